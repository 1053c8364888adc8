// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// A landscape of the generator as each stage of a run finds it, made once a size.

#include "pipeline/inputs.hpp"
#include "pipeline/parcel_judge.hpp"

#include <huuco/landuse/evidence.hpp>
#include <huuco/landuse/land_use.hpp>
#include <huuco/landuse/register_index.hpp>
#include <huuco/overlay/overlaps.hpp>
#include <huuco/overlay/zone_index.hpp>
#include <huuco/pipeline/analysis.hpp>

#include <benchmark/benchmark.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

namespace huuco::bench {

/// Parcels of the three sizes.
inline constexpr std::int64_t kSmall = 1'000;
inline constexpr std::int64_t kMiddle = 10'000;
inline constexpr std::int64_t kLarge = 100'000;

/// Files of a landscape in a folder of their own, gone with the object.
class LandFiles {
public:
    explicit LandFiles(std::int64_t parcels);
    ~LandFiles();
    LandFiles(const LandFiles&) = delete;
    LandFiles& operator=(const LandFiles&) = delete;

    [[nodiscard]] AnalyzeOptions options() const;

    [[nodiscard]] const std::filesystem::path& folder() const noexcept { return m_folder; }

    /// Size of the parcels' geometry and table.
    [[nodiscard]] std::int64_t parcel_bytes() const;

private:
    std::filesystem::path m_folder;
};

/// What is known once the parcels are read, and what judges them.
struct LandCase {
    explicit LandCase(std::int64_t parcels);

    /// The case of a size, from the second call on without making it again.
    static const LandCase& of(std::int64_t parcels);

    /// Bytes of the shapes' coordinates.
    [[nodiscard]] std::int64_t coordinate_bytes() const;

    std::int64_t parcels;
    LandFiles files;
    Inputs inputs;
    std::vector<ParcelBatch> batches;
    LandUseClassifier classifier;
    EvidenceJudge evidence;
    RegisterIndex register_index;
    ParcelJudge judge;
    std::vector<JudgedBatch> judged;
    ZoneIndex villages;
    ShapeTable shapes;
};

/// States how many parcels and bytes a benchmark went through.
void count(benchmark::State& state, std::int64_t parcels, std::int64_t bytes);

/// One run for each size, in milliseconds of the clock: the stages use several threads.
void three_sizes(benchmark::internal::Benchmark* benchmark);

} // namespace huuco::bench
