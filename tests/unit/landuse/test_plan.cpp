// SPDX-License-Identifier: MIT
/// \file
/// Tests of plan files, good and bad.

#include "shipped.hpp"

#include <huuco/landuse/plan.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace huuco {
namespace {

using test::Folder;
using test::message_of;
using test::refusal_of;
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
    ASSERT_EQ(plan.indicators.size(), 4U);
    EXPECT_FALSE(plan.indicators[0].target.has_value()); // the plan's own
    EXPECT_EQ(plan.indicators[1].target, 60.0);
    EXPECT_EQ(plan.indicators[2].target, 30.0);
    EXPECT_EQ(plan.indicators[3].target, 6.0);
    EXPECT_EQ(plan.indicators[3].comparison, Comparison::at_least);
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

[uncertainty]
vertex_m = 0.1

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
    EXPECT_EQ(plan.vertex_m, 0.1);
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

TEST(ParsePlan, ReadsHowTheInputsAreToBeRead) {
    const Folder folder;
    const Plan plan = parse_plan(folder.write("plan.toml", R"([inputs]
parcels = ["west.shp", "east.shp"]
parcels_layer = "thua"
src_crs = "EPSG:9211"
encoding = "TCVN3"
villages = "villages.gpkg"
villages_layer = "thon"
village_id = "MATHON"
village_name = "TENTHON"
organic_areas = ["areas.gpkg", "more.shp"]
organic_areas_layers = ["surveyed", ""]
)"));
    EXPECT_THAT(
        plan.parcels,
        ElementsAre((folder.path() / "west.shp").string(), (folder.path() / "east.shp").string()));
    EXPECT_EQ(plan.parcels_layer, "thua");
    EXPECT_EQ(plan.src_crs, "EPSG:9211");
    EXPECT_EQ(plan.encoding, "TCVN3");
    EXPECT_EQ(plan.villages_layer, "thon");
    EXPECT_EQ(plan.village_id, "MATHON");
    EXPECT_EQ(plan.village_name, "TENTHON");
    EXPECT_THAT(plan.organic_areas_layers, ElementsAre("surveyed", ""));
}

TEST(ParsePlan, ATableOfADatabaseIsNoFileBesideThePlan) {
    const Folder folder;
    const Plan plan = parse_plan(folder.write("plan.toml", R"([[indicators]]
id = "good_practice"
name_vi = "Quy trình tốt"
table = "PG:dbname=xa tables=value"
kind = "count"
where."Quy trình" = ["VietGAP"]
comparison = "at_least"
target = 60
)"));
    ASSERT_EQ(plan.indicators.size(), 1U);
    EXPECT_EQ(plan.indicators[0].table, "PG:dbname=xa tables=value");
}

/// The rules of a plan file with this text.
std::string rules_of(const std::string& text) {
    const Folder folder;
    return parse_plan(folder.write("plan.toml", text)).rules;
}

TEST(ParsePlan, RulesAreThoseOfAnyPlaceThatCountsAlike) {
    const std::string counts = "[principal]\ncrops = [\"Chè\"]\n";
    EXPECT_EQ(
        rules_of(
            "[plan]\nname = \"A\"\n[place]\nprovince = \"08\"\n[area]\nmethod = \"planar\"\n"
            "[inputs]\nparcels = \"a.shp\"\n[fields]\ncrop = \"CAY\"\n" +
            counts),
        rules_of(counts));
}

TEST(ParsePlan, RulesHoldNoAddressOfATable) {
    const std::string rules = rules_of(
        "[[indicators]]\nid = \"a\"\nname_vi = \"A\"\ntable = \"PG:dbname=xa password=secret "
        "tables=value\"\nkind = \"count\"\ncomparison = \"above\"\ntarget = 1\n");
    EXPECT_THAT(rules, AllOf(HasSubstr("above"), testing::Not(HasSubstr("secret"))));
}

TEST(ParsePlan, RulesAreOthersWhereAnythingThatCountsIs) {
    const std::string none = rules_of("");
    for (const char* const other :
         {"[principal]\ncrops = [\"Chè\"]\n",
          "[crops]\nnames = \"south\"\n",
          "[crops.teach]\n\"cây tạp\" = \"Chè\"\n",
          "[organic]\nsource = \"field\"\n",
          "[organic.flags]\nx = \"certified\"\n",
          "[uncertainty]\nvertex_m = 0.1\n",
          "[[indicators]]\nid = \"a\"\nname_vi = \"A\"\nname_en = \"A\"\ntable = \"parcels\"\n"
          "kind = \"count\"\nunit = \"x\"\ncomparison = \"above\"\ntarget = 1\n"}) {
        EXPECT_NE(rules_of(other), none) << other;
    }
}

TEST(ParsePlan, ReadsIndicators) {
    const Folder folder;
    const auto path = folder.write("plan.toml", R"([[indicators]]
id = "good_practice"
name_vi = "Quy trình tốt"
table = "tables/value.csv"
kind = "ratio"
numerator.values = ["Sản lượng", "Giá"]
numerator.where."Quy trình" = ["VietGAP", "hữu cơ"]
denominator.values = ["Sản lượng", "Giá"]
unit = "%"
comparison = "above"
target = 60
decimal_mark = ","

[[indicators]]
id = "forest"
name_vi = "Số thửa rừng"
name_en = "Forest parcels"
table = "parcels"
kind = "count"
where.class = ["forest"]
comparison = "at_most"
target = 12.5
decimal_mark = "."
)");
    const Plan plan = parse_plan(path);
    ASSERT_EQ(plan.indicators.size(), 2U);
    const Indicator& value = plan.indicators[0];
    EXPECT_EQ(value.plan, path.string());
    EXPECT_EQ(value.id.text, "good_practice");
    EXPECT_EQ(value.id.line, 2U);
    EXPECT_EQ(value.name_en, "Quy trình tốt"); // the Vietnamese one serves where there is no other
    EXPECT_EQ(value.table, (folder.path() / "tables/value.csv").string());
    EXPECT_FALSE(value.is_of_parcels);
    EXPECT_EQ(value.kind, IndicatorKind::ratio);
    EXPECT_THAT(texts_of(value.numerator.values), ElementsAre("Sản lượng", "Giá"));
    ASSERT_EQ(value.numerator.where.size(), 1U);
    EXPECT_EQ(value.numerator.where[0].column.text, "Quy trình");
    EXPECT_EQ(value.numerator.where[0].column.line, 7U);
    EXPECT_THAT(value.numerator.where[0].values, ElementsAre("VietGAP", "hữu cơ"));
    EXPECT_THAT(value.denominator.where, IsEmpty());
    EXPECT_EQ(value.decimal_mark, DecimalMark::comma);
    const Indicator& forest = plan.indicators[1];
    EXPECT_TRUE(forest.is_of_parcels);
    EXPECT_EQ(forest.kind, IndicatorKind::count);
    EXPECT_EQ(forest.comparison, Comparison::at_most);
    EXPECT_EQ(forest.target, 12.5);
    EXPECT_EQ(forest.decimal_mark, DecimalMark::point);
    EXPECT_EQ(forest.name_en, "Forest parcels");
}

TEST(ParsePlan, ReadsTheRulesForCodesCropsAndFlags) {
    const Folder folder;
    const auto path = folder.write("plan.toml", R"([principal]
residential_limit_m2 = 400
several_crops = "first"

[crops]
names = "south"

[crops.teach]
"giống X" = "lua"
"cây tạp" = "Rau các loại"

[organic.flags]
"ORG" = "certified"
"CONV" = "in_conversion"
"" = "none"
)");
    const Plan plan = parse_plan(path);
    EXPECT_EQ(plan.residential_limit_m2, 400.0);
    EXPECT_EQ(plan.several_crops, SeveralCrops::first);
    EXPECT_EQ(plan.region, NameRegion::south);
    ASSERT_EQ(plan.taught_crops.size(), 2U);
    EXPECT_EQ(plan.taught_crops[0].name, "giống X");
    EXPECT_EQ(plan.taught_crops[1].crop.text, "Rau các loại");
    ASSERT_EQ(plan.flags.size(), 3U); // in the order of the file, not of the alphabet
    EXPECT_EQ(plan.flags[0].value, "ORG");
    EXPECT_EQ(plan.flags[2].value, "");
    EXPECT_EQ(plan.flags[2].status.text, "none");
    EXPECT_EQ(message_of([&] { check_names(plan, shipped_tables()); }), "");
}

TEST(ParsePlan, TakesAnEmptyFileForTheDefaults) {
    const Folder folder;
    const Plan plan = parse_plan(folder.write("plan.toml", ""));
    EXPECT_EQ(plan.target_percent, 2.0);
    EXPECT_THAT(texts_of(plan.statuses), ElementsAre("certified"));
}

TEST(ParsePlan, ReadsThatBothAreasAreWanted) {
    const Folder folder;
    const Plan both = parse_plan(folder.write("plan.toml", "[area]\nmethod = \"both\"\n"));
    EXPECT_TRUE(both.has_both_areas);
    EXPECT_EQ(both.area_method, AreaMethod::planar);
    const Plan one = parse_plan(folder.write("plan.toml", "[area]\nmethod = \"legal\"\n"));
    EXPECT_FALSE(one.has_both_areas);
    EXPECT_EQ(one.area_method, AreaMethod::legal);
}

TEST(ParsePlan, TakesBothEndsOfARange) {
    const Folder folder;
    for (const double percent : {0.0, 100.0}) {
        const std::string text = "[plan]\ntarget_percent = " + std::to_string(percent) + "\n";
        EXPECT_EQ(parse_plan(folder.write("plan.toml", text)).target_percent, percent);
    }
}

TEST(ParsePlan, ReadsDecomposedLettersAsThoseOfTheTables) {
    const Folder folder;
    const auto path = folder.write(
        "plan.toml",
        "[principal]\ncrops = [\"Lu\xCC\x81"
        "a\"]\n");
    EXPECT_THAT(texts_of(parse_plan(path).crops), ElementsAre("Lúa"));
}

struct BadPlan {
    std::string content;
    std::size_t line;
    const char* note;
};

class BadPlanFile : public testing::TestWithParam<BadPlan> {};

TEST_P(BadPlanFile, IsAnErrorWithFileLineAndKey) {
    const Folder folder;
    const auto path = folder.write("plan.toml", GetParam().content);
    const Message message = refusal_of([&] { check_names(parse_plan(path), shipped_tables()); });
    EXPECT_THAT(
        message.en,
        AllOf(
            HasSubstr(path.string()),
            HasSubstr("line " + std::to_string(GetParam().line) + ":"),
            HasSubstr(GetParam().note)));
    EXPECT_THAT(
        message.vi,
        AllOf(
            HasSubstr(path.string()), HasSubstr("dòng " + std::to_string(GetParam().line) + ":")));
}

TEST(ParsePlan, SaysMistakesInVietnamese) {
    const Folder folder;
    const auto said = [&](const char* content) {
        const auto path = folder.write("plan.toml", content);
        const std::string text =
            refusal_of([&] { check_names(parse_plan(path), shipped_tables()); }).vi;
        return text.substr(std::min(text.find(", dòng"), text.size()));
    };
    EXPECT_EQ(
        said("[place]\nprovinc = \"Tuyên Quang\"\n"),
        ", dòng 2: không có khóa \"provinc\" trong [place] (có phải \"province\"?); các khóa dùng "
        "được "
        "là province, boundary.");
    EXPECT_EQ(
        said("[plan]\ntarget_percent = \"2\"\n"),
        ", dòng 2: target_percent phải là số, không phải chữ.");
    EXPECT_EQ(
        said("[organic]\nstatuses = [\"certifid\"]\n"),
        ", dòng 2: statuses nêu \"certifid\", các bảng không có tên này (có phải \"certified\"?).");
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
        BadPlan{"[organic]\nstatuses = []\n", 2, "statuses must be a list with at least one entry"},
        BadPlan{"[organic]\nschemes = []\n", 2, "schemes must be a list with at least one entry"},
        BadPlan{"[plan]\ntarget_percent = 100.5\n", 2, "from 0 to 100"},
        BadPlan{"[plan]\ntarget_percent = -0.5\n", 2, "from 0 to 100"},
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
        BadPlan{"[principal]\nseveral_crops = \"second\"\n", 2, "equal_parts, first, whole_parcel"},
        BadPlan{"[principal]\nresidential_limit_m2 = -1\n", 2, "from 0 to 100000"},
        BadPlan{"[principal]\nresidential_limit_m2 = 100000.5\n", 2, "from 0 to 100000"},
        BadPlan{"[uncertainty]\nvertex_m = 100.5\n", 2, "from 0 to 100"},
        BadPlan{"[crops]\nnames = \"south-east\"\n", 2, "one of north, south"},
        BadPlan{"[crops.teach]\n\"cây tạp\" = 3\n", 2, "cây tạp must be a text"},
        BadPlan{"[crops.teach]\na = \"Lúa\"\nb = \"Chèe\"\n", 3, "(did you mean \"Chè\"?)"},
        BadPlan{"[organic.flags]\n\"1\" = \"certifid\"\n", 2, "(did you mean \"certified\"?)"},
        BadPlan{"[organic]\nschemes = [\"TCVN_11041_3\"]\n", 2, "names \"TCVN_11041_3\""},
        BadPlan{"[organic]\nstatuses = [\"certifid\"]\n", 2, "(did you mean \"certified\"?)"},
        BadPlan{"[organic]\nstatuses = [\"expired\"]\n", 2, "can never count as organic"},
        BadPlan{"[organic]\nsource = \"registers\"\n", 2, "(did you mean \"register\"?)"},
        BadPlan{"[area]\nmethod = \"mercator\"\n", 2, "method must be one of planar"},
        BadPlan{"[ground]\nowner = \"me\"\n", 2, "owner must be one of lowers_share"},
        BadPlan{"[area]\nmethod = \"planer\"\n", 2, "(did you mean \"planar\"?)"},
        BadPlan{"[inputs]\nregisters = \"organic.csv\"\n", 2, "a list of texts"},
        BadPlan{"[inputs]\nencoding = \"TCVN4\"\n", 2, "(did you mean \"TCVN3\"?)"},
        BadPlan{"[inputs]\nsrc_crs = \"EPSG:1\"\n", 2, "src_crs: 'EPSG:1' is no coordinate"},
        BadPlan{"[fields]\nlanduse = \"LOAIDAT\"\n", 2, "(did you mean \"land_use\"?)"},
        BadPlan{"[tables]\ncrop = \"x.csv\"\n", 2, "(did you mean \"crops\"?)"}));

/// An indicator of six lines, a count of parcels without its target, and what follows.
std::string count_with(const std::string& rest) {
    return "[[indicators]]\nid = \"n\"\nname_vi = \"N\"\ntable = \"parcels\"\nkind = \"count\"\n"
           "comparison = \"above\"\n" +
           rest;
}

/// Likewise a ratio over a file, without its terms.
std::string ratio_with(const std::string& rest) {
    return "[[indicators]]\nid = \"n\"\nname_vi = \"N\"\ntable = \"t.csv\"\nkind = \"ratio\"\n"
           "comparison = \"above\"\ntarget = 6\n" +
           rest;
}

INSTANTIATE_TEST_SUITE_P(
    Indicators,
    BadPlanFile,
    testing::Values(
        BadPlan{"[indicators]\nid = \"n\"\n", 1, "each under [[indicators]]"},
        BadPlan{"[[indicators]]\nname_vi = \"N\"\n", 1, "needs the key \"id\""},
        BadPlan{"[[indicators]]\nid = \"n\"\ntabel = \"x\"\n", 3, "(did you mean \"table\"?)"},
        BadPlan{"[[indicators]]\nid = 7\n", 2, "id must be a text in quotes, not a number"},
        BadPlan{count_with(""), 1, "needs the key \"target\""},
        BadPlan{count_with("target = \"6\"\n"), 7, "target must be a number"},
        BadPlan{
            count_with("target = 6\nnumerator.values = [\"x\"]\n"),
            8,
            "the key \"numerator\" is unknown in [indicators]"},
        BadPlan{count_with("target = 6\nwhere.crops = [\"x\"]\n"), 8, "(did you mean \"crop\"?)"},
        BadPlan{count_with("target = 6\nwhere.crop = []\n"), 8, "names no value"},
        BadPlan{count_with("target = 6\nwhere.crop = \"x\"\n"), 8, "must be a list of texts"},
        BadPlan{count_with("target = 6\ndistinct = \"crop\"\n"), 8, "counted once each"},
        BadPlan{
            count_with("target = 6\n" + count_with("target = 7\n")),
            9,
            "the indicator \"n\" stands on line 2 already"},
        BadPlan{ratio_with(""), 1, "needs the section [indicators.numerator]"},
        BadPlan{ratio_with("numerator.where.x = [\"y\"]\n"), 8, "numerator needs \"values\""},
        BadPlan{ratio_with("decimal_mark = \";\"\n"), 8, "one of ,, ."},
        BadPlan{
            "[[indicators]]\nid = \"n\"\nname_vi = \"N\"\ntable = \"parcels\"\nkind = \"rate\"\n",
            5,
            "kind must be one of ratio, count"},
        BadPlan{
            "[[indicators]]\nid = \"n\"\nname_vi = \"N\"\ntable = \"parcels\"\nkind = \"ratio\"\n"
            "numerator.values = [\"organic\"]\n",
            6,
            "here it has area_m2, principal_m2, organic_m2, in_conversion_m2"},
        BadPlan{
            "[[indicators]]\nid = \"n\"\nname_vi = \"N\"\ntable = \"parcels\"\nkind = \"ratio\"\n"
            "numerator.values = [\"organic_m2\", \"area_m2\"]\n",
            6,
            "takes one column of areas"}));

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
