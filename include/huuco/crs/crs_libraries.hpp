// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The versions of the libraries that this floor wraps.

#include <huuco/base/library_version.hpp>

#include <vector>

namespace huuco {

/// PROJ and the release of its EPSG database, on which every transformation depends.
[[nodiscard]] std::vector<LibraryVersion> crs_libraries();

} // namespace huuco
