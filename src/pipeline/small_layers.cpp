// SPDX-License-Identifier: MIT
/// \file
/// Transforms and repairs a layer of few polygons in one go.

#include "pipeline/small_layers.hpp"

#include "pipeline/repair_note.hpp"

#include <huuco/crs/area_measure.hpp>
#include <huuco/crs/coordinate_range.hpp>
#include <huuco/crs/transform.hpp>
#include <huuco/geometry/repair.hpp>

#include <utility>

namespace huuco {

ReadyShapes make_ready(
    MultiPolygonBuffer raw,
    const Crs& from,
    const Crs& working,
    const LayerRules& rules,
    Problems& problems) {
    const Transform transform(from, working, raw.box());
    transform.apply(raw.points());

    ReadyShapes ready;
    ready.operation = transform.is_identity() ? "" : transform.operation().label();
    const double unit_m2 = square_metres_per_unit(working, raw.box());
    Repairer repairer(unit_m2, coordinate_range(working).value_or(kAnyCoordinates));
    ready.shapes.reserve_as(raw);
    for (std::size_t i = 0; i < raw.size(); ++i) {
        const RepairOutcome outcome = repairer.repair(raw.shape(i), ready.shapes);
        const bool is_doubted = outcome.status == RepairStatus::doubtful &&
                                rules.doubtful == DoubtfulShape::is_set_aside;
        if (is_doubted) {
            ready.shapes.empty_last_shape();
        }
        ready.is_usable.push_back(outcome.status != RepairStatus::unusable && !is_doubted);
        const bool was_read = !raw.shape(i).is_empty(); // else it was told why when it was read
        if (outcome.defect != Defect::none && was_read) {
            problems.push_back(
                problem_of(outcome, {rules.source, i, rules.language, unit_m2, is_doubted}));
        }
    }
    return ready;
}

} // namespace huuco
