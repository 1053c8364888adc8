// SPDX-License-Identifier: MIT
/// \file
/// From rings as read to valid shapes.

#include "geometry/geos_handle.hpp"
#include "geometry/shape_proof.hpp"
#include "geometry/simple_ring.hpp"

#include <huuco/geometry/area.hpp>
#include <huuco/geometry/orientation.hpp>
#include <huuco/geometry/repair.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace huuco {

namespace {

/// A ring of the raw shape after tidying: closed, no point repeats the one before it.
struct TidyRing {
    std::vector<Point> points; ///< three or more distinct neighbours, then the first again
    double area = 0.0;         ///< signed
};

struct Found {
    Defect defect = Defect::none;
    Point place;
};

bool is_believable(const Point& point) noexcept {
    return std::abs(point.x) <= kCoordinateLimit && std::abs(point.y) <= kCoordinateLimit;
}

bool is_finite(const Point& point) noexcept {
    return std::isfinite(point.x) && std::isfinite(point.y);
}

/// Looks for coordinates nobody can use.
Found find_bad_coordinate(const ShapeView& raw) noexcept {
    Point last;
    for (const Point& point : raw.points()) {
        if (!is_finite(point)) {
            return {Defect::non_finite, last};
        }
        if (!is_believable(point)) {
            return {Defect::absurd_coordinate, point};
        }
        last = point;
    }
    return {};
}

/// Outer rings less holes, whatever their winding.
double area_as_read(const ShapeView& raw) noexcept {
    double area = 0.0;
    for (std::size_t p = 0; p < raw.polygon_count(); ++p) {
        for (std::size_t r = 0; r < raw.polygon(p).ring_count(); ++r) {
            const double ring = std::abs(ring_area(raw.polygon(p).ring(r)));
            area += r == 0 ? ring : -ring;
        }
    }
    return std::abs(area);
}

/// True when a simple ring runs counter-clockwise: the turn at its lowest leftmost corner tells.
bool is_counter_clockwise(RingView ring, double area) noexcept {
    double reach = 0.0;
    for (const Point& point : ring) {
        reach = std::max({reach, std::abs(point.x - ring[0].x), std::abs(point.y - ring[0].y)});
    }
    const double error = 4.0 * 0x1p-53 * static_cast<double>(ring.size() + 2) * reach * reach;
    if (std::abs(area) > error) {
        return area > 0.0;
    }
    const std::size_t edges = ring.size() - 1;
    std::size_t low = 0;
    for (std::size_t i = 1; i < edges; ++i) {
        if (ring[i].y < ring[low].y || (ring[i].y == ring[low].y && ring[i].x < ring[low].x)) {
            low = i;
        }
    }
    return orientation(ring[(low + edges - 1) % edges], ring[low], ring[low + 1]) > 0;
}

/// The first corner where the outline turns straight back, if any.
std::optional<Point> find_spike(RingView ring) noexcept {
    const std::size_t edges = ring.size() - 1;
    for (std::size_t i = 0; i < edges; ++i) {
        const Point& from = ring[(i + edges - 1) % edges];
        const Point& corner = ring[i];
        const Point& to = ring[i + 1];
        const double ahead =
            (from.x - corner.x) * (to.x - corner.x) + (from.y - corner.y) * (to.y - corner.y);
        if (ahead > 0.0 && orientation(from, corner, to) == 0) {
            return corner;
        }
    }
    return std::nullopt;
}

/// The points of a ring in an order that does not depend on its start or winding.
std::vector<Point> sorted_points(const TidyRing& ring) {
    std::vector<Point> points(ring.points.begin(), ring.points.end() - 1);
    std::sort(points.begin(), points.end(), [](const Point& a, const Point& b) {
        return a.x < b.x || (a.x == b.x && a.y < b.y);
    });
    return points;
}

/// What GEOS means by its reason for an invalid geometry.
Defect defect_of_reason(std::string_view reason) noexcept {
    constexpr std::array<std::pair<std::string_view, Defect>, 9> kReasons{{
        {"Ring Self-intersection", Defect::ring_contact},
        {"Self-intersection", Defect::bow_tie},
        {"Hole lies outside", Defect::hole_outside},
        {"Holes are nested", Defect::nested_holes},
        {"Nested holes", Defect::nested_holes},
        {"Nested shells", Defect::nested_shells},
        {"Duplicate Rings", Defect::duplicate_ring},
        {"Interior is disconnected", Defect::split_interior},
        {"Too few", Defect::zero_area},
    }};
    for (const auto& [text, defect] : kReasons) {
        if (reason.substr(0, text.size()) == text) {
            return defect;
        }
    }
    return Defect::bow_tie;
}

} // namespace

