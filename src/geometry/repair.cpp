// SPDX-License-Identifier: MIT
/// \file
/// From rings as read to valid shapes.

#include "geometry/geos_handle.hpp"
#include "geometry/ring_checks.hpp"
#include "geometry/shape_proof.hpp"
#include "geometry/simple_ring.hpp"
#include "geometry/tidy_shape.hpp"

#include <huuco/geometry/area.hpp>
#include <huuco/geometry/repair.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace huuco {

namespace {

/// Part of the ground by which rounding may move two sums of it.
constexpr double kSameGround = 1e-9;

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

/// How mending ended.
enum class Mending : std::uint8_t {
    done,         ///< what came out is valid and has ground
    nothing_left, ///< no ground was in it
    failed,       ///< GEOS could not, which says nothing about the ground
};

} // namespace

struct Repairer::Impl {
    Impl(double square_metres_per_unit, const Box& coordinates)
        : unit_m2(square_metres_per_unit), believed(coordinates), tidied(square_metres_per_unit) {}

    RepairOutcome repair(const ShapeView& raw, MultiPolygonBuffer& out);

    bool try_single_ring(const ShapeView& raw, MultiPolygonBuffer& out, RepairOutcome& outcome);
    bool judge(const GEOSGeometry& geometry, FoundDefect& invalid) const;
    [[nodiscard]] bool has_crossing_ring();
    [[nodiscard]] bool is_doubtful(double before, double after);
    [[nodiscard]] bool is_mere_contact(double before, double after);
    [[nodiscard]] FoundDefect explain(const FoundDefect& by_geos) const;
    Mending make_valid(MultiPolygonBuffer& out);
    Mending mend(const GEOSGeometry& geometry, MultiPolygonBuffer& out);

    double unit_m2; ///< square metres in a squared unit of the CRS
    Box believed;   ///< where coordinates may lie
    GeosContext context;
    SimpleRingTest is_simple;
    ShapeProof is_proven_valid;
    std::vector<Point> points;   ///< of the single ring, none repeated
    std::vector<Point> reversed; ///< the same from the end
    TidyShape tidied;            ///< the shape at hand, and what is noted of it
    RepairNotes notes;
    MultiPolygonBuffer scratch;
};

/// The common case: one ring that is simple. Appends it and is done; otherwise leaves no trace.
bool Repairer::Impl::try_single_ring(
    const ShapeView& raw,
    MultiPolygonBuffer& out,
    RepairOutcome& outcome) {
    if (raw.polygon_count() != 1 || raw.polygon(0).ring_count() != 1) {
        return false;
    }
    RingView ring = raw.polygon(0).ring(0);
    const RingScan scan = scan_ring(ring);
    if (!scan.is_finite || !believed.covers(scan.box)) {
        return false;
    }
    if (scan.has_repeats) {
        outcome.defect = Defect::repeated_vertex;
        outcome.action = RepairAction::dropped_point;
        outcome.place = *std::ranges::adjacent_find(ring);
        points.clear();
        std::ranges::unique_copy(ring, std::back_inserter(points));
        ring = points;
    }
    if (ring.size() < 4 || ring.front() != ring.back() || !is_simple(ring)) {
        return false;
    }
    const double area = ring_area(ring);
    if (is_counter_clockwise(ring, area, scan.box)) {
        out.add_points(ring);
    } else {
        outcome.is_clockwise = true;
        reversed.assign(ring.rbegin(), ring.rend());
        out.add_points(reversed);
    }
    out.end_ring();
    out.end_polygon();
    out.end_shape();
    outcome.area_before = outcome.area_after = std::abs(area);
    return true;
}

/// True when GEOS finds a geometry valid; otherwise says why not and where.
bool Repairer::Impl::judge(const GEOSGeometry& geometry, FoundDefect& invalid) const {
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
        invalid.place = context.point(*owned_place, {"đọc chỗ sai", "read the place of a defect"});
    }
    return answer == 1; // an exception makes it invalid as well
}

bool Repairer::Impl::has_crossing_ring() {
    return std::any_of(
        tidied.polygons().begin(), tidied.polygons().end(), [this](const auto& rings) {
            return std::any_of(rings.begin(), rings.end(), [this](const TidyRing& ring) {
                return !is_simple(ring.points);
            });
        });
}

/// True when a ring crosses itself so that its area as read and as mended are far apart.
bool Repairer::Impl::is_doubtful(double before, double after) {
    const double tolerance =
        std::max(kRepairTolerance_m2 / unit_m2, kRepairTolerance * std::max(before, after));
    return std::abs(after - before) > tolerance && has_crossing_ring();
}

