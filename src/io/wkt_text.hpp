// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Reference systems of GDAL as text.

#include <ogr_spatialref.h>

#include <string>

namespace huuco::io {

/// The system as WKT 2, by which `Crs::from_wkt` finds its code; empty where it cannot be written
/// so.
[[nodiscard]] std::string wkt_of(const OGRSpatialReference& crs);

} // namespace huuco::io