struct Repairer::Impl {
    explicit Impl(double square_metres_per_unit) : unit_m2(square_metres_per_unit) {}

    RepairOutcome repair(const ShapeView& raw, MultiPolygonBuffer& out);

    bool try_single_ring(const ShapeView& raw, MultiPolygonBuffer& out, RepairOutcome& outcome);
    void tidy(const ShapeView& raw);
    std::optional<TidyRing> tidy_ring(RingView raw);
    void note(Defect defect, const Point& place);
    void write(MultiPolygonBuffer& to) const;
    bool judge(const GEOSGeometry& geometry, Found& invalid) const;
    bool put_outer_rings_first();
    bool drop_stray_holes();
    [[nodiscard]] bool is_stray(double ring_area, double whole_area) const;
    [[nodiscard]] bool is_doubtful(double before, double after);

    void act(RepairAction step) { action = std::max(action, step); }

    [[nodiscard]] Found explain(const Found& by_geos) const;
    bool make_valid(MultiPolygonBuffer& out);
    bool mend(const GEOSGeometry& geometry, MultiPolygonBuffer& out);

    double unit_m2; ///< square metres in a squared unit of the CRS
    GeosContext context;
    SimpleRingTest is_simple;
    ShapeProof is_proven_valid;
    std::vector<Point> points;                   ///< the single ring, tidied
    std::vector<std::vector<TidyRing>> polygons; ///< of the shape at hand
    MultiPolygonBuffer scratch;
    Found found; ///< the first defect of the shape at hand
    RepairAction action = RepairAction::none;
    std::optional<Point> repeated; ///< the first point that repeats the one before it
};

void Repairer::Impl::note(Defect defect, const Point& place) {
    if (found.defect == Defect::none) {
        found = {defect, place};
    }
}

/// The common case: one ring that is simple. Appends it and is done; otherwise leaves no trace.
bool Repairer::Impl::try_single_ring(
    const ShapeView& raw,
    MultiPolygonBuffer& out,
    RepairOutcome& outcome) {
    if (raw.polygon_count() != 1 || raw.polygon(0).ring_count() != 1) {
        return false;
    }
    points.clear();
    for (const Point& point : raw.polygon(0).ring(0)) {
        if (!is_believable(point)) { // NaN as well
            return false;
        }
        if (points.empty() || points.back() != point) {
            points.push_back(point);
        } else if (outcome.defect == Defect::none) {
            outcome.defect = Defect::repeated_vertex;
            outcome.action = RepairAction::dropped_point;
            outcome.place = point;
        }
    }
    if (points.size() < 4 || points.front() != points.back() || !is_simple(points)) {
        return false;
    }
    const double area = ring_area(points);
    if (!is_counter_clockwise(points, area)) {
        outcome.is_clockwise = true;
        std::reverse(points.begin(), points.end());
    }
    out.add_points(points);
    out.end_ring();
    out.end_polygon();
    out.end_shape();
    outcome.area_before = outcome.area_after = std::abs(area);
    return true;
}

std::optional<TidyRing> Repairer::Impl::tidy_ring(RingView raw) {
    TidyRing ring;
    for (const Point& point : raw) {
        if (ring.points.empty() || ring.points.back() != point) {
            ring.points.push_back(point);
        } else if (!repeated) {
            repeated = point;
        }
    }
    if (ring.points.size() > 1 && ring.points.front() != ring.points.back()) {
        note(Defect::unclosed_ring, ring.points.back());
        act(RepairAction::closed);
        ring.points.push_back(ring.points.front());
    }
    if (ring.points.size() < 4) {
        return std::nullopt;
    }
    ring.area = ring_area(ring.points);
    return ring;
}

void Repairer::Impl::tidy(const ShapeView& raw) {
    polygons.clear();
    for (std::size_t p = 0; p < raw.polygon_count(); ++p) {
        std::vector<TidyRing> rings;
        for (std::size_t r = 0; r < raw.polygon(p).ring_count(); ++r) {
            const RingView ring = raw.polygon(p).ring(r);
            if (std::optional<TidyRing> tidied = tidy_ring(ring)) {
                rings.push_back(std::move(*tidied));
            } else if (!ring.empty()) {
                note(Defect::zero_area, ring[0]);
                act(RepairAction::dropped_ring);
                if (r == 0) {
                    break; // without its outer ring a polygon has no ground
                }
            }
        }
        if (!rings.empty()) {
            polygons.push_back(std::move(rings));
        }
    }
}