/// True when what GEOS calls a self-intersection is a line that polygons have in common: no ring
/// crosses itself, and no ground was in two of them.
bool Repairer::Impl::is_mere_contact(double before, double after) {
    return std::abs(after - before) <= kSameGround * std::max(before, after) &&
           !has_crossing_ring();
}

/// Puts a more telling word in the place of GEOS' reason, where there is one.
FoundDefect Repairer::Impl::explain(const FoundDefect& by_geos) const {
    std::vector<std::vector<Point>> seen;
    for (const std::vector<TidyRing>& rings : tidied.polygons()) {
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

/// Appends the mended geometry as one shape, an empty one where it is not done.
Mending Repairer::Impl::mend(const GEOSGeometry& geometry, MultiPolygonBuffer& out) {
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
        FoundDefect invalid;
        if (scratch.shape(0).is_empty() || judge(*context.to_geos(scratch.shape(0)), invalid)) {
            out.add_shape(scratch.shape(0));
            return scratch.shape(0).is_empty() ? Mending::nothing_left : Mending::done;
        }
    }
    out.end_shape();
    return Mending::failed;
}

/// Appends the tidied rings as a valid shape, mended where that takes it.
Mending Repairer::Impl::make_valid(MultiPolygonBuffer& out) {
    const auto again = [&] {
        scratch.clear();
        tidied.write(scratch);
        return context.to_geos(scratch.shape(0));
    };
    scratch.clear();
    tidied.write(scratch);
    if (is_proven_valid(scratch.shape(0))) {
        out.add_shape(scratch.shape(0));
        return Mending::done;
    }
    GeosGeometry geometry = context.to_geos(scratch.shape(0));
    FoundDefect invalid;
    bool is_valid = judge(*geometry, invalid);
    if (!is_valid && invalid.defect == Defect::hole_outside &&
        tidied.put_outer_rings_first(notes)) {
        geometry = again();
        is_valid = judge(*geometry, invalid);
    }
    if (!is_valid && invalid.defect == Defect::hole_outside && tidied.drop_stray_holes(notes)) {
        geometry = again();
        is_valid = judge(*geometry, invalid);
    }
    if (is_valid) {
        out.add_shape(scratch.shape(0));
        return Mending::done;
    }
    const FoundDefect reason = explain(invalid);
    notes.note(reason.defect, reason.place);
    notes.act(RepairAction::rebuilt);
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
    const FoundDefect bad = find_bad_coordinate(raw, believed);
    if (bad.defect != Defect::none) {
        return set_aside(bad.defect, bad.place);
    }
    outcome.area_before = area_as_read(raw);
    notes = {};
    tidied.take(raw, notes);
    if (tidied.is_empty()) {
        return set_aside(Defect::zero_area, raw.points().front());
    }
    outcome.is_clockwise = tidied.polygons().front().front().area < 0.0;
    if (const Mending mending = make_valid(out); mending != Mending::done) {
        outcome.status = RepairStatus::unusable;
        outcome.action = RepairAction::set_aside;
        outcome.defect = mending == Mending::failed ? Defect::not_mendable : Defect::zero_area;
        outcome.place = notes.found.place;
        return outcome;
    }
    outcome.area_after = planar_area(out.shape(out.size() - 1));
    if (notes.found.defect == Defect::bow_tie &&
        is_mere_contact(outcome.area_before, outcome.area_after)) {
        notes.found.defect = Defect::ring_contact;
    }
    outcome.status =
        notes.found.defect == Defect::none ? RepairStatus::valid : RepairStatus::repaired;
    if (outcome.status == RepairStatus::repaired &&
        is_doubtful(outcome.area_before, outcome.area_after)) {
        outcome.status = RepairStatus::doubtful;
    }
    if (notes.found.defect == Defect::none && notes.repeated) {
        notes.found = {Defect::repeated_vertex, *notes.repeated};
        notes.act(RepairAction::dropped_point);
    }
    outcome.defect = notes.found.defect;
    outcome.place = notes.found.place;
    outcome.action = notes.action;
    return outcome;
}

Repairer::Repairer(double square_metres_per_unit, const Box& believed)
    : m_impl(std::make_unique<Impl>(square_metres_per_unit, believed)) {}

Repairer::Repairer(Repairer&&) noexcept = default;
Repairer& Repairer::operator=(Repairer&&) noexcept = default;
Repairer::~Repairer() = default;

RepairOutcome Repairer::repair(const ShapeView& raw, MultiPolygonBuffer& out) {
    return m_impl->repair(raw, out);
}

} // namespace huuco
