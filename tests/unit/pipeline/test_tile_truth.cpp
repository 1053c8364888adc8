// SPDX-License-Identifier: MIT
/// \file
/// A zoom is right when it shows the ground of each class, and the share, as the source has them.

#include <huuco/pipeline/make_tiles.hpp>

#include <gtest/gtest.h>

namespace huuco {
namespace {

/// 1,000 m2: 300 of them organic, 100 other principal-crop land; a share of 75 %.
TileTruth truth_of_land() {
    return {1000.0, {{"organic", 300.0}, {"principal", 100.0}, {"other", 600.0}}, 75.0, {}, {}};
}

VerifiedZoom zoom_of(const GroundByClass& ground_m2) {
    VerifiedZoom zoom;
    for (const auto& [name, area_m2] : ground_m2) {
        zoom.covered_m2 += area_m2;
        zoom.principal_m2 += name == "organic" || name == "principal" ? area_m2 : 0.0;
        zoom.organic_m2 += name == "organic" ? area_m2 : 0.0;
    }
    zoom.ground_m2 = ground_m2;
    return zoom;
}

TEST(JudgeZoom, IsTrueWithinTheTolerance) {
    // Half a per cent of 1,000 m2 is 5 m2, of a class too.
    const ZoomVerdict verdict = judge_zoom(
        zoom_of({{"organic", 300.0}, {"principal", 100.0}, {"other", 604.9}}),
        truth_of_land(),
        false);
    EXPECT_TRUE(verdict.is_true);
    EXPECT_FALSE(verdict.wrong_class);
}

TEST(JudgeZoom, WithoutPrincipalGroundTheShareIsOffByAllOfIt) {
    TileTruth truth = truth_of_land();
    truth.ground_m2.clear(); // an analysis tells none
    const VerifiedZoom zoom = zoom_of({{"xx", 1000.0}});
    const ZoomVerdict verdict = judge_zoom(zoom, truth, false);
    EXPECT_FALSE(verdict.is_true);
    EXPECT_EQ(verdict.share_points, -75.0);
    truth.share_percent = 0.0;
    EXPECT_FALSE(judge_zoom(zoom, truth, false).is_true) << "a share of nothing is none of 0 %";
    truth.share_percent.reset();
    EXPECT_TRUE(judge_zoom(zoom, truth, false).is_true) << "no share is known";
}

TEST(JudgeZoom, ComparesTheGroundOfEachClass) {
    // Two classes exchanged: the whole and the share are as they were.
    TileTruth truth{1000.0, {{"LUC", 700.0}, {"CLN", 300.0}}, {}, {}, {}};
    const ZoomVerdict verdict = judge_zoom(zoom_of({{"LUC", 300.0}, {"CLN", 700.0}}), truth, false);
    EXPECT_FALSE(verdict.is_true);
    ASSERT_TRUE(verdict.wrong_class);
    EXPECT_EQ(verdict.wrong_class->name, "CLN");
    EXPECT_EQ(verdict.wrong_class->shown_m2, 700.0);
    EXPECT_EQ(verdict.wrong_class->source_m2, 300.0);
    EXPECT_FALSE(judge_zoom(zoom_of({{"", 1000.0}}), truth, false).is_true) << "no class is shown";
}

TEST(TruthOfMetadata, HasClassesWhereTheyAreOfTheAttributeClass) {
    TileVerification verification;
    verification.source_m2 = {{"a", 2.0}, {"b", 3.0}};
    verification.source_attribute = "class";
    EXPECT_EQ(truth_of_metadata(verification)->ground_m2, verification.source_m2);
    verification.source_attribute = "crop";
    EXPECT_TRUE(truth_of_metadata(verification)->ground_m2.empty());
}

} // namespace
} // namespace huuco
