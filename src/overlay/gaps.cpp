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
#include <optional>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace huuco {

namespace {

std::tuple<double, double, double, double> key_of(const Segment& segment) noexcept {
    return {segment.from.x, segment.from.y, segment.to.x, segment.to.y};
}

std::vector<LoneEdge> edges_alone(
    const ShapeTable& shapes,
    unsigned threads,
    Progress& progress,
    const SpillFile* beside) {
    std::optional<SpillFile> file;
    if (beside != nullptr) {
        file.emplace(beside->folder());
    }
    return lone_edges_of(shapes, threads, file ? &*file : nullptr, progress);
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

bool comes_near(const ShapeView& shape, const Point& place, double reach) {
    return std::ranges::any_of(rings_of(shape), [&](RingView ring) {
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            if (distance_to_segment(place, ring[i], ring[i + 1]) <= reach) {
                return true;
            }
        }
        return false;
    });
}

/// The border of a shape of many corners, of which many places are asked.
class Border {
public:
    explicit Border(const ShapeView& shape)
        : m_edges(edges_of(shape)), m_index(boxes_of(m_edges)) {}

    [[nodiscard]] bool comes_near(const Point& place, double reach) {
        m_index.query({place.x - reach, place.y - reach, place.x + reach, place.y + reach}, m_near);
        return std::ranges::any_of(m_near, [&](std::uint32_t edge) {
            return distance_to_segment(place, m_edges[edge].from, m_edges[edge].to) <= reach;
        });
    }

private:
    static std::vector<Segment> edges_of(const ShapeView& shape) {
        std::vector<Segment> edges;
        for (const RingView ring : rings_of(shape)) {
            for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                edges.push_back({ring[i], ring[i + 1]});
            }
        }
        return edges;
    }

    static std::vector<Box> boxes_of(const std::vector<Segment>& edges) {
        std::vector<Box> boxes(edges.size());
        for (std::size_t i = 0; i < edges.size(); ++i) {
            boxes[i].expand(edges[i].from);
            boxes[i].expand(edges[i].to);
        }
        return boxes;
    }

    std::vector<Segment> m_edges;
    SpatialIndex m_index; ///< of their boxes
    std::vector<std::uint32_t> m_near;
};

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
            const ShapeView shape = m_shapes[row];
            return shape.points().size() < kManyCorners ? comes_near(shape, place, reach)
                                                        : border_of(row).comes_near(place, reach);
        });
    }

    /// A road borders on thousands of gaps: its edges are put in order once.
    Border& border_of(std::uint32_t row) {
        const auto known = m_borders.find(row);
        return known != m_borders.end() ? known->second
                                        : m_borders.try_emplace(row, m_shapes[row]).first->second;
    }

    static constexpr std::size_t kManyCorners = 256;

    const ShapeTable& m_shapes;
    SpatialIndex m_index;
    std::vector<std::uint32_t> m_near;
    std::unordered_map<std::uint32_t, Border> m_borders; ///< of rows with many corners
};

} // namespace

Gaps find_gaps(
    const ShapeTable& shapes,
    const GapSizes& sizes,
    unsigned threads,
    Progress& progress,
    const SpillFile* beside) {
    const std::vector<Segment> borders =
        borders_of_open_ground(edges_alone(shapes, threads, progress, beside));
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
