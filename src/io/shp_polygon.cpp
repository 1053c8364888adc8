// SPDX-License-Identifier: MIT
/// \file
/// Record header, parts and points.

#include "io/shp_polygon.hpp"

#include "io/byte_order.hpp"

#include <huuco/geometry/area.hpp>
#include <huuco/geometry/orientation.hpp>

#include <algorithm>
#include <cmath>
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

/// Which way a ring runs where nobody can be in doubt: by its area and by its lowest corner.
///
/// \returns +1 counter-clockwise, -1 clockwise, 0 in doubt
int clear_winding(RingView ring) noexcept {
    if (ring.size() < 4 || ring.front() != ring.back()) {
        return 0;
    }
    const std::size_t edges = ring.size() - 1;
    std::size_t low = 0;
    std::size_t times = 1;
    for (std::size_t i = 0; i < edges; ++i) {
        if (!std::isfinite(ring[i].x) || !std::isfinite(ring[i].y)) {
            return 0;
        }
        if (i > 0 && ring[i].y <= ring[low].y) {
            times = ring[i].y < ring[low].y ? 1 : times + 1;
            low = i;
        }
    }
    if (times > 1) {
        return 0; // which of the lowest corners is taken matters then
    }
    const int turn = orientation(ring[low == 0 ? edges - 1 : low - 1], ring[low], ring[low + 1]);
    const double area = ring_area(ring);
    return (turn > 0 && area > 0.0) || (turn < 0 && area < 0.0) ? turn : 0;
}

/// True when the record is one outer ring with holes that lie in it.
bool has_clear_holes(const PolygonRecord& record) {
    std::vector<Point> points(record.points);
    for (std::size_t i = 0; i < points.size(); ++i) {
        points[i] = record.point(i);
    }
    const auto ring = [&](std::size_t part) {
        const std::size_t begin = record.part_begin(part);
        return RingView(points).subspan(begin, record.part_begin(part + 1) - begin);
    };
    const RingView outer = ring(0);
    if (clear_winding(outer) >= 0) {
        return false;
    }
    for (std::size_t part = 1; part < record.parts; ++part) {
        const RingView hole = ring(part);
        if (clear_winding(hole) <= 0) {
            return false;
        }
        const auto leftmost =
            std::min_element(hole.begin(), hole.end(), [](const Point& a, const Point& b) {
                return a.x < b.x || (a.x == b.x && a.y < b.y);
            });
        if (locate(*leftmost, outer) != Location::inside) {
            return false;
        }
    }
    return true;
}

bool has_rising_parts(const PolygonRecord& record) noexcept {
    for (std::size_t part = 0; part < record.parts; ++part) {
        if (record.part_begin(part) >= record.part_begin(part + 1)) {
            return false;
        }
    }
    return true;
}

} // namespace

bool append_usual_polygon(std::span<const std::byte> record_bytes, MultiPolygonBuffer& shapes) {
    const std::optional<PolygonRecord> record = polygon_in(record_bytes);
    if (!record || !has_rising_parts(*record)) {
        return false;
    }
    if (record->parts > 1 && !has_clear_holes(*record)) {
        return false;
    }
    for (std::size_t part = 0; part < record->parts; ++part) {
        const std::size_t end = record->part_begin(part + 1);
        for (std::size_t i = record->part_begin(part); i < end; ++i) {
            shapes.add_point(record->point(i));
        }
        shapes.end_ring();
    }
    shapes.end_polygon();
    shapes.end_shape();
    return true;
}

} // namespace huuco::io
