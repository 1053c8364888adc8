// SPDX-License-Identifier: MIT
/// \file
/// From pairs and gaps to sentences.

#include "pipeline/zone_borders.hpp"

#include "base/message_format.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/progress.hpp>
#include <huuco/base/text.hpp>
#include <huuco/overlay/contested_ground.hpp>
#include <huuco/overlay/gaps.hpp>
#include <huuco/overlay/overlaps.hpp>

#include <tbb/task_arena.h>

namespace huuco {

namespace {

/// A problem about ground of the first of the features.
Problem problem_on(
    const Zones& zones,
    const std::vector<std::uint64_t>& rows,
    const char* what,
    const ShapeView& ground,
    const AreaMeasure& measure) {
    Problem problem;
    problem.kind = zones.kind + what;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const FeatureRef& feature = zones.features[rows[i]];
        if (i == 0) {
            problem.source = feature.source;
            problem.feature = feature.feature;
        } else {
            problem.others.push_back(feature);
        }
    }
    if (!ground.is_empty()) {
        problem.place = ground.points().front();
        problem.area_m2 = measure(ground);
        problem.polygon.emplace().add_shape(ground);
    }
    return problem;
}

unsigned threads_for_borders() {
    return static_cast<unsigned>(tbb::this_task_arena::max_concurrency());
}

void note_gaps(
    const Zones& zones,
    const AreaMeasure& measure,
    Language language,
    Problems& problems) {
    try {
        NoProgress progress;
        const Gaps gaps = find_gaps(
            ShapeTable(*zones.shapes),
            {.above_area = zones.tolerance_area},
            threads_for_borders(),
            progress,
            zones.beside);
        for (const Gap& gap : gaps.gaps) {
            Problem problem =
                problem_on(zones, gap.around, "_gap", gaps.ground.shape(gap.shape), measure);
            problem.note = message_in(
                language,
                "Kẽ hở {} m² bên cạnh {}; đất trong đó tính là ngoài các thôn.",
                "A gap of {} m² beside {}; ground in it counts as outside.",
                format_number(problem.area_m2.value_or(0.0), 2, language),
                zones.names[gap.around.front()]);
            problems.push_back(std::move(problem));
        }
    } catch (const Error& error) {
        if (error.code() != ErrorCode::geometry) {
            throw;
        }
        Problem& problem = problems.emplace_back();
        problem.source = zones.features.front().source;
        problem.kind = zones.kind + "_gaps_unknown";
        problem.severity = Severity::error;
        problem.note = error.message().in(language);
    }
}

} // namespace

ZoneBorders overlaps_of(const Zones& zones, const AreaMeasure& measure, Language language) {
    NoProgress progress; // few zones: a step of their own would only flicker
    const ShapeTable shapes(*zones.shapes);
    const unsigned threads = threads_for_borders();
    const std::vector<Overlap> overlaps =
        find_overlaps(shapes, zones.tolerance_area, threads, progress, zones.beside);
    ZoneBorders borders;
    borders.shares_ground.assign(shapes.size(), false);
    if (overlaps.empty()) {
        return borders;
    }
    const MultiPolygonBuffer ground = common_ground(shapes, overlaps, threads, progress);
    for (std::size_t i = 0; i < overlaps.size(); ++i) {
        const Overlap& overlap = overlaps[i];
        borders.shares_ground[overlap.first] = true;
        borders.shares_ground[overlap.second] = true;
        Problem problem = problem_on(
            zones, {overlap.second, overlap.first}, "_overlap", ground.shape(i), measure);
        problem.note = message_in(
            language,
            "{} và {} chồng nhau {} m²; phần đất ấy tính cho {}.",
            "{} and {} overlap by {} m²; that ground goes to {}.",
            zones.names[overlap.second],
            zones.names[overlap.first],
            format_number(problem.area_m2.value_or(0.0), 2, language),
            zones.names[overlap.first]);
        borders.problems.push_back(std::move(problem));
    }
    return borders;
}

ZoneBorders
overlaps_and_gaps_of(const Zones& zones, const AreaMeasure& measure, Language language) {
    ZoneBorders borders = overlaps_of(zones, measure, language);
    note_gaps(zones, measure, language, borders.problems);
    return borders;
}

} // namespace huuco
