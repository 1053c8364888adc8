// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The versions of the libraries that this floor wraps.

#include <huuco/base/library_version.hpp>

#include <vector>

namespace huuco {

/// SQLite and libdeflate, on which the bytes of the tile archives depend.
[[nodiscard]] std::vector<LibraryVersion> tile_libraries();

} // namespace huuco
