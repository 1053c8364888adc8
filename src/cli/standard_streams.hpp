// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Standard output and standard error, which may be closed, full, or read by nobody.

#include <fmt/format.h>

#include <string_view>
#include <utility>

namespace huuco::cli {

/// Makes the standard streams safe to write to; call before any file is opened.
///
/// Where one is closed, no file takes its number, which would then receive what is printed. A
/// reader that went away, and a file beyond the size that the system allows, are failed writes and
/// do not end the program, which could not clean up.
void guard_standard_streams();

/// Prints on standard output, as `shown` has it.
void put(std::string_view text);

/// The same, formatted.
template <typename... Arguments>
void put(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    put(std::string_view(fmt::format(format, std::forward<Arguments>(arguments)...)));
}

/// Prints on standard error as it is, for what moves the cursor. Where that cannot be written
/// nobody is left to be told, and the run goes on: its outcome does not depend on who listens.
void say_as_it_is(std::string_view text) noexcept;

/// The same as `shown` has it.
void say(std::string_view text);

/// The same, formatted.
template <typename... Arguments>
void say(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    say(std::string_view(fmt::format(format, std::forward<Arguments>(arguments)...)));
}

/// Hands on what standard output still keeps: what is said then stands below it in a log of both.
/// \throws std::system_error when it cannot be written
void flush_output();

/// True when standard output could not be written.
[[nodiscard]] bool has_output_failed() noexcept;

/// Ends the program as the system does when the reader of its output went away (`huuco … | head`).
void end_without_reader();

} // namespace huuco::cli
