// SPDX-License-Identifier: MIT
/// \file
/// Decisions about reference systems: what is overcome, and what is asked about.

#include "pipeline/layer_crs.hpp"
#include "support/wkt.hpp"

#include <huuco/base/error.hpp>
#include <huuco/crs/transform.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace huuco {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

const ReferenceSystems& systems() {
    static const ReferenceSystems table =
        ReferenceSystems::load(HUUCO_SOURCE_DIR "/data/tables/reference_systems.csv");
    return table;
}

Province province(const char* name) {
    static const ProvinceTable table =
        ProvinceTable::load(HUUCO_SOURCE_DIR "/data/tables/provinces.csv");
    return table.find(name);
}

MultiPolygonBuffer moved(MultiPolygonBuffer shapes, const char* from, const char* to) {
    Transform(Crs::from_code(from), Crs::from_code(to)).apply(shapes.points());
    return shapes;
}

std::vector<Point> moved(std::vector<Point> points, const char* from, const char* to) {
    Transform(Crs::from_code(from), Crs::from_code(to)).apply(points);
    return points;
}

std::vector<Point> swapped(std::vector<Point> points) {
    swap_axes(points);
    return points;
}

DatasetInfo layer(const std::string& crs) {
    DatasetInfo info;
    info.path = "parcels.shp";
    info.format = "ESRI Shapefile";
    info.layer = "parcels";
    info.crs_wkt = crs;
    return info;
}

// A commune of 8 km by 8 km near Nhữ Khê, 30 km west of the meridian 105° + 15': its box in 9211,
// and points that fill it.
constexpr Box kCommune{410000.0, 2396000.0, 418000.0, 2404000.0};

struct Commune {
    MultiPolygonBuffer ground = test::rectangle(kCommune);
    std::vector<Point> points = points_inside(ground, 1000);
};

const Commune& commune() {
    static const Commune made;
    return made;
}

/// What the judge says of points under a statement, the commune in EPSG:9211 being the villages.
CrsOutcome
asked(const std::string& statement, std::vector<Point> points, const std::string& option = "") {
    CrsJudge judge(systems(), Language::en);
    judge.add_ground("villages", Crs::from_code("EPSG:9211"), commune().ground);
    const DatasetInfo info = layer(statement);
    return judge.consider({&info, std::move(points)}, option, true);
}

TEST(CrsJudge, AStatementThatFitsIsTaken) {
    const CrsOutcome outcome = asked("EPSG:9211", commune().points);
    ASSERT_TRUE(outcome.decided) << outcome.refusal.en;
    EXPECT_EQ(outcome.decided->crs.code(), "EPSG:9211");
    EXPECT_EQ(outcome.decided->decision.by, "prj");
    EXPECT_EQ(outcome.decided->decision.judged_by, "villages");
    EXPECT_EQ(outcome.decided->decision.candidates.front().score, 1.0);
    EXPECT_THAT(outcome.decided->decision.warnings, IsEmpty());
}

class EveryZoneUnstated : public testing::TestWithParam<const char*> {};

INSTANTIATE_TEST_SUITE_P(
    VN2000,
    EveryZoneUnstated,
    testing::Values(
        "EPSG:5896",
        "EPSG:9205",
        "EPSG:9206",
        "EPSG:9207",
        "EPSG:9208",
        "EPSG:5897",
        "EPSG:9209",
        "EPSG:9210",
        "EPSG:9211",
        "EPSG:9212",
        "EPSG:9213",
        "EPSG:9214",
        "EPSG:9215",
        "EPSG:9216",
        "EPSG:5899",
        "EPSG:5898",
        "EPSG:9217",
        "EPSG:9218"));

TEST_P(EveryZoneUnstated, IsFoundByTheVillages) {
    const CrsOutcome outcome = asked("", moved(commune().points, "EPSG:9211", GetParam()));
    ASSERT_TRUE(outcome.decided) << outcome.refusal.en;
    EXPECT_EQ(outcome.decided->crs.code(), GetParam());
    EXPECT_EQ(outcome.decided->decision.by, "villages");
    EXPECT_EQ(outcome.decided->decision.declared, "");
    EXPECT_GE(outcome.decided->decision.margin.value(), 0.03);
}

