// SPDX-License-Identifier: MIT
/// \file
/// Edges without a partner, the faces they enclose, and which of these nobody covers.

#include "overlay/open_edges.hpp"

#include <huuco/geometry/area.hpp>
#include <huuco/geometry/faces.hpp>
#include <huuco/geometry/mean_width.hpp>
#include <huuco/geometry/orientation.hpp>
#include <huuco/geometry/spatial_index.hpp>
#include <huuco/overlay/gaps.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <numeric>
#include <tuple>
#include <utility>

namespace huuco {

namespace {

std::tuple<double, double, double, double> key_of(const Segment& segment) noexcept {
    return {segment.from.x, segment.from.y, segment.to.x, segment.to.y};
}

/// The borders that lie beside open ground, each once, in the order of their ends.
std::vector<Segment> borders_of_open_ground(const std::vector<LoneEdge>& edges) {
    std::vector<Segment> segments;
    segments.reserve(edges.size());
    for (const LoneEdge& edge : edges) {
        const auto& [from, to] = edge.ends;
        const bool is_up = std::tie(from.x, from.y) < std::tie(to.x, to.y);
        segments.push_back(is_up ? Segment{from, to} : Segment{to, from});
    }
    std::ranges::sort(segments, {}, key_of);
    const auto is_same = [](const Segment& a, const Segment& b) { return key_of(a) == key_of(b); };
    segments.erase(std::unique(segments.begin(), segments.end(), is_same), segments.end());
    return segments;
}

std::vector<RingView> rings_of(const ShapeView& shape) {
    std::vector<RingView> rings;
    for (std::size_t p = 0; p < shape.polygon_count(); ++p) {
        const PolygonView polygon = shape.polygon(p);
        for (std::size_t r = 0; r < polygon.ring_count(); ++r) {
            rings.push_back(polygon.ring(r));
        }
    }
    return rings;
}

Point middle_of(const Point& a, const Point& b) noexcept {
    return {std::midpoint(a.x, b.x), std::midpoint(a.y, b.y)};
}

double distance_to_segment(const Point& place, const Point& a, const Point& b) noexcept {
    const Point along{b.x - a.x, b.y - a.y};
    const Point to{place.x - a.x, place.y - a.y};
    const double length2 = along.x * along.x + along.y * along.y;
    const double part =
        length2 > 0.0 ? std::clamp((to.x * along.x + to.y * along.y) / length2, 0.0, 1.0) : 0.0;
    return std::hypot(to.x - part * along.x, to.y - part * along.y);
}

bool comes_near(RingView ring, const Point& place, double reach) noexcept {
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        if (distance_to_segment(place, ring[i], ring[i + 1]) <= reach) {
            return true;
        }
    }
    return false;
}

/// Answers which shapes lie at a place.
class Cover {
public:
    explicit Cover(const ShapeTable& shapes) : m_shapes(shapes), m_index(boxes_of(shapes)) {}

    [[nodiscard]] bool is_covered(const Point& place) {
        Box box;
        box.expand(place);
        m_index.query(box, m_near);
        return std::any_of(m_near.begin(), m_near.end(), [&](std::uint32_t row) {
            return locate(place, m_shapes[row]) != Location::outside;
        });
    }

    /// Rows whose border comes to a corner of a face or to the middle of a side.
    ///
    /// A corner where borders cross is rounded, and so lies beside both: what is as near as that
    /// counts, and where rounding was larger still, what is as near as the nearest.
    [[nodiscard]] std::vector<std::uint64_t> around(const ShapeView& face) {
        const Box box = face.box();
        const double farthest = std::max(
            {std::abs(box.min_x), std::abs(box.min_y), std::abs(box.max_x), std::abs(box.max_y)});
        std::vector<std::uint64_t> rows;
        for (double reach = farthest * 0x1p-40; rows.empty(); reach *= 2.0) {
            for (const RingView ring : rings_of(face)) {
                for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                    add_rows_near(ring[i], reach, rows);
                    add_rows_near(middle_of(ring[i], ring[i + 1]), reach, rows);
                }
            }
        }
        std::sort(rows.begin(), rows.end());
        rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
        return rows;
    }

private:
    static std::vector<Box> boxes_of(const ShapeTable& shapes) {
        std::vector<Box> boxes(shapes.size());
        for (std::size_t row = 0; row < shapes.size(); ++row) {
            boxes[row] = shapes[row].box();
        }
        return boxes;
    }

    void add_rows_near(const Point& place, double reach, std::vector<std::uint64_t>& rows) {
        m_index.query({place.x - reach, place.y - reach, place.x + reach, place.y + reach}, m_near);
        std::ranges::copy_if(m_near, std::back_inserter(rows), [&](std::uint32_t row) {
            return std::ranges::any_of(rings_of(m_shapes[row]), [&](RingView ring) {
                return comes_near(ring, place, reach);
            });
        });
    }

    const ShapeTable& m_shapes;
    SpatialIndex m_index;
    std::vector<std::uint32_t> m_near;
};

} // namespace

Gaps find_gaps(
    const ShapeTable& shapes,
    const GapSizes& sizes,
    unsigned threads,
    Progress& progress) {
    const std::vector<Segment> borders =
        borders_of_open_ground(lone_edges_of(shapes, threads, progress));
    const Faces faces = enclosed_faces(borders, [&](const ShapeView& face) {
        const double width = mean_width(face);
        return planar_area(face) > sizes.above_area && width > sizes.above_width &&
               width <= sizes.up_to_width;
    });
    Gaps found;
    if (faces.shapes.size() == 0) {
        return found;
    }
    Cover cover(shapes);
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < faces.shapes.size(); ++i) {
        if (!cover.is_covered(faces.inner_points[i])) {
            order.push_back(i);
        }
    }
    std::ranges::sort(order, {}, [&](std::size_t i) {
        const Box box = faces.shapes.shape(i).box();
        return std::pair(box.min_y, box.min_x);
    });
    for (const std::size_t i : order) {
        const ShapeView face = faces.shapes.shape(i);
        found.gaps.push_back(
            {cover.around(face), found.ground.size(), planar_area(face), mean_width(face)});
        found.ground.add_shape(face);
    }
    return found;
}

} // namespace huuco
