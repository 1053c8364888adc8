// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// An opened layer as the readers of this floor see it.

#include "io/sql_query.hpp"

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

    /// From here on a table of PostgreSQL is read in an order of its own. \throws Error `io`
    void take_order();

    std::string location; ///< as GDAL opens it
    GDALDatasetUniquePtr dataset;
    io::QueryRows ordered;     ///< the layer, where it is a table of PostgreSQL
    OGRLayer* layer = nullptr; ///< owned by the dataset; null while the file is closed
    DatasetInfo info;
    LayerSample sample;
    std::optional<io::ShapefilePaths> shapefile; ///< only where the layer is one, complete
    bool is_geopackage_file = false;             ///< as opposed to one in an archive or on a server
    bool is_in_bytes = false; ///< a server hands out texts without knowing their encoding
    bool sorts_rings_by_containment = false;
};

} // namespace huuco