TEST_P(EveryZoneUnstated, IsFoundWithXAndYExchanged) {
    const CrsOutcome outcome = asked("", swapped(moved(commune().points, "EPSG:9211", GetParam())));
    ASSERT_TRUE(outcome.decided) << outcome.refusal.en;
    EXPECT_EQ(outcome.decided->crs.code(), GetParam());
    EXPECT_TRUE(outcome.decided->decision.has_swapped_axes);
    EXPECT_THAT(outcome.decided->decision.warnings, SizeIs(1));
}

TEST_P(EveryZoneUnstated, IsAskedAboutWhereTheFileStatesItsNeighbour) {
    const std::string neighbour =
        std::string(GetParam()) == "EPSG:9210" ? "EPSG:9211" : "EPSG:9210";
    const CrsOutcome outcome = asked(neighbour, moved(commune().points, "EPSG:9211", GetParam()));
    EXPECT_FALSE(outcome.decided);
    EXPECT_THAT(
        outcome.refusal.en,
        AllOf(
            HasSubstr("--src-crs " + std::string(GetParam()) + " if"),
            HasSubstr("--src-crs " + neighbour + " to insist")));
}

TEST(CrsJudge, TheUsersWordHoldsAgainstTheFile) {
    const CrsOutcome outcome = asked("EPSG:9210", commune().points, "EPSG:9211");
    ASSERT_TRUE(outcome.decided) << outcome.refusal.en;
    EXPECT_EQ(outcome.decided->crs.code(), "EPSG:9211");
    EXPECT_EQ(outcome.decided->decision.by, "option");
    EXPECT_EQ(outcome.decided->decision.declared, "EPSG:9210");
}

TEST(CrsJudge, TheUsersWordHoldsWhereTheFilesIsNoSystem) {
    const CrsOutcome outcome = asked("no such system", commune().points, "EPSG:9211");
    ASSERT_TRUE(outcome.decided) << outcome.refusal.en;
    EXPECT_EQ(outcome.decided->crs.code(), "EPSG:9211");
    EXPECT_EQ(outcome.decided->decision.declared, "");
}

TEST(CrsJudge, DegreesThatTheUserNamesAreMeasuredInTheGridOfTheFile) {
    const CrsOutcome outcome =
        asked("EPSG:9211", moved(commune().points, "EPSG:9211", "EPSG:4326"), "EPSG:4326");
    ASSERT_TRUE(outcome.decided) << outcome.refusal.en;
    EXPECT_EQ(outcome.decided->crs.code(), "EPSG:4326");
    ASSERT_TRUE(outcome.decided->measured_in);
    EXPECT_EQ(outcome.decided->measured_in->code(), "EPSG:9211");
}

TEST(CrsJudge, AStatementInAnotherUnitIsReplacedWithTheReasonAndTheSystemTaken) {
    const CrsOutcome metres = asked("EPSG:4326", commune().points);
    ASSERT_TRUE(metres.decided) << metres.refusal.en;
    EXPECT_EQ(metres.decided->crs.code(), "EPSG:9211");
    EXPECT_THAT(
        metres.decided->decision.warnings,
        ElementsAre(AllOf(
            HasSubstr("a system in degrees, but its coordinates are metres; read in EPSG:9211 "
                      "100.0 % of it agrees with the villages; "),
            HasSubstr(" It is read as EPSG:9211."))));

    const CrsOutcome degrees =
        asked("EPSG:9211", moved(commune().points, "EPSG:9211", "EPSG:4326"));
    ASSERT_TRUE(degrees.decided) << degrees.refusal.en;
    EXPECT_THAT(
        degrees.decided->decision.warnings,
        ElementsAre(HasSubstr(" It is read as EPSG:4326, and measured in EPSG:9211.")));
}

