// SPDX-License-Identifier: MIT
/// \file
/// Provenance of several results in one summary.

#include "pipeline/merged_summary.hpp"

#include "base/message_format.hpp"
#include "pipeline/figure_warnings.hpp"
#include "pipeline/merged_problems.hpp"
#include "pipeline/provenance.hpp"

#include <huuco/base/text.hpp>
#include <huuco/pipeline/publish.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <set>
#include <utility>

namespace huuco {

namespace {

using OrderedJson = nlohmann::ordered_json;

/// How the merged result is made again; as the `run` of an analysis.
OrderedJson merge_run(const std::vector<PartResult>& parts, Language language) {
    const std::string words = language == Language::en ? "en" : "vi";
    OrderedJson folders = OrderedJson::array();
    OrderedJson arguments = {"merge"};
    std::string command = "huuco merge";
    for (const PartResult& part : parts) {
        folders.push_back(part.folder.string());
        arguments.push_back(part.folder.string());
        command += " " + shell_quoted(part.folder.string());
    }
    arguments.push_back("--lang");
    arguments.push_back(words);
    return {
        {"command", command + " --lang " + words + " -o OUTDIR"},
        {"arguments", std::move(arguments)},
        {"options", {{"results", std::move(folders)}, {"lang", words}}},
        {"file_time", parts.front().summary.at("run").at("file_time")}};
}

OrderedJson parts_json(const std::vector<PartResult>& parts) {
    OrderedJson json = OrderedJson::array();
    for (const PartResult& part : parts) {
        json.push_back(
            {{"path", part.folder.string()},
             {"sha256", part.sha256},
             {"command", part.summary.at("run").at("command")},
             {"parcels", part.figures.accounting.read}});
    }
    return json;
}

/// Evidence has the same content in all parts, whatever its path, and in the same order.
bool is_common_evidence(const OrderedJson& input) {
    return input.at("role") == "register" || input.at("role") == "organic_areas";
}

/// The inputs of all parts; what several parts have in common once.
OrderedJson merged_inputs(const std::vector<PartResult>& parts) {
    OrderedJson json = OrderedJson::array();
    std::set<std::string> seen;
    for (const PartResult& part : parts) {
        for (const OrderedJson& input : part.summary.at("inputs")) {
            if (is_common_evidence(input) && &part != &parts.front()) {
                continue;
            }
            const OrderedJson same = {
                input.at("role"), input.at("path"), input.at("sha256"), input.at("layer")};
            if (seen.insert(same.dump()).second) {
                json.push_back(input);
            }
        }
    }
    return json;
}

/// Copies of a layer are one.
std::set<std::string> village_layers(const PartResult& part) {
    std::set<std::string> layers;
    for (const OrderedJson& input : part.summary.at("inputs")) {
        if (input.at("role") == "villages") {
            layers.insert(OrderedJson{input.at("sha256"), input.at("layer")}.dump());
        }
    }
    return layers;
}

/// The first two parts whose boxes have ground in common.
const PartResult* first_neighbour(const std::vector<PartResult>& parts, const PartResult*& other) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
        for (std::size_t j = i + 1; j < parts.size(); ++j) {
            if (parts[i].figures.extent.intersects(parts[j].figures.extent)) {
                other = &parts[j];
                return &parts[i];
            }
        }
    }
    return nullptr;
}

/// What all parts say in the same words is about what they have in common.
bool is_said_by_all(const std::vector<PartResult>& parts, const std::string& warning) {
    return std::ranges::all_of(parts, [&](const PartResult& part) {
        return std::ranges::find(part.figures.warnings, warning) != part.figures.warnings.end();
    });
}

