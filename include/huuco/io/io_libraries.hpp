// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The versions of the libraries that this floor wraps.

#include <huuco/base/library_version.hpp>

#include <vector>

namespace huuco {

/// GDAL, which reads and writes datasets.
[[nodiscard]] std::vector<LibraryVersion> io_libraries();

} // namespace huuco
