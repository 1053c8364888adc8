// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The summary of a result as a file: written, and read back from whatever became of it.

#include <huuco/io/atomic_directory.hpp>

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

namespace huuco {

/// Writes the summary into an output folder that is not yet committed.
/// \throws Error `io` when the disk is full
void write_summary(const OutputDirectory& folder, const std::string& text);

/// The text of the summary in a folder of results: one whole object of JSON, in which no member
/// stands twice, for readers differ in which of two they take.
///
/// \throws Error `io` when there is none; `format` when it is cut short or no JSON object, and as
///         refuse_changed_file for a member that stands twice
[[nodiscard]] std::string read_summary_text(const std::filesystem::path& folder);

/// Says of a file of a result that huuco did not write it so.
///
/// \param why  the member, or what the JSON library says of it
/// \throws Error `format`, always
[[noreturn]] void refuse_changed_file(const std::filesystem::path& file, std::string_view why);

/// What a function makes of a file of a result, where members may be missing or of another type.
///
/// \param read  may throw exceptions of the JSON library
/// \throws Error as refuse_changed_file in place of those
template <typename Read>
decltype(auto) read_members_of(const std::filesystem::path& file, Read&& read) {
    try {
        return std::forward<Read>(read)();
    } catch (const nlohmann::json::exception& error) {
        refuse_changed_file(file, error.what());
    }
}

} // namespace huuco
