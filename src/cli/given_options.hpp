// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What a command line said, option by option, for the record of the run.

#include <huuco/pipeline/analyze_options.hpp>

#include <CLI/CLI.hpp>

#include <vector>

namespace huuco::cli {

/// The options of a parsed `huuco analyze` on which the result depends, in the order of the help.
///
/// Options that were left at a stated default are among them, so that another version with another
/// default makes the same. Left out is what changes no byte of the result (threads, progress, the
/// output folder …) and the date, which the run itself adds.
[[nodiscard]] std::vector<GivenOption> given_options(const CLI::App& verb);

} // namespace huuco::cli
