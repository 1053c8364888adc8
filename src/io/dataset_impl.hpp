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
    /// Closes the file. \pre no reader holds the layer
    void let_go() noexcept;

    /// Opens the file again where it was closed. \throws Error as `Dataset::open`
    void ensure_open();

    std::string location; ///< as GDAL opens it
    GDALDatasetUniquePtr dataset;
    OGRLayer* layer = nullptr; ///< owned by the dataset; null while the file is closed
    DatasetInfo info;
    LayerSample sample;
    std::optional<io::ShapefilePaths> shapefile; ///< only where the layer is one, complete
    bool is_geopackage_file = false;             ///< as opposed to one in an archive or on a server
    bool sorts_rings_by_containment = false;
};

} // namespace huuco