/// Sentences about what a merger cannot see.
void add_limits(
    const std::vector<PartResult>& parts,
    const Analysis& figures,
    Language language,
    std::vector<std::string>& sentences) {
    const PartResult* other = nullptr;
    if (const PartResult* const one = first_neighbour(parts, other)) {
        sentences.push_back(message_in(
            language,
            "Các kết quả nằm cạnh nhau (như {} và {}): phần chồng lấn giữa thửa của hai kết quả "
            "không được tìm và bị tính hai lần. Nếu nghi ngờ, hãy chạy chung các thửa đó.",
            "Results lie side by side (such as {} and {}): ground that parcels of two of them "
            "claim is not looked for, and counts twice. Where you doubt it, run these parcels "
            "together.",
            one->folder.string(),
            other->folder.string()));
    }
    const std::set<std::string> first = village_layers(parts.front());
    const bool has_other_villages = std::ranges::any_of(
        parts, [&](const PartResult& part) { return village_layers(part) != first; });
    if (has_other_villages && figures.outside.parcel_m2 > 0.0) {
        constexpr double kSquareMetresPerHectare = 10'000.0;
        sentences.push_back(message_in(
            language,
            "Các kết quả dùng lớp thôn khác nhau: trong {} ha nằm ngoài các thôn có thể có đất "
            "thuộc thôn của kết quả khác.",
            "The results have different village layers: of the {} ha outside the villages some "
            "may lie in a village of another result.",
            format_number(figures.outside.parcel_m2 / kSquareMetresPerHectare, 2, language)));
    }
    const auto is_full = [](const PartResult& part) {
        const LandAccount& land = part.figures.land_account;
        return land.unknown_codes.size() >= kMostNamesTold ||
               land.unknown_crops.size() >= kMostNamesTold ||
               land.unknown_statuses.size() >= kMostNamesTold ||
               land.unknown_schemes.size() >= kMostNamesTold;
    };
    if (std::ranges::any_of(parts, is_full)) {
        sentences.emplace_back(in_language(
            language,
            "Có kết quả chỉ liệt kê 1.000 mã loại đất, cây trồng, tình trạng hoặc tiêu chuẩn lạ "
            "hay gặp "
            "nhất, nên số đếm ở đây "
            "của các tên hiếm có thể thấp.",
            "A result lists only its 1,000 most frequent unknown land codes, crops, statuses or "
            "schemes, so counts of "
            "rare names may be low here."));
    }
}

} // namespace

std::vector<std::string>
merged_warnings(const std::vector<PartResult>& parts, const Analysis& figures, Language language) {
    std::vector<std::string> sentences;
    for (const PartResult& part : parts) {
        std::set<std::string> counted;
        for (const Language spoken : {Language::vi, Language::en}) {
            const std::vector<std::string> own = figure_warnings(part.figures, spoken);
            counted.insert(own.begin(), own.end());
        }
        for (const std::string& warning : part.figures.warnings) {
            if (counted.contains(warning)) {
                continue;
            }
            if (!is_said_by_all(parts, warning)) {
                sentences.push_back(fmt::format("{}: {}", part.folder.string(), warning));
            } else if (&part == &parts.front()) {
                sentences.push_back(warning);
            }
        }
    }
    std::ranges::move(figure_warnings(figures, language), std::back_inserter(sentences));
    add_limits(parts, figures, language, sentences);
    return sentences;
}

std::string
merged_summary(const std::vector<PartResult>& parts, const Analysis& figures, Language language) {
    const OrderedJson& first = parts.front().summary;
    const OrderedJson own = OrderedJson::parse(summary_json(figures));
    OrderedJson summary;
    for (const auto& [name, value] : own.items()) {
        summary[name] = value;
        if (name == "run") {
            summary["parts"] = parts_json(parts);
        }
    }
    summary["tool"] = first.at("tool");
    summary["run"] = merge_run(parts, language);
    OrderedJson crs = first.at("crs");
    crs["scale_factor"] = own.at("crs").at("scale_factor");
    crs["areal_scale_factor"] = own.at("crs").at("areal_scale_factor");
    summary["crs"] = std::move(crs);
    summary["inputs"] = merged_inputs(parts);
    summary["tables"] = first.at("tables");
    summary["problems"] = merged_problems(parts, figures);
    return summary.dump(2) + "\n";
}

} // namespace huuco
