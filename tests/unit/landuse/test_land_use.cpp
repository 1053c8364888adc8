// SPDX-License-Identifier: MIT
/// \file
/// Tests of the classification of land codes and crops.

#include "shipped.hpp"

#include <huuco/landuse/land_use.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace huuco {
namespace {

using test::default_plan;
using test::shipped_tables;

std::vector<std::string> every_code() {
    std::vector<std::string> codes;
    for (const LandCode& code : shipped_tables().land_codes()) {
        codes.push_back(code.code);
    }
    return codes;
}

const LandUseClassifier& default_classifier() {
    static const LandUseClassifier classifier(shipped_tables(), default_plan());
    return classifier;
}

Plan plan_with_codes(const std::vector<std::string>& codes) {
    Plan plan;
    for (const std::string& code : codes) {
        plan.land_codes.push_back({code, 0});
    }
    return plan;
}

std::set<std::string> covered_by(const Plan& plan) {
    const LandUseClassifier classifier(shipped_tables(), plan);
    std::set<std::string> covered;
    for (const LandCode& code : shipped_tables().land_codes()) {
        if (classifier.covers(code)) {
            covered.insert(code.code);
        }
    }
    return covered;
}

/// Rice, other annual and perennial land of form 01/TKKK (Circular 08/2024), with the labels of the
/// older lists that stand under them.
const std::set<std::string> kCropCodes =
    {"LUA", "LUC", "LUK", "LUN", "2L", "1L", "HNK", "BHK", "NHK", "CLN", "LNC", "LNQ", "LNK"};
const std::set<std::string> kForestCodes = {
    "LNP",
    "RDD",
    "RDN",
    "RDT",
    "RDM",
    "RDK",
    "RPH",
    "RPN",
    "RPT",
    "RPM",
    "RPK",
    "RSX",
    "RSN",
    "RST",
    "RSM",
    "RSK"};
const std::set<std::string> kWaterCodes =
    {"NTS", "TSL", "TSN", "TVC", "MNC", "SON", "MCS", "MVB", "MVT", "MVR", "MVK"};
const std::set<std::string> kResidentialCodes = {"OTC", "ONT", "ODT", "T"};
const std::set<std::string> kCropAggregates = {"CHN", "SXN"};

class EveryLandCode : public testing::TestWithParam<std::string> {};

TEST_P(EveryLandCode, CountsByTheDefaultPlanAsTheOfficialTreeSays) {
    const LandUse use = default_classifier().classify(GetParam(), "");
    EXPECT_EQ(use.principal_share, kCropCodes.contains(GetParam()) ? 1.0 : 0.0);
}

TEST_P(EveryLandCode, HasTheMapClassOfItsGround) {
    const std::string& code = GetParam();
    const MapClass expected = kCropCodes.contains(code)          ? MapClass::principal
                              : kCropAggregates.contains(code)   ? MapClass::crop_other
                              : kForestCodes.contains(code)      ? MapClass::forest
                              : kWaterCodes.contains(code)       ? MapClass::water
                              : kResidentialCodes.contains(code) ? MapClass::residential
                                                                 : MapClass::other;
    EXPECT_EQ(default_classifier().classify(code, "").map_class, expected);
}

TEST_P(EveryLandCode, IsReadInSmallLettersAndWithBlanks) {
    std::string small = GetParam();
    std::ranges::transform(small, small.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    const LandUse use = default_classifier().classify("  " + small + "* ", "");
    ASSERT_EQ(use.codes.size(), 1U);
    EXPECT_EQ(use.codes.front().text, GetParam());
}

INSTANTIATE_TEST_SUITE_P(Landuse, EveryLandCode, testing::ValuesIn(every_code()));

TEST(Coverage, ReachesChildrenAndSuccessors) {
    EXPECT_TRUE(covered_by(plan_with_codes({"LUN"})).contains("LUK"));
    // BHK was succeeded by HNK, which has NHK for another child.
    EXPECT_EQ(covered_by(plan_with_codes({"BHK"})), std::set<std::string>({"BHK", "HNK", "NHK"}));
    EXPECT_EQ(
        covered_by(plan_with_codes({"LUA"})),
        std::set<std::string>({"LUA", "LUC", "LUK", "LUN", "2L", "1L"}));
    // Pasture stands under annual crops in the tree, so whoever lists CHN has it.
    EXPECT_TRUE(covered_by(plan_with_codes({"CHN"})).contains("COC"));
}

TEST(Coverage, ReachesOlderNamesOfTheSameLand) {
    EXPECT_EQ(covered_by(plan_with_codes({"LUC"})), std::set<std::string>({"LUC", "2L"}));
    // Upland rice and rice of one crop a year are LUK since Circular 08/2024.
    EXPECT_EQ(covered_by(plan_with_codes({"LUK"})), std::set<std::string>({"LUK", "LUN", "1L"}));
    EXPECT_EQ(covered_by(plan_with_codes({"LUN"})), std::set<std::string>({"LUK", "LUN", "1L"}));
    // Pasture has become HNK too, but it was no crop land.
    EXPECT_EQ(covered_by(plan_with_codes({"HNK"})), std::set<std::string>({"HNK", "BHK", "NHK"}));
    // SXN became two groups.
    EXPECT_FALSE(covered_by(plan_with_codes({"CLN"})).contains("SXN"));
}

TEST(Coverage, OfAnEmptyListIsAllCropLand) {
    std::set<std::string> expected = kCropCodes;
    expected.insert(kCropAggregates.begin(), kCropAggregates.end());
    EXPECT_EQ(covered_by(Plan()), expected);
}

std::size_t listed_by(const std::vector<std::string>& presets) {
    Plan plan;
    for (const std::string& preset : presets) {
        plan.presets.push_back({preset, 0});
    }
    const LandUseClassifier classifier(shipped_tables(), plan);
    return static_cast<std::size_t>(std::ranges::count_if(
        shipped_tables().crops(), [&](const Crop& crop) { return classifier.lists(crop); }));
}

TEST(PrincipalCrops, AreThoseThePresetsMark) {
    // Flags counted with Python's csv module; 841 marks eight, of which three are timber.
    EXPECT_EQ(listed_by({"decision-885"}), 66U);
    EXPECT_EQ(listed_by({"tuyen-quang-841"}), 5U);
    EXPECT_EQ(listed_by({"circular-17-2019"}), 6U);
    EXPECT_EQ(listed_by({"circular-37-2018"}), 64U);
    // 841 adds groundnut and sugarcane to 885.
    EXPECT_EQ(listed_by({"decision-885", "tuyen-quang-841"}), 68U);
    EXPECT_EQ(listed_by({}), 110U);
}

TEST(PrincipalCrops, AreThoseThePlanNamesByNameAliasOrId) {
    Plan plan;
    plan.crops = {{"Lúa", 1}, {"bắp", 1}, {"dua_pineapple", 1}, {"keo", 1}};
    const LandUseClassifier classifier(shipped_tables(), plan);
    for (const Crop& crop : shipped_tables().crops()) {
        const bool is_expected =
            crop.id == "lua" || crop.id == "ngo" || crop.id == "dua_pineapple" || crop.id == "keo";
        EXPECT_EQ(classifier.lists(crop), is_expected) << crop.id;
    }
}

struct Cell {
    const char* land_code;
    const char* crop;
    double share;
    LandRule rule;
    MapClass map_class;
    const char* land_class;
};

class ParcelOfTheDefaultPlan : public testing::TestWithParam<Cell> {};

TEST_P(ParcelOfTheDefaultPlan, IsClassified) {
    const Cell& cell = GetParam();
    const LandUse use = default_classifier().classify(cell.land_code, cell.crop);
    EXPECT_DOUBLE_EQ(use.principal_share, cell.share);
    EXPECT_EQ(use.rule, cell.rule);
    EXPECT_EQ(use.map_class, cell.map_class);
    EXPECT_EQ(land_class_name(use.land_class), cell.land_class);
}

constexpr double kThird = 1.0 / 3.0;

INSTANTIATE_TEST_SUITE_P(
    SingleCodes,
    ParcelOfTheDefaultPlan,
    testing::Values(
        Cell{"LUC", "Lúa", 1.0, LandRule::crop_listed, MapClass::principal, "annual"},
        Cell{"LUC", "", 1.0, LandRule::blank_by_code, MapClass::principal, "annual"},
        Cell{"BHK", "Ngô", 0.0, LandRule::crop_not_listed, MapClass::crop_other, "annual"},
        Cell{"CLN", "chè shan", 1.0, LandRule::crop_listed, MapClass::principal, "perennial"},
        Cell{"CLN", "Keo", 0.0, LandRule::crop_not_listed, MapClass::crop_other, "perennial"},
        Cell{"CLN", "bỏ hoang", 0.0, LandRule::crop_unknown, MapClass::crop_other, "perennial"},
        Cell{"RSX", "Chè", 0.0, LandRule::code_not_listed, MapClass::forest, "forest"},
        Cell{"ONT", "Bưởi", 0.0, LandRule::code_not_listed, MapClass::residential, "residential"},
        Cell{"NTS", "", 0.0, LandRule::code_not_listed, MapClass::water, "water"},
        Cell{"DTL", "", 0.0, LandRule::code_not_listed, MapClass::other, "other"},
        Cell{"COC", "", 0.0, LandRule::code_not_listed, MapClass::other, "other"},
        Cell{"KĐD", "", 0.0, LandRule::unknown_code, MapClass::unknown, "unknown"},
        Cell{"", "Lúa", 0.0, LandRule::no_code, MapClass::unknown, "unknown"},
        Cell{"Đất trồng lúa", "", 1.0, LandRule::blank_by_code, MapClass::principal, "annual"}));

INSTANTIATE_TEST_SUITE_P(
    SeveralCrops,
    ParcelOfTheDefaultPlan,
    testing::Values(
        Cell{"LUC", "Lúa, Ngô", 0.5, LandRule::crop_listed, MapClass::principal, "annual"},
        Cell{"LUC", "Lúa và lạc", 1.0, LandRule::crop_listed, MapClass::principal, "annual"},
        Cell{"LUC", "Lúa;Ngô/Sắn", kThird, LandRule::crop_listed, MapClass::principal, "annual"},
        Cell{"LUC", "Lúa + lúa nước", 1.0, LandRule::crop_listed, MapClass::principal, "annual"},
        Cell{"CLN", "Chè & cây lạ", 0.5, LandRule::crop_listed, MapClass::principal, "perennial"},
        Cell{
            "HNK",
            "Hoa, cây cảnh",
            0.0,
            LandRule::crop_not_listed,
            MapClass::crop_other,
            "annual"},
        Cell{"HNK", "Ngô, Sắn", 0.0, LandRule::crop_not_listed, MapClass::crop_other, "annual"}));

INSTANTIATE_TEST_SUITE_P(
    CompoundCodes,
    ParcelOfTheDefaultPlan,
    testing::Values(
        Cell{"ONT+CLN", "", 0.5, LandRule::blank_by_code, MapClass::principal, "perennial"},
        Cell{"CLN+ONT", "", 0.5, LandRule::blank_by_code, MapClass::principal, "perennial"},
        Cell{"ONT+CLN", "Chè", 0.5, LandRule::crop_listed, MapClass::principal, "perennial"},
        Cell{"ONT+CLN", "Chè, Keo", 0.25, LandRule::crop_listed, MapClass::principal, "perennial"},
        Cell{
            "ONT+CLN",
            "Keo",
            0.0,
            LandRule::crop_not_listed,
            MapClass::residential,
            "residential"},
        Cell{"CLN+ONT", "Keo", 0.0, LandRule::crop_not_listed, MapClass::crop_other, "perennial"},
        Cell{"ONT+BHK+CLN", "", 2 * kThird, LandRule::blank_by_code, MapClass::principal, "annual"},
        Cell{"ONT+CLN+NTS", "", kThird, LandRule::blank_by_code, MapClass::principal, "perennial"},
        Cell{"CLN+BHK+LUK", "", 1.0, LandRule::blank_by_code, MapClass::principal, "perennial"},
        Cell{"ODT+CLN", "", 0.5, LandRule::blank_by_code, MapClass::principal, "perennial"},
        Cell{"LUK+NTS", "", 0.5, LandRule::blank_by_code, MapClass::principal, "annual"},
        Cell{"ONT+LNK", "", 0.5, LandRule::blank_by_code, MapClass::principal, "perennial"},
        Cell{"SKC+CLN", "", 0.5, LandRule::blank_by_code, MapClass::principal, "perennial"},
        Cell{"ONT*+CLN", "", 0.5, LandRule::blank_by_code, MapClass::principal, "perennial"},
        Cell{"ont + cln", "", 0.5, LandRule::blank_by_code, MapClass::principal, "perennial"},
        Cell{"ONT,CLN", "", 0.5, LandRule::blank_by_code, MapClass::principal, "perennial"},
        Cell{"ONT;CLN", "", 0.5, LandRule::blank_by_code, MapClass::principal, "perennial"},
        Cell{"ONT/CLN", "", 0.5, LandRule::blank_by_code, MapClass::principal, "perennial"},
        Cell{"ONT-CLN", "", 0.5, LandRule::blank_by_code, MapClass::principal, "perennial"},
        Cell{"ONT CLN", "", 0.5, LandRule::blank_by_code, MapClass::principal, "perennial"},
        Cell{"ONT+", "", 0.0, LandRule::code_not_listed, MapClass::residential, "residential"},
        Cell{"ONT*", "", 0.0, LandRule::code_not_listed, MapClass::residential, "residential"},
        Cell{"CLN+CLN", "", 1.0, LandRule::blank_by_code, MapClass::principal, "perennial"},
        Cell{"CLN+ONT+CLN", "", 0.5, LandRule::blank_by_code, MapClass::principal, "perennial"},
        Cell{"LUC+XYZ", "", 0.5, LandRule::blank_by_code, MapClass::principal, "annual"},
        Cell{"XYZ+NTS", "", 0.0, LandRule::code_not_listed, MapClass::unknown, "unknown"},
        Cell{"+", "", 0.0, LandRule::no_code, MapClass::unknown, "unknown"}));

TEST(MixedCodesRule, NotCountedLeavesCompoundCodesOut) {
    Plan plan = default_plan();
    plan.mixed_codes = MixedCodes::not_counted;
    const LandUseClassifier classifier(shipped_tables(), plan);
    const LandUse use = classifier.classify("ONT+CLN", "Chè");
    EXPECT_EQ(use.principal_share, 0.0);
    EXPECT_EQ(use.rule, LandRule::mixed_not_counted);
    EXPECT_EQ(use.map_class, MapClass::residential);
    EXPECT_EQ(classifier.classify("CLN", "Chè").principal_share, 1.0);
    EXPECT_EQ(classifier.classify("CLN+", "Chè").principal_share, 1.0);
    // Codes that all count need no rule, as the page on formats says first of all.
    EXPECT_EQ(classifier.classify("LUC+BHK", "Lúa").principal_share, 1.0);
    EXPECT_EQ(classifier.classify("LUC+BHK", "Lúa").code_split, CodeSplit::alike);
}

TEST(MixedCodesRule, NotCountedCountsWhatIsRecorded) {
    Plan plan = default_plan();
    plan.mixed_codes = MixedCodes::not_counted;
    RecordedAreas recorded;
    recorded.by_code = {3000.0, std::nullopt, std::nullopt};
    const LandUse use =
        LandUseClassifier(shipped_tables(), plan).classify("CLN+ONT+BHK", "Chè", recorded);
    EXPECT_GT(use.principal_share, 0.0); // else its evidence would not count
    EXPECT_EQ(use.map_class, MapClass::principal);
    EXPECT_EQ(use.rule, LandRule::crop_listed);
    EXPECT_EQ(use.code_split, CodeSplit::recorded);
    ASSERT_TRUE(use.depends_on_areas);
    EXPECT_NEAR(principal_share_of(use, recorded, 10'000.0), 0.3, 1e-12);
}

TEST(MixedCodesRule, WholeParcelCountsAllOfIt) {
    Plan plan = default_plan();
    plan.mixed_codes = MixedCodes::whole_parcel;
    const LandUseClassifier classifier(shipped_tables(), plan);
    EXPECT_EQ(classifier.classify("ONT+CLN+NTS", "").principal_share, 1.0);
    EXPECT_EQ(classifier.classify("ONT+CLN", "Keo").principal_share, 0.0);
    EXPECT_EQ(classifier.classify("ONT+NTS", "").principal_share, 0.0);
}

RecordedAreas residential(double area_m2) {
    RecordedAreas recorded;
    recorded.residential_m2 = area_m2;
    return recorded;
}

TEST(MixedCodesRule, WholeParcelCountsAllThatRecordedAreasLeave) {
    Plan plan = default_plan();
    plan.mixed_codes = MixedCodes::whole_parcel;
    const LandUse use =
        LandUseClassifier(shipped_tables(), plan).classify("ONT+CLN+NTS", "", residential(300.0));
    ASSERT_TRUE(use.depends_on_areas);
    EXPECT_NEAR(principal_share_of(use, residential(300.0), 1000.0), 0.7, 1e-12);
}

struct SplitCase {
    const char* code;
    RecordedAreas recorded;
    double parcel_m2;
    double principal_m2;
    CodeSplit split;
};

class RecordedSplit : public testing::TestWithParam<SplitCase> {};

/// Areas worked out by hand.
TEST_P(RecordedSplit, TakesTheRecordedAreas) {
    const SplitCase& c = GetParam();
    const LandUse use = default_classifier().classify(c.code, "", c.recorded);
    EXPECT_EQ(use.code_split, c.split);
    const double share = use.depends_on_areas ? principal_share_of(use, c.recorded, c.parcel_m2)
                                              : use.principal_share;
    EXPECT_NEAR(share * c.parcel_m2, c.principal_m2, 1e-9);
}

INSTANTIATE_TEST_SUITE_P(
    Landuse,
    RecordedSplit,
    testing::Values(
        SplitCase{"ONT+CLN", residential(300.0), 1000.0, 700.0, CodeSplit::recorded},
        SplitCase{"CLN+ONT", residential(300.0), 1000.0, 700.0, CodeSplit::recorded},
        SplitCase{"ODT+CLN", residential(300.0), 200.0, 0.0, CodeSplit::recorded},
        SplitCase{"ONT+BHK+CLN", residential(300.0), 1000.0, 700.0, CodeSplit::recorded},
        // What the residential area leaves over is shared by an assumption, which is named.
        SplitCase{"ONT+CLN+NTS", residential(300.0), 1000.0, 350.0, CodeSplit::equal_parts},
        // A residential area says nothing about codes without one.
        SplitCase{"LUK+NTS", residential(300.0), 1000.0, 500.0, CodeSplit::equal_parts},
        SplitCase{"CLN+BHK+LUK", residential(300.0), 1000.0, 1000.0, CodeSplit::alike},
        SplitCase{"CLN", residential(300.0), 1000.0, 1000.0, CodeSplit::single},
        // Every code has its area: they share the measured ground in their proportion.
        SplitCase{"ONT+CLN", {{300.0, 900.0}, {}}, 1000.0, 750.0, CodeSplit::recorded},
        SplitCase{"ONT+CLN", {{300.0, {}}, {}}, 1000.0, 700.0, CodeSplit::recorded},
        SplitCase{"ONT+CLN", {{{}, 600.0}, {}}, 1000.0, 600.0, CodeSplit::recorded},
        SplitCase{"LUK+NTS", {{400.0, 600.0}, {}}, 1000.0, 400.0, CodeSplit::recorded},
        // Per cent of the parcel: 30 % of 1,000 m² are 300 m², the rest is the other code's.
        SplitCase{"ONT+CLN", {{30.0, 70.0}, {}, true}, 1000.0, 700.0, CodeSplit::recorded},
        SplitCase{"ONT+CLN", {{30.0, {}}, {}, true}, 1000.0, 700.0, CodeSplit::recorded},
        // A code that is written twice has both areas: 400 of 600 m² of a hectare.
        SplitCase{
            "CLN+ONT+CLN",
            {{300.0, 200.0, 100.0}, {}},
            10'000.0,
            10'000.0 * 400.0 / 600.0,
            CodeSplit::recorded},
        // One mention without an area leaves the code without one.
        SplitCase{"CLN+ONT+cln", {{300.0, 200.0, {}}, {}}, 1000.0, 800.0, CodeSplit::recorded},
        // Recorded areas beyond the parcel: it is shared in their proportion.
        SplitCase{"ONT+CLN+NTS", {{900.0, 600.0, {}}, {}}, 1000.0, 400.0, CodeSplit::recorded}));

TEST(ResidentialLimit, IsTakenOffCompoundCodesWithoutRecordedAreas) {
    Plan plan = default_plan();
    plan.residential_limit_m2 = 200.0;
    const LandUseClassifier classifier(shipped_tables(), plan);
    const LandUse use = classifier.classify("ONT+CLN", "");
    EXPECT_EQ(use.code_split, CodeSplit::residential_limit);
    EXPECT_NEAR(principal_share_of(use, {}, 1000.0), 0.8, 1e-12);
    EXPECT_EQ(principal_share_of(use, {}, 150.0), 0.0);
    const LandUse recorded = classifier.classify("ONT+CLN", "", residential(300.0));
    EXPECT_EQ(recorded.code_split, CodeSplit::recorded);
    EXPECT_EQ(classifier.classify("LUK+NTS", "").code_split, CodeSplit::equal_parts);
    const LandUse three = classifier.classify("ONT+CLN+NTS", "");
    EXPECT_EQ(three.code_split, CodeSplit::equal_parts);
    EXPECT_NEAR(principal_share_of(three, {}, 1000.0), 0.4, 1e-12);
}

// As ADR 16 orders them: recorded areas, the limit, and only then what the plan says of codes that
// differ, which is left to decide about what the limit leaves over.
TEST(ResidentialLimit, GoesBeforeWhatThePlanSaysOfMixedCodes) {
    Plan plan = default_plan();
    plan.residential_limit_m2 = 200.0;
    for (const MixedCodes rule : {MixedCodes::not_counted, MixedCodes::whole_parcel}) {
        plan.mixed_codes = rule;
        const LandUse use = LandUseClassifier(shipped_tables(), plan).classify("ONT+CLN", "");
        EXPECT_EQ(use.code_split, CodeSplit::residential_limit);
        EXPECT_NEAR(principal_share_of(use, {}, 1000.0), 0.8, 1e-12);
    }
    const LandUse three = LandUseClassifier(shipped_tables(), plan).classify("ONT+CLN+NTS", "");
    EXPECT_EQ(three.code_split, CodeSplit::whole_parcel);
    EXPECT_NEAR(principal_share_of(three, {}, 1000.0), 0.8, 1e-12);
    plan.mixed_codes = MixedCodes::not_counted;
    const LandUse none = LandUseClassifier(shipped_tables(), plan).classify("ONT+CLN+NTS", "");
    EXPECT_EQ(none.rule, LandRule::mixed_not_counted);
    EXPECT_FALSE(none.depends_on_areas);
    EXPECT_EQ(none.principal_share, 0.0);
}

TEST(ResidentialLimit, IsNotTakenOffWhereTheAreaOfAnotherCodeIsRecorded) {
    Plan plan = default_plan();
    plan.residential_limit_m2 = 200.0;
    const RecordedAreas garden{{std::nullopt, 600.0}, {}};
    const LandUse use = LandUseClassifier(shipped_tables(), plan).classify("ONT+CLN", "", garden);
    EXPECT_EQ(use.code_split, CodeSplit::recorded);
    EXPECT_NEAR(principal_share_of(use, garden, 1000.0), 0.6, 1e-12);
}

TEST(RecordedAreas, OfPrincipalCodesAreSharedByTheCropsAsWell) {
    const auto share = [](const RecordedAreas& recorded) {
        return principal_share_of(
            default_classifier().classify("ONT+CLN", "Chè, Keo", recorded), recorded, 1000.0);
    };
    EXPECT_NEAR(share({{300.0, 900.0}, {}}), 0.75 / 2.0, 1e-12); // they share the parcel
    EXPECT_NEAR(share(residential(300.0)), 0.7 / 2.0, 1e-12);    // the rest is crop land
}

TEST(RecordedAreas, DoNotMatterWhereNoCropIsListed) {
    const LandUse use = default_classifier().classify("CLN+ONT", "Keo", residential(300.0));
    EXPECT_FALSE(use.depends_on_areas);
    EXPECT_EQ(use.map_class, MapClass::crop_other);
}

TEST(RecordedAreas, AreThoseOfTheCodesAsTheCellPartsThem) {
    const RecordedAreas recorded{{300.0, 700.0}, {}};
    const LandUse use = default_classifier().classify("Đất lạ+CLN", "", recorded);
    ASSERT_TRUE(use.depends_on_areas);
    EXPECT_NEAR(principal_share_of(use, recorded, 1000.0), 0.7, 1e-12);
}

TEST(ResidentialLimit, LeavesAParcelThatIsAllHouseNoPrincipalLand) {
    Plan plan = default_plan();
    plan.residential_limit_m2 = 200.0;
    const LandUse use =
        without_principal_part(LandUseClassifier(shipped_tables(), plan).classify("CLN+ONT", ""));
    EXPECT_EQ(use.principal_share, 0.0);
    EXPECT_EQ(use.map_class, MapClass::residential);
}

TEST(RecordedAreas, WinOverThePlansRuleForCompoundCodes) {
    Plan plan = default_plan();
    plan.mixed_codes = MixedCodes::not_counted;
    const LandUse use =
        LandUseClassifier(shipped_tables(), plan).classify("ONT+CLN", "", residential(300.0));
    EXPECT_EQ(use.rule, LandRule::blank_by_code);
    EXPECT_NEAR(principal_share_of(use, residential(300.0), 1000.0), 0.7, 1e-12);
}

TEST(SeveralCropsRule, IsThePlansOrTheCells) {
    Plan plan = default_plan();
    const auto share = [&](const char* crops) {
        return LandUseClassifier(shipped_tables(), plan).classify("CLN", crops);
    };
    EXPECT_EQ(share("Chè, Keo").crop_split, CropSplit::equal_parts);
    EXPECT_EQ(share("Chè, Keo").principal_share, 0.5);
    EXPECT_EQ(share("Chè 300 m2, Keo 700 m2").crop_split, CropSplit::stated);
    EXPECT_NEAR(share("Chè 300 m2, Keo 700 m2").principal_share, 0.3, 1e-12);
    EXPECT_NEAR(share("75% chè, 25% keo").principal_share, 0.75, 1e-12);
    EXPECT_NEAR(share("Chè 300m2,700m2 keo").principal_share, 0.3, 1e-12); // no 2,7 in it
    EXPECT_EQ(share("Chè, Cam").crop_split, CropSplit::alike);
    // 1,250 of 6,250 m², with either mark; `1,250` may be two numbers, and is none.
    EXPECT_NEAR(share("Chè 0.125 ha, Keo 0.5 ha").principal_share, 0.2, 1e-12);
    EXPECT_NEAR(share("Chè 0,125 ha, Keo 0,5 ha").principal_share, 0.2, 1e-12);
    EXPECT_NEAR(share("Chè 1,234.5 m2; Keo 500 m2").principal_share, 1234.5 / 1734.5, 1e-12);
    EXPECT_EQ(share("Chè 1,250 m2, Keo 500 m2").crop_split, CropSplit::equal_parts);
    EXPECT_EQ(share("Chè 100%, Keo 0%").principal_share, 1.0);
    plan.several_crops = SeveralCrops::first;
    EXPECT_EQ(share("Chè, Keo").principal_share, 1.0);
    EXPECT_EQ(share("Keo, Chè").principal_share, 0.0);
    EXPECT_NEAR(share("Keo 700 m2, Chè 300 m2").principal_share, 0.3, 1e-12);
    plan.several_crops = SeveralCrops::whole_parcel;
    EXPECT_EQ(share("Keo, Chè").principal_share, 1.0);
    EXPECT_EQ(share("Keo, Bạch đàn").principal_share, 0.0);
}

TEST(Classify, KeepsTheRawCodeBesideThatOf2024) {
    EXPECT_EQ(default_classifier().classify("BHK", "").harmonised, "HNK");
    EXPECT_EQ(default_classifier().classify("ont + lnk", "").harmonised, "ONT+CLN");
    EXPECT_EQ(default_classifier().classify("BHK+NHK", "").harmonised, "HNK");
    EXPECT_EQ(default_classifier().classify("LUC+XYZ", "").harmonised, "LUC+?");
    EXPECT_EQ(default_classifier().classify("ĐTL", "").harmonised, "DTL");
    EXPECT_EQ(default_classifier().classify("", "").harmonised, "");
}

TEST(Classify, NoticesStarsAndCodesThatBreakOff) {
    EXPECT_TRUE(default_classifier().classify("ONT*", "").codes.front().is_starred);
    EXPECT_TRUE(default_classifier().classify("ONT+", "").is_incomplete);
    EXPECT_TRUE(default_classifier().classify("+CLN", "").is_incomplete);
    EXPECT_FALSE(default_classifier().classify("ONT+CLN", "").is_incomplete);
    EXPECT_FALSE(default_classifier().classify("+", "").is_incomplete); // there is no code at all
}

TEST(Classify, TakesAnUnknownTextForOneCode) {
    const LandUse use = default_classifier().classify("dat xyz", "");
    ASSERT_EQ(use.codes.size(), 1U);
    EXPECT_EQ(use.codes.front().text, "DAT XYZ");
}

// Capitals by Unicode, as a person writes them; ASCII alone made `LúA` and `HNK(MàU)`.
TEST(Classify, ShowsUnknownTextInCapitalsOfEveryLetter) {
    for (const auto& [cell, text] :
         {std::pair{"Lúa", "LÚA"}, {"lúa", "LÚA"}, {"vườn đẹp", "VƯỜN ĐẸP"}}) {
        const LandUse use = default_classifier().classify(cell, "");
        ASSERT_EQ(use.codes.size(), 1U) << cell;
        EXPECT_EQ(use.codes.front().text, text);
    }
}

TEST(Classify, ReadsTheWordBetweenCodes) {
    EXPECT_EQ(default_classifier().classify("ONT và CLN", "").harmonised, "ONT+CLN");
    EXPECT_EQ(
        default_classifier().classify("Đất ở tại nông thôn và CLN", "").harmonised, "ONT+CLN");
    // A name that has the word in it is one code.
    EXPECT_EQ(
        default_classifier().classify("Đất xây dựng cơ sở giáo dục và đào tạo", "").codes.size(),
        1U);
}

TEST(Classify, ReadsFullNamesOfCompoundLand) {
    const LandUse use =
        default_classifier().classify("Đất ở tại nông thôn + Đất trồng cây lâu năm", "");
    EXPECT_EQ(use.harmonised, "ONT+CLN");
    EXPECT_EQ(use.principal_share, 0.5);
}

TEST(BlankCropRule, PrincipalTakesAnyCropLand) {
    Plan plan = plan_with_codes({"LUC"});
    plan.blank_crop = BlankCrop::principal;
    const LandUseClassifier classifier(shipped_tables(), plan);
    EXPECT_EQ(classifier.classify("CLN", "").principal_share, 1.0);
    EXPECT_EQ(classifier.classify("CLN", "").rule, LandRule::blank_principal);
    EXPECT_EQ(classifier.classify("CLN", "Chè").principal_share, 0.0);
    EXPECT_EQ(classifier.classify("ONT", "").principal_share, 0.0);
}

TEST(BlankCropRule, NotPrincipalTakesNone) {
    Plan plan = default_plan();
    plan.blank_crop = BlankCrop::not_principal;
    const LandUseClassifier classifier(shipped_tables(), plan);
    const LandUse use = classifier.classify("LUC", "  ");
    EXPECT_EQ(use.principal_share, 0.0);
    EXPECT_EQ(use.rule, LandRule::blank_excluded);
    EXPECT_EQ(use.map_class, MapClass::crop_other);
    EXPECT_EQ(classifier.classify("LUC", "Lúa").principal_share, 1.0);
}

TEST(Classify, NamesCropsByTheTableAndStrangersAsWritten) {
    EXPECT_EQ(default_classifier().classify("LUC", "lúa nước").crop, "Lúa");
    EXPECT_EQ(default_classifier().classify("LUC", "BẮP và cây Lạ").crop, "Ngô, cây Lạ");
    EXPECT_EQ(default_classifier().classify("LUC", "").crop, "");
    EXPECT_EQ(default_classifier().classify("LUC", "Ngô 888,Chè").crops.size(), 2U);
}

} // namespace
} // namespace huuco
