// SPDX-License-Identifier: MIT
/// \file
/// The index of the villages, the search for overlaps, and the cutting by villages.

#include "land_case.hpp"
#include "pipeline/allocator.hpp"

#include <tbb/task_arena.h>

namespace huuco::bench {
namespace {

void village_index(benchmark::State& state) {
    const LandCase& land = LandCase::of(state.range(0));
    const MultiPolygonBuffer& shapes = land.inputs.villages.shapes;
    for ([[maybe_unused]] auto _ : state) {
        benchmark::DoNotOptimize(ZoneIndex(shapes));
    }
    count(
        state,
        static_cast<std::int64_t>(shapes.size()),
        static_cast<std::int64_t>(shapes.point_count() * sizeof(Point)));
}

void overlaps(benchmark::State& state) {
    const LandCase& land = LandCase::of(state.range(0));
    constexpr double kTolerance_m2 = 1e-4;
    const auto threads = static_cast<unsigned>(tbb::this_task_arena::max_concurrency());
    NoProgress nobody;
    for ([[maybe_unused]] auto _ : state) {
        benchmark::DoNotOptimize(find_overlaps(land.shapes, kTolerance_m2, threads, nobody));
    }
    count(state, land.parcels, land.coordinate_bytes());
}

/// On one thread.
void allocate(benchmark::State& state) {
    const LandCase& land = LandCase::of(state.range(0));
    const NetGround net;
    AllocationBasis basis;
    basis.villages = &land.villages;
    basis.judge = &land.judge;
    basis.net = &net;
    constexpr double kSliver_m2 = 1e-6;
    Allocator allocator(
        basis, {land.inputs.working_crs, AreaMethod::planar}, std::nullopt, kSliver_m2);
    for ([[maybe_unused]] auto _ : state) {
        for (std::size_t number = 0; number < land.batches.size(); ++number) {
            benchmark::DoNotOptimize(
                allocator.allocate(number, land.batches[number], land.judged[number]));
        }
    }
    count(state, land.parcels, land.coordinate_bytes());
}

BENCHMARK(village_index)->Apply(three_sizes);
BENCHMARK(overlaps)->Apply(three_sizes);
BENCHMARK(allocate)->Apply(three_sizes);

} // namespace
} // namespace huuco::bench
