// SPDX-License-Identifier: MIT
/// \file
/// Ranks reference systems by where data would fall when it is read in each of them.

#include <huuco/base/error.hpp>
#include <huuco/crs/crs_ranking.hpp>
#include <huuco/crs/transform.hpp>
#include <huuco/geometry/orientation.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>

namespace huuco {

namespace {

/// The polygons of a place with their boxes.
class Place {
public:
    explicit Place(const MultiPolygonBuffer& shapes) {
        for (std::size_t i = 0; i < shapes.size(); ++i) {
            const ShapeView shape = shapes.shape(i);
            for (std::size_t p = 0; p < shape.polygon_count(); ++p) {
                add(shape.polygon(p));
            }
        }
    }

    [[nodiscard]] bool holds(const Point& point) const {
        return std::any_of(m_parts.begin(), m_parts.end(), [&](const Part& part) {
            return part.box.contains(point) && locate(point, part.polygon) != Location::outside;
        });
    }

private:
    struct Part {
        Box box;
        PolygonView polygon;
    };

    void add(const PolygonView& polygon) {
        Box box;
        for (const Point& point : polygon.ring(0)) {
            box.expand(point);
        }
        m_parts.push_back({box, polygon});
    }

    std::vector<Part> m_parts;
};

double share_of(std::span<const Point> points, const Place& place) {
    const auto inside = std::count_if(
        points.begin(), points.end(), [&](const Point& point) { return place.holds(point); });
    return points.empty() ? 0.0 : static_cast<double>(inside) / static_cast<double>(points.size());
}

/// The points in another system; nothing where no way leads there.
std::optional<std::vector<Point>>
moved(std::span<const Point> points, const Crs& from, const Crs& to) {
    std::vector<Point> out(points.begin(), points.end());
    try {
        Transform(from, to).apply(out);
    } catch (const Error&) {
        return std::nullopt;
    }
    return out;
}

void put_best_first(CrsRanking& ranking) {
    std::sort(ranking.begin(), ranking.end(), [](const CrsReading& a, const CrsReading& b) {
        return a.share != b.share ? a.share > b.share : a.crs.code() < b.crs.code();
    });
}

/// Points of a grid with that step that lie inside the polygon.
void add_grid_points(const PolygonView& polygon, double step, std::vector<Point>& out) {
    Box box;
    for (const Point& point : polygon.ring(0)) {
        box.expand(point);
    }
    const auto cells = [&](double length) {
        return static_cast<std::size_t>(std::ceil(length / step));
    };
    for (std::size_t row = 0; row < cells(box.height()); ++row) {
        for (std::size_t column = 0; column < cells(box.width()); ++column) {
            const Point point{
                box.min_x + (static_cast<double>(column) + 0.5) * step,
                box.min_y + (static_cast<double>(row) + 0.5) * step};
            if (locate(point, polygon) == Location::inside) {
                out.push_back(point);
            }
        }
    }
}

/// The meridian of a system in degrees, where it is a grid of the table or a UTM zone of WGS 84.
std::optional<double> meridian_of(const Crs& crs, const ReferenceSystems& systems) {
    if (const ReferenceSystem* const system = systems.find(crs.code())) {
        return system->grid ? std::optional(system->grid->meridian_deg) : std::nullopt;
    }
    if (crs.code() == "EPSG:32648") {
        return 105.0;
    }
    return crs.code() == "EPSG:32649" ? std::optional(111.0) : std::nullopt;
}

Box with_room(const Box& box) {
    constexpr double kRoom_deg = 0.02; // the extents of the table are rounded, borders differ a bit
    return {
        box.min_x - kRoom_deg, box.min_y - kRoom_deg, box.max_x + kRoom_deg, box.max_y + kRoom_deg};
}

/// True where a part of the province may have been surveyed in that system.
bool may_use(const FormerProvince& part, const Crs& crs, const ReferenceSystems& systems) {
    if (crs.is_geographic()) {
        return true;
    }
    const ReferenceSystem* const cadastre = systems.find(part.cadastre);
    const std::optional<double> meridian = meridian_of(crs, systems);
    return cadastre != nullptr && cadastre->grid && meridian &&
           std::abs(cadastre->grid->meridian_deg - *meridian) < 1e-7;
}

} // namespace

double share_inside(std::span<const Point> points, const MultiPolygonBuffer& shapes) {
    return share_of(points, Place(shapes));
}

std::vector<Point> points_inside(const MultiPolygonBuffer& shapes, std::size_t wanted) {
    double area = 0.0;
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        const Box box = shapes.shape(i).box();
        area += box.width() * box.height();
    }
    std::vector<Point> points;
    if (!(area > 0.0) || !std::isfinite(area)) {
        return points;
    }
    const double step = std::sqrt(area / static_cast<double>(wanted));
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        const ShapeView shape = shapes.shape(i);
        for (std::size_t p = 0; p < shape.polygon_count(); ++p) {
            add_grid_points(shape.polygon(p), step, points);
        }
    }
    return points;
}

CrsRanking rank_by_place(
    std::span<const Point> points,
    std::span<const Crs> candidates,
    const MultiPolygonBuffer& place,
    const Crs& place_crs) {
    const Place known(place);
    CrsRanking ranking;
    for (const Crs& crs : candidates) {
        const auto there = moved(points, crs, place_crs);
        ranking.push_back({crs, there ? share_of(*there, known) : 0.0});
    }
    put_best_first(ranking);
    return ranking;
}

CrsRanking rank_place(
    const MultiPolygonBuffer& place,
    std::span<const Crs> candidates,
    std::span<const Point> points,
    const Crs& points_crs) {
    const Place unknown(place);
    CrsRanking ranking;
    for (const Crs& crs : candidates) {
        const auto there = moved(points, points_crs, crs);
        ranking.push_back({crs, there ? share_of(*there, unknown) : 0.0});
    }
    put_best_first(ranking);
    return ranking;
}

CrsRanking rank_by_province(
    std::span<const Point> points,
    std::span<const Crs> candidates,
    const Province& province,
    const ReferenceSystems& systems) {
    CrsRanking ranking;
    for (const Crs& crs : candidates) {
        double best = 0.0;
        const auto there = moved(points, crs, wgs84());
        for (const FormerProvince& part : province.parts) {
            if (!there || !may_use(part, crs, systems)) {
                continue;
            }
            const Box extent = with_room(part.lon_lat);
            const auto inside = std::count_if(
                there->begin(), there->end(), [&](const Point& p) { return extent.contains(p); });
            best = std::max(best, static_cast<double>(inside) / static_cast<double>(there->size()));
        }
        ranking.push_back({crs, best});
    }
    put_best_first(ranking);
    return ranking;
}

} // namespace huuco
