// SPDX-License-Identifier: MIT
/// \file
/// The steps of an analysis, then the checks that figures do not need.

#include "base/thread_limit.hpp"
#include "pipeline/analyze_inputs.hpp"
#include "pipeline/parcel_checks.hpp"
#include "pipeline/replaced_inputs.hpp"

#include <huuco/pipeline/check.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <thread>
#include <tuple>
#include <utility>

namespace huuco {

namespace {

void append(Problems& all, Problems more) {
    std::move(more.begin(), more.end(), std::back_inserter(all));
}

} // namespace

Analysis check(const CheckOptions& options, Progress& progress) {
    AnalyzeOptions as_analysis = options.inputs;
    as_analysis.needs_villages = false;
    // A GeoPackage is what all is kept for: pieces with their outlines, and every problem.
    as_analysis.products = {Product::gpkg};
    Inputs inputs = open_inputs(as_analysis);
    require_inputs_kept(inputs, options.output);
    Analysis analysis = analyze_inputs(inputs, as_analysis, progress);
    const unsigned threads =
        thread_count(options.inputs.threads, std::thread::hardware_concurrency());
    const ParcelChecks checks{&inputs, &analysis, options.inputs.language};
    progress.begin("check", 4);
    for (Problems found :
         {check_missing_keys(checks),
          check_codes(checks),
          check_places(checks),
          check_slivers(checks)}) {
        append(analysis.problems, std::move(found));
        progress.advance(1);
    }
    progress.end();
    progress.begin("gaps", analysis.accounting.read);
    append(analysis.problems, check_gaps(checks, options.gap_width_m, threads, progress));
    progress.advance(0); // GEOS asks nobody whether to go on
    progress.end();
    place_on_parcels(checks, analysis.problems);
    std::ranges::stable_sort(analysis.problems, [](const Problem& left, const Problem& right) {
        return std::tie(left.source, left.feature, left.kind) <
               std::tie(right.source, right.feature, right.kind);
    });
    return analysis;
}

std::vector<ProblemCount> count_problems(const Problems& problems) {
    std::map<std::string, ProblemCount> by_kind;
    for (const Problem& problem : problems) {
        ProblemCount& count = by_kind[problem.kind];
        count.kind = problem.kind;
        count.severity = std::max(count.severity, problem.severity);
        ++count.count;
        count.area_m2 += problem.area_m2.value_or(0.0);
    }
    std::vector<ProblemCount> counts;
    for (auto& [kind, count] : by_kind) {
        counts.push_back(std::move(count));
    }
    std::ranges::stable_sort(counts, [](const ProblemCount& left, const ProblemCount& right) {
        return std::tie(right.severity, right.count) < std::tie(left.severity, left.count);
    });
    return counts;
}

std::optional<Severity> worst_severity(const Problems& problems) {
    std::optional<Severity> worst;
    for (const Problem& problem : problems) {
        worst = worst ? std::max(*worst, problem.severity) : problem.severity;
    }
    return worst;
}

} // namespace huuco
