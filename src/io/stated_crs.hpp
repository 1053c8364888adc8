// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The reference system that a layer states.

#include "io/location.hpp"

#include <ogrsf_frmts.h>

#include <optional>
#include <string>

namespace huuco::io {

/// Has GDAL take the `.prj` of a shapefile as it stands. By itself it would seek its like among all
/// systems it knows when the first shape is read: milliseconds for an answer that nobody asks for.
void take_stated_crs(OGRLayer& layer);

/// The system as WKT; empty where the layer states none, or one without a place on the Earth.
///
/// The CRS of a shapefile is the text of its `.prj`: GDAL would already put its own guess into it.
///
/// \throws Error `io` when the `.prj` cannot be read
[[nodiscard]] std::string stated_crs(OGRLayer& layer, const std::optional<Shapefile>& shapefile);

} // namespace huuco::io
