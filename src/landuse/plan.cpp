// SPDX-License-Identifier: MIT
/// \file
/// Reading the plan file; the only place that meets toml++.

#include <huuco/base/csv.hpp>
#include <huuco/base/error.hpp>
#include <huuco/base/name_hint.hpp>
#include <huuco/base/text.hpp>
#include <huuco/landuse/plan.hpp>

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <utility>

namespace huuco {

namespace {

[[noreturn]] void fail(const std::string& source, std::size_t line, std::string_view note) {
    throw Error(ErrorCode::format, fmt::format("{}, line {}: {}.", source, line, note));
}

std::string_view type_name(const toml::node& node) {
    switch (node.type()) {
    case toml::node_type::table:
        return "a table";
    case toml::node_type::array:
        return "a list";
    case toml::node_type::string:
        return "a text";
    case toml::node_type::integer:
    case toml::node_type::floating_point:
        return "a number";
    case toml::node_type::boolean:
        return "true or false";
    case toml::node_type::date:
    case toml::node_type::date_time:
        return "a date";
    default:
        return "something else";
    }
}

/// One table of the file: hands out its values by key and remembers which it handed out.
class Section {
public:
    Section(const std::string& source, std::string name, const toml::table& table)
        : m_source(&source), m_name(std::move(name)), m_table(&table) {}

    /// Stops at a key that is not among the known ones.
    void allow(const std::vector<std::string>& keys) const {
        for (const auto& [key, node] : *m_table) {
            const std::string word(key.str());
            if (std::ranges::find(keys, word) == keys.end()) {
                fail(
                    *m_source,
                    key.source().begin.line,
                    fmt::format(
                        "the key \"{}\" is unknown{}{}; known are {}",
                        word,
                        m_name.empty() ? "" : fmt::format(" in [{}]", m_name),
                        did_you_mean(word, keys),
                        fmt::join(keys, ", ")));
            }
        }
    }

    /// The section of that name; an empty one where the file has none.
    [[nodiscard]] Section section(const std::string& name) const {
        static const toml::table none;
        const toml::node* const node = m_table->get(name);
        if (node == nullptr) {
            return {*m_source, name, none};
        }
        if (!node->is_table()) {
            refuse(name, *node, "a table");
        }
        return {*m_source, name, *node->as_table()};
    }

    [[nodiscard]] std::optional<PlanName> text(std::string_view key) const {
        const toml::node* const node = m_table->get(key);
        if (node == nullptr) {
            return std::nullopt;
        }
        return text_of(key, *node);
    }

    [[nodiscard]] std::vector<PlanName> texts(std::string_view key) const {
        std::vector<PlanName> out;
        const toml::node* const node = m_table->get(key);
        if (node == nullptr) {
            return out;
        }
        if (!node->is_array()) {
            refuse(key, *node, "a list of texts");
        }
        for (const toml::node& item : *node->as_array()) {
            out.push_back(text_of(key, item));
        }
        return out;
    }

    [[nodiscard]] std::optional<double>
    number(std::string_view key, double lowest, double highest) const {
        const toml::node* const node = m_table->get(key);
        if (node == nullptr) {
            return std::nullopt;
        }
        const std::optional<double> value = node->value<double>();
        if (!node->is_number() || !value) {
            refuse(key, *node, "a number");
        }
        if (!(*value >= lowest && *value <= highest)) {
            fail(
                *m_source,
                line_of(*node),
                fmt::format("{} must be from {} to {}, not {}", key, lowest, highest, *value));
        }
        return value;
    }

    [[nodiscard]] std::optional<Date> date(std::string_view key) const {
        const toml::node* const node = m_table->get(key);
        if (node == nullptr) {
            return std::nullopt;
        }
        const toml::value<toml::date>* const value = node->as_date();
        if (value == nullptr) {
            refuse(key, *node, "a date such as 2026-06-30 without quotes");
        }
        const toml::date day = value->get();
        return Date{
            std::chrono::year(day.year), std::chrono::month(day.month), std::chrono::day(day.day)};
    }