// In a ground much larger than the shift of 0.1 to 0.8 km nobody can tell the three apart.
TEST(CrsJudge, SystemsOnOneMeridianAreAskedAbout) {
    const MultiPolygonBuffer wide = test::rectangle({500000, 2380000, 540000, 2420000});
    CrsJudge judge(systems(), Language::en);
    judge.add_ground("villages", Crs::from_code("EPSG:5897"), wide);
    const DatasetInfo info = layer("");
    const CrsOutcome outcome = judge.consider(
        {&info, points_inside(test::rectangle({515000, 2395000, 525000, 2405000}), 500)}, "", true);
    EXPECT_FALSE(outcome.decided);
    EXPECT_THAT(
        outcome.refusal.en,
        AllOf(
            HasSubstr("because the file parcels.prj beside it is missing"),
            HasSubstr("--src-crs EPSG:3405"),
            HasSubstr("--src-crs EPSG:5897"),
            HasSubstr("--src-crs EPSG:32648")));
    EXPECT_THAT(
        outcome.refusal.vi,
        AllOf(
            HasSubstr("vì tệp parcels.prj bên cạnh không có"),
            HasSubstr("ranh giới thôn không cho biết đó là hệ nào: đọc theo EPSG:"),
            HasSubstr(" 100,0 %, theo EPSG:"),
            HasSubstr(" hoặc --src-crs EPSG:")));
    EXPECT_THAT(outcome.undecided.candidates, SizeIs(22));
}

TEST(CrsJudge, UtmAndTm3AreToldApartInACommune) {
    const std::vector<Point> utm = moved(commune().points, "EPSG:9211", "EPSG:3405");
    const CrsOutcome wrong = asked("EPSG:5897", utm);
    EXPECT_FALSE(wrong.decided);
    EXPECT_THAT(wrong.refusal.en, HasSubstr("--src-crs EPSG:3405 if"));
    const CrsOutcome right = asked("EPSG:3405", utm);
    ASSERT_TRUE(right.decided) << right.refusal.en;
    const CrsOutcome unstated = asked("", moved(commune().points, "EPSG:9211", "EPSG:5897"));
    ASSERT_TRUE(unstated.decided) << unstated.refusal.en;
    EXPECT_EQ(unstated.decided->crs.code(), "EPSG:5897");
}

TEST(CrsJudge, WithoutAWitnessNothingIsGuessed) {
    const DatasetInfo info = layer("");
    const CrsOutcome outcome =
        CrsJudge(systems(), Language::en).consider({&info, commune().points}, "", true);
    EXPECT_FALSE(outcome.decided);
    EXPECT_THAT(
        outcome.refusal.en, AllOf(HasSubstr("--src-crs EPSG:n"), HasSubstr("--province NAME")));
}

// A boundary has no option that names its system, and tiles take no villages about it.
TEST(CrsJudge, RefusalsNameOnlyWhatTheCommandTakes) {
    const DatasetInfo unstated = layer("");
    const DatasetInfo neighbour = layer("EPSG:9210");
    const auto refused = [&](const DatasetInfo& info, CrsWays ways, bool is_of_parcels) {
        CrsJudge judge(systems(), Language::en, ways);
        if (!info.crs_wkt.empty()) {
            judge.add_ground("villages", Crs::from_code("EPSG:9211"), commune().ground);
        }
        return judge.consider({&info, commune().points}, "", is_of_parcels).refusal;
    };
    const CrsWays of_tiles{.has_place = false, .has_work_crs = false};
    const Message by_tiles = refused(unstated, of_tiles, true);
    EXPECT_THAT(by_tiles.en, AllOf(HasSubstr("--src-crs EPSG:n"), Not(HasSubstr("--province"))));
    EXPECT_THAT(by_tiles.vi, AllOf(HasSubstr("--src-crs EPSG:n"), Not(HasSubstr("lớp thôn"))));
    const Message by_none = refused(unstated, kNoCrsWays, false);
    EXPECT_THAT(by_none.en, AllOf(HasSubstr("into the file itself"), Not(HasSubstr("--"))));
    EXPECT_THAT(by_none.vi, AllOf(HasSubstr("vào chính tệp ấy"), Not(HasSubstr("--"))));
    const Message against = refused(neighbour, kNoCrsWays, false);
    EXPECT_THAT(against.en, AllOf(HasSubstr("-a_srs EPSG:9211"), Not(HasSubstr("--src-crs"))));
    EXPECT_THAT(against.vi, AllOf(HasSubstr("-a_srs EPSG:9211"), Not(HasSubstr("--src-crs"))));
}

