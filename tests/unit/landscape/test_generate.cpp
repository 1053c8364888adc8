// SPDX-License-Identifier: MIT

/// \file
/// Whole runs: equal bytes for equal seeds, sums that agree, files that follow their formats.

#include "defects.hpp"
#include "generate.hpp"
#include "outline.hpp"
#include "shapefile.hpp"
#include "support.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

namespace landscape {

namespace {

using huuco::test::TemporaryFolder;
using testing::read_bytes;
using testing::small_landscape;

template <typename Number>
Number read_at(const std::string& bytes, std::size_t place) {
    Number value{};
    std::memcpy(&value, bytes.data() + place, sizeof value);
    return value;
}

std::uint32_t read_big(const std::string& bytes, std::size_t place) {
    std::uint32_t value = 0;
    for (std::size_t k = 0; k < 4; ++k) {
        value = value << 8U | static_cast<std::uint8_t>(bytes[place + k]);
    }
    return value;
}

void expect_equal_files(const Made& one, const Made& other) {
    ASSERT_EQ(one.files.size(), other.files.size());
    for (std::size_t k = 0; k < one.files.size(); ++k) {
        EXPECT_EQ(one.files[k].filename(), other.files[k].filename());
        EXPECT_TRUE(read_bytes(one.files[k]) == read_bytes(other.files[k])) << one.files[k];
    }
}

TEST(Generate, GivesEqualBytesForEqualSeeds) {
    const TemporaryFolder first;
    const TemporaryFolder second;
    expect_equal_files(
        generate(small_landscape(first.path())), generate(small_landscape(second.path())));
}

TEST(Generate, GivesOtherBytesForAnotherSeed) {
    const TemporaryFolder first;
    const TemporaryFolder second;
    generate(small_landscape(first.path(), 7));
    generate(small_landscape(second.path(), 8));
    for (const char* name : {"parcels.shp", "parcels.dbf", "register.csv", "truth.json"}) {
        EXPECT_FALSE(read_bytes(first.path() / name) == read_bytes(second.path() / name)) << name;
    }
}

class TruthOfSeed : public ::testing::TestWithParam<std::uint64_t> {};

TEST_P(TruthOfSeed, VillagesAndOutsideAddUpToTheWhole) {
    const TemporaryFolder directory;
    const Truth truth = generate(small_landscape(directory.path(), GetParam())).truth;
    Sums sums;
    std::int64_t shares = 0;
    for (const Sums& village : truth.villages) {
        sums.add_areas(village);
        shares += village.parcels;
        EXPECT_LE(village.organic + village.in_conversion, village.principal);
        EXPECT_LE(village.principal, village.parcel);
    }
    EXPECT_EQ(sums.parcel, truth.totals.parcel);
    EXPECT_EQ(sums.principal, truth.totals.principal);
    EXPECT_EQ(sums.organic, truth.totals.organic);
    EXPECT_EQ(sums.in_conversion, truth.totals.in_conversion);
    EXPECT_EQ(truth.totals.parcels, 800);
    EXPECT_GE(shares, truth.totals.parcels + truth.split);
    EXPECT_GT(truth.split, 0);
    EXPECT_GT(truth.totals.organic, 0);
    EXPECT_GT(truth.villages.front().parcel, 0);
    EXPECT_EQ(truth.rows.rows, truth.rows.matched + truth.rows.unmatched);
}

INSTANTIATE_TEST_SUITE_P(Seeds, TruthOfSeed, ::testing::Values(1, 2, 3, 4));

TEST(Generate, WritesOuterRingsClockwiseAndHolesCounterClockwise) {
    // A parcel's rings have positive area in all when outer rings are positive: the sum over the
    // file must be the negative of the truth's area.
    const TemporaryFolder directory;
    const Made made = generate(small_landscape(directory.path()));
    const std::string bytes = read_bytes(directory.path() / "parcels.shp");
    ASSERT_EQ(read_big(bytes, 24) * 2, bytes.size());
    double area = 0.0;
    std::size_t records = 0;
    for (std::size_t at = 100; at < bytes.size(); at += 8 + read_big(bytes, at + 4) * 2) {
        ++records;
        EXPECT_EQ(read_big(bytes, at), records);
        ASSERT_EQ(read_at<std::uint32_t>(bytes, at + 8), 5U);
        const auto parts = read_at<std::uint32_t>(bytes, at + 44);
        const auto points = read_at<std::uint32_t>(bytes, at + 48);
        const std::size_t start = at + 52 + std::size_t{4} * parts;
        const double x0 = read_at<double>(bytes, start);
        const double y0 = read_at<double>(bytes, start + 8);
        const auto x = [&](std::uint32_t k) { return read_at<double>(bytes, start + 16 * k) - x0; };
        const auto y = [&](std::uint32_t k) {
            return read_at<double>(bytes, start + 16 * k + 8) - y0;
        };
        for (std::uint32_t part = 0; part < parts; ++part) {
            const auto first = read_at<std::uint32_t>(bytes, at + 52 + 4 * part);
            const auto end =
                part + 1 < parts ? read_at<std::uint32_t>(bytes, at + 56 + 4 * part) : points;
            for (std::uint32_t k = first; k + 1 < end; ++k) {
                area += (x(k) * y(k + 1) - x(k + 1) * y(k)) / 2;
            }
        }
    }
    EXPECT_EQ(records, 800U);
    EXPECT_NEAR(-area, square_metres(made.truth.totals.parcel), 1e-3);
}

TEST(Generate, WritesOnlyTheSidecarsAskedFor) {
    const TemporaryFolder directory;
    Options options = small_landscape(directory.path());
    options.write_prj = false;
    options.write_cpg = false;
    generate(options);
    EXPECT_FALSE(std::filesystem::exists(directory.path() / "parcels.prj"));
    EXPECT_FALSE(std::filesystem::exists(directory.path() / "villages.cpg"));
    EXPECT_TRUE(std::filesystem::exists(directory.path() / "parcels.shx"));
}

TEST(Generate, KeepsTheTruthInEveryEncodingThatHoldsAllCrops) {
    const TemporaryFolder first;
    const TemporaryFolder second;
    Options options = small_landscape(first.path());
    generate(options);
    options.directory = second.path();
    options.encoding = Encoding::tcvn3;
    generate(options);
    EXPECT_EQ(read_bytes(first.path() / "truth.json"), read_bytes(second.path() / "truth.json"));
    EXPECT_NE(read_bytes(first.path() / "parcels.dbf"), read_bytes(second.path() / "parcels.dbf"));
    EXPECT_EQ(read_bytes(second.path() / "parcels.cpg"), "TCVN3");
}

TEST(Generate, NamesFieldsAsTheProgramAskedFor) {
    const TemporaryFolder directory;
    Options options = small_landscape(directory.path());
    options.fields = FieldNames::vbdlis;
    generate(options);
    const std::string table = read_bytes(directory.path() / "parcels.dbf").substr(0, 400);
    EXPECT_NE(table.find("KyHieuMucD"), std::string::npos);
    EXPECT_EQ(table.find("LOAIDAT"), std::string::npos);
}

TEST(Generate, StatesCertifiedPartsWithinTheParcel) {
    const TemporaryFolder whole;
    const TemporaryFolder part;
    Options options = small_landscape(whole.path());
    options.size.parcels = 4000;
    const Truth full = generate(options).truth;
    options.directory = part.path();
    options.buffer_strips = true;
    const Truth less = generate(options).truth;
    EXPECT_EQ(full.totals.principal, less.totals.principal);
    EXPECT_LT(less.totals.organic, full.totals.organic);
    EXPECT_GT(2 * less.totals.organic, full.totals.organic);
}

TEST(Generate, RefusesADirectoryThatCannotBeMade) {
    Options options = small_landscape("/dev/null/landscape");
    EXPECT_THROW(generate(options), std::exception);
}

#ifdef HUUCO_SAMPLE_DIR
TEST(Sample, IsWhatTheGeneratorMakes) {
    const std::filesystem::path sample = HUUCO_SAMPLE_DIR;
    if (!std::filesystem::exists(sample / "parcels.shp")) {
        GTEST_SKIP() << "no sample in " << sample;
    }
    const TemporaryFolder directory;
    Options options;
    options.directory = directory.path();
    options.size.seed = 2530;
    for (const auto& made : generate(options).files) {
        EXPECT_TRUE(read_bytes(made) == read_bytes(sample / made.filename())) << made.filename();
    }
}
#endif

TEST(ParseDate, RefusesWhatIsNoDay) {
    EXPECT_EQ(parse_date("2024-02-29"), (Date{2024, 2, 29}));
    for (const char* text :
         {"2026-02-29", "30/06/2026", "2026-6-30", "2026-13-01", "", "1026-01-01"}) {
        EXPECT_THROW((void)parse_date(text), std::invalid_argument) << text;
    }
}

TEST(ParseDefects, RefusesUnknownKindsAndBadCounts) {
    const auto parsed = parse_defects("spike=2,nan=0.5%", 800);
    EXPECT_EQ(parsed.at("spike"), 2);
    EXPECT_EQ(parsed.at("nan"), 4);
    const auto all = parse_defects("all=10%", 800);
    EXPECT_EQ(all.size(), defect_kinds().size());
    EXPECT_EQ(all.at("overlap"), 5);
    for (const char* text :
         {"spike", "spikes=1", "spike=-1", "spike=x", "spike=1,,nan=1", "spike=%", "spike=101%"}) {
        EXPECT_THROW((void)parse_defects(text, 800), std::invalid_argument) << text;
    }
}

} // namespace

} // namespace landscape
