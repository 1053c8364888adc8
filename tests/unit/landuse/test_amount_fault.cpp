// SPDX-License-Identifier: MIT
/// \file
/// Tests of amounts that cannot be used as they stand.

#include <huuco/landuse/amount_fault.hpp>

#include <gtest/gtest.h>

#include <string>

namespace huuco {
namespace {

TEST(AmountFault, NoneWhereEveryNumberIsReadOneWay) {
    for (const char* const cell :
         {"",
          "Chè",
          "Lúa 2 vụ",
          "ngô NK4300",
          "Chè 0.125 ha, Keo 0.5 ha",
          "Chè 1,234.5 m2; Keo 1.000 m2", // the first settles the second: one square metre
          "60% cam, 40% bưởi",
          "33% cam, 33% bưởi, 33% chè", // rounded
          "49% cam, 50% bưởi",          // by half a per cent a part, no more
          "50% cam, 51% bưởi",
          "Chè 12 345 m2, Ngô 200 m2",
          "Chè 100%, Keo 0%"}) {
        EXPECT_EQ(crop_amount_fault(cell), AmountFault::none) << cell;
    }
    for (const char* const cell :
         {"", "ONT+CLN", "2L", "ONT 300 m2 và CLN 700 m2", "ONT 30%+CLN", "ONT 300+CLN"}) {
        EXPECT_EQ(land_amount_fault(cell), AmountFault::none) << cell;
    }
}

TEST(AmountFault, ANumberThatMayBeTwoIsUnclear) {
    EXPECT_EQ(crop_amount_fault("Chè 1,250 m2, Keo 500 m2"), AmountFault::unclear);
    EXPECT_EQ(crop_amount_fault("Chè 1.250 m2"), AmountFault::unclear);
    EXPECT_EQ(crop_amount_fault("Chè\u202F1.250\u00A0m2"), AmountFault::unclear);
    EXPECT_EQ(crop_amount_fault("Chè 12..5 m2"), AmountFault::unclear);
    // The name of a variety tells nothing about the numbers.
    EXPECT_EQ(crop_amount_fault("Ngô LVN9,5 1.250 m2, Keo 500 m2"), AmountFault::unclear);
    EXPECT_EQ(land_amount_fault("ONT: 1.200 m2; CLN: 12.345 m2"), AmountFault::unclear);
    EXPECT_EQ(land_amount_fault("300 m2 ONT 700 m2 CLN"), AmountFault::unclear);
}

TEST(AmountFault, PercentDoesNotStandBesideAreas) {
    EXPECT_EQ(crop_amount_fault("Chè 30%, Keo 500 m2"), AmountFault::mixed_units);
    EXPECT_EQ(land_amount_fault("ONT 300 m2; CLN 70%"), AmountFault::mixed_units);
}

TEST(AmountFault, SomeCropsWithoutAnAmountLeaveTheCellIncomplete) {
    EXPECT_EQ(crop_amount_fault("Chè 300 m2, Keo"), AmountFault::incomplete);
    EXPECT_EQ(crop_amount_fault("Chè 60% và Keo"), AmountFault::incomplete);
}

TEST(AmountFault, PercentagesComeToAHundred) {
    EXPECT_EQ(crop_amount_fault("60% chè, 20% keo"), AmountFault::not_whole);
    EXPECT_EQ(crop_amount_fault("Chè 50%"), AmountFault::not_whole);
    EXPECT_EQ(crop_amount_fault("49% chè, 49% keo"), AmountFault::not_whole);
    EXPECT_EQ(crop_amount_fault("Chè 80%, Keo 60%"), AmountFault::not_whole);
    EXPECT_EQ(land_amount_fault("ONT 30%; CLN 60%"), AmountFault::not_whole);
    EXPECT_EQ(land_amount_fault("ONT 130%+CLN"), AmountFault::not_whole);
}

TEST(AmountFault, IsToldInBothLanguages) {
    for (const AmountFault fault :
         {AmountFault::unclear,
          AmountFault::mixed_units,
          AmountFault::incomplete,
          AmountFault::not_whole}) {
        const Message note = amount_fault_note(fault, "ONT 1.200");
        EXPECT_NE(note.vi.find("ONT 1.200"), std::string::npos);
        EXPECT_NE(note.en.find("ONT 1.200"), std::string::npos);
        EXPECT_NE(note.vi, note.en);
    }
}

} // namespace
} // namespace huuco