// `--src-crs` names the system of the parcels: given for the villages it would move the parcels.
TEST(CrsJudge, RefusalsAboutVillagesGiveNoAdviceAboutParcels) {
    const MultiPolygonBuffer elsewhere = test::rectangle({560000, 2500000, 568000, 2508000});
    for (const char* statement : {"", "EPSG:4326"}) {
        const DatasetInfo info = layer(statement);
        CrsJudge judge(systems(), Language::en);
        judge.add_points("parcels", Crs::from_code("EPSG:9211"), commune().points);
        const LayerInQuestion villages{&info, points_inside(elsewhere, 200), &elsewhere};
        const Message refusal = judge.consider(villages, "", false).refusal;
        for (const std::string& said : {refusal.vi, refusal.en}) {
            EXPECT_THAT(said, AllOf(Not(HasSubstr("--src-crs")), Not(HasSubstr("give villages"))));
        }
        EXPECT_THAT(refusal.en, HasSubstr("no known system brings it to the parcels"));
        EXPECT_THAT(refusal.en, HasSubstr("Write the right one into the file itself"));
        const Message alone =
            CrsJudge(systems(), Language::en).consider(villages, "", false).refusal;
        EXPECT_THAT(alone.en, AllOf(HasSubstr("--province NAME"), Not(HasSubstr("--src-crs"))));
        EXPECT_THAT(alone.vi, AllOf(HasSubstr("--province TÊN"), Not(HasSubstr("lớp thôn"))));
    }
}

TEST(CrsJudge, AStatementInAnotherUnitIsNone) {
    const auto is_heard = [](const char* statement, std::vector<Point> points) {
        const DatasetInfo info = layer(statement);
        return has_usable_statement({&info, std::move(points)}, systems());
    };
    const std::vector<Point> degrees = moved(commune().points, "EPSG:9211", "EPSG:4326");
    EXPECT_FALSE(is_heard("", commune().points));
    EXPECT_FALSE(is_heard("EPSG:4326", commune().points));
    EXPECT_FALSE(is_heard("EPSG:9211", degrees));
    EXPECT_TRUE(is_heard("EPSG:4326", degrees));
    EXPECT_TRUE(is_heard("EPSG:9210", commune().points)); // wrong, but in metres
    EXPECT_TRUE(is_heard("no system", commune().points)); // refused, not passed over
}

CrsOutcome asked_in(const char* name, const std::string& statement, std::vector<Point> points) {
    CrsJudge judge(systems(), Language::en);
    judge.set_province(province(name));
    const DatasetInfo info = layer(statement);
    return judge.consider({&info, std::move(points)}, "", true);
}

TEST(CrsJudge, AProvinceTellsItsZone) {
    const CrsOutcome outcome = asked_in("Tuyên Quang", "", commune().points);
    ASSERT_TRUE(outcome.decided) << outcome.refusal.en;
    EXPECT_EQ(outcome.decided->crs.code(), "EPSG:9211");
    EXPECT_EQ(outcome.decided->decision.by, "province");
}

