// SPDX-License-Identifier: MIT
/// \file
/// `huuco check`: every defect of a parcel layer, with its place.

#include "base/message_format.hpp"
#include "cli/analyze_arguments.hpp"
#include "cli/command.hpp"
#include "cli/common_options.hpp"
#include "cli/figures_table.hpp"
#include "cli/progress_display.hpp"
#include "cli/standard_streams.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/text.hpp>
#include <huuco/pipeline/check.hpp>

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

namespace huuco::cli {

namespace {

struct CheckArguments {
    AnalyzeArguments analysis;
    std::string output;
    std::string fail_on = "never";
    double gap_width_m = kGapWidth_m;
    bool overwrite = false;
};

/// Results never replace another file unasked.
void require_replaceable(const CheckArguments& arguments) {
    std::error_code ignored;
    if (std::filesystem::exists(arguments.output, ignored) && !arguments.overwrite) {
        throw Error(
            ErrorCode::argument,
            message(
                "{} đã có sẵn; hãy nêu tệp khác, hoặc thêm --overwrite để thay.",
                "{} exists already; name another file, or replace it with --overwrite.",
                arguments.output));
    }
}

const char* word_of(Severity severity, Language language) {
    switch (severity) {
    case Severity::error:
        return in_language(language, "lỗi", "error");
    case Severity::warning:
        return in_language(language, "cần xem", "warning");
    case Severity::note:
        break;
    }
    return in_language(language, "ghi chú", "note");
}

void print_table(const Analysis& analysis, Language language) {
    if (analysis.problems.empty()) {
        put("{}",
            message_in(
                language,
                "Đã đọc {} thửa, không thấy vấn đề nào.\n",
                "{} parcels read, no problem found.\n",
                Count{analysis.accounting.read}));
        return;
    }
    std::vector<std::vector<std::string>> rows = {
        {in_language(language, "Mức", "Level"),
         in_language(language, "Loại", "Kind"),
         in_language(language, "Nội dung", "What"),
         in_language(language, "Số lượng", "Count"),
         in_language(language, "Diện tích (m²)", "Area (m²)")}};
    for (const ProblemCount& count : count_problems(analysis.problems)) {
        rows.push_back(
            {word_of(count.severity, language),
             count.kind,
             problem_title(count.kind, language),
             format_count(count.count, language),
             count.area_m2 > 0.0 ? format_number(count.area_m2, 2, language) : "–"});
    }
    constexpr std::size_t kTextColumns = 3;
    put(aligned_lines(rows, kTextColumns));
    put("{}",
        message_in(
            language,
            "\nSố thửa đã đọc: {}; số vấn đề: {}.\n",
            "\nParcels read: {}; problems: {}.\n",
            Count{analysis.accounting.read},
            Count{analysis.problems.size()}));
}

ExitCode run(const CheckArguments& arguments) {
    if (!arguments.output.empty()) {
        require_replaceable(arguments);
        require_problems_file(arguments.output);
    }
    CheckOptions options;
    options.inputs = options_of(arguments.analysis);
    options.gap_width_m = arguments.gap_width_m;
    options.output = arguments.output;
    const Language language = options.inputs.language;
    const std::unique_ptr<Progress> progress =
        make_progress(arguments.analysis.talk.progress_kind(), language);
    const Analysis analysis = check(options, *progress);
    if (!arguments.output.empty()) {
        write_problems(analysis, language, arguments.output);
    }
    if (!arguments.analysis.talk.is_quiet) {
        print_table(analysis, language);
        if (arguments.output.empty() && !analysis.problems.empty()) {
            put("{}",
                in_language(
                    language,
                    "Thêm -o van-de.gpkg để xem từng chỗ trên bản đồ.\n",
                    "Add -o problems.gpkg to see each place on a map.\n"));
        }
        if (!arguments.output.empty()) {
            put(file_list("", {arguments.output}, language));
        }
    }
    const std::optional<Severity> worst = worst_severity(analysis.problems);
    bool is_found = false;
    for (std::size_t i = 0; i < kSeverityNames.size(); ++i) { // `never` is no severity
        is_found = is_found || (worst && kSeverityNames.at(i) == arguments.fail_on &&
                                *worst >= static_cast<Severity>(i));
    }
    return is_found ? ExitCode::found : ExitCode::done;
}

} // namespace

Run setup_check(CLI::App& program) {
    const auto arguments = std::make_shared<CheckArguments>();
    CLI::App* verb = program.add_subcommand(
        "check",
        "Every defect of a parcel layer with its place: geometry, overlaps, gaps, keys, codes");
    add_input_options(*verb, arguments->analysis);
    verb->add_option(
            "--plan",
            arguments->analysis.options.plan,
            "Plan file with inputs, field roles and own code tables")
        ->type_name("FILE.toml");
    verb->add_option(
            "--area",
            arguments->analysis.area,
            "How ground is measured; default planar, ellipsoidal where the data is in degrees")
        ->check(CLI::IsMember({"planar", "ellipsoidal"}));
    verb->add_option(
            "--work-crs",
            arguments->analysis.options.work_crs,
            "Reference system in which is overlaid and measured; default that of the parcels")
        ->type_name("EPSG:n");
    CLI::Option* gap_width =
        verb->add_option(
                "--gap-width",
                arguments->gap_width_m,
                "Widest ground between parcels that is a gap; wider is a path or a ditch")
            ->type_name("METRES")
            ->check(CLI::Range(kRoundingWidth_m, 100.0))
            ->capture_default_str();
    take_decimal(*gap_width);
    verb->add_option(
            "-o,--output",
            arguments->output,
            "File for the problems: .gpkg (points and areas) or .geojson")
        ->type_name("FILE");
    verb->add_flag("--overwrite", arguments->overwrite, "Replace an existing file");
    verb->add_option(
            "--fail-on",
            arguments->fail_on,
            "Exit code 5 when there is a problem of that level or a worse one")
        ->check(CLI::IsMember({"note", "warning", "error", "never"}))
        ->capture_default_str();
    verb->add_option(
            "-j,--threads", arguments->analysis.options.threads, "Threads; default one a core")
        ->type_name("N")
        ->check(CLI::Range(0U, 1024U));
    add_talk_options(*verb, arguments->analysis.talk);
    add_language_option(*verb, arguments->analysis.options.language, "notes and table");
    return [arguments] { return run(*arguments); };
}

} // namespace huuco::cli
