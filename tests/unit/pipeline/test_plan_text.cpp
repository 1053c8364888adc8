// SPDX-License-Identifier: MIT
/// \file
/// Tests of drafted plans: read again they say what they were drafted from.

#include "pipeline/plan_text.hpp"
#include "support/temporary_folder.hpp"

#include <huuco/landuse/plan.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <utility>
#include <vector>

namespace huuco {
namespace {

/// What a plan says that is drafted into a folder.
Plan written_and_read(PlanContent content, const test::TemporaryFolder& folder, Language language) {
    content.folder = folder.path();
    content.indicator_tables.resize(content.policy.indicators.size());
    std::ofstream(folder.file("plan.toml")) << plan_text(content, language);
    return parse_plan(folder.file("plan.toml"));
}

/// What a plan says that is drafted from a policy.
Plan drafted_and_read(const Plan& policy, Language language) {
    PlanContent content;
    content.policy = policy;
    return written_and_read(std::move(content), test::TemporaryFolder(), language);
}

std::vector<std::string> texts(const std::vector<PlanName>& names) {
    std::vector<std::string> result;
    for (const PlanName& name : names) {
        result.push_back(name.text);
    }
    return result;
}

void expect_same_policy(const Plan& read, const Plan& policy) {
    EXPECT_EQ(read.name, policy.name);
    EXPECT_EQ(read.target_percent, policy.target_percent);
    EXPECT_EQ(texts(read.presets), texts(policy.presets));
    EXPECT_EQ(texts(read.land_codes), texts(policy.land_codes));
    EXPECT_EQ(texts(read.crops), texts(policy.crops));
    EXPECT_EQ(read.blank_crop, policy.blank_crop);
    EXPECT_EQ(read.mixed_codes, policy.mixed_codes);
    EXPECT_EQ(read.residential_limit_m2, policy.residential_limit_m2);
    EXPECT_EQ(read.several_crops, policy.several_crops);
    EXPECT_EQ(texts(read.schemes), texts(policy.schemes));
    EXPECT_EQ(texts(read.statuses), texts(policy.statuses));
    EXPECT_EQ(read.evidence, policy.evidence);
    EXPECT_EQ(read.ground_owner, policy.ground_owner);
}

TEST(PlanText, SaysTheShippedPolicy) {
    const Plan shipped =
        parse_plan(std::string(HUUCO_SOURCE_DIR) + "/data/plans/nhu-khe-2030.toml");
    for (const Language language : {Language::vi, Language::en}) {
        expect_same_policy(drafted_and_read(shipped, language), shipped);
    }
}

TEST(PlanText, SaysAnyOtherPolicy) {
    Plan policy;
    policy.name = "Xã \"khác\" 2035";
    policy.target_percent = 3.5;
    policy.presets = {{"circular-17-2019", 0}};
    policy.land_codes = {{"LUC", 0}, {"CLN", 0}};
    policy.crops = {{"Chè", 0}};
    policy.blank_crop = BlankCrop::not_principal;
    policy.mixed_codes = MixedCodes::whole_parcel;
    policy.residential_limit_m2 = 300.5;
    policy.several_crops = SeveralCrops::first;
    policy.schemes = {{"JAS", 0}};
    policy.statuses = {{"certified", 0}, {"in_conversion", 0}};
    policy.evidence = EvidenceSource::field;
    policy.ground_owner = GroundOwner::by_key;
    expect_same_policy(drafted_and_read(policy, Language::vi), policy);
}

TEST(PlanText, IsAPlanWhateverNamesHold) {
    const test::TemporaryFolder folder;
    for (char c = 1; c < ' '; ++c) { // TOML 1.0: comments and texts hold none of them but tabs
        const std::string name = std::string("a") + c + "\x7F\r\n\"\\'#.shp";
        std::ofstream(folder.file(name)) << "x"; // it is named relative to the plan then
        PlanContent content;
        content.found = {{folder.file(name), name, "parcels", name}};
        content.notes = {name};
        content.questions = {name};
        content.parcels = {folder.file(name)};
        content.parcel_fields = {name};
        content.policy.name = name;
        const Plan plan = written_and_read(content, folder, Language::en);
        EXPECT_EQ(plan.name, name);
        ASSERT_EQ(plan.parcels.size(), 1U);
        EXPECT_EQ(plan.parcels.front(), folder.file(name));
    }
}

} // namespace
} // namespace huuco
