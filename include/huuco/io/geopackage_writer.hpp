// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Writes a GeoPackage, layer by layer, whose bytes depend on nothing but what is written.

#include <huuco/geometry/box.hpp>
#include <huuco/geometry/multipolygon_buffer.hpp>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace huuco {

/// What a column of a GeoPackage layer holds.
enum class FieldKind : std::uint8_t { text, integer, real, boolean };

/// One column of a layer to be written.
struct FieldSpec {
    std::string name;
    FieldKind kind = FieldKind::text;
};

/// The geometry of a layer to be written.
enum class ShapeKind : std::uint8_t { none, points, polygons };

/// A layer to be written.
struct LayerSpec {
    std::string name;  ///< of the table
    std::string title; ///< what programs show for it
    ShapeKind shapes = ShapeKind::polygons;
    std::vector<FieldSpec> fields;
};

/// A value of a column; nothing is NULL. A text must live until it was written.
using FieldValue = std::variant<std::monostate, std::string_view, std::int64_t, double, bool>;

/// A GeoPackage 1.2 with spatial indexes, written in one transaction. Layers one after the other.
///
/// The same calls write the same bytes: the clock is never read (`time` stands in
/// `gpkg_contents.last_change`), rows and index entries have the order of the calls, and the
/// journal is the kind that leaves no trace. Not for several threads.
class GeoPackageWriter {
public:
    /// \param path  is replaced
    /// \param crs   of all shapes, as `Crs::definition`: a code or WKT
    /// \param time  the day and time that the file states as its own
    /// \throws Error `io` when the file cannot be made; `crs` when GDAL does not know the CRS
    [[nodiscard]] static GeoPackageWriter create(
        const std::filesystem::path& path,
        const std::string& crs,
        std::chrono::sys_seconds time);

    GeoPackageWriter(GeoPackageWriter&&) noexcept;
    GeoPackageWriter& operator=(GeoPackageWriter&&) noexcept;
    GeoPackageWriter(const GeoPackageWriter&) = delete;
    GeoPackageWriter& operator=(const GeoPackageWriter&) = delete;
    ~GeoPackageWriter();

    /// Begins a layer; what is added from now on is in it. Its key column is `ogc_fid`, from 1.
    /// \throws Error `io` when it cannot be made
    void begin_layer(const LayerSpec& layer);

    /// Adds a polygon feature to the layer begun last.
    ///
    /// \param shape   valid, in the CRS of the file, written as it is; NULL when empty
    /// \param values  one per field
    /// \throws Error `io` when the disk is full or fails
    void add(const ShapeView& shape, std::span<const FieldValue> values);

    /// Adds a point feature; NULL geometry without a place.
    void add(const std::optional<Point>& place, std::span<const FieldValue> values);

    /// Adds a row to a layer without geometry.
    void add_row(std::span<const FieldValue> values);

    /// Gives a layer the style with which QGIS opens it. Call after all layers.
    ///
    /// \param qml  a QGIS style document
    /// Method: the table `layer_styles`, one row a layer, `useAsDefault` 1, as QGIS itself writes
    /// it.
    void add_style(std::string_view layer, std::string_view style_name, std::string_view qml);

    /// Commits and closes. \throws Error `io` when the disk is full or fails
    void finish();

private:
    struct Impl;

    explicit GeoPackageWriter(std::unique_ptr<Impl> impl) noexcept;

    std::unique_ptr<Impl> m_impl;
};

} // namespace huuco
