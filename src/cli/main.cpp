// SPDX-License-Identifier: MIT
/// \file
/// The program `huuco`: parses the command line, runs a verb, turns its outcome into an exit code.

#include "base/heap.hpp"
#include "base/message_format.hpp"
#include "base/system_message.hpp"
#include "base/utf8_name.hpp"
#include "cli/command.hpp"
#include "cli/common_options.hpp"
#include "cli/help_text.hpp"
#include "cli/interrupt.hpp"
#include "cli/standard_streams.hpp"
#include "cli/wrong_use.hpp"
#include "io/password.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/name_hint.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <exception>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace {

using namespace huuco;
using cli::ExitCode;

ExitCode exit_code_of(const Error& error) {
    switch (error.code()) {
    case ErrorCode::argument:
        return ExitCode::wrong_use;
    case ErrorCode::accounts:
        return ExitCode::refused;
    case ErrorCode::cancelled:
        return ExitCode::interrupted;
    default:
        return ExitCode::failed;
    }
}

struct Verb {
    std::string_view name;
    cli::Run (*setup)(CLI::App& program);
};

constexpr std::array kVerbs = {
    Verb{"analyze", cli::setup_analyze},
    Verb{"check", cli::setup_check},
    Verb{"explain", cli::setup_explain},
    Verb{"init", cli::setup_init},
    Verb{"inspect", cli::setup_inspect},
    Verb{"merge", cli::setup_merge},
    Verb{"tiles", cli::setup_tiles},
    Verb{"verify", cli::setup_verify}};

/// The words behind the program's name; `help tiles` is another way to say `tiles --help`.
std::vector<std::string> words_of(int argc, char** argv) {
    std::vector<std::string> words(argv + 1, argv + std::max(argc, 1));
    if (!words.empty() && words.front() == "help") {
        words.erase(words.begin());
        words.emplace_back("--help");
    }
    return words;
}

/// Refuses a verb that is missing or does not exist, with the one that was probably meant.
void check_verb(const std::vector<std::string>& words) {
    const std::string word = words.empty() ? "" : words.front();
    if (word.starts_with('-') || std::ranges::find(kVerbs, word, &Verb::name) != kVerbs.end()) {
        return;
    }
    std::vector<std::string> names;
    for (const Verb& verb : kVerbs) {
        names.emplace_back(verb.name);
    }
    if (word.empty()) {
        throw Error(
            ErrorCode::argument,
            message(
                "Hãy nêu một lệnh: {}. Xem huuco --help.",
                "Name a verb: {}. See huuco --help.",
                fmt::join(names, ", ")));
    }
    throw Error(
        ErrorCode::argument,
        message(
            "Không có lệnh '{}'{}; các lệnh là {}.",
            "There is no verb '{}'{}; the verbs are {}.",
            word,
            did_you_mean(word, names),
            fmt::join(names, ", ")));
}

ExitCode run(int argc, char** argv, Language language) {
    CLI::App program(
        "What share of the principal-crop land of each village is organic, and why.", "huuco");
    program.set_version_flag("--version", "huuco " HUUCO_VERSION);
    program.require_subcommand(1);
    std::vector<cli::Run> runs;
    for (const Verb& verb : kVerbs) {
        runs.push_back(verb.setup(program));
        cli::refuse_empty_values(*program.get_subcommand(std::string(verb.name)));
    }
    const std::vector<std::string> words = words_of(argc, argv);
    for (const std::string& word : words) {
        require_utf8_name(io::without_password(word), ErrorCode::argument);
    }
    check_verb(words);
    try {
        program.parse(std::vector<std::string>(words.rbegin(), words.rend())); // last one first
    } catch (const CLI::Success& asked) { // for help or the version
        cli::say_help_in(program, language);
        program.exit(asked);
        return ExitCode::done;
    } catch (const CLI::ParseError& error) {
        throw cli::wrong_use(error, program);
    }
    const std::string chosen = program.get_subcommands().front()->get_name();
    std::size_t verb = 0;
    while (kVerbs.at(verb).name != chosen) {
        ++verb;
    }
    return runs[verb]();
}

/// Says why the output could not be written; where its reader went away, nothing.
ExitCode output_failed(int error_number, Language language) {
    if (error_number == EPIPE) {
        cli::end_without_reader();
    }
    const Message text = message(
        "không ghi được ra đầu ra chuẩn (stdout): {}",
        "standard output cannot be written: {}",
        system_message(error_number));
    cli::say("huuco: {}\n", text.in(language));
    return ExitCode::failed;
}

ExitCode failed_unexpectedly(const std::exception& error, Language language) {
    const Message text =
        message("lỗi ngoài dự kiến: {}", "unexpected failure: {}", std::string(error.what()));
    cli::say("huuco: {}\n", text.in(language));
    return ExitCode::failed;
}

} // namespace

int main(int argc, char** argv) {
    cli::guard_standard_streams();
    keep_freed_memory();
    const Language language = cli::language_of({argv, static_cast<std::size_t>(argc)});
    try {
        cli::watch_interrupts();
        const ExitCode code = run(argc, argv, language);
        cli::flush_output();
        return static_cast<int>(code);
    } catch (const Error& error) {
        cli::say("huuco: {}\n", error.message().in(language));
        return static_cast<int>(exit_code_of(error));
    } catch (const std::filesystem::filesystem_error& error) {
        const Message text = message(
            "{}: {}",
            "{}: {}",
            io::shown_path(error.path1().string()),
            system_message(error.code().value()));
        cli::say("huuco: {}\n", text.in(language));
        return static_cast<int>(ExitCode::failed);
    } catch (const std::system_error& error) {
        return static_cast<int>(
            cli::has_output_failed() ? output_failed(error.code().value(), language)
                                     : failed_unexpectedly(error, language));
    } catch (const std::exception& error) {
        return static_cast<int>(failed_unexpectedly(error, language));
    }
}
