// SPDX-License-Identifier: MIT
/// \file
/// `huuco verify`: makes a result again from its recorded inputs, and says what differs.

#include "cli/command.hpp"
#include "cli/common_options.hpp"
#include "cli/progress_display.hpp"

#include <huuco/pipeline/merge.hpp>
#include <huuco/pipeline/verify.hpp>

#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <string>

namespace huuco::cli {

namespace {

struct VerifyArguments {
    std::string result;
    Language language = Language::vi;
    Talk talk;
    unsigned threads = 0;
};

const char* word_of(VerifySubject subject, Language language) {
    switch (subject) {
    case VerifySubject::input:
        return in_language(language, "đầu vào", "input");
    case VerifySubject::table:
        return in_language(language, "bảng mã", "table");
    case VerifySubject::library:
        return in_language(language, "phần mềm", "software");
    case VerifySubject::figures:
        return in_language(language, "số liệu", "figures");
    case VerifySubject::product:
        break;
    }
    return in_language(language, "tệp", "file");
}

const char* word_of(VerifyState state, Language language) {
    switch (state) {
    case VerifyState::same:
        return in_language(language, "giống", "same");
    case VerifyState::differs:
        return in_language(language, "KHÁC", "DIFFERS");
    case VerifyState::missing:
        return in_language(language, "THIẾU", "MISSING");
    case VerifyState::unchecked:
        break;
    }
    return in_language(language, "không so được", "not compared");
}

void print(const VerifyReport& report, Language language) {
    fmt::print(
        "{} {}\n",
        in_language(language, "đường dẫn tính từ", "paths lead from"),
        std::filesystem::current_path().string());
    for (const VerifyItem& item : report.items) {
        fmt::print(
            "{}: {} {}{}\n",
            word_of(item.state, language),
            word_of(item.subject, language),
            item.name,
            item.note.empty() ? "" : " – " + item.note);
    }
    fmt::print(
        "\n{}\n",
        report.differs() ? in_language(
                               language,
                               "KHÔNG KHỚP: kết quả này không làm lại được từ đầu vào đã ghi.",
                               "NOT CONFIRMED: the recorded inputs do not make this result again.")
                         : in_language(
                               language,
                               "KHỚP: từ đầu vào đã ghi làm lại được đúng kết quả này.",
                               "CONFIRMED: the recorded inputs make this very result again."));
}

ExitCode run(const VerifyArguments& arguments) {
    const Language language = arguments.language;
    refuse_connection(arguments.result);
    const std::filesystem::path result = std::filesystem::absolute(arguments.result);
    const std::unique_ptr<Progress> progress =
        make_progress(arguments.talk.progress_kind(), language);
    const VerifyReport report = [&] {
        std::filesystem::current_path(folder_of_run(result));
        if (!merged_parts(result).empty()) {
            return verify_merged(result, language);
        }
        AnalyzeOptions options = analyze_options(recorded_arguments(result));
        options.threads = arguments.threads;
        return verify(result, std::move(options), language, *progress);
    }();
    if (!arguments.talk.is_quiet) {
        print(report, language);
    }
    return report.differs() ? ExitCode::found : ExitCode::done;
}

} // namespace

Run setup_verify(CLI::App& program) {
    const auto arguments = std::make_shared<VerifyArguments>();
    CLI::App* verb = program.add_subcommand(
        "verify", "Makes a result again from its recorded inputs and compares figures and files");
    verb->add_option(
            "OUTDIR", arguments->result, "Folder of the results of huuco analyze or huuco merge")
        ->required();
    verb->add_option("-j,--threads", arguments->threads, "Threads; default one a core")
        ->type_name("N")
        ->check(CLI::Range(0U, 1024U));
    add_talk_options(*verb, arguments->talk, "Print nothing; the exit code tells");
    add_language_option(*verb, arguments->language, "the report");
    return [arguments] { return run(*arguments); };
}

} // namespace huuco::cli