    /// The position of a word among the allowed ones.
    [[nodiscard]] std::optional<std::size_t>
    choice(std::string_view key, const std::vector<std::string>& words) const {
        const std::optional<PlanName> word = text(key);
        if (!word) {
            return std::nullopt;
        }
        const auto found = std::ranges::find(words, word->text);
        if (found == words.end()) {
            fail(
                *m_source,
                word->line,
                fmt::format(
                    "{} must be one of {}, not \"{}\"{}",
                    key,
                    fmt::join(words, ", "),
                    word->text,
                    did_you_mean(word->text, words)));
        }
        return static_cast<std::size_t>(found - words.begin());
    }

    [[nodiscard]] std::vector<std::string> keys() const {
        std::vector<std::string> out;
        for (const auto& [key, node] : *m_table) {
            out.emplace_back(key.str());
        }
        return out;
    }

private:
    static std::size_t line_of(const toml::node& node) { return node.source().begin.line; }

    [[nodiscard]] PlanName text_of(std::string_view key, const toml::node& node) const {
        const std::optional<std::string> value = node.value<std::string>();
        if (!node.is_string() || !value) {
            refuse(key, node, "a text in quotes");
        }
        return {to_nfc(*value), line_of(node)};
    }

    [[noreturn]] void
    refuse(std::string_view key, const toml::node& node, std::string_view wanted) const {
        fail(
            *m_source,
            line_of(node),
            fmt::format("{} must be {}, not {}", key, wanted, type_name(node)));
    }

