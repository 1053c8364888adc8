// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Files that have no name, for what memory has no room for.

#include <huuco/base/message.hpp>
#include <huuco/base/spill_file.hpp>

#include <filesystem>

namespace huuco {

/// A file without a name, also where the file system has no such thing.
///
/// \returns its descriptor; below 0 where it cannot be made, with `errno`
[[nodiscard]] int open_nameless(const std::filesystem::path& folder);

/// Says that something could not be done with such a file.
///
/// \param what  a verb
/// \param code  of the system
/// \throws Error `io`
[[noreturn]] void throw_spill_error(
    const std::filesystem::path& folder,
    const SpillPurpose& purpose,
    const Message& what,
    int code);

} // namespace huuco
