// SPDX-License-Identifier: MIT
/// \file
/// Runs the generator, then the program's own steps up to the stage that is measured.

#include "land_case.hpp"

#include "generate.hpp"
#include "pipeline/read_parcels.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <utility>

namespace huuco::bench {

LandFiles::LandFiles(std::int64_t parcels)
    : m_folder(
          std::filesystem::temp_directory_path() /
          fmt::format("huuco-bench-{}-{}", getpid(), parcels)) {
    setenv("HUUCO_DATA", HUUCO_SOURCE_DIR "/data", 0);
    landscape::Options options;
    options.directory = m_folder;
    options.size.parcels = static_cast<int>(parcels);
    options.size.villages = static_cast<int>(std::max<std::int64_t>(parcels / 2'000, 4));
    static_cast<void>(landscape::generate(options));
}

LandFiles::~LandFiles() {
    std::error_code ignored;
    std::filesystem::remove_all(m_folder, ignored);
}

AnalyzeOptions LandFiles::options() const {
    AnalyzeOptions options;
    options.plan = (m_folder / "plan.toml").string();
    options.products.clear();
    options.output = m_folder / "out";
    return options;
}

std::int64_t LandFiles::parcel_bytes() const {
    return static_cast<std::int64_t>(
        std::filesystem::file_size(m_folder / "parcels.shp") +
        std::filesystem::file_size(m_folder / "parcels.dbf"));
}

namespace {

std::vector<ParcelBatch> batches_of(Inputs& inputs) {
    NoProgress nobody;
    return read_parcels(inputs, {}, nullptr, inputs.problems, nobody).batches;
}

std::string no_field(std::uint64_t /*row*/) {
    return {};
}

} // namespace

LandCase::LandCase(std::int64_t number)
    : parcels(number), files(number), inputs(open_inputs(files.options())),
      batches(batches_of(inputs)), classifier(inputs.tables, inputs.plan),
      evidence(inputs.tables, inputs.plan, inputs.reference_date),
      register_index(inputs.certificates, evidence),
      judge(classifier, evidence, register_index, inputs.plan.evidence, no_field, Language::en),
      villages(inputs.villages.shapes), shapes(batches) {
    for (const ParcelBatch& batch : batches) {
        judged.push_back(judge.judge(batch));
    }
}

const LandCase& LandCase::of(std::int64_t parcels) {
    static std::map<std::int64_t, std::unique_ptr<LandCase>> cases;
    std::unique_ptr<LandCase>& found = cases[parcels];
    if (!found) {
        found = std::make_unique<LandCase>(parcels);
    }
    return *found;
}

std::int64_t LandCase::coordinate_bytes() const {
    std::size_t points = 0;
    for (const ParcelBatch& batch : batches) {
        points += batch.shapes.point_count();
    }
    return static_cast<std::int64_t>(points * sizeof(Point));
}

void count(benchmark::State& state, std::int64_t parcels, std::int64_t bytes) {
    state.SetItemsProcessed(state.iterations() * parcels);
    state.SetBytesProcessed(state.iterations() * bytes);
}

void three_sizes(benchmark::internal::Benchmark* benchmark) {
    benchmark->Arg(kSmall)->Arg(kMiddle)->Arg(kLarge)->Unit(benchmark::kMillisecond)->UseRealTime();
}

} // namespace huuco::bench
