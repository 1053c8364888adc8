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

/// How a border segment lies to a polygon.
enum class Lie {
    clear,   ///< it has no point of the polygon's inside
    unclear, ///< it enters it, or meets the outline in a way that is not looked into
};

/// True when the direction from a ring's corner to a point leads into the polygon. The polygon lies
/// on the left of its rings.
///
/// \pre the direction is that of neither edge at the corner
bool leads_inside(const Point& before, const Point& corner, const Point& after, const Point& to) {
    const bool is_left_of_first = orientation(before, corner, to) > 0;
    const bool is_left_of_second = orientation(corner, after, to) > 0;
    return orientation(before, corner, after) >= 0 ? is_left_of_first && is_left_of_second
                                                   : is_left_of_first || is_left_of_second;
}

/// How a segment lies to a polygon whose outline it meets at most in corners.
Lie lie_of_free_segment(const BorderSegment& border, const PolygonView& polygon) {
    std::optional<Lie> at_corner;
    for (std::size_t r = 0; r < polygon.ring_count(); ++r) {
        const RingView ring = polygon.ring(r);
        const std::size_t edges = ring.size() - 1;
        for (std::size_t i = 0; i < edges; ++i) {
            if (ring[i] != border.a) {
                continue;
            }
            if (at_corner) {
                return Lie::unclear; // rings that touch each other here
            }
            const Point& before = ring[(i + edges - 1) % edges];
            at_corner =
                leads_inside(before, ring[i], ring[i + 1], border.b) ? Lie::unclear : Lie::clear;
        }
    }
    if (at_corner) {
        return *at_corner;
    }
    return locate(border.a, polygon) == Location::outside ? Lie::clear : Lie::unclear;
}

/// True where two segments that start in a common point run along each other for a while.
bool run_together(const Point& common, const Point& one_end, const Point& other_end) {
    const bool is_same_way = (one_end.x > common.x) == (other_end.x > common.x) &&
                             (one_end.x < common.x) == (other_end.x < common.x) &&
                             (one_end.y > common.y) == (other_end.y > common.y) &&
                             (one_end.y < common.y) == (other_end.y < common.y);
    return is_same_way && orientation(common, one_end, other_end) == 0;
}

/// How a border segment meets one edge of a polygon.
enum class Meeting { apart, same_edge, unclear };

Meeting meeting_of(const BorderSegment& border, const Point& p, const Point& q) {
    const Point& a = border.a;
    const Point& b = border.b;
    const bool is_p_common = p == a || p == b;
    const bool is_q_common = q == a || q == b;
    if (is_p_common && is_q_common) {
        return Meeting::same_edge;
    }
    if (is_p_common || is_q_common) {
        const Point& common = is_p_common ? p : q;
        const bool is_together = run_together(common, is_p_common ? q : p, common == a ? b : a);
        return is_together ? Meeting::unclear : Meeting::apart;
    }
    return segments_touch(a, b, p, q) ? Meeting::unclear : Meeting::apart;
}

Lie lie_of(const BorderSegment& border, const PolygonView& polygon) {
    bool is_an_edge = false;
    for (std::size_t r = 0; r < polygon.ring_count(); ++r) {
        const RingView ring = polygon.ring(r);
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            const Meeting meeting = meeting_of(border, ring[i], ring[i + 1]);
            if (meeting == Meeting::unclear) {
                return Lie::unclear;
            }
            is_an_edge = is_an_edge || meeting == Meeting::same_edge;
        }
    }
    return is_an_edge ? Lie::clear : lie_of_free_segment(border, polygon);
}

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

VillageIndex owner(const ZoneSet& zones) {
    return zones.empty() ? kOutsideVillages : zones.front();
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

std::optional<VillageIndex>
ZoneIndex::Impl::whole(const PolygonView& polygon, std::span<const std::uint32_t> borders) const {
    const bool is_clear = std::all_of(borders.begin(), borders.end(), [&](std::uint32_t s) {
        return lie_of(grid.segment(s), polygon) == Lie::clear;
    });
    if (!is_clear) {
        return std::nullopt;
    }
    const std::optional<Point> point = free_point(polygon, grid, borders);
    if (!point) {
        return std::nullopt;
    }
    return owner(grid.zones_at(*point));
}

ZoneIndex::ZoneIndex(MultiPolygonBuffer zones)
    : m_impl(std::make_unique<const Impl>(std::move(zones))) {}

ZoneIndex::ZoneIndex(ZoneIndex&&) noexcept = default;
ZoneIndex& ZoneIndex::operator=(ZoneIndex&&) noexcept = default;
ZoneIndex::~ZoneIndex() = default;

const MultiPolygonBuffer& ZoneIndex::zones() const noexcept {
    return m_impl->zones;
}

std::optional<VillageIndex> ZoneIndex::whole(const ShapeView& shape) const {
    const Box box = shape.box();
    if (box.is_empty()) {
        return kOutsideVillages;
    }
    const BorderGrid& grid = m_impl->grid;
    const BorderGrid::Block block = grid.block(box);
    if (const std::optional<std::uint32_t> set = grid.uniform_set(block)) {
        return owner(grid.set(*set));
    }
    std::vector<std::uint32_t> borders;
    grid.segments(block, box, borders);
    std::optional<VillageIndex> zone;
    for (std::size_t p = 0; p < shape.polygon_count(); ++p) {
        const std::optional<VillageIndex> of_polygon = m_impl->whole(shape.polygon(p), borders);
        if (!of_polygon || (zone && *zone != *of_polygon)) {
            return std::nullopt;
        }
        zone = of_polygon;
    }
    return zone;
}

void ZoneIndex::candidates(const Box& box, std::vector<VillageIndex>& zones) const {
    std::vector<std::uint32_t> found;
    m_impl->boxes.query(box, found);
    zones.assign(found.begin(), found.end());
}

} // namespace huuco
