// SPDX-License-Identifier: MIT
/// \file
/// `huuco merge`: puts the figures of several results together.

#include "base/message_format.hpp"
#include "cli/command.hpp"
#include "cli/common_options.hpp"
#include "cli/figures_table.hpp"
#include "cli/indicator_table.hpp"
#include "cli/standard_streams.hpp"

#include <huuco/base/error.hpp>
#include <huuco/pipeline/merge.hpp>

#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

namespace huuco::cli {

namespace {

struct MergeArguments {
    std::vector<std::string> results;
    std::string output;
    Language language = Language::vi;
    bool overwrite = false;
    bool is_quiet = false;
    bool fail_below_target = false;
};

ExitCode run(const MergeArguments& arguments) {
    const Language language = arguments.language;
    refuse_connection(arguments.output);
    for (const std::string& part : arguments.results) {
        refuse_connection(part);
        std::error_code none; // of what is not there
        if (std::filesystem::equivalent(part, arguments.output, none)) {
            throw Error(
                ErrorCode::argument,
                message(
                    "{}: là một trong các kết quả được gộp; hãy nêu thư mục khác cho kết quả gộp",
                    "{}: is one of the results that are merged; name another folder for the sum",
                    part));
        }
    }
    OutputDirectory folder(arguments.output, arguments.overwrite);
    const MergedResult merged =
        merge_results({arguments.results.begin(), arguments.results.end()}, language);
    publish_merged(merged, folder);
    if (!arguments.is_quiet) {
        put(figures_table(merged.figures, {language, false}));
        put(indicator_table(merged.figures, language));
        put(file_list(arguments.output, {kSummaryFile}, language));
    }
    flush_output();
    say(warnings_text(merged.figures, language));
    const bool is_missed = !merged.figures.whole.meets(merged.figures.target_percent);
    return is_missed && arguments.fail_below_target ? ExitCode::target_missed : ExitCode::done;
}

} // namespace

Run setup_merge(CLI::App& program) {
    const auto arguments = std::make_shared<MergeArguments>();
    CLI::App* verb = program.add_subcommand(
        "merge", "Adds up the figures of several results, exactly as one run over all parcels");
    verb->add_option("OUTDIR", arguments->results, "Results of huuco analyze or huuco merge")
        ->required();
    verb->add_flag(
        "--fail-below-target",
        arguments->fail_below_target,
        "Exit code 3 when the target is missed");
    verb->add_option("-o,--output", arguments->output, "Folder of the merged result")
        ->type_name("OUTDIR")
        ->required();
    verb->add_flag("--overwrite", arguments->overwrite, "Replace an earlier result");
    verb->add_flag("-q,--quiet", arguments->is_quiet, "Print no table");
    add_language_option(*verb, arguments->language, "notes and tables");
    return [arguments] { return run(*arguments); };
}

} // namespace huuco::cli
