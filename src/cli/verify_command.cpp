// SPDX-License-Identifier: MIT
/// \file
/// `huuco verify`: makes a result again from its recorded inputs, and says what differs.

#include "base/message_format.hpp"
#include "cli/command.hpp"
#include "cli/common_options.hpp"
#include "cli/progress_display.hpp"
#include "cli/shown_text.hpp"
#include "cli/standard_streams.hpp"

#include <huuco/base/error.hpp>
#include <huuco/pipeline/merge.hpp>
#include <huuco/pipeline/remote_inputs.hpp>
#include <huuco/pipeline/verify.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace huuco::cli {

namespace {

struct VerifyArguments {
    std::string result;
    Language language = Language::vi;
    Talk talk;
    unsigned threads = 0;
    bool may_connect = false;
};

/// A result that came from others says from where its inputs are read, and who asks there sends
/// the password that is kept for such a server.
void refuse_remote_inputs(const AnalyzeOptions& options) {
    const std::vector<std::string> remote = remote_inputs(options);
    if (!remote.empty()) {
        throw Error(
            ErrorCode::argument,
            message(
                "Kết quả này ghi rằng đầu vào nằm trên máy khác: {}. Kiểm tra nó là kết nối đến "
                "đó, "
                "có thể gửi cả mật khẩu của bạn; nếu tin nơi ấy, hãy thêm --allow-connections.",
                "This result says that its inputs lie on other machines: {}. To verify it is to "
                "connect there, perhaps with your password; where you trust them, pass "
                "--allow-connections.",
                fmt::join(remote, ", ")));
    }
}

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

/// What the result is, in a sentence.
const char* outcome_of(const VerifyReport& report, bool is_merged, Language language) {
    if (report.differs()) {
        return in_language(
            language,
            "KHÔNG KHỚP: kết quả này không làm lại được từ đầu vào đã ghi.",
            "NOT CONFIRMED: the recorded inputs do not make this result again.");
    }
    if (is_merged) {
        return in_language(
            language,
            "KHỚP: gộp lại các kết quả đã ghi thì được đúng kết quả này. Bản thân các kết quả ấy "
            "chưa được làm lại.",
            "CONFIRMED: the recorded results add up to this very result again. They themselves "
            "were not made again.");
    }
    return in_language(
        language,
        "KHỚP: từ đầu vào đã ghi làm lại được đúng kết quả này.",
        "CONFIRMED: the recorded inputs make this very result again.");
}

bool has_other_versions(const VerifyReport& report) {
    return std::ranges::any_of(report.items, [](const VerifyItem& item) {
        return item.subject == VerifySubject::library && item.state == VerifyState::differs;
    });
}

void print(const VerifyReport& report, bool is_merged, Language language) {
    put("{} {}\n",
        in_language(language, "đường dẫn tính từ", "paths lead from"),
        std::filesystem::current_path().string());
    for (const VerifyItem& item : report.items) {
        put("{}: {} {}{}\n",
            word_of(item.state, language),
            word_of(item.subject, language),
            shown_on_one_line(item.name),
            item.note.empty() ? "" : " – " + shown_on_one_line(item.note));
    }
    if (report.differs() && has_other_versions(report)) {
        put("\n{}\n",
            in_language(
                language,
                "Kết quả được làm bằng phiên bản phần mềm khác, nên chỗ khác có thể do đó.",
                "The result was made with other versions of the software, which may be why."));
    }
    put("\n{}\n", outcome_of(report, is_merged, language));
}

ExitCode run(const VerifyArguments& arguments) {
    const Language language = arguments.language;
    refuse_connection(arguments.result);
    const std::filesystem::path result = std::filesystem::absolute(arguments.result);
    const std::unique_ptr<Progress> progress =
        make_progress(arguments.talk.progress_kind(), language);
    std::filesystem::current_path(folder_of_run(result));
    const bool is_merged = !merged_parts(result).empty();
    const VerifyReport report = [&] {
        if (is_merged) {
            return verify_merged(result, language);
        }
        AnalyzeOptions options = analyze_options(recorded_arguments(result));
        options.threads = arguments.threads;
        if (!arguments.may_connect) {
            refuse_remote_inputs(options);
        }
        return verify(result, std::move(options), language, *progress);
    }();
    if (!arguments.talk.is_quiet) {
        print(report, is_merged, language);
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
    verb->add_flag(
        "--allow-connections",
        arguments->may_connect,
        "Read inputs that the result says lie on other machines");
    verb->add_option("-j,--threads", arguments->threads, "Threads; default one a core")
        ->type_name("N")
        ->check(CLI::Range(0U, 1024U));
    add_talk_options(*verb, arguments->talk, "Print nothing; the exit code tells");
    add_language_option(*verb, arguments->language, "the report");
    return [arguments] { return run(*arguments); };
}

} // namespace huuco::cli
