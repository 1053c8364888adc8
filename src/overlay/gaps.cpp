// SPDX-License-Identifier: MIT
/// \file
/// Edges without a partner, the faces they enclose, and which of these nobody covers.

#include <huuco/geometry/area.hpp>
#include <huuco/geometry/faces.hpp>
#include <huuco/geometry/orientation.hpp>
#include <huuco/geometry/spatial_index.hpp>
#include <huuco/overlay/gaps.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <tuple>
#include <utility>

namespace huuco {

namespace {

std::tuple<double, double, double, double> key_of(const Segment& segment) noexcept {
    return {segment.from.x, segment.from.y, segment.to.x, segment.to.y};
}

/// Calls take(edge) for all edges, each from its lower end.
template <typename Take>
void for_each_edge(const ShapeTable& shapes, const Take& take) {
    for (std::size_t row = 0; row < shapes.size(); ++row) {
        for (std::size_t p = 0; p < shapes[row].polygon_count(); ++p) {
            for (std::size_t r = 0; r < shapes[row].polygon(p).ring_count(); ++r) {
                const RingView ring = shapes[row].polygon(p).ring(r);
                for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                    const bool is_up =
                        std::pair(ring[i].x, ring[i].y) < std::pair(ring[i + 1].x, ring[i + 1].y);
                    take(is_up ? Segment{ring[i], ring[i + 1]} : Segment{ring[i + 1], ring[i]});
                }
            }
        }
    }
}

/// Appends the edges that occur once only.
void append_single(std::vector<Segment>& edges, std::vector<Segment>& single) {
    std::sort(edges.begin(), edges.end(), [](const Segment& a, const Segment& b) {
        return key_of(a) < key_of(b);
    });
    for (std::size_t i = 0; i < edges.size();) {
        std::size_t next = i + 1;
        while (next < edges.size() && key_of(edges[next]) == key_of(edges[i])) {
            ++next;
        }
        if (next - i == 1) {
            single.push_back(edges[i]);
        }
        i = next;
    }
}

/// The edges that occur once only, in the order of their ends. They are gathered in parts, by where
/// they begin: all edges at once would take twice the memory of the shapes.
std::vector<Segment> edges_without_partner(const ShapeTable& shapes) {
    constexpr std::size_t kEdgesAPart = std::size_t{1} << 18U;
    std::size_t count = 0;
    for_each_edge(shapes, [&](const Segment& /*edge*/) { ++count; });
    const std::size_t parts = count / kEdgesAPart + 1;
    std::vector<Segment> single;
    for (std::size_t part = 0; part < parts; ++part) {
        std::vector<Segment> edges;
        edges.reserve(count / parts);
        for_each_edge(shapes, [&](const Segment& edge) {
            if (parts == 1 || std::hash<double>{}(edge.from.x) % parts == part) {
                edges.push_back(edge);
            }
        });
        append_single(edges, single);
    }
    std::sort(single.begin(), single.end(), [](const Segment& a, const Segment& b) {
        return key_of(a) < key_of(b);
    });
    return single;
}

double outline_length(const PolygonView& polygon) noexcept {
    double length = 0.0;
    for (std::size_t r = 0; r < polygon.ring_count(); ++r) {
        const RingView ring = polygon.ring(r);
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            length += std::hypot(ring[i + 1].x - ring[i].x, ring[i + 1].y - ring[i].y);
        }
    }
    return length;
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

    /// Rows with a point of their border on the outline of a face.
    [[nodiscard]] std::vector<std::uint64_t> around(const PolygonView& face) {
        std::vector<std::uint64_t> rows;
        for (std::size_t r = 0; r < face.ring_count(); ++r) {
            for (const Point& point : face.ring(r)) {
                Box box;
                box.expand(point);
                m_index.query(box, m_near);
                for (const std::uint32_t row : m_near) {
                    if (locate(point, m_shapes[row]) == Location::boundary) {
                        rows.push_back(row);
                    }
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

    const ShapeTable& m_shapes;
    SpatialIndex m_index;
    std::vector<std::uint32_t> m_near;
};

} // namespace

Gaps find_gaps(const ShapeTable& shapes, double tolerance_area) {
    const Faces faces = enclosed_faces(edges_without_partner(shapes));
    Cover cover(shapes);
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < faces.shapes.size(); ++i) {
        if (planar_area(faces.shapes.shape(i)) > tolerance_area &&
            !cover.is_covered(faces.inner_points[i])) {
            order.push_back(i);
        }
    }
    const auto corner = [&](std::size_t i) {
        const Box box = faces.shapes.shape(i).box();
        return std::pair(box.min_y, box.min_x);
    };
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return corner(a) < corner(b);
    });
    Gaps found;
    for (const std::size_t i : order) {
        const PolygonView face = faces.shapes.shape(i).polygon(0);
        const double area = planar_area(face);
        found.gaps.push_back(
            {cover.around(face), found.ground.size(), area, 2.0 * area / outline_length(face)});
        found.ground.add_shape(faces.shapes.shape(i));
    }
    return found;
}

} // namespace huuco
