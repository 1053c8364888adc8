// SPDX-License-Identifier: MIT
/// \file
/// Results whose `summary.json` and `parcels.geojson` are any bytes, merged, explained and
/// compared. Known: a summary is the same as itself, and sums that are read are written the
/// same.

#include "fuzz/input.hpp"
#include "fuzz/json_mutator.hpp"
#include "fuzz/oracle.hpp"
#include "pipeline/part_result.hpp"
#include "pipeline/recorded_summary.hpp"
#include "pipeline/sums_json.hpp"
#include "support/file_bytes.hpp"
#include "support/temporary_folder.hpp"

#include <huuco/pipeline/explain.hpp>
#include <huuco/pipeline/merge.hpp>

namespace huuco::fuzz {
namespace {

/// `summary.json` of a result, `parcels.geojson` of it, `summary.json` of another result.
constexpr std::size_t kFiles = 3;

void check_part(const std::filesystem::path& folder) {
    PartResult part = read_part(folder);
    const nlohmann::ordered_json sums = sums_json(part.figures);
    read_sums(sums, part.figures);
    require(sums_json(part.figures) == sums, "sums that are read are written the same");
}

void check_recorded(const std::filesystem::path& folder) {
    const nlohmann::json summary = read_recorded_summary(folder);
    const VerifyItem item = compare_summaries(summary, summary, Language::vi);
    require(item.state == VerifyState::same, "a summary is the same as itself");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const test::TemporaryFolder one;
    static const test::TemporaryFolder other;
    const std::vector<std::string> files = files_in(as_text(data, size), kFiles);
    test::write_file(one.file("summary.json"), files[0]);
    test::write_file(one.file("parcels.geojson"), files[1]);
    test::write_file(other.file("summary.json"), files[2]);
    may_refuse([&] { check_part(one.path()); });
    may_refuse([&] { check_recorded(one.path()); });
    may_refuse([&] { static_cast<void>(explain(one.path(), "1/1")); });
    may_refuse([&] { static_cast<void>(explain(one.path(), "fid=0")); });
    may_refuse([&] { static_cast<void>(merge_results({one.path(), other.path()}, Language::en)); });
    return 0;
}

extern "C" std::size_t
LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
    if (seed % 4 == 0) {
        return mutate_one_file(data, size, most, seed, kFiles);
    }
    std::vector<std::string> files = files_in(as_text(data, size), kFiles);
    std::string& file = files[seed % kFiles];
    file = changed_json(file, seed);
    const std::string changed = input_of(files);
    if (file.size() > 0xFFFF || changed.size() > most) {
        return mutate_one_file(data, size, most, seed, kFiles);
    }
    std::copy(changed.begin(), changed.end(), data);
    return changed.size();
}

} // namespace huuco::fuzz