TEST(CrsJudge, AProvinceOnTheMeridianOfUtmIsAskedAbout) {
    const CrsOutcome outcome = asked_in(
        "Hà Nội", "", points_inside(test::rectangle({580000, 2320000, 590000, 2330000}), 200));
    EXPECT_FALSE(outcome.decided);
    EXPECT_THAT(
        outcome.refusal.en,
        AllOf(HasSubstr("--src-crs EPSG:5897"), HasSubstr("--src-crs EPSG:3405")));
    // The zone of 105°, by Circular 973/2001/TT-TCĐC
    EXPECT_THAT(outcome.refusal.en, HasSubstr("The cadastre of Hà Nội uses EPSG:5897."));
    EXPECT_THAT(outcome.refusal.vi, HasSubstr("Bản đồ địa chính của Hà Nội dùng EPSG:5897."));
}

TEST(CrsJudge, AProvinceElsewhereKnowsNothing) {
    const CrsOutcome outcome = asked_in("Cà Mau", "", commune().points);
    EXPECT_FALSE(outcome.decided);
    EXPECT_THAT(outcome.refusal.en, HasSubstr("no known system brings it"));
    EXPECT_THAT(outcome.refusal.en, HasSubstr("former provinces there use: Bạc Liêu EPSG:5897"));
}

TEST(CrsJudge, AStatementIsOvercomeWhereVillagesAndProvinceAgreeAgainstIt) {
    CrsJudge judge(systems(), Language::en);
    judge.add_ground("villages", Crs::from_code("EPSG:9211"), commune().ground);
    judge.set_province(province("Tuyên Quang"));
    const DatasetInfo info = layer("EPSG:9209");
    const CrsOutcome outcome = judge.consider({&info, commune().points}, "", true);
    ASSERT_TRUE(outcome.decided) << outcome.refusal.en;
    EXPECT_EQ(outcome.decided->crs.code(), "EPSG:9211");
    EXPECT_EQ(outcome.decided->decision.declared, "EPSG:9209");
    EXPECT_EQ(outcome.decided->decision.by, "villages");
    ASSERT_THAT(outcome.decided->decision.warnings, SizeIs(1));
    EXPECT_THAT(outcome.decided->decision.warnings[0], HasSubstr("--src-crs EPSG:9209"));
}

TEST(CrsJudge, AProvinceElsewhereDoesNotHelpTheVillagesAgainstAStatement) {
    CrsJudge judge(systems(), Language::en);
    judge.add_ground("villages", Crs::from_code("EPSG:9211"), commune().ground);
    judge.set_province(province("Cà Mau"));
    const DatasetInfo info = layer("EPSG:9209");
    EXPECT_FALSE(judge.consider({&info, commune().points}, "", true).decided);
}

TEST(CrsJudge, AStatementIsOvercomeWhereVillagesAndTheWordOnTheParcelsAgreeAgainstIt) {
    CrsJudge judge(systems(), Language::en);
    judge.add_ground("villages", Crs::from_code("EPSG:9211"), commune().ground);
    const DatasetInfo info = layer("EPSG:9209");
    const CrsOutcome outcome = judge.consider({&info, commune().points}, "EPSG:9211", false);
    ASSERT_TRUE(outcome.decided) << outcome.refusal.en;
    EXPECT_EQ(outcome.decided->crs.code(), "EPSG:9211");
    EXPECT_EQ(outcome.decided->decision.by, "villages");
    ASSERT_THAT(outcome.decided->decision.warnings, SizeIs(1));
    EXPECT_THAT(outcome.decided->decision.warnings[0], HasSubstr("that is the one of --src-crs"));
    EXPECT_FALSE(judge.consider({&info, commune().points}, "EPSG:9215", false).decided);
}

