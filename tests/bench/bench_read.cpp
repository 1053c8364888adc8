// SPDX-License-Identifier: MIT
/// \file
/// Opening, reading with repair, repair alone, and the way to another reference system.

#include "land_case.hpp"
#include "pipeline/read_parcels.hpp"

#include <huuco/crs/fitted_transform.hpp>
#include <huuco/crs/transform.hpp>
#include <huuco/geometry/repair.hpp>

namespace huuco::bench {
namespace {

void open(benchmark::State& state) {
    const LandCase& land = LandCase::of(state.range(0));
    for ([[maybe_unused]] auto _ : state) {
        benchmark::DoNotOptimize(open_inputs(land.files.options()));
    }
    count(state, land.parcels, land.files.parcel_bytes());
}

/// From the bytes of the file to valid shapes and decoded text.
void read(benchmark::State& state) {
    const LandCase& land = LandCase::of(state.range(0));
    NoProgress nobody;
    for ([[maybe_unused]] auto _ : state) {
        state.PauseTiming();
        Inputs inputs = open_inputs(land.files.options());
        state.ResumeTiming();
        benchmark::DoNotOptimize(read_parcels(inputs, {}, nullptr, inputs.problems, nobody));
    }
    count(state, land.parcels, land.files.parcel_bytes());
}

void repair(benchmark::State& state) {
    const LandCase& land = LandCase::of(state.range(0));
    Repairer repairer;
    for ([[maybe_unused]] auto _ : state) {
        for (const ParcelBatch& batch : land.batches) {
            MultiPolygonBuffer mended;
            for (std::size_t row = 0; row < batch.size(); ++row) {
                benchmark::DoNotOptimize(repairer.repair(batch.shapes.shape(row), mended));
            }
        }
    }
    count(state, land.parcels, land.coordinate_bytes());
}

void to_wgs84(benchmark::State& state) {
    const LandCase& land = LandCase::of(state.range(0));
    Box extent;
    for (const ParcelBatch& batch : land.batches) {
        extent.expand(batch.shapes.box());
    }
    const FittedTransform transform(
        Transform(land.inputs.working_crs, wgs84(), extent), extent, kMetresPerDegree);
    for ([[maybe_unused]] auto _ : state) {
        for (const ParcelBatch& batch : land.batches) {
            std::vector<Point> points(batch.shapes.points().begin(), batch.shapes.points().end());
            benchmark::DoNotOptimize(transform.apply(points));
        }
    }
    count(state, land.parcels, land.coordinate_bytes());
}

BENCHMARK(open)->Apply(three_sizes);
BENCHMARK(read)->Apply(three_sizes);
BENCHMARK(repair)->Apply(three_sizes);
BENCHMARK(to_wgs84)->Apply(three_sizes);

} // namespace
} // namespace huuco::bench
