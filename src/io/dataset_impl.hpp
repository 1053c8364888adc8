// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// An opened layer as the readers of this floor see it.

#include <huuco/io/dataset.hpp>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <optional>
#include <string>

namespace huuco {

namespace io {

/// The files of a shapefile that hold its features.
struct ShapefilePaths {
    std::string shp;
    std::string shx;
    std::string dbf;
};

} // namespace io

struct Dataset::Impl {
    GDALDatasetUniquePtr dataset;
    OGRLayer* layer = nullptr; ///< owned by the dataset
    DatasetInfo info;
    LayerSample sample;
    std::optional<io::ShapefilePaths> shapefile; ///< only where the layer is one, complete
    bool is_geopackage_file = false;             ///< as opposed to one in an archive or on a server
    bool sorts_rings_by_containment = false;
};

} // namespace huuco