TEST(CrsJudge, AStatementThatTheUserRepeatsHoldsAgainstTheVillages) {
    CrsJudge judge(systems(), Language::en);
    judge.add_ground("villages", Crs::from_code("EPSG:9211"), commune().ground);
    const DatasetInfo info = layer("EPSG:9209");
    const LayerInQuestion areas{&info, commune().points};
    EXPECT_THAT(
        judge.consider(areas, "", false).refusal.en,
        AllOf(
            HasSubstr("ogr2ogr -a_srs EPSG:9211 NEW OLD"),
            HasSubstr("pass with --src-crs the system that the parcels state")));
    const CrsOutcome outcome = judge.consider(areas, "EPSG:9209", false);
    ASSERT_TRUE(outcome.decided) << outcome.refusal.en;
    EXPECT_EQ(outcome.decided->crs.code(), "EPSG:9209");
}

// Of the parcels: the refusal for other layers says that repeating it keeps what all of them state.
TEST(CrsJudge, AnOptionMayRepeatWhatALayerStates) {
    const DatasetInfo info = layer("EPSG:9211");
    const LayerInQuestion parcels{&info, commune().points};
    EXPECT_TRUE(is_stated_in(parcels, "EPSG:9211", systems()));
    EXPECT_FALSE(is_stated_in(parcels, "EPSG:9210", systems()));
    EXPECT_FALSE(is_stated_in(parcels, "", systems()));
    EXPECT_FALSE(is_stated_in(parcels, "no such system", systems()));
    const DatasetInfo silent = layer("");
    EXPECT_FALSE(is_stated_in({&silent, commune().points}, "EPSG:9211", systems()));
}

TEST(CrsJudge, AStatementThatLeadsOutOfTheProvinceIsAskedAbout) {
    // As EPSG:5896 the points of the commune lie 4° west of it, in Laos.
    const CrsOutcome outcome = asked_in("Tuyên Quang", "EPSG:5896", commune().points);
    EXPECT_FALSE(outcome.decided);
    EXPECT_THAT(outcome.refusal.en, HasSubstr("--src-crs EPSG:9211 if"));
}

TEST(CrsJudge, ExchangedAxesAreOvercomeWithAWarning) {
    const CrsOutcome outcome = asked("EPSG:9211", swapped(commune().points));
    ASSERT_TRUE(outcome.decided) << outcome.refusal.en;
    EXPECT_TRUE(outcome.decided->decision.has_swapped_axes);
    EXPECT_THAT(
        outcome.decided->decision.warnings,
        ElementsAre(HasSubstr("x and y stand in each other's place")));
}

TEST(CrsJudge, DegreesInAFileOfMetresAreFoundByTheVillages) {
    const CrsOutcome outcome =
        asked("EPSG:9211", moved(commune().points, "EPSG:9211", "EPSG:4326"));
    ASSERT_TRUE(outcome.decided) << outcome.refusal.en;
    EXPECT_EQ(outcome.decided->crs.code(), "EPSG:4326");
    ASSERT_TRUE(outcome.decided->measured_in);
    EXPECT_EQ(outcome.decided->measured_in->code(), "EPSG:9211");
    EXPECT_EQ(outcome.decided->decision.by, "villages");
    EXPECT_THAT(outcome.decided->decision.warnings, ElementsAre(HasSubstr("are degrees")));
}

TEST(CrsJudge, DegreesOfVn2000AreToldFromThoseOfWgs84) {
    const CrsOutcome outcome =
        asked("EPSG:9211", moved(commune().points, "EPSG:9211", "EPSG:4756"));
    ASSERT_TRUE(outcome.decided) << outcome.refusal.en;
    EXPECT_EQ(outcome.decided->crs.code(), "EPSG:4756");
}

TEST(CrsJudge, DegreesInAFileOfMetresAreAskedAboutWithoutAWitness) {
    const DatasetInfo info = layer("EPSG:9211");
    const CrsOutcome outcome =
        CrsJudge(systems(), Language::en)
            .consider({&info, moved(commune().points, "EPSG:9211", "EPSG:4326")}, "", true);
    EXPECT_FALSE(outcome.decided);
    EXPECT_THAT(
        outcome.refusal.en,
        AllOf(HasSubstr("--src-crs EPSG:4326"), HasSubstr("--src-crs EPSG:4756")));
}

