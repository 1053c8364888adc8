// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Writes GeoJSON: features as text by pure functions, and the file around them in order.

#include <huuco/geometry/box.hpp>
#include <huuco/geometry/multipolygon_buffer.hpp>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace huuco {

/// Appends a JSON string with its quotes; control characters, `"` and `\` escaped, UTF-8 as it is.
/// \pre the text is UTF-8. Method: RFC 8259, section 7.
void append_json_string(std::string& out, std::string_view text);

/// Appends the shortest number that reads back as the same double; `null` where it is not finite.
void append_json_number(std::string& out, double value);

/// Coordinates of GeoJSON are whole multiples of a step: 8 decimals, about a millimetre.
inline constexpr double kGeoJsonStepsADegree = 1e8;

/// Appends a geometry object: Polygon, MultiPolygon, or `null` for a shape without ground.
///
/// Coordinates have at most 8 decimals (a millimetre), rounded half away from zero, in fixed
/// notation. Outer rings run counter-clockwise, holes clockwise, first point = last. Points that
/// rounding makes equal are one; a hole without ground left is dropped, an outer ring without
/// ground takes its polygon with it, as does a coordinate that is not finite. Where a ring touches
/// another between two corners, the edge gets a corner there, so that rounding does not make them
/// cross.
///
/// \param shape  WGS 84, degrees, x = longitude
/// Method: RFC 7946, sections 3.1.6 and 11.2.
void append_geojson_geometry(std::string& out, ShapeView shape);

/// Appends one feature to a chunk, member by member. Safe from several threads, each with a chunk
/// of its own.
///
///     FeatureText feature(chunk);
///     feature.number("area_m2", 12.5);
///     feature.text("crop", "Chè");
///     feature.finish(shape);
class FeatureText {
public:
    /// \param chunk  features of a file separated by `,` and line feed, empty at first
    /// \param id  the feature's `id` member, left out where empty
    explicit FeatureText(std::string& chunk, std::optional<std::uint64_t> id = std::nullopt);

    /// Member names are trusted: ASCII without anything to escape.
    void text(std::string_view name, std::string_view value);
    void number(std::string_view name, double value); ///< `null` where it is not finite
    void integer(std::string_view name, std::int64_t value);
    void boolean(std::string_view name, bool value);
    void null(std::string_view name);
    void raw(std::string_view name, std::string_view json); ///< JSON made before, such as a string
    void members(std::string_view json); ///< whole members made before, parted by commas

    /// Closes the feature with its geometry. \param shape see append_geojson_geometry
    void finish(ShapeView shape);

    /// Closes the feature with a point in degrees; `null` without one.
    void finish_at(const std::optional<Point>& place);

private:
    void name(std::string_view name);

    std::string* m_chunk;
    bool m_is_first = true;
};

/// A FeatureCollection file, one feature a line, without a `crs` member (RFC 7946, section 4).
class GeoJsonWriter {
public:
    /// \param name  member `name` of the collection, left out where empty
    /// \param box  member `bbox`, left out where empty
    /// \throws Error `io` when the file cannot be written
    [[nodiscard]] static GeoJsonWriter open(
        const std::filesystem::path& path,
        std::string_view name = {},
        const std::optional<Box>& box = std::nullopt);

    GeoJsonWriter(GeoJsonWriter&&) noexcept;
    GeoJsonWriter& operator=(GeoJsonWriter&&) noexcept;
    GeoJsonWriter(const GeoJsonWriter&) = delete;
    GeoJsonWriter& operator=(const GeoJsonWriter&) = delete;
    ~GeoJsonWriter();

    /// Takes a chunk of features made by FeatureText into the fingerprint of the file; an empty one
    /// is nothing. One thread may do so while another writes the chunks before.
    void fingerprint(std::string_view chunk);

    /// Writes a chunk whose fingerprint was taken, in the same order.
    /// \throws Error `io` when the disk is full or fails
    void write(std::string_view chunk);

    /// Ends the collection and closes the file.
    /// \returns its fingerprint as sha256_of_file gives it
    /// \throws Error `io` when the disk is full or fails
    std::string finish();

private:
    struct Impl;

    explicit GeoJsonWriter(std::unique_ptr<Impl> impl) noexcept;

    std::unique_ptr<Impl> m_impl;
};

} // namespace huuco
