// SPDX-License-Identifier: MIT
/// \file
/// The two GeoJSON files; bytes are those written.

#include "land_case.hpp"
#include "pipeline/publish_geojson.hpp"
#include "pipeline/wgs84_shapes.hpp"

namespace huuco::bench {
namespace {

void geojson(benchmark::State& state) {
    const LandCase& land = LandCase::of(state.range(0));
    NoProgress nobody;
    const Analysis analysis = analyze(land.files.options(), nobody);
    const FittedTransform transform = to_wgs84(analysis);
    const std::filesystem::path villages = land.files.folder() / "villages.geojson";
    const std::filesystem::path parcels = land.files.folder() / "parcels.geojson";
    for ([[maybe_unused]] auto _ : state) {
        write_villages_geojson(analysis, transform, villages);
        write_parcels_geojson(analysis, transform, parcels, nobody);
    }
    const auto bytes = std::filesystem::file_size(villages) + std::filesystem::file_size(parcels);
    count(state, land.parcels, static_cast<std::int64_t>(bytes));
}

BENCHMARK(geojson)->Apply(three_sizes);

} // namespace
} // namespace huuco::bench
