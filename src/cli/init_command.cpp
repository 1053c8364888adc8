// SPDX-License-Identifier: MIT
/// \file
/// `huuco init`: a commented plan file from the inputs found.

#include "base/message_format.hpp"
#include "cli/command.hpp"
#include "cli/common_options.hpp"
#include "cli/progress_display.hpp"
#include "cli/standard_streams.hpp"

#include <huuco/pipeline/plan_draft.hpp>

#include <fmt/format.h>

#include <memory>
#include <string>
#include <vector>

namespace huuco::cli {

namespace {

struct InitArguments {
    InitOptions options;
    Talk talk;
    std::vector<std::string> inputs;
};

/// What a file was taken for.
std::string part_of(const FoundInput& input, Language language) {
    if (!input.part.empty()) {
        return input.part;
    }
    return input.is_withheld ? in_language(language, "không đọc được", "cannot be read")
                             : in_language(language, "không dùng", "not used");
}

void print_findings(const PlanDraft& draft, const InitOptions& options) {
    for (const FoundInput& input : draft.inputs) {
        put("{}{}{}: {}\n",
            input.path,
            input.layer.empty() ? "" : ", ",
            input.layer,
            part_of(input, options.language));
    }
    const Message next = draft.questions.empty()
                             ? Message{"Đọc lại tệp, rồi chạy", "Read it, then run"}
                             : Message{
                                   "Trong tệp còn chỗ cần điền; điền xong hãy chạy",
                                   "There is something to fill in; then run"};
    put("{}",
        message_in(
            options.language,
            "\nĐã viết {0}. {1}:\n  huuco analyze --plan {0} -o {2}\n",
            "\nWrote {0}. {1}:\n  huuco analyze --plan {0} -o {2}\n",
            options.output.string(),
            next,
            Message{"ket-qua", "result"}));
}

ExitCode run(const InitArguments& arguments) {
    InitOptions options = arguments.options;
    if (!arguments.inputs.empty()) {
        options.inputs = arguments.inputs;
    }
    refuse_connection(options.output);
    refuse_existing_plan(options);
    const std::unique_ptr<Progress> progress =
        make_progress(arguments.talk.progress_kind(), options.language);
    const PlanDraft draft = draft_plan(options, *progress);
    write_plan(draft, options);
    if (!arguments.talk.is_quiet) {
        print_findings(draft, options);
    }
    flush_output();
    for (const std::string& note : draft.notes) {
        say("{} {}\n", in_language(options.language, "Lưu ý:", "Note:"), note);
    }
    for (const std::string& question : draft.questions) {
        say("{} {}\n", in_language(options.language, "Cần điền:", "To fill in:"), question);
    }
    return ExitCode::done;
}

} // namespace

Run setup_init(CLI::App& program) {
    const auto arguments = std::make_shared<InitArguments>();
    CLI::App* verb = program.add_subcommand(
        "init", "Write a commented plan file from the inputs found, with every decision made");
    verb->add_option(
        "INPUT",
        arguments->inputs,
        "Parcels, villages, registers, organic areas, or a folder that holds them; default the "
        "current folder");
    verb->add_option("-o,--output", arguments->options.output, "Plan file to write")
        ->type_name("FILE.toml")
        ->capture_default_str();
    add_talk_options(
        *verb, arguments->talk, "Print no list of files; what has to be filled in is told");
    add_language_option(*verb, arguments->options.language, "the comments");
    verb->add_flag("--overwrite", arguments->options.overwrite, "Replace an earlier plan file");
    return [arguments] { return run(*arguments); };
}

} // namespace huuco::cli
