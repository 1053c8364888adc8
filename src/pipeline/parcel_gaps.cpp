// SPDX-License-Identifier: MIT
/// \file
/// Open ground between parcels that is too narrow to be meant.

#include "base/message_format.hpp"
#include "pipeline/ground_width.hpp"
#include "pipeline/parcel_checks.hpp"

#include <huuco/base/text.hpp>
#include <huuco/crs/area_measure.hpp>
#include <huuco/overlay/gaps.hpp>
#include <huuco/pipeline/check.hpp>

#include <cstddef>

namespace huuco {

Problems
check_gaps(const ParcelChecks& checks, double widest_m, unsigned threads, Progress& progress) {
    const Analysis& analysis = *checks.analysis;
    const double unit_m = metres_per_unit_of_width(analysis.working_crs);
    const Gaps gaps = find_gaps(
        ShapeTable(analysis.batches),
        {.above_width = kRoundingWidth_m / unit_m, .up_to_width = widest_m / unit_m},
        threads,
        progress);
    const AreaMeasure measure(analysis.working_crs, analysis.area_method);
    Problems problems;
    for (const Gap& gap : gaps.gaps) {
        const ShapeView ground = gaps.ground.shape(gap.shape);
        Problem& problem = problems.emplace_back();
        const FeatureRef first = feature_of(*checks.inputs, gap.around.front());
        problem.source = first.source;
        problem.feature = first.feature;
        problem.kind = "gap";
        problem.area_m2 = measure(ground);
        problem.note = message_in(
            checks.language,
            "Kẽ hở giữa các thửa: {} m², rộng trung bình {} m.",
            "A gap between parcels: {} m², {} m wide on average.",
            format_number(*problem.area_m2, 2, checks.language),
            format_number(gap.width * unit_m, 2, checks.language));
        problem.place = ground.points().front();
        problem.polygon.emplace().add_shape(ground);
        for (std::size_t other = 1; other < gap.around.size(); ++other) {
            problem.others.push_back(feature_of(*checks.inputs, gap.around[other]));
        }
    }
    return problems;
}

} // namespace huuco
