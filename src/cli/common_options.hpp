// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Options that several verbs have, with the same words in each.

#include "cli/progress_display.hpp"

#include <huuco/base/language.hpp>

#include <CLI/CLI.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace huuco::cli {

/// Adds `--lang vi|en`.
///
/// \param language  that of the user until the option says otherwise; has to outlive the verb
/// \param what      is said in it, for the help
void add_language_option(CLI::App& verb, Language& language, const std::string& what);

/// What a verb shows beside its result.
struct Talk {
    bool is_quiet = false; ///< prints no table
    std::string progress = "bar";

    /// A verb that is quiet shows no bar, but writes the lines that a program asked for.
    [[nodiscard]] ProgressKind progress_kind() const;
};

/// Adds `-q,--quiet` and `--progress bar|json|none`.
///
/// \param talk   has to outlive the verb
/// \param quiet  what `--quiet` does, for the help
void add_talk_options(CLI::App& verb, Talk& talk, const std::string& quiet = "Print no table");

/// Adds `-Z,--min-zoom` and `-z,--max-zoom`: the zooms of tiles, the lower first.
///
/// Both have to outlive the verb. What is out of range, or the wrong way round, is refused while
/// the command line is read.
void add_zoom_options(CLI::App& verb, std::optional<int>& lowest, std::optional<int>& highest);

/// Lets a number be written as in Vietnam, `2,5`, and refuses what is no number,
/// and `nan`, which no range leaves out.
void take_decimal(CLI::Option& option);

/// As take_decimal, and lets a percent sign stand behind the number: `2,5 %`.
void take_percent(CLI::Option& option);

/// Refuses values without a letter, as an unset variable of a script leaves them: the option would
/// count as not given. `--organic-areas-layer ""` has a meaning of its own.
void refuse_empty_values(CLI::App& verb);

/// Refuses a connection where a folder or a file is asked for: results in a database are no folder,
/// and its text may hold a password.
///
/// \throws Error `argument`, without the text
void refuse_connection(const std::filesystem::path& path);

/// Adds `--memory SIZE`, such as 800M or 4G; what is negative or no size is refused.
///
/// \param bytes  has to outlive the verb
/// \param help   what the memory is for, and how much it is without the option
void add_memory_option(
    CLI::App& verb,
    std::optional<std::uint64_t>& bytes,
    const std::string& help);

} // namespace huuco::cli
