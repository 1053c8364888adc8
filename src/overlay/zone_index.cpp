// SPDX-License-Identifier: MIT
/// \file
/// Exact tests of shapes against nearby zone borders.

#include "overlay/border_grid.hpp"
#include "overlay/zone_index_impl.hpp"

#include <huuco/geometry/orientation.hpp>
#include <huuco/geometry/spatial_index.hpp>
#include <huuco/overlay/zone_index.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace huuco {

namespace {

/// A point that lies on no border: a corner off all borders, or a place inside the polygon.
///
/// \pre borders meet the polygon in common corners and common edges only
std::optional<Point> free_point(
    const PolygonView& polygon,
    const BorderGrid& grid,
    std::span<const std::uint32_t> borders) {
    const RingView ring = polygon.ring(0);
    const std::size_t edges = ring.size() - 1;
    for (std::size_t i = 0; i < edges; ++i) {
        const bool is_on_border = std::any_of(borders.begin(), borders.end(), [&](std::uint32_t s) {
            return grid.segment(s).a == ring[i] || grid.segment(s).b == ring[i];
        });
        if (!is_on_border) {
            return ring[i];
        }
    }
    for (std::size_t i = 0; i < edges; ++i) {
        const Point& before = ring[(i + edges - 1) % edges];
        const Point& after = ring[i + 1];
        const Point middle{
            (before.x + ring[i].x + after.x) / 3.0, (before.y + ring[i].y + after.y) / 3.0};
        if (locate(middle, polygon) == Location::inside) {
            return middle;
        }
    }
    return std::nullopt;
}

std::vector<Box> boxes_of(const MultiPolygonBuffer& zones) {
    std::vector<Box> boxes;
    boxes.reserve(zones.size());
    for (std::size_t z = 0; z < zones.size(); ++z) {
        boxes.push_back(zones.shape(z).box());
    }
    return boxes;
}

} // namespace

ZoneIndex::Impl::Impl(MultiPolygonBuffer all)
    : zones(std::move(all)), grid(zones), boxes(boxes_of(zones)) {}

std::optional<ZoneNumber>
ZoneIndex::Impl::whole(const PolygonView& polygon, Buffers& buffers) const {
    buffers.outline.take(polygon);
    for (const std::uint32_t s : buffers.borders) {
        const BorderSegment border = grid.segment(s);
        if (buffers.outline.lie_of(border.a, border.b) == Lie::unclear) {
            return std::nullopt;
        }
    }
    const std::optional<Point> point = free_point(polygon, grid, buffers.borders);
    if (!point) {
        return std::nullopt;
    }
    return grid.owner_at(*point, buffers.passed);
}

ZoneIndex::ZoneIndex(MultiPolygonBuffer zones)
    : m_impl(std::make_unique<const Impl>(std::move(zones))) {}

ZoneIndex::ZoneIndex(ZoneIndex&&) noexcept = default;
ZoneIndex& ZoneIndex::operator=(ZoneIndex&&) noexcept = default;
ZoneIndex::~ZoneIndex() = default;

const MultiPolygonBuffer& ZoneIndex::zones() const noexcept {
    return m_impl->zones;
}

std::optional<ZoneNumber> ZoneIndex::whole(const ShapeView& shape) const {
    return whole(shape, shape.box());
}

std::optional<ZoneNumber> ZoneIndex::whole(const ShapeView& shape, const Box& box) const {
    if (box.is_empty()) {
        return kNoZone;
    }
    const BorderGrid& grid = m_impl->grid;
    const BorderGrid::Block block = grid.block(box);
    if (const std::optional<std::uint32_t> set = grid.uniform_set(block)) {
        return owner_of(grid.set(*set));
    }
    thread_local Impl::Buffers buffers;
    grid.segments(block, box, buffers.borders);
    std::optional<ZoneNumber> zone;
    for (std::size_t p = 0; p < shape.polygon_count(); ++p) {
        const std::optional<ZoneNumber> of_polygon = m_impl->whole(shape.polygon(p), buffers);
        if (!of_polygon || (zone && *zone != *of_polygon)) {
            return std::nullopt;
        }
        zone = of_polygon;
    }
    return zone;
}

void ZoneIndex::candidates(const Box& box, std::vector<ZoneNumber>& zones) const {
    std::vector<std::uint32_t> found;
    m_impl->boxes.query(box, found);
    zones.assign(found.begin(), found.end());
}

} // namespace huuco
