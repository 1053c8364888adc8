// SPDX-License-Identifier: MIT
/// \file
/// Two valid shapes over one another. Known: the common area that is measured without an overlay,
/// and the parts that are cut without one, are those of GEOS' overlay.

#include "fuzz/input.hpp"
#include "fuzz/oracle.hpp"
#include "fuzz/shape_input.hpp"
#include "geometry/ring_clipper.hpp"

#include <huuco/geometry/area.hpp>
#include <huuco/geometry/boolean_ops.hpp>
#include <huuco/geometry/intersection_area.hpp>
#include <huuco/geometry/repair.hpp>

#include <cmath>

namespace huuco::fuzz {
namespace {

/// An overlay rounds the corners that it makes to half a nanometre, on kilometres of outline.
constexpr double kTolerance_m2 = 1e-4;

bool is_near(double one, double other) {
    return std::abs(one - other) <= kTolerance_m2;
}

void check_valid(const ShapeView& part) {
    if (!part.is_empty()) {
        MultiPolygonBuffer again;
        require(
            Repairer().repair(part, again).status == RepairStatus::valid,
            "a part is a valid shape");
    }
}

void check_cut(const ShapeView& first, const ShapeView& second) {
    BooleanOps geos;
    MultiPolygonBuffer parts;
    geos.intersection(first, second, parts);
    geos.difference(first, second, parts);
    const double common = planar_area(parts.shape(0));
    const double rest = planar_area(parts.shape(1));
    require(is_near(common + rest, planar_area(first)), "parts of an overlay add up");
    check_valid(parts.shape(0));
    check_valid(parts.shape(1));

    const BoundedArea measured = IntersectionArea()(first, second);
    require(measured.error <= kTolerance_m2, "the common area is known well");
    require(is_near(measured.area, common), "the common area is that of an overlay");

    MultiPolygonBuffer inside;
    MultiPolygonBuffer outside;
    if (RingClipper()(first, second, inside, outside)) {
        require(is_near(planar_area(inside.shape(0)), common), "inside is that of an overlay");
        require(is_near(planar_area(outside.shape(0)), rest), "outside is that of an overlay");
        check_valid(inside.shape(0));
        check_valid(outside.shape(0));
    } else {
        require(inside.size() == 0 && outside.size() == 0, "what cannot be told leaves nothing");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    ShapeInput input(as_text(data, size));
    MultiPolygonBuffer raw;
    input.take(raw, false);
    input.take(raw, false);
    MultiPolygonBuffer shapes;
    Repairer repairer;
    repairer.repair(raw.shape(0), shapes);
    repairer.repair(raw.shape(1), shapes);
    if (!shapes.shape(0).is_empty() && !shapes.shape(1).is_empty()) {
        may_refuse([&] { check_cut(shapes.shape(0), shapes.shape(1)); });
    }
    return 0;
}

} // namespace huuco::fuzz
