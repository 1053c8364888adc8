// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Why an archive cannot be written, as the user is told.

#include <huuco/base/error.hpp>

#include <filesystem>

namespace huuco::tile {

/// \param reason  what the system or the library says, without full stop
[[nodiscard]] Error cannot_write(const std::filesystem::path& path, const Message& reason);

/// Nothing is written over. \throws Error `io` when there is such a file
void require_new(const std::filesystem::path& path);

} // namespace huuco::tile
