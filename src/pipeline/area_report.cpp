// SPDX-License-Identifier: MIT
/// \file
/// Looks through the parcels for those that lie in areas which decided about none.

#include "pipeline/area_report.hpp"

#include "base/message_format.hpp"
#include "base/ordered_pipeline.hpp"
#include "pipeline/read_parcels.hpp"

#include <huuco/geometry/intersection_area.hpp>

#include <tbb/task_arena.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

namespace huuco {

namespace {

/// The areas not marked in which parcels of a batch lie. Where the measure cannot tell, a parcel
/// does: who is told of an area without parcels shall be able to rely on it.
std::vector<bool> areas_met_by(
    const ParcelBatch& batch,
    const ZoneIndex& areas,
    double sliver_area,
    const std::vector<bool>& is_met) {
    std::vector<bool> is_found(is_met.size());
    std::vector<ZoneNumber> near;
    IntersectionArea common_area;
    for (std::size_t row = 0; row < batch.size(); ++row) {
        if (batch.fates[row] == ParcelFate::set_aside) {
            continue;
        }
        const ShapeView parcel = batch.shapes.shape(row);
        const Box box = parcel.box();
        areas.candidates(box, near);
        for (const ZoneNumber candidate : near) {
            const auto area = static_cast<std::size_t>(candidate);
            if (!is_met[area] && !is_found[area]) {
                const ShapeView shape = areas.zones().shape(area);
                const BoundedArea common = common_area(parcel, box, shape, shape.box());
                is_found[area] = common.area + common.error > sliver_area;
            }
        }
    }
    return is_found;
}

} // namespace

void mark_areas_with_parcels(
    const ZoneIndex& areas,
    const std::vector<ParcelBatch>& batches,
    const std::shared_ptr<SpillFile>& spilled,
    double sliver_area,
    std::vector<bool>& is_met) {
    if (std::ranges::find(is_met, false) == is_met.end()) {
        return;
    }
    const std::vector<bool> is_marked = is_met; // no batch depends on what another one finds
    std::size_t next = 0;
    run_in_order<std::size_t, std::vector<bool>>(
        2 * static_cast<std::size_t>(tbb::this_task_arena::max_concurrency()),
        [&] { return next < batches.size() ? std::optional(next++) : std::nullopt; },
        [&](std::size_t number) {
            let_go_behind(spilled, number);
            return areas_met_by(batches[number], areas, sliver_area, is_marked);
        },
        [&](const std::vector<bool>& is_found) {
            for (std::size_t area = 0; area < is_met.size(); ++area) {
                is_met[area] = is_met[area] || is_found[area];
            }
        });
}

Problems area_problems(
    const RankedAreas& areas,
    const std::vector<bool>& is_met,
    const AreaMeasure& measure,
    Language language) {
    Problems problems;
    for (std::size_t i = 0; i < is_met.size(); ++i) {
        if (is_met[i]) {
            continue;
        }
        const ShapeView shape = areas.shapes.shape(i);
        Problem& problem = problems.emplace_back();
        problem.source = areas.features[i].source;
        problem.feature = areas.features[i].feature;
        problem.kind = "area_without_parcel";
        problem.place = shape.points().front();
        problem.area_m2 = measure(shape);
        problem.polygon.emplace().add_shape(shape);
        problem.note = message_in(
            language,
            "Không có thửa nào trong vùng hữu cơ này{}, nên vùng không làm đất nào thành hữu cơ. "
            "Vùng có thuộc nơi này và ở đúng hệ tọa độ không?",
            "No parcel lies in this organic area{}, so it makes no land organic. Does it belong "
            "here, and is it in the right reference system?",
            areas.names[i].empty()
                ? Message{}
                : message(" (chứng nhận {})", " (certificate {})", areas.names[i]));
    }
    return problems;
}

} // namespace huuco
