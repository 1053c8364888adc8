// SPDX-License-Identifier: MIT
/// \file
/// Has GDAL write WKT 2 of 2019.

#include "io/wkt_text.hpp"

#include <cpl_conv.h>

#include <array>

namespace huuco::io {

std::string wkt_of(const OGRSpatialReference& crs) {
    const std::array<const char*, 2> options = {"FORMAT=WKT2_2019", nullptr};
    char* text = nullptr;
    std::string wkt;
    if (crs.exportToWkt(&text, options.data()) == OGRERR_NONE) {
        wkt = text;
    }
    CPLFree(text);
    return wkt;
}

} // namespace huuco::io