TEST(CrsJudge, MetresInAFileOfDegreesAreFoundByTheVillages) {
    const CrsOutcome outcome = asked("EPSG:4326", commune().points);
    ASSERT_TRUE(outcome.decided) << outcome.refusal.en;
    EXPECT_EQ(outcome.decided->crs.code(), "EPSG:9211");
    EXPECT_THAT(outcome.decided->decision.warnings, ElementsAre(HasSubstr("are metres")));
}

TEST(CrsJudge, Hanoi1972IsRefusedWithTheReason) {
    const CrsOutcome stated = asked("EPSG:2044", {{18520494.0, 2402677.0}});
    EXPECT_FALSE(stated.decided);
    EXPECT_THAT(stated.refusal.en, AllOf(HasSubstr("Hanoi 1972"), HasSubstr("ballpark")));
    const CrsOutcome chosen = asked("", commune().points, "EPSG:2044");
    EXPECT_THAT(chosen.refusal.en, HasSubstr("Hanoi 1972"));
    const CrsOutcome seen = asked("", {{18520494.0, 2402677.0}});
    EXPECT_THAT(seen.refusal.en, HasSubstr("zone number"));
    const CrsOutcome mislabelled = asked("EPSG:9211", {{18520494.0, 2402677.0}});
    EXPECT_THAT(mislabelled.refusal.en, HasSubstr("zone number"));
}

TEST(CrsJudge, WebMercatorUnderAnotherNameIsRefused) {
    const CrsOutcome outcome =
        asked("EPSG:9211", moved(commune().points, "EPSG:9211", "EPSG:3857"));
    EXPECT_THAT(outcome.refusal.en, HasSubstr("EPSG:3857"));
}

TEST(CrsJudge, CoordinatesOfNowhereAreAskedAbout) {
    EXPECT_THAT(asked("", {{14000.0, 2879.0}}).refusal.en, HasSubstr("no system that is used"));
    EXPECT_THAT(asked("", {}).refusal.en, HasSubstr("no feature tells"));
}

TEST(CrsJudge, VillagesWithoutAStatementAreFoundByTheParcels) {
    const MultiPolygonBuffer villages = moved(commune().ground, "EPSG:9211", "EPSG:9209");
    CrsJudge judge(systems(), Language::en);
    judge.add_points("parcels", Crs::from_code("EPSG:9211"), commune().points);
    const DatasetInfo info = layer("");
    const CrsOutcome outcome =
        judge.consider({&info, points_inside(villages, 200), &villages}, "", false);
    ASSERT_TRUE(outcome.decided) << outcome.refusal.en;
    EXPECT_EQ(outcome.decided->crs.code(), "EPSG:9209");
    EXPECT_EQ(outcome.decided->decision.by, "parcels");
}

TEST(CrsJudge, ForeignDataIsLeftAlone) {
    const DatasetInfo info = layer("EPSG:3067");
    const CrsOutcome outcome =
        CrsJudge(systems(), Language::en).consider({&info, {{6671000.0, 385000.0}}}, "", true);
    ASSERT_TRUE(outcome.decided) << outcome.refusal.en;
    EXPECT_FALSE(outcome.decided->decision.has_swapped_axes);
}

TEST(CrsJudge, ReasonsAndWarningsFollowTheLanguage) {
    CrsJudge judge(systems(), Language::vi);
    const DatasetInfo info = layer("EPSG:6957");
    const CrsOutcome outcome =
        judge.consider({&info, moved(commune().points, "EPSG:9211", "EPSG:5897")}, "", true);
    ASSERT_TRUE(outcome.decided) << outcome.refusal.en;
    EXPECT_EQ(outcome.decided->crs.code(), "EPSG:5897");
    EXPECT_THAT(outcome.decided->decision.reason, HasSubstr("Tệp khai báo"));
    EXPECT_THAT(outcome.decided->decision.warnings, ElementsAre(HasSubstr("bãi bỏ")));
}

} // namespace
} // namespace huuco
