// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What a table of PostGIS must tell before it is read as a layer.

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <string>

namespace huuco::io {

/// Refuses a table that leaves open which ground is meant: with several columns of geometry, of
/// which GDAL takes the first, or with rows in several reference systems in one column, all of
/// which GDAL takes to be in that of the first row. Layers of other formats pass.
///
/// \param shown  the connection for messages
/// \throws Error `argument` for several columns, naming them; `crs` for several systems
void require_one_geometry(GDALDataset& dataset, OGRLayer& layer, const std::string& shown);

} // namespace huuco::io
