// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What every verb of the command line is: options set up once, then run.

#include <huuco/pipeline/analyze_options.hpp>

#include <CLI/CLI.hpp>

#include <functional>
#include <string>
#include <vector>

namespace huuco::cli {

/// Exit codes of the program; documented in its man pages and relied on by scripts.
enum class ExitCode : int {
    done = 0,
    failed = 1,        ///< input or output failed
    wrong_use = 2,     ///< the command line or the plan is wrong
    target_missed = 3, ///< done, target missed, and --fail-below-target was given
    refused = 4,       ///< features could not be accounted for, or the figures do not add up
    found = 5,         ///< check, verify: what was looked for is there
    interrupted = 130,
};

/// Runs a verb whose options were parsed. \returns an exit code
using Run = std::function<ExitCode()>;

/// Adds the verb `analyze` to the program. Opens nothing.
[[nodiscard]] Run setup_analyze(CLI::App& program);

/// Adds the verb `explain` to the program. Opens nothing.
[[nodiscard]] Run setup_explain(CLI::App& program);

/// Adds the verb `init` to the program. Opens nothing.
[[nodiscard]] Run setup_init(CLI::App& program);

/// The options of an analysis from the words of its command line, `analyze` first, without an
/// output folder.
///
/// \throws Error `argument` when this version does not understand them
[[nodiscard]] AnalyzeOptions analyze_options(const std::vector<std::string>& words);

/// Adds the verb `check` to the program. Opens nothing.
[[nodiscard]] Run setup_check(CLI::App& program);

/// Adds the verb `verify` to the program. Opens nothing.
[[nodiscard]] Run setup_verify(CLI::App& program);

/// Adds the verb `merge` to the program. Opens nothing.
[[nodiscard]] Run setup_merge(CLI::App& program);

/// Adds the verb `inspect` to the program. Opens nothing.
[[nodiscard]] Run setup_inspect(CLI::App& program);

/// Adds the verb `tiles`, with `verify` below it, to the program. Opens nothing.
[[nodiscard]] Run setup_tiles(CLI::App& program);

} // namespace huuco::cli
