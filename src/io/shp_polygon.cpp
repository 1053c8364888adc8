// SPDX-License-Identifier: MIT
/// \file
/// Record header, parts and points.

#include "io/shp_polygon.hpp"

#include "io/byte_order.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace huuco::io {

namespace {

constexpr std::uint32_t kPolygon = 5;
constexpr std::uint32_t kPolygonZ = 15;
constexpr std::size_t kCounts = kRecordHeader + 36; ///< numbers of parts and points, after the box
constexpr std::size_t kParts = kCounts + 8;

/// Parts and points of a polygon record.
struct PolygonRecord {
    std::span<const std::byte> bytes;
    std::size_t parts = 0;
    std::size_t points = 0;

    [[nodiscard]] std::size_t part_begin(std::size_t part) const noexcept {
        return part == parts ? points : little_endian<std::uint32_t>(bytes, kParts + 4 * part);
    }

    [[nodiscard]] Point point(std::size_t index) const noexcept {
        return little_endian<Point>(bytes, kParts + 4 * parts + sizeof(Point) * index);
    }
};

std::optional<PolygonRecord> polygon_in(std::span<const std::byte> bytes) noexcept {
    if (bytes.size() < kParts ||
        2 * std::uint64_t{big_endian(bytes, 4)} + kRecordHeader != bytes.size()) {
        return std::nullopt;
    }
    const auto type = little_endian<std::uint32_t>(bytes, kRecordHeader);
    if (type != kPolygon && type != kPolygonZ) {
        return std::nullopt;
    }
    const PolygonRecord record{
        bytes,
        little_endian<std::uint32_t>(bytes, kCounts),
        little_endian<std::uint32_t>(bytes, kCounts + 4)};
    const std::uint64_t heights = type == kPolygonZ ? 16 + 8 * std::uint64_t{record.points} : 0;
    const std::uint64_t needed =
        kParts + 4 * std::uint64_t{record.parts} + 16 * std::uint64_t{record.points} + heights;
    if (record.parts == 0 || record.points == 0 || needed > bytes.size() ||
        record.part_begin(0) != 0) {
        return std::nullopt;
    }
    return record;
}

bool has_rising_parts(const PolygonRecord& record) noexcept {
    for (std::size_t part = 0; part < record.parts; ++part) {
        if (record.part_begin(part) >= record.part_begin(part + 1)) {
            return false;
        }
    }
    return true;
}

/// Appends the points of one part as a ring.
void append_part(const PolygonRecord& record, std::size_t part, MultiPolygonBuffer& shapes) {
    const std::size_t end = record.part_begin(part + 1);
    for (std::size_t i = record.part_begin(part); i < end; ++i) {
        shapes.add_point(record.point(i));
    }
    shapes.end_ring();
}

/// Each part is compared with all others: so many that this takes no time to speak of.
constexpr std::size_t kMostParts = 1000;

/// The outer ring of every part. \returns nothing where in doubt
std::optional<OuterRings> outer_parts_of(const PolygonRecord& record, RingSorting sorting) {
    if (record.parts > kMostParts) {
        return std::nullopt;
    }
    std::vector<Point> points(record.points);
    for (std::size_t i = 0; i < points.size(); ++i) {
        points[i] = record.point(i);
    }
    std::vector<RingView> rings;
    rings.reserve(record.parts);
    for (std::size_t part = 0; part < record.parts; ++part) {
        const std::size_t begin = record.part_begin(part);
        rings.push_back(RingView(points).subspan(begin, record.part_begin(part + 1) - begin));
    }
    return clear_outer_rings(rings, sorting);
}

/// Appends the outer rings in their order, each with its holes in theirs.
void append_parts(
    const PolygonRecord& record,
    const OuterRings& outer_of,
    MultiPolygonBuffer& shapes) {
    for (std::size_t outer = 0; outer < record.parts; ++outer) {
        if (outer_of[outer] != outer) {
            continue;
        }
        append_part(record, outer, shapes);
        for (std::size_t hole = 0; hole < record.parts; ++hole) {
            if (hole != outer && outer_of[hole] == outer) {
                append_part(record, hole, shapes);
            }
        }
        shapes.end_polygon();
    }
}

} // namespace

bool append_usual_polygon(
    std::span<const std::byte> record_bytes,
    RingSorting sorting,
    MultiPolygonBuffer& shapes) {
    const std::optional<PolygonRecord> record = polygon_in(record_bytes);
    if (!record || !has_rising_parts(*record)) {
        return false;
    }
    if (record->parts == 1) {
        append_part(*record, 0, shapes);
        shapes.end_polygon();
    } else {
        const std::optional<OuterRings> outer_of = outer_parts_of(*record, sorting);
        if (!outer_of) {
            return false;
        }
        append_parts(*record, *outer_of, shapes);
    }
    shapes.end_shape();
    return true;
}

} // namespace huuco::io
