// SPDX-License-Identifier: MIT
/// \file
/// Repair of any rings. Known: GEOS finds valid what comes out, its area is the one that is told, a
/// second repair changes no bit of it, and what was called valid GEOS calls so too.

#include "fuzz/input.hpp"
#include "fuzz/oracle.hpp"
#include "fuzz/shape_input.hpp"
#include "geometry/geos_handle.hpp"

#include <huuco/geometry/area.hpp>
#include <huuco/geometry/repair.hpp>

#include <algorithm>
#include <cmath>

namespace huuco::fuzz {
namespace {

void check_rings(const ShapeView& shape) {
    for (std::size_t p = 0; p < shape.polygon_count(); ++p) {
        for (std::size_t r = 0; r < shape.polygon(p).ring_count(); ++r) {
            const RingView ring = shape.polygon(p).ring(r);
            require(ring.size() >= 4 && ring.front() == ring.back(), "rings are closed");
        }
    }
}

bool is_valid_by_geos(const ShapeView& shape) {
    static GeosContext geos;
    const GeosGeometry geometry = geos.to_geos(shape);
    return geos.check(GEOSisValid_r(geos.get(), geometry.get()), {"kiểm tra", "check"});
}

/// The area told may have been summed the other way round.
void check_area(const ShapeView& shape, const RepairOutcome& outcome) {
    constexpr double kRounding = 1e-9;
    const double area = planar_area(shape);
    require(area >= 0.0, "a shape has ground");
    require(
        std::abs(area - outcome.area_after) <= kRounding * area, "the area is that of the shape");
}

void check_second_repair(const MultiPolygonBuffer& mended) {
    MultiPolygonBuffer again;
    const RepairOutcome outcome = Repairer().repair(mended.shape(0), again);
    require(outcome.status == RepairStatus::valid, "what was mended is valid");
    require(
        std::ranges::equal(again.points(), mended.points()), "a second repair changes no point");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    MultiPolygonBuffer raw;
    ShapeInput(as_text(data, size)).take(raw, true);
    MultiPolygonBuffer mended;
    const RepairOutcome outcome = Repairer().repair(raw.shape(0), mended);
    require(mended.size() == 1, "a shape stays one shape");
    const ShapeView shape = mended.shape(0);
    require(shape.is_empty() == (outcome.status == RepairStatus::unusable), "unusable is empty");
    if (!shape.is_empty()) {
        check_rings(shape);
        require(is_valid_by_geos(shape), "GEOS finds valid what comes out");
        check_area(shape, outcome);
        check_second_repair(mended);
    }
    return 0;
}

} // namespace huuco::fuzz
