// SPDX-License-Identifier: MIT
/// \file
/// Closing, dropping, and the order of rings.

#include "geometry/tidy_shape.hpp"

#include <huuco/geometry/area.hpp>
#include <huuco/geometry/orientation.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace huuco {

namespace {

std::optional<TidyRing> tidy_ring(RingView raw, RepairNotes& notes) {
    TidyRing ring;
    for (const Point& point : raw) {
        if (ring.points.empty() || ring.points.back() != point) {
            ring.points.push_back(point);
        } else if (!notes.repeated) {
            notes.repeated = point;
        }
    }
    if (ring.points.size() > 1 && ring.points.front() != ring.points.back()) {
        notes.note(Defect::unclosed_ring, ring.points.back());
        notes.act(RepairAction::closed);
        ring.points.push_back(ring.points.front());
    }
    if (ring.points.size() < 4) {
        return std::nullopt;
    }
    ring.area = ring_area(ring.points);
    return ring;
}

} // namespace

void TidyShape::take(const ShapeView& raw, RepairNotes& notes) {
    m_polygons.clear();
    for (std::size_t p = 0; p < raw.polygon_count(); ++p) {
        std::vector<TidyRing> rings;
        for (std::size_t r = 0; r < raw.polygon(p).ring_count(); ++r) {
            const RingView ring = raw.polygon(p).ring(r);
            if (std::optional<TidyRing> tidied = tidy_ring(ring, notes)) {
                rings.push_back(std::move(*tidied));
            } else if (!ring.empty()) {
                notes.note(Defect::zero_area, ring[0]);
                notes.act(RepairAction::dropped_ring);
                if (r == 0) {
                    break; // without its outer ring a polygon has no ground
                }
            }
        }
        if (!rings.empty()) {
            m_polygons.push_back(std::move(rings));
        }
    }
}

void TidyShape::write(MultiPolygonBuffer& to) const {
    for (const std::vector<TidyRing>& rings : m_polygons) {
        for (std::size_t r = 0; r < rings.size(); ++r) {
            const std::vector<Point>& ring = rings[r].points;
            const bool is_kept =
                is_counter_clockwise(ring, rings[r].area, scan_ring(ring).box) == (r == 0);
            for (std::size_t i = 0; i < ring.size(); ++i) {
                to.add_point(is_kept ? ring[i] : ring[ring.size() - 1 - i]);
            }
            to.end_ring();
        }
        to.end_polygon();
    }
    to.end_shape();
}

bool TidyShape::put_outer_rings_first(RepairNotes& notes) {
    bool has_moved = false;
    for (std::vector<TidyRing>& rings : m_polygons) {
        const auto largest =
            std::max_element(rings.begin(), rings.end(), [](const TidyRing& a, const TidyRing& b) {
                return std::abs(a.area) < std::abs(b.area);
            });
        if (largest == rings.begin()) {
            continue;
        }
        const std::vector<Point>& first = rings.front().points;
        const bool is_within = std::all_of(first.begin(), first.end(), [&](const Point& point) {
            return locate(point, largest->points) != Location::outside;
        });
        if (is_within) {
            notes.note(Defect::wrong_ring_order, first.front());
            notes.act(RepairAction::reordered);
            std::rotate(rings.begin(), largest, largest + 1);
            has_moved = true;
        }
    }
    return has_moved;
}

/// True for a ring that is a mark beside its shape rather than ground that was written wrongly.
bool TidyShape::is_stray(double ring_area, double whole_area) const {
    const double area = std::abs(ring_area);
    return area <= kRepairTolerance * std::abs(whole_area) && area * m_unit_m2 <= kStrayRing_m2;
}

bool TidyShape::drop_stray_holes(RepairNotes& notes) {
    bool has_dropped = false;
    for (std::vector<TidyRing>& rings : m_polygons) {
        const std::vector<Point> outer = rings.front().points;
        const double whole = rings.front().area;
        const auto strays =
            std::remove_if(rings.begin() + 1, rings.end(), [&](const TidyRing& hole) {
                const bool is_outside =
                    std::all_of(hole.points.begin(), hole.points.end(), [&](const Point& point) {
                        return locate(point, outer) != Location::inside;
                    });
                if (!is_outside || !is_stray(hole.area, whole)) {
                    return false;
                }
                notes.note(Defect::hole_outside, hole.points.front());
                notes.act(RepairAction::dropped_ring);
                return true;
            });
        has_dropped = has_dropped || strays != rings.end();
        rings.erase(strays, rings.end());
    }
    return has_dropped;
}

} // namespace huuco
