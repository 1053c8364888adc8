// SPDX-License-Identifier: MIT
/// \file
/// Transforms and repairs a layer of few polygons in one go.

#include "pipeline/small_layers.hpp"

#include "pipeline/repair_note.hpp"

#include <huuco/crs/transform.hpp>
#include <huuco/geometry/repair.hpp>

#include <utility>

namespace huuco {

ReadyShapes make_ready(
    MultiPolygonBuffer raw,
    const Crs& from,
    const Crs& working,
    const std::string& source,
    Problems& problems) {
    const Transform transform(from, working, raw.box());
    transform.apply(raw.points());

    ReadyShapes ready;
    ready.operation = transform.is_identity()
                          ? ""
                          : (transform.operation().code.empty() ? transform.operation().name
                                                                : transform.operation().code);
    Repairer repairer;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        const RepairOutcome outcome = repairer.repair(raw.shape(i), ready.shapes);
        ready.is_usable.push_back(outcome.status != RepairStatus::unusable);
        if (outcome.status != RepairStatus::valid) {
            problems.push_back(problem_of(outcome, source, i));
        }
    }
    return ready;
}

} // namespace huuco