/// Appends the tidied rings as one shape, wound as the buffer promises.
void Repairer::Impl::write(MultiPolygonBuffer& to) const {
    for (const std::vector<TidyRing>& rings : polygons) {
        for (std::size_t r = 0; r < rings.size(); ++r) {
            const std::vector<Point>& ring = rings[r].points;
            const bool is_kept = is_counter_clockwise(ring, rings[r].area) == (r == 0);
            for (std::size_t i = 0; i < ring.size(); ++i) {
                to.add_point(is_kept ? ring[i] : ring[ring.size() - 1 - i]);
            }
            to.end_ring();
        }
        to.end_polygon();
    }
    to.end_shape();
}

/// True when GEOS finds a geometry valid; otherwise says why not and where.
bool Repairer::Impl::judge(const GEOSGeometry& geometry, Found& invalid) const {
    char* reason = nullptr;
    GEOSGeometry* place = nullptr;
    const char answer = GEOSisValidDetail_r(context.get(), &geometry, 0, &reason, &place);
    const GeosGeometry owned_place = context.own(place);
    invalid = {Defect::bow_tie, {}};
    if (reason != nullptr) {
        invalid.defect = defect_of_reason(reason);
        GEOSFree_r(context.get(), reason);
    }
    if (owned_place) {
        GEOSGeomGetX_r(context.get(), owned_place.get(), &invalid.place.x);
        GEOSGeomGetY_r(context.get(), owned_place.get(), &invalid.place.y);
    }
    return answer == 1; // an exception makes it invalid as well
}

/// Moves a polygon's largest ring to the front where the ring there lies inside it.
bool Repairer::Impl::put_outer_rings_first() {
    bool has_moved = false;
    for (std::vector<TidyRing>& rings : polygons) {
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
            note(Defect::wrong_ring_order, first.front());
            act(RepairAction::reordered);
            std::rotate(rings.begin(), largest, largest + 1);
            has_moved = true;
        }
    }
    return has_moved;
}

/// True for a ring that is a mark beside its shape rather than ground that was written wrongly.
bool Repairer::Impl::is_stray(double ring_area, double whole_area) const {
    const double area = std::abs(ring_area);
    return area <= kRepairTolerance * std::abs(whole_area) && area * unit_m2 <= kStrayRing_m2;
}

/// Leaves out small holes that lie outside their polygon: they take nothing away.
bool Repairer::Impl::drop_stray_holes() {
    bool has_dropped = false;
    for (std::vector<TidyRing>& rings : polygons) {
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
                note(Defect::hole_outside, hole.points.front());
                act(RepairAction::dropped_ring);
                return true;
            });
        has_dropped = has_dropped || strays != rings.end();
        rings.erase(strays, rings.end());
    }
    return has_dropped;
}

/// True when a ring crosses itself so that its area as read and as mended are far apart.
bool Repairer::Impl::is_doubtful(double before, double after) {
    const double tolerance =
        std::max(kRepairTolerance_m2 / unit_m2, kRepairTolerance * std::max(before, after));
    if (std::abs(after - before) <= tolerance) {
        return false;
    }
    return std::any_of(polygons.begin(), polygons.end(), [this](const auto& rings) {
        return std::any_of(rings.begin(), rings.end(), [this](const TidyRing& ring) {
            return !is_simple(ring.points);
        });
    });
}

/// Puts a more telling word in the place of GEOS' reason, where there is one.
Found Repairer::Impl::explain(const Found& by_geos) const {
    std::vector<std::vector<Point>> seen;
    for (const std::vector<TidyRing>& rings : polygons) {
        for (const TidyRing& ring : rings) {
            if (const std::optional<Point> spike = find_spike(ring.points)) {
                return {Defect::spike, *spike};
            }
            std::vector<Point> sorted = sorted_points(ring);
            if (std::find(seen.begin(), seen.end(), sorted) != seen.end()) {
                return {Defect::duplicate_ring, ring.points.front()};
            }
            seen.push_back(std::move(sorted));
        }
    }
    return by_geos;
}

