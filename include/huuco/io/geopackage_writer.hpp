// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Writes a GeoPackage, layer by layer, whose bytes depend on nothing but what is written.

#include <huuco/base/progress.hpp>
#include <huuco/io/layer_writer.hpp>

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace huuco {

/// A GeoPackage 1.2 with spatial indexes, written in one transaction. Layers one after the other.
///
/// The same calls write the same bytes: the clock is never read (`time` stands in
/// `gpkg_contents.last_change`), rows and index entries have the order of the calls, and the
/// journal is the kind that leaves no trace. A file that is not finished goes with the writer. Not
/// for several threads.
class GeoPackageWriter final : public LayerWriter {
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
    ~GeoPackageWriter() override;

    void begin_layer(const LayerSpec& layer) override;
    void add(const ShapeView& shape, std::span<const FieldValue> values) override;
    void add(const std::optional<Point>& place, std::span<const FieldValue> values) override;
    void add_row(std::span<const FieldValue> values) override;

    /// Gives a layer the style with which QGIS opens it. Call after all layers.
    ///
    /// \param qml  a QGIS style document
    /// Method: the table `layer_styles`, one row a layer, `useAsDefault` 1, as QGIS itself writes
    /// it.
    void add_style(std::string_view layer, std::string_view style_name, std::string_view qml);

    /// Commits, makes the spatial indexes and closes.
    ///
    /// \throws Error `io` when the disk is full or fails
    void finish() override;

    /// The same, which takes long for many features; the progress is asked all the while.
    ///
    /// \throws what the progress throws when the user interrupts
    void finish(Progress& progress);

private:
    struct Impl;

    explicit GeoPackageWriter(std::unique_ptr<Impl> impl) noexcept;

    std::unique_ptr<Impl> m_impl;
};

} // namespace huuco
