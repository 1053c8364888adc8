// SPDX-License-Identifier: MIT
/// \file
/// The version of GDAL.

#include <huuco/io/io_libraries.hpp>

#include <gdal.h>

namespace huuco {

std::vector<LibraryVersion> io_libraries() {
    return {{"GDAL", GDALVersionInfo("RELEASE_NAME")}};
}

} // namespace huuco