/// Appends the mended geometry as one shape. \returns whether it has ground
bool Repairer::Impl::mend(const GEOSGeometry& geometry, MultiPolygonBuffer& out) {
    for (const GEOSMakeValidMethods method :
         {GEOS_MAKE_VALID_STRUCTURE, GEOS_MAKE_VALID_LINEWORK}) {
        GEOSMakeValidParams* params = GEOSMakeValidParams_create_r(context.get());
        GEOSMakeValidParams_setMethod_r(context.get(), params, method);
        GEOSMakeValidParams_setKeepCollapsed_r(context.get(), params, 0);
        const GeosGeometry made =
            context.own(GEOSMakeValidWithParams_r(context.get(), &geometry, params));
        GEOSMakeValidParams_destroy_r(context.get(), params);
        if (!made) {
            continue;
        }
        scratch.clear();
        context.append(*made, scratch);
        Found invalid;
        if (scratch.shape(0).is_empty() || judge(*context.to_geos(scratch.shape(0)), invalid)) {
            out.add_shape(scratch.shape(0));
            return !scratch.shape(0).is_empty();
        }
    }
    out.end_shape();
    return false;
}

/// Appends the tidied rings as a valid shape, mended where that takes it.
/// \returns false when no ground is left
bool Repairer::Impl::make_valid(MultiPolygonBuffer& out) {
    const auto tidied = [&] {
        scratch.clear();
        write(scratch);
        return context.to_geos(scratch.shape(0));
    };
    scratch.clear();
    write(scratch);
    if (is_proven_valid(scratch.shape(0))) {
        out.add_shape(scratch.shape(0));
        return true;
    }
    GeosGeometry geometry = context.to_geos(scratch.shape(0));
    Found invalid;
    bool is_valid = judge(*geometry, invalid);
    if (!is_valid && invalid.defect == Defect::hole_outside && put_outer_rings_first()) {
        geometry = tidied();
        is_valid = judge(*geometry, invalid);
    }
    if (!is_valid && invalid.defect == Defect::hole_outside && drop_stray_holes()) {
        geometry = tidied();
        is_valid = judge(*geometry, invalid);
    }
    if (is_valid) {
        out.add_shape(scratch.shape(0));
        return true;
    }
    const Found reason = explain(invalid);
    note(reason.defect, reason.place);
    act(RepairAction::rebuilt);
    return mend(*geometry, out);
}

RepairOutcome Repairer::Impl::repair(const ShapeView& raw, MultiPolygonBuffer& out) {
    RepairOutcome outcome;
    if (try_single_ring(raw, out, outcome)) {
        return outcome;
    }
    outcome = {};
    const auto set_aside = [&](Defect defect, const Point& place) {
        out.end_shape();
        outcome.status = RepairStatus::unusable;
        outcome.action = RepairAction::set_aside;
        outcome.defect = defect;
        outcome.place = place;
        return outcome;
    };
    if (raw.points().empty()) {
        return set_aside(Defect::empty_geometry, {});
    }
    const Found bad = find_bad_coordinate(raw);
    if (bad.defect != Defect::none) {
        return set_aside(bad.defect, bad.place);
    }
    outcome.area_before = area_as_read(raw);
    found = {};
    action = RepairAction::none;
    repeated.reset();
    tidy(raw);
    if (polygons.empty()) {
        return set_aside(Defect::zero_area, raw.points().front());
    }
    outcome.is_clockwise = polygons.front().front().area < 0.0;
    if (!make_valid(out)) {
        outcome.status = RepairStatus::unusable;
        outcome.action = RepairAction::set_aside;
        outcome.defect = Defect::zero_area;
        outcome.place = found.place;
        return outcome;
    }
    outcome.area_after = planar_area(out.shape(out.size() - 1));
    outcome.status = found.defect == Defect::none ? RepairStatus::valid : RepairStatus::repaired;
    if (outcome.status == RepairStatus::repaired &&
        is_doubtful(outcome.area_before, outcome.area_after)) {
        outcome.status = RepairStatus::doubtful;
    }
    if (found.defect == Defect::none && repeated) {
        found = {Defect::repeated_vertex, *repeated};
        act(RepairAction::dropped_point);
    }
    outcome.defect = found.defect;
    outcome.place = found.place;
    outcome.action = action;
    return outcome;
}

Repairer::Repairer(double square_metres_per_unit)
    : m_impl(std::make_unique<Impl>(square_metres_per_unit)) {}

Repairer::Repairer(Repairer&&) noexcept = default;
Repairer& Repairer::operator=(Repairer&&) noexcept = default;
Repairer::~Repairer() = default;

RepairOutcome Repairer::repair(const ShapeView& raw, MultiPolygonBuffer& out) {
    return m_impl->repair(raw, out);
}

} // namespace huuco
