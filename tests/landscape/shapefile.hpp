// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Writes polygon shapefiles: .shp, .shx, .dbf and, where wanted, .prj and .cpg.

#include "options.hpp"
#include "outline.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace landscape {

/// Coordinates in EPSG:9211, east and north, metres.
struct Vertex {
    double x = 0.0;
    double y = 0.0;
};

/// What a record's geometry is.
enum class Form : std::uint8_t { polygon, null, empty };

/// A record's geometry as it is written: outer rings clockwise.
struct Shape {
    Form form = Form::polygon;
    std::vector<Vertex> points;
    std::vector<std::uint32_t> ring_starts;
};

/// Where the middle of the landscape lies, in EPSG:9211.
inline constexpr std::int64_t middle_east_mm = 414'645'000;
inline constexpr std::int64_t middle_north_mm = 2'400'814'000;

[[nodiscard]] Vertex to_vertex(Point point);

/// Sets `shape` to an outline, every ring turned round as the shapefile format wants it.
void set_shape(Shape& shape, const Outline& outline);

/// A field of the attribute table.
struct DbfField {
    std::string name; ///< at most ten ASCII letters
    char type;        ///< 'C' text, 'N' number
    std::uint8_t width;
    std::uint8_t decimals = 0;
};

/// One shapefile being written.
class ShapefileWriter {
public:
    /// \param base     path without extension
    /// \throws std::runtime_error when a file cannot be made
    ShapefileWriter(
        const std::filesystem::path& base,
        std::vector<DbfField> fields,
        const Options& options);

    /// Adds a record.
    /// \param values  UTF-8, one for each field; text too long is cut after a whole letter
    void add(const Shape& shape, std::span<const std::string> values);

    /// Completes the headers. \throws std::runtime_error when anything could not be written
    void finish();

    [[nodiscard]] std::int64_t records() const { return m_records; }

private:
    void append_geometry(const Shape& shape);
    void append_value(const DbfField& field, std::string_view utf8);
    void flush(bool all);
    [[nodiscard]] std::string main_header(std::uint64_t bytes) const;
    [[nodiscard]] std::string table_header() const;

    std::vector<DbfField> m_fields;
    Options m_options;
    std::filesystem::path m_base;
    std::ofstream m_shp;
    std::ofstream m_shx;
    std::ofstream m_dbf;
    std::string m_shp_buffer;
    std::string m_shx_buffer;
    std::string m_dbf_buffer;
    std::uint64_t m_shp_bytes = 100;
    std::int64_t m_records = 0;
    std::array<double, 4> m_box;
};

} // namespace landscape
