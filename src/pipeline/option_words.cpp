// SPDX-License-Identifier: MIT
/// \file
/// Options of an analysis, in the words and the order of the command line's help.

#include "pipeline/option_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace huuco {

namespace {

constexpr std::string_view product_word(Product product) {
    switch (product) {
    case Product::geojson:
        return "geojson";
    case Product::gpkg:
        return "gpkg";
    default:
        return "tiles";
    }
}

/// Collects the options that say something.
class OptionWords {
public:
    void add(std::string name, std::vector<std::string> values) {
        if (!values.empty()) {
            m_words.push_back({std::move(name), std::move(values)});
        }
    }

    void add_text(std::string name, const std::string& value) {
        if (!value.empty()) {
            add(std::move(name), {value});
        }
    }

    template <typename Number>
    void add_number(const std::string& name, const std::optional<Number>& value) {
        if (value) {
            add(name, {fmt::format("{}", *value)}); // shortest text that reads back
        }
    }

    void add_switch(std::string name) { m_words.push_back({std::move(name), {}}); }

    [[nodiscard]] std::vector<GivenOption> take() { return std::move(m_words); }

private:
    std::vector<GivenOption> m_words;
};

void add_inputs(OptionWords& words, const AnalyzeOptions& options) {
    words.add("", options.parcels);
    words.add_text("--layer", options.parcels_layer);
    words.add_text("--villages", options.villages);
    words.add_text("--villages-layer", options.villages_layer);
    words.add_text("--village-id", options.village_id);
    words.add_text("--village-name", options.village_name);
    words.add("--register", options.registers);
    words.add("--organic-areas", options.organic_areas);
    words.add("--organic-areas-layer", options.organic_areas_layers);
    std::vector<std::string> fields;
    for (const auto& [role, field] : options.fields) {
        fields.push_back(fmt::format("{}={}", field_role_name(role), field));
    }
    words.add("--field", std::move(fields));
    words.add_text("--src-crs", options.src_crs);
    words.add_text("--province", options.province);
    words.add_text("--boundary", options.boundary);
    words.add_text("--encoding", options.encoding);
}

void add_area(OptionWords& words, const AnalyzeOptions& options) {
    if (options.has_both_areas) {
        words.add_text("--area", "both");
    } else if (options.area && *options.area != AreaMethod::legal) {
        words.add_text("--area", std::string(area_method_name(*options.area)));
    }
}

} // namespace

std::vector<GivenOption> words_of_options(const AnalyzeOptions& options) {
    OptionWords words;
    add_inputs(words, options);
    words.add_text("--plan", options.plan);
    add_area(words, options);
    words.add_text("--work-crs", options.work_crs);
    words.add_number("--target", options.target_percent);
    if (options.strict) {
        words.add_switch("--strict");
    }
    std::vector<std::string_view> products;
    for (const Product product : options.products) {
        products.push_back(product_word(product));
    }
    words.add_text(
        "--products", products.empty() ? "none" : fmt::format("{}", fmt::join(products, ",")));
    words.add_number("--min-zoom", options.min_zoom);
    words.add_number("--max-zoom", options.max_zoom);
    words.add_text("--lang", options.language == Language::en ? "en" : "vi");
    return words.take();
}

} // namespace huuco
