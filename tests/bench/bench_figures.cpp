// SPDX-License-Identifier: MIT
/// \file
/// Judging, and the whole way from opening to checked figures.

#include "land_case.hpp"

namespace huuco::bench {
namespace {

/// On one thread.
void judge(benchmark::State& state) {
    const LandCase& land = LandCase::of(state.range(0));
    for ([[maybe_unused]] auto _ : state) {
        for (const ParcelBatch& batch : land.batches) {
            benchmark::DoNotOptimize(land.judge.judge(batch));
        }
    }
    count(state, land.parcels, land.files.parcel_bytes());
}

void figures(benchmark::State& state) {
    const LandCase& land = LandCase::of(state.range(0));
    NoProgress nobody;
    for ([[maybe_unused]] auto _ : state) {
        benchmark::DoNotOptimize(analyze(land.files.options(), nobody));
    }
    count(state, land.parcels, land.files.parcel_bytes());
}

BENCHMARK(judge)->Apply(three_sizes);
BENCHMARK(figures)->Apply(three_sizes);

} // namespace
} // namespace huuco::bench
