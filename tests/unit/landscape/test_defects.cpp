// SPDX-License-Identifier: MIT

/// \file
/// Every kind of defect: how many are planted, and what they do to the truth.

#include "defects.hpp"
#include "generate.hpp"
#include "support.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>
#include <string>

namespace landscape {

namespace {

using huuco::test::TemporaryFolder;
using testing::read_bytes;
using testing::small_landscape;

class DefectOfKind : public ::testing::TestWithParam<std::string_view> {};

TEST_P(DefectOfKind, IsPlantedAsOftenAsAskedAndLeavesTheFiguresAlone) {
    const std::string kind(GetParam());
    const TemporaryFolder sound;
    const TemporaryFolder spoilt;
    Options options = small_landscape(sound.path());
    const Truth before = generate(options).truth;
    options.directory = spoilt.path();
    options.defects[kind] = 4;
    const Truth after = generate(options).truth;

    const std::string list = read_bytes(spoilt.path() / "defects.csv");
    EXPECT_EQ(std::count(list.begin(), list.end(), '\n'), 5);
    EXPECT_EQ(after.totals.parcel, before.totals.parcel);
    EXPECT_EQ(after.totals.principal, before.totals.principal);
    EXPECT_EQ(after.totals.organic, before.totals.organic);
    EXPECT_NE(read_bytes(sound.path() / "parcels.shp"), read_bytes(spoilt.path() / "parcels.shp"));

    const bool claims_twice = kind.starts_with("duplicate") && kind != "duplicate_ring";
    EXPECT_EQ(after.overlap > 0, claims_twice || kind == "overlap");
    EXPECT_EQ(after.uncertain > 0, kind == "bow_tie");
    const bool is_added = claims_twice || kind == "zero_area" || kind == "null" ||
                          kind == "empty" || kind == "nan" || kind == "absurd";
    EXPECT_EQ(after.features, is_added ? 804 : 800);
}

INSTANTIATE_TEST_SUITE_P(
    Kinds,
    DefectOfKind,
    ::testing::ValuesIn(defect_kinds().begin(), defect_kinds().end()),
    [](const auto& tested) { return std::string(tested.param); });

TEST(Defects, MoreThanTheParcelsCanHoldAreAnError) {
    const TemporaryFolder directory;
    Options options = small_landscape(directory.path());
    options.defects["spike"] = 5000;
    EXPECT_THROW(generate(options), std::runtime_error);
}

} // namespace

} // namespace landscape
