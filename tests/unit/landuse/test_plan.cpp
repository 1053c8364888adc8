// SPDX-License-Identifier: MIT
/// \file
/// Tests of plan files, good and bad.

#include "shipped.hpp"

#include <huuco/landuse/plan.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace huuco {
namespace {

using test::Folder;
using test::message_of;
using test::shipped_tables;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> texts_of(const std::vector<PlanName>& names) {
    std::vector<std::string> texts;
    for (const PlanName& name : names) {
        texts.push_back(name.text);
    }
    return texts;
}

TEST(DefaultPlan, SaysWhatItsReadmeSays) {
    const Plan plan = test::default_plan();
    EXPECT_EQ(plan.name, "Nhữ Khê 2030");
    EXPECT_EQ(plan.target_percent, 2.0);
    EXPECT_FALSE(plan.reference_date.has_value());
    EXPECT_THAT(texts_of(plan.presets), ElementsAre("decision-885", "tuyen-quang-841"));
    EXPECT_THAT(texts_of(plan.land_codes), ElementsAre("LUA", "HNK", "CLN"));
    EXPECT_THAT(plan.crops, IsEmpty());
    EXPECT_EQ(plan.blank_crop, BlankCrop::by_land_code);
    EXPECT_EQ(plan.mixed_codes, MixedCodes::split);
    EXPECT_EQ(plan.schemes.size(), 6U);
    EXPECT_THAT(texts_of(plan.statuses), ElementsAre("certified"));
    EXPECT_EQ(plan.evidence, EvidenceSource::certificates);
    EXPECT_FALSE(plan.area_method.has_value());
    EXPECT_EQ(message_of([&] { check_names(plan, shipped_tables()); }), "");
}

TEST(ParsePlan, ReadsEveryKey) {
    const Folder folder;
    const auto path = folder.write("plan.toml", R"([plan]
name = "Thử"
target_percent = 3
reference_date = 2026-06-30

[principal]
presets = ["circular-17-2019"]
land_codes = ["luc", "CLN"]
crops = ["Lúa", "bắp", "che"]
blank_crop = "not_principal"
mixed_codes = "whole_parcel"

[organic]
schemes = ["TCVN_11041_2", "EU", "USDA"]
statuses = ["certified", "pgs"]
source = "areas"

[area]
method = "ellipsoidal"

[inputs]
parcels = "data/parcels.shp"
villages = "../villages.gpkg"
registers = ["organic.csv", "/srv/more.csv"]
organic_areas = ["PG:dbname=land"]

[fields]
land_use = "LOAIDAT"
organic_status = "HUUCO"

[tables]
crops = "my_crops.csv"
)");
    const Plan plan = parse_plan(path);
    EXPECT_EQ(plan.source, path.string());
    EXPECT_EQ(plan.name, "Thử");
    EXPECT_EQ(plan.target_percent, 3.0);
    EXPECT_EQ(plan.reference_date, test::day(2026, 6, 30));
    EXPECT_THAT(texts_of(plan.crops), ElementsAre("Lúa", "bắp", "che"));
    EXPECT_EQ(plan.crops.front().line, 9U);
    EXPECT_EQ(plan.blank_crop, BlankCrop::not_principal);
    EXPECT_EQ(plan.mixed_codes, MixedCodes::whole_parcel);
    EXPECT_THAT(texts_of(plan.statuses), ElementsAre("certified", "pgs"));
    EXPECT_EQ(plan.evidence, EvidenceSource::areas);
    EXPECT_EQ(plan.area_method, AreaMethod::ellipsoidal);
    EXPECT_THAT(plan.parcels, ElementsAre((folder.path() / "data/parcels.shp").string()));
    EXPECT_EQ(plan.villages, (folder.path().parent_path() / "villages.gpkg").string());
    EXPECT_THAT(
        plan.registers, ElementsAre((folder.path() / "organic.csv").string(), "/srv/more.csv"));
    EXPECT_THAT(plan.organic_areas, ElementsAre("PG:dbname=land"));
    EXPECT_EQ(plan.fields[static_cast<std::size_t>(FieldRole::land_use)], "LOAIDAT");
    EXPECT_EQ(plan.fields[static_cast<std::size_t>(FieldRole::organic_status)], "HUUCO");
    EXPECT_FALSE(plan.fields[static_cast<std::size_t>(FieldRole::owner)].has_value());
    EXPECT_EQ(plan.tables.at("crops"), folder.path() / "my_crops.csv");
    EXPECT_EQ(message_of([&] { check_names(plan, shipped_tables()); }), "");
}

TEST(ParsePlan, TakesAnEmptyFileForTheDefaults) {
    const Folder folder;
    const Plan plan = parse_plan(folder.write("plan.toml", ""));
    EXPECT_EQ(plan.target_percent, 2.0);
    EXPECT_THAT(texts_of(plan.statuses), ElementsAre("certified"));
}

struct BadPlan {
    const char* content;
    std::size_t line;
    const char* note;
};

class BadPlanFile : public testing::TestWithParam<BadPlan> {};

TEST_P(BadPlanFile, IsAnErrorWithFileLineAndKey) {
    const Folder folder;
    const auto path = folder.write("plan.toml", GetParam().content);
    const std::string message =
        message_of([&] { check_names(parse_plan(path), shipped_tables()); });
    EXPECT_THAT(
        message,
        AllOf(
            HasSubstr(path.string()),
            HasSubstr("line " + std::to_string(GetParam().line) + ":"),
            HasSubstr(GetParam().note)));
}

INSTANTIATE_TEST_SUITE_P(
    Landuse,
    BadPlanFile,
    testing::Values(
        BadPlan{"[plan]\nname = \"x\"\ntarget = 2\n", 3, "the key \"target\" is unknown in [plan]"},
        BadPlan{"[plan]\ntarget_procent = 2\n", 2, "(did you mean \"target_percent\"?)"},
        BadPlan{"\n[princpal]\n", 2, "(did you mean \"principal\"?)"},
        BadPlan{"plan = 3\n", 1, "plan must be a table, not a number"},
        BadPlan{
            "[plan]\ntarget_percent = \"2\"\n",
            2,
            "target_percent must be a number, not a text"},
        BadPlan{"[plan]\ntarget_percent = 101\n", 2, "from 0 to 100"},
        BadPlan{"[plan]\ntarget_percent = nan\n", 2, "from 0 to 100"},
        BadPlan{"[plan]\nreference_date = \"2026-06-30\"\n", 2, "a date such as 2026-06-30"},
        BadPlan{"[plan]\nreference_date = 2026-02-30\n", 2, ""},
        BadPlan{"[plan]\nname = x\n", 2, ""},
        BadPlan{"[principal]\ncrops = \"Lúa\"\n", 2, "crops must be a list of texts, not a text"},
        BadPlan{"[principal]\ncrops = [\n  \"Lúa\",\n  7]\n", 4, "crops must be a text in quotes"},
        BadPlan{"[principal]\ncrops = [\n  \"Lúa\",\n  \"Chèè\"]\n", 4, "(did you mean \"Chè\"?)"},
        BadPlan{"[principal]\npresets = [\"decision-855\"]\n", 2, "\"decision-885\""},
        BadPlan{"[principal]\nland_codes = [\"LUC\", \"LUCC\"]\n", 2, "names \"LUCC\""},
        BadPlan{"[principal]\nblank_crop = \"principle\"\n", 2, "(did you mean \"principal\"?)"},
        BadPlan{"[principal]\nmixed_codes = \"half\"\n", 2, "split, not_counted, whole_parcel"},
        BadPlan{"[organic]\nschemes = [\"TCVN_11041_3\"]\n", 2, "names \"TCVN_11041_3\""},
        BadPlan{"[organic]\nstatuses = [\"certifid\"]\n", 2, "(did you mean \"certified\"?)"},
        BadPlan{"[organic]\nstatuses = [\"expired\"]\n", 2, "can never count as organic"},
        BadPlan{"[organic]\nsource = \"registers\"\n", 2, "(did you mean \"register\"?)"},
        BadPlan{"[area]\nmethod = \"legal\"\n", 2, "not made by this version of huuco yet"},
        BadPlan{"[area]\nmethod = \"planer\"\n", 2, "(did you mean \"planar\"?)"},
        BadPlan{"[inputs]\nregisters = \"organic.csv\"\n", 2, "a list of texts"},
        BadPlan{"[fields]\nlanduse = \"LOAIDAT\"\n", 2, "(did you mean \"land_use\"?)"},
        BadPlan{"[tables]\ncrop = \"x.csv\"\n", 2, "(did you mean \"crops\"?)"}));

TEST(ParsePlan, SaysThatTheFileIsMissing) {
    EXPECT_THAT(
        message_of([] { static_cast<void>(parse_plan("no/such/plan.toml")); }),
        HasSubstr("no/such/plan.toml cannot be read"));
}

TEST(ParsePlan, RefusesTextThatIsNotUtf8) {
    const Folder folder;
    const auto path = folder.write("plan.toml", "[plan]\nname = \"Nh\xF7\"\n");
    EXPECT_THAT(
        message_of([&] { static_cast<void>(parse_plan(path)); }), HasSubstr("is not UTF-8"));
}

} // namespace
} // namespace huuco
