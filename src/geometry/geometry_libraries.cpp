// SPDX-License-Identifier: MIT
/// \file
/// The version of GEOS.

#include "geometry/geos_handle.hpp"

#include <huuco/geometry/geometry_libraries.hpp>

namespace huuco {

std::vector<LibraryVersion> geometry_libraries() {
    return {{"GEOS", GEOSversion()}};
}

} // namespace huuco
