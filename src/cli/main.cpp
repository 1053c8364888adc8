// SPDX-License-Identifier: MIT
/// \file
/// The program `huuco`: parses the command line, runs a verb, turns its outcome into an exit code.

#include "cli/command.hpp"
#include "cli/interrupt.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/name_hint.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <exception>
#include <string>
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

/// Refuses a verb that does not exist, with the one that was probably meant.
void check_verb(const std::string& word) {
    const std::vector<std::string> verbs = {"analyze", "explain", "init", "inspect", "verify"};
    if (word.empty() || word.starts_with('-') ||
        std::find(verbs.begin(), verbs.end(), word) != verbs.end()) {
        return;
    }
    throw Error(
        ErrorCode::argument,
        fmt::format(
            "There is no verb '{}'{}; the verbs are {}.",
            word,
            did_you_mean(word, verbs),
            fmt::join(verbs, ", ")));
}

ExitCode run(int argc, char** argv) {
    CLI::App program(
        "What share of the principal-crop land of each village is organic, and why.", "huuco");
    program.set_version_flag("--version", "huuco " HUUCO_VERSION);
    program.require_subcommand(1);
    const cli::Run analyze = cli::setup_analyze(program);
    const cli::Run explain = cli::setup_explain(program);
    const cli::Run init = cli::setup_init(program);
    const cli::Run inspect = cli::setup_inspect(program);
    const cli::Run verify = cli::setup_verify(program);
    if (argc > 1) {
        check_verb(argv[1]);
    }
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return program.exit(error) == 0 ? ExitCode::done : ExitCode::wrong_use;
    }
    if (program.got_subcommand("explain")) {
        return explain();
    }
    if (program.got_subcommand("init")) {
        return init();
    }
    if (program.got_subcommand("verify")) {
        return verify();
    }
    return program.got_subcommand("analyze") ? analyze() : inspect();
}

} // namespace

int main(int argc, char** argv) {
    try {
        cli::watch_interrupts();
        return static_cast<int>(run(argc, argv));
    } catch (const Error& error) {
        fmt::print(stderr, "huuco: {}\n", error.what());
        return static_cast<int>(exit_code_of(error));
    } catch (const std::exception& error) {
        fmt::print(stderr, "huuco: unexpected failure: {}\n", error.what());
        return static_cast<int>(ExitCode::failed);
    }
}
