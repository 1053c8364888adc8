// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The versions of the libraries that this floor wraps.

#include <huuco/base/library_version.hpp>

#include <vector>

namespace huuco {

/// GEOS, which repairs and overlays.
[[nodiscard]] std::vector<LibraryVersion> geometry_libraries();

} // namespace huuco
