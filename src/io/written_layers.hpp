// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Layers of a dataset that GDAL writes: made from their description, filled row by row.

#include "io/gdal_errors.hpp"

#include <huuco/io/layer_writer.hpp>

#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <memory>
#include <span>
#include <string>

namespace huuco::io {

/// A dataset open for writing and the layer in hand.
struct WrittenLayers {
    std::string shown; ///< the dataset in messages
    OGRSpatialReference crs;
    GDALDatasetUniquePtr dataset;
    bool has_reals_as_text = false; ///< a driver that rounds numbers is given their digits
    OGRLayer* layer = nullptr;      ///< of the dataset
    OGRFeatureUniquePtr feature;    ///< used again for every row of a layer
    std::string text;               ///< scratch: GDAL wants texts that end in a zero byte

    /// \throws Error `io` with what GDAL said
    [[noreturn]] void fail(const GdalErrors& errors) const;

    /// \param code  as `Crs::definition`: a code or WKT
    /// \throws Error `crs` when GDAL does not know it
    void set_crs(const std::string& code);

    /// Makes a layer and takes it in hand. \param options  of the driver
    void begin(const LayerSpec& spec, CPLStringList options);

    /// Adds a row to the layer in hand.
    void write(std::unique_ptr<OGRGeometry> geometry, std::span<const FieldValue> values);

private:
    void set(int field, const FieldValue& value);
};

/// A multipolygon; null when empty.
[[nodiscard]] std::unique_ptr<OGRGeometry> geometry_of(const ShapeView& shape);

/// A point; null without a place.
[[nodiscard]] std::unique_ptr<OGRGeometry> geometry_of(const std::optional<Point>& place);

} // namespace huuco::io
