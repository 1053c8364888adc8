// SPDX-License-Identifier: MIT
/// \file
/// `huuco inspect`: what files are, as text or JSON.

#include "base/message_format.hpp"
#include "cli/command.hpp"
#include "cli/common_options.hpp"
#include "cli/shown_text.hpp"
#include "cli/standard_streams.hpp"
#include "cli/text_width.hpp"

#include <huuco/base/text.hpp>
#include <huuco/pipeline/inspect.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

namespace huuco::cli {

namespace {

struct InspectArguments {
    std::vector<std::string> files;
    InspectOptions options;
    bool as_json = false;
};

using Json = nlohmann::ordered_json;

Json json_of(const LayerReport& layer) {
    Json fields = Json::array();
    for (const FieldReport& field : layer.fields) {
        fields.push_back(
            {{"name", field.name},
             {"type", field.type},
             {"role", field.role},
             {"evidence", field.evidence},
             {"filled_percent", field.filled_percent},
             {"examples", field.examples}});
    }
    Json candidates = Json::array();
    for (const CrsCandidate& candidate : layer.crs_decision.candidates) {
        candidates.push_back(
            {{"crs", candidate.crs}, {"name", candidate.name}, {"score", candidate.score}});
    }
    return {
        {"name", layer.name},
        {"geometry_type", layer.geometry_type},
        {"features", layer.features},
        {"usable", layer.is_usable},
        {"part", layer.part},
        {"crs", layer.crs},
        {"crs_name", layer.crs_name},
        {"crs_decided_by", layer.crs_decided_by},
        {"crs_note", layer.crs_note},
        {"crs_declared", layer.crs_decision.declared},
        {"crs_reason", layer.crs_decision.reason},
        {"crs_axes_swapped", layer.crs_decision.has_swapped_axes},
        {"crs_judged_by", layer.crs_decision.judged_by},
        {"crs_candidates", std::move(candidates)},
        {"crs_warnings", layer.crs_decision.warnings},
        {"encoding", layer.encoding},
        {"encoding_decided_by", layer.encoding_decided_by},
        {"encoding_evidence", layer.encoding_evidence},
        {"header_rows", layer.header_rows},
        {"looked_at", layer.looked_at},
        {"fields", std::move(fields)}};
}

Json json_of(const FileReport& report) {
    Json layers = Json::array();
    for (const LayerReport& layer : report.layers) {
        layers.push_back(json_of(layer));
    }
    return {{"path", report.path}, {"format", report.format}, {"layers", std::move(layers)}};
}

/// Begins the line of something told about a layer.
void print_heading(Language language, const char* vi, const char* en) {
    put("    {:<10}", std::string_view(in_language(language, vi, en)));
}

/// Letters of the longest name, and no fewer than most names have.
std::size_t width_of_names(const std::vector<FieldReport>& fields) {
    std::size_t width = 16;
    for (const FieldReport& field : fields) {
        width = std::max(width, width_of(shown_on_one_line(field.name)));
    }
    return width;
}

void print_field(const FieldReport& field, std::size_t name_width, Language language) {
    print_heading(language, "trường", "field");
    const std::string name = shown_on_one_line(field.name);
    put("{}{} {:<10} {:>3.0f} %  {}\n",
        name,
        std::string(name_width - width_of(name), ' '),
        field.type,
        field.filled_percent,
        field.role);
    if (!field.examples.empty()) {
        put("                {} {}\n",
            in_language(language, "ví dụ", "e.g."),
            shown_on_one_line(fmt::format("{}", fmt::join(field.examples, " | "))));
    }
    if (!field.evidence.empty()) {
        put("                {}\n", field.evidence);
    }
}

/// Code and name of a system; one of them where it has no code.
std::string system_of(const std::string& code, const std::string& name) {
    return code == name ? name : fmt::format("{} {}", code, name);
}

void print_crs(const LayerReport& layer, Language language) {
    const CrsDecision& decision = layer.crs_decision;
    if (!layer.crs.empty()) {
        print_heading(language, "hệ tọa độ", "CRS");
        put("{} ({})\n", system_of(layer.crs, layer.crs_name), layer.crs_decided_by);
        put("              {}\n", decision.reason);
    }
    if (!layer.crs_note.empty()) {
        print_heading(language, "hệ tọa độ", "CRS");
        put("{}. {}\n", in_language(language, "chưa rõ", "none"), layer.crs_note);
    }
    constexpr std::size_t kMostShown = 5;
    const std::size_t shown = std::min(kMostShown, decision.candidates.size());
    for (std::size_t i = 0; i < shown; ++i) {
        const CrsCandidate& candidate = decision.candidates[i];
        const std::string line = message_in(
            language,
            "{:>5} % khớp với {} khi đọc theo {}",
            "{:>5} % agrees with {} when read in {}",
            format_number(100.0 * candidate.score, 1, language),
            witness_in_words(decision.judged_by),
            system_of(candidate.crs, candidate.name));
        put("              {}\n", line);
    }
    for (const std::string& warning : decision.warnings) {
        print_heading(language, "lưu ý", "note");
        put("{}\n", warning);
    }
}

void print_layer(const LayerReport& layer, Language language) {
    const char* what = layer.geometry_type.empty() ? in_language(language, "dòng", "rows")
                                                   : in_language(language, "đối tượng", "features");
    put("  {}{}{} {}",
        shown_on_one_line(layer.name),
        layer.name.empty() ? "" : ": ",
        format_count(layer.features, language),
        what);
    put("{}{}\n", layer.geometry_type.empty() ? "" : ", ", layer.geometry_type);
    if (!layer.is_usable) {
        put("    {}\n",
            in_language(
                language,
                "không phải lớp đa giác: huuco không dùng được",
                "not a polygon layer: huuco cannot use it"));
    }
    if (!layer.part.empty()) {
        print_heading(language, "dùng làm", "part");
        put("{}\n", layer.part);
    }
    print_crs(layer, language);
    if (!layer.encoding.empty()) {
        print_heading(language, "bảng mã", "encoding");
        put("{} ({}){}{}\n",
            layer.encoding,
            layer.encoding_decided_by,
            layer.encoding_evidence.empty() ? "" : ": ",
            layer.encoding_evidence);
    }
    if (layer.header_rows.size() > 1) {
        print_heading(language, "tiêu đề", "header");
        put("{}",
            message_in(
                language,
                "dòng {} đọc chung là một tiêu đề\n",
                "rows {} read as one\n",
                fmt::join(layer.header_rows, ", ")));
    }
    const std::size_t name_width = width_of_names(layer.fields);
    for (const FieldReport& field : layer.fields) {
        print_field(field, name_width, language);
    }
}

ExitCode run(const InspectArguments& arguments) {
    const std::vector<FileReport> reports = inspect(arguments.files, arguments.options);
    if (arguments.as_json) {
        Json all = Json::array();
        for (const FileReport& report : reports) {
            all.push_back(json_of(report));
        }
        fmt::print("{}\n", all.dump(2));
        return ExitCode::done;
    }
    for (const FileReport& report : reports) {
        put("{}{}{}\n", report.path, report.format.empty() ? "" : ": ", report.format);
        for (const LayerReport& layer : report.layers) {
            print_layer(layer, arguments.options.language);
        }
    }
    return ExitCode::done;
}

} // namespace

Run setup_inspect(CLI::App& program) {
    const auto arguments = std::make_shared<InspectArguments>();
    CLI::App* verb = program.add_subcommand(
        "inspect",
        "What a file is: format, layers, counts, reference system, encoding, field roles");
    verb->add_option("FILE", arguments->files, "Datasets and registers")->required();
    verb->add_option(
            "--encoding", arguments->options.encoding, "Text encoding, whatever the file says")
        ->type_name("NAME");
    verb->add_option(
            "--src-crs",
            arguments->options.src_crs,
            "Reference system of the parcels, whatever the file says")
        ->type_name("EPSG:n");
    verb->add_option(
            "--province",
            arguments->options.province,
            "Province of the data, name or code: tells its zone where a file states none")
        ->type_name("NAME");
    verb->add_option(
            "--boundary",
            arguments->options.boundary,
            "Outline that holds the data, such as the commune's: judges reference systems")
        ->type_name("DATASET");
    verb->add_flag("--json", arguments->as_json, "Print JSON");
    add_language_option(*verb, arguments->options.language, "what is said about a file");
    return [arguments] { return run(*arguments); };
}

} // namespace huuco::cli