    const std::string* m_source;
    std::string m_name;
    const toml::table* m_table;
};

/// A dataset name, relative to the folder of the plan unless it is absolute or no path (`PG:…`).
std::string located(const std::filesystem::path& folder, const std::string& dataset) {
    const std::size_t colon = dataset.find(':');
    const bool is_connection = colon != std::string::npos && colon > 1 &&
                               dataset.substr(0, colon).find_first_of("/\\.") == std::string::npos;
    if (is_connection || dataset.empty()) {
        return dataset;
    }
    return (folder / dataset).lexically_normal().string();
}

void read_target(const Section& section, Plan& plan) {
    section.allow({"name", "target_percent", "reference_date"});
    if (const auto name = section.text("name")) {
        plan.name = name->text;
    }
    plan.target_percent =
        section.number("target_percent", 0.0, 100.0).value_or(plan.target_percent);
    plan.reference_date = section.date("reference_date");
}

void read_principal(const Section& section, Plan& plan) {
    section.allow({"presets", "land_codes", "crops", "blank_crop", "mixed_codes"});
    plan.presets = section.texts("presets");
    plan.land_codes = section.texts("land_codes");
    plan.crops = section.texts("crops");
    if (const auto at =
            section.choice("blank_crop", {"by_land_code", "principal", "not_principal"})) {
        plan.blank_crop = static_cast<BlankCrop>(*at);
    }
    if (const auto at = section.choice("mixed_codes", {"split", "not_counted", "whole_parcel"})) {
        plan.mixed_codes = static_cast<MixedCodes>(*at);
    }
}

void read_organic(const Section& section, Plan& plan) {
    section.allow({"schemes", "statuses", "source"});
    plan.schemes = section.texts("schemes");
    if (auto statuses = section.texts("statuses"); !statuses.empty()) {
        plan.statuses = std::move(statuses);
    }
    if (const auto at = section.choice("source", {"register", "areas", "field"})) {
        plan.evidence = static_cast<EvidenceSource>(*at);
    }
}

void read_area(const Section& section, Plan& plan) {
    section.allow({"method"});
    const std::optional<PlanName> method = section.text("method");
    if (method && method->text == "legal") {
        fail(
            plan.source,
            method->line,
            "the area method \"legal\" is not made by this version of huuco yet; "
            "use \"planar\" or \"ellipsoidal\"");
    }
    if (const auto at = section.choice("method", {"planar", "ellipsoidal"})) {
        plan.area_method = static_cast<AreaMethod>(*at);
    }
}

void read_inputs(const Section& section, const std::filesystem::path& folder, Plan& plan) {
    section.allow({"parcels", "villages", "registers", "organic_areas"});
    if (const auto parcels = section.text("parcels")) {
        plan.parcels = {located(folder, parcels->text)};
    }
    if (const auto villages = section.text("villages")) {
        plan.villages = located(folder, villages->text);
    }
    for (const PlanName& name : section.texts("registers")) {
        plan.registers.push_back(located(folder, name.text));
    }
    for (const PlanName& name : section.texts("organic_areas")) {
        plan.organic_areas.push_back(located(folder, name.text));
    }
}

void read_fields(const Section& section, Plan& plan) {
    section.allow({kFieldRoleNames.begin(), kFieldRoleNames.end()});
    for (std::size_t i = 0; i < kFieldRoleCount; ++i) {
        if (const auto field = section.text(kFieldRoleNames[i])) {
            plan.fields[i] = field->text;
        }
    }
}

void read_tables(const Section& section, const std::filesystem::path& folder, Plan& plan) {
    section.allow(table_names());
    for (const std::string& name : section.keys()) {
        if (const auto file = section.text(name)) {
            plan.tables[name] = located(folder, file->text);
        }
    }
}

toml::table parse_toml(const std::string& text, const std::string& source) {
    try {
        return toml::parse(text, source);
    } catch (const toml::parse_error& error) {
        fail(source, error.source().begin.line, std::string(error.description()));
    }
}

/// Looks every name up; stops at the first that nothing is found for.
template <typename Find>
void check_each(
    const Plan& plan,
    std::string_view key,
    const std::vector<PlanName>& names,
    const std::vector<std::string>& known,
    const Find& find) {
    for (const PlanName& name : names) {
        if (find(name.text) == nullptr) {
            fail(
                plan.source,
                name.line,
                fmt::format(
                    "{} names \"{}\", which the tables do not have{}",
                    key,
                    name.text,
                    did_you_mean(name.text, known)));
        }
    }
}

template <typename Row, typename... Field>
std::vector<std::string> names_of(const std::vector<Row>& rows, Field... fields) {
    std::vector<std::string> names;
    names.reserve(rows.size() * sizeof...(fields));
    for (const Row& row : rows) {
        (names.push_back(row.*fields), ...);
    }
    return names;
}

} // namespace

Plan parse_plan(const std::filesystem::path& path) {
    const std::string text = read_file(path);
    if (!is_valid_utf8(text)) {
        throw Error(
            ErrorCode::format,
            fmt::format("{} is not UTF-8; save it as text in UTF-8.", path.string()));
    }
    Plan plan;
    plan.source = path.string();
    const toml::table root = parse_toml(text, plan.source);
    const Section file(plan.source, "", root);
    file.allow({"plan", "principal", "organic", "area", "inputs", "fields", "tables"});
    const std::filesystem::path folder = path.parent_path();
    read_target(file.section("plan"), plan);
    read_principal(file.section("principal"), plan);
    read_organic(file.section("organic"), plan);
    read_area(file.section("area"), plan);
    read_inputs(file.section("inputs"), folder, plan);
    read_fields(file.section("fields"), plan);
    read_tables(file.section("tables"), folder, plan);
    return plan;
}

void check_names(const Plan& plan, const Tables& tables) {
    check_each(
        plan,
        "presets",
        plan.presets,
        names_of(tables.presets(), &PrincipalPreset::id),
        [&](const std::string& name) { return tables.find_preset(name); });
    check_each(
        plan,
        "land_codes",
        plan.land_codes,
        names_of(tables.land_codes(), &LandCode::code),
        [&](const std::string& name) { return tables.find_land_code(name); });
    check_each(
        plan,
        "crops",
        plan.crops,
        names_of(tables.crops(), &Crop::name_vi, &Crop::id),
        [&](const std::string& name) {
            const Crop* const crop = tables.find_crop(name);
            return crop != nullptr ? crop : tables.find_crop_id(name);
        });
    check_each(
        plan,
        "schemes",
        plan.schemes,
        names_of(tables.schemes(), &Scheme::id, &Scheme::label),
        [&](const std::string& name) { return tables.find_scheme(name); });
    check_each(
        plan,
        "statuses",
        plan.statuses,
        names_of(tables.statuses(), &Status::id),
        [&](const std::string& name) { return tables.find_status(name); });
    for (const PlanName& name : plan.statuses) {
        const Status* const status = tables.find_status(name.text);
        if (!status->may_count) {
            fail(
                plan.source,
                name.line,
                fmt::format("the status \"{}\" can never count as organic", status->id));
        }
    }
}

} // namespace huuco
