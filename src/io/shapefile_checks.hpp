// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Refuses shapefiles some of whose files are damaged, or belong to another one: GDAL would leave
/// parcels out without a word.

#include "io/location.hpp"

#include <string>

namespace huuco::io {

/// Refuses a `.shp` that ends before the length in its header (ESRI Shapefile Technical
/// Description): a copy that broke off, whose last parcels would all seem to be without ground.
///
/// \param shown  the path for messages
/// \throws Error `io`
void require_whole_shp(const std::string& shp_path, const std::string& shown);

/// Refuses a `.shx` that does not lead to the records of its `.shp`: GDAL would find no shape, or
/// that of other bytes. Of a large index some entries from end to end are looked at.
///
/// \param shown  the path of the `.shx` for messages
/// \throws Error `io`
/// Method: ESRI Shapefile Technical Description (1998), pages 4, 5 and 24.
void require_fitting_shx(
    const std::string& shx_path,
    const std::string& shp_path,
    const std::string& shown);

/// Refuses a `.dbf` that ends before its header, or before the records that this counts, or whose
/// header has records narrower than their fields. GDAL would end the layer without a word where
/// only the first of them is left, and open a layer without fields where nothing is.
///
/// \param shown  the path for messages
/// \throws Error `io`
void require_whole_dbf(const std::string& dbf_path, const std::string& shown);

/// Refuses a `.dbf` with another number of rows than the `.shx` has shapes. GDAL would leave out
/// the shapes, or the rows, that are more.
///
/// \param shown  the path of the `.shp` for messages
/// \throws Error `format`
void require_records_of_shapes(
    const std::string& dbf_path,
    const std::string& shx_path,
    const std::string& shown);

/// Stops early where the `.dbf` or the `.shx` is missing, as GDAL would open the shapefile and lose
/// the attributes, or not open it.
///
/// \throws Error `io`
void require_sidecars(const std::string& shp_path);

/// The files of a shapefile, none of which is damaged or belongs to another.
///
/// \param shown  the path for messages
/// \throws Error `io` or `format` as the functions above
[[nodiscard]] Shapefile examined_shapefile(const std::string& shp_path, const std::string& shown);

} // namespace huuco::io
