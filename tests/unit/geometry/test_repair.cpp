// SPDX-License-Identifier: MIT
/// \file
/// Planted defects with areas by closed form; valid shapes must come out untouched.

#include "support/failing_geos.hpp"
#include "support/wkt.hpp"

#include <huuco/geometry/area.hpp>
#include <huuco/geometry/repair.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace huuco {
namespace {

struct RepairCase {
    const char* name;
    const char* wkt;
    RepairStatus status;
    Defect defect;
    double before; ///< by closed form: outer rings less holes, as read
    double after;  ///< by closed form
};

class RepairCases : public testing::TestWithParam<RepairCase> {};

TEST_P(RepairCases, DefectIsNamedAndAreaIsThatOfTheClosedForm) {
    const RepairCase& given = GetParam();
    const MultiPolygonBuffer raw = test::shape(given.wkt);
    Repairer repairer;
    MultiPolygonBuffer out;
    const RepairOutcome outcome = repairer.repair(raw.shape(0), out);
    ASSERT_EQ(out.size(), 1U);
    EXPECT_EQ(outcome.status, given.status);
    EXPECT_EQ(defect_name(outcome.defect), defect_name(given.defect));
    EXPECT_NEAR(outcome.area_before, given.before, 1e-9);
    EXPECT_NEAR(outcome.area_after, given.after, 1e-9);
    EXPECT_NEAR(planar_area(out.shape(0)), given.after, 1e-9);
    EXPECT_EQ(out.shape(0).is_empty(), given.status == RepairStatus::unusable);

    // What came out is valid: a second look finds nothing and changes nothing.
    if (given.status != RepairStatus::unusable) {
        MultiPolygonBuffer again;
        EXPECT_EQ(repairer.repair(out.shape(0), again).status, RepairStatus::valid);
        ASSERT_EQ(again.point_count(), out.point_count());
        for (std::size_t i = 0; i < out.point_count(); ++i) {
            EXPECT_EQ(again.shape(0).points()[i], out.shape(0).points()[i]);
        }
    }
}

constexpr auto valid = RepairStatus::valid;
constexpr auto doubtful = RepairStatus::doubtful;
constexpr auto repaired = RepairStatus::repaired;
constexpr auto unusable = RepairStatus::unusable;

INSTANTIATE_TEST_SUITE_P(
    All,
    RepairCases,
    testing::Values(
        RepairCase{"Square", "POLYGON((0 0, 9 0, 9 9, 0 9, 0 0))", valid, Defect::none, 81, 81},
        RepairCase{
            "ClockwiseSquare",
            "POLYGON((0 0, 0 9, 9 9, 9 0, 0 0))",
            valid,
            Defect::none,
            81,
            81},
        RepairCase{
            "RepeatedPoint",
            "POLYGON((0 0, 9 0, 9 0, 9 9, 0 9, 0 9, 0 0, 0 0))",
            valid,
            Defect::repeated_vertex,
            81,
            81},
        RepairCase{
            "PointOnAnEdge",
            "POLYGON((0 0, 4 0, 9 0, 9 9, 0 9, 0 0))",
            valid,
            Defect::none,
            81,
            81},
        RepairCase{
            "HoleWoundLikeItsOuterRing",
            "POLYGON((0 0, 9 0, 9 9, 0 9, 0 0),(3 3, 6 3, 6 6, 3 6, 3 3))",
            valid,
            Defect::none,
            72,
            72},
        RepairCase{
            "HoleTouchingItsOuterRing", // in one point: valid
            "POLYGON((0 0, 9 0, 9 9, 0 9, 0 0),(0 0, 2 4, 4 2, 0 0))",
            valid,
            Defect::none,
            75, // 81 - |2 * 2 - 4 * 4| / 2
            75},
        RepairCase{
            "TwoParts",
            "MULTIPOLYGON(((0 0, 2 0, 2 2, 0 2, 0 0)),((5 5, 5 9, 8 9, 8 5, 5 5)))",
            valid,
            Defect::none,
            16,
            16},
        RepairCase{
            "PartsTouchingInACorner",
            "MULTIPOLYGON(((0 0, 2 0, 2 2, 0 2, 0 0)),((2 2, 4 2, 4 4, 2 4, 2 2)))",
            valid,
            Defect::none,
            8,
            8},
        RepairCase{
            "Sliver", // 100 m by 1 µm: thin, but ground
            "POLYGON((0 0, 100 0, 100 0.000001, 0 0.000001, 0 0))",
            valid,
            Defect::none,
            0.0001,
            0.0001},
        RepairCase{
            "Unclosed",
            "POLYGON((0 0, 9 0, 9 9, 0 9))",
            repaired,
            Defect::unclosed_ring,
            81,
            81},
        RepairCase{
            "BowTie", // two triangles of base 10 and height 5, of opposite sign as read
            "POLYGON((0 0, 10 10, 10 0, 0 10, 0 0))",
            doubtful,
            Defect::bow_tie,
            0,
            50},
        RepairCase{
            "LopsidedBowTie", // crossing at (2, 2): triangles of 3 * 2 / 2 and 6 * 4 / 2
            "POLYGON((0 0, 6 6, 6 0, 0 3, 0 0))",
            doubtful,
            Defect::bow_tie,
            9,
            15},
        RepairCase{
            "SmallBowTie", // crossing at (99.5, 50.5): triangles of 1/4 that cancel as read
            "POLYGON((0 0, 99 0, 99 50, 100 51, 100 50, 99 51, 99 100, 0 100, 0 0))",
            repaired,
            Defect::bow_tie,
            9900,
            9900.5},
        RepairCase{
            "StrayHoleOutside", // a mark of 2 beside 10,000 takes nothing away
            "POLYGON((0 0, 100 0, 100 100, 0 100, 0 0),(101 0, 103 0, 102 2, 101 0))",
            repaired,
            Defect::hole_outside,
            9998,
            10000},
        RepairCase{
            "Spike", // out to (9, 20) and back
            "POLYGON((0 0, 9 0, 9 20, 9 9, 0 9, 0 0))",
            repaired,
            Defect::spike,
            81,
            81},
        RepairCase{"SpikeOnly", "POLYGON((0 0, 9 0, 0 0))", unusable, Defect::zero_area, 0, 0},
        RepairCase{
            "AllPointsOnALine",
            "POLYGON((0 0, 4 4, 9 9, 2 2, 0 0))",
            unusable,
            Defect::zero_area,
            0,
            0},
        RepairCase{"OnePoint", "POLYGON((3 3, 3 3, 3 3, 3 3))", unusable, Defect::zero_area, 0, 0},
        RepairCase{"Empty", "POLYGON EMPTY", unusable, Defect::empty_geometry, 0, 0},
        RepairCase{
            "HoleOutside", // read as ground of its own, as even-odd filling does: 81 + 9
            "POLYGON((0 0, 9 0, 9 9, 0 9, 0 0),(20 0, 20 3, 23 3, 23 0, 20 0))",
            repaired,
            Defect::hole_outside,
            72,
            90},
        RepairCase{
            "HoleEqualToItsOuterRing", // nothing is left
            "POLYGON((0 0, 9 0, 9 9, 0 9, 0 0),(0 0, 9 0, 9 9, 0 9, 0 0))",
            unusable,
            Defect::zero_area,
            0,
            0},
        RepairCase{
            "OuterRingBehindItsHole",
            "POLYGON((3 3, 6 3, 6 6, 3 6, 3 3),(0 0, 9 0, 9 9, 0 9, 0 0))",
            repaired,
            Defect::wrong_ring_order,
            72,
            72},
        RepairCase{
            "NestedHoles", // the inner one takes nothing more away
            "POLYGON((0 0, 9 0, 9 9, 0 9, 0 0),(2 2, 2 7, 7 7, 7 2, 2 2),(3 3, 3 4, 4 4, 4 3, 3 "
            "3))",
            repaired,
            Defect::nested_holes,
            55,
            56},
        RepairCase{
            "NestedShells", // the inner one adds nothing
            "MULTIPOLYGON(((0 0, 9 0, 9 9, 0 9, 0 0)),((2 2, 4 2, 4 4, 2 4, 2 2)))",
            repaired,
            Defect::nested_shells,
            85,
            81},
        RepairCase{
            "DuplicateRing", // the copy starts elsewhere and runs the other way
            "MULTIPOLYGON(((0 0, 9 0, 9 9, 0 9, 0 0)),((9 9, 9 0, 0 0, 0 9, 9 9)))",
            repaired,
            Defect::duplicate_ring,
            162,
            81},
        RepairCase{
            "DuplicateHole",
            "POLYGON((0 0, 9 0, 9 9, 0 9, 0 0),(3 3, 3 6, 6 6, 6 3, 3 3),(3 3, 3 6, 6 6, 6 3, 3 "
            "3))",
            repaired,
            Defect::duplicate_ring,
            63,
            72},
        RepairCase{
            "OverlappingParts", // 81 + 81 less the common 3 by 9
            "MULTIPOLYGON(((0 0, 9 0, 9 9, 0 9, 0 0)),((6 0, 15 0, 15 9, 6 9, 6 0)))",
            repaired,
            Defect::bow_tie,
            162,
            135},
        RepairCase{
            "PartsWithACommonEdge", // 81 + 54, side by side; no outline crosses another
            "MULTIPOLYGON(((0 0, 9 0, 9 9, 0 9, 0 0)),((9 0, 15 0, 15 9, 9 9, 9 0)))",
            repaired,
            Defect::ring_contact,
            135,
            135},
        RepairCase{
            "RingTouchingItself", // two squares in one ring that meets itself at (4, 4)
            "POLYGON((0 0, 4 0, 4 4, 8 4, 8 8, 4 8, 4 4, 0 4, 0 0))",
            repaired,
            Defect::ring_contact,
            32,
            32},
        RepairCase{
            "AbsurdCoordinate",
            "POLYGON((0 0, 2e9 0, 9 9, 0 9, 0 0))",
            unusable,
            Defect::absurd_coordinate,
            0,
            0}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(Repair, NotANumberIsSetAside) {
    for (const double bad :
         {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
        MultiPolygonBuffer raw;
        for (const Point& point : {Point{0, 0}, Point{9, 0}, Point{9, bad}, Point{0, 0}}) {
            raw.add_point(point);
        }
        raw.end_ring();
        raw.end_polygon();
        raw.end_shape();
        Repairer repairer;
        MultiPolygonBuffer out;
        const RepairOutcome outcome = repairer.repair(raw.shape(0), out);
        EXPECT_EQ(outcome.status, RepairStatus::unusable);
        EXPECT_EQ(outcome.defect, Defect::non_finite);
        EXPECT_TRUE(out.shape(0).is_empty());
    }
}

TEST(Repair, PlaceOfABowTieIsItsCrossing) {
    const MultiPolygonBuffer raw = test::shape("POLYGON((0 0, 10 10, 10 0, 0 10, 0 0))");
    Repairer repairer;
    MultiPolygonBuffer out;
    EXPECT_EQ(repairer.repair(raw.shape(0), out).place, (Point{5, 5}));
}

TEST(Repair, ValidRingKeepsItsPointsBitForBitAndOnlyTurns) {
    const MultiPolygonBuffer raw = test::shapes(
        {"POLYGON((0.1 0.2, 3.3 0.7, 1.9 4.1, 0.1 0.2))",
         "POLYGON((0.1 0.2, 1.9 4.1, 3.3 0.7, 0.1 0.2))"});
    Repairer repairer;
    MultiPolygonBuffer out;
    (void)repairer.repair(raw.shape(0), out);
    (void)repairer.repair(raw.shape(1), out);
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_EQ(out.shape(0).points()[i], raw.shape(0).points()[i]);
        EXPECT_EQ(out.shape(1).points()[i], raw.shape(0).points()[i]);
    }
}

TEST(Repair, LongSimpleRingIsValidAndItsKnotIsFound) {
    // A comb of 200 teeth, each 1 wide and 1 apart, 5 high, on a 1 high spine: 400 + 200 * 5.
    MultiPolygonBuffer raw;
    const auto comb = [&raw](double knot) {
        raw.add_point({0, 0});
        raw.add_point({400, 0});
        for (int tooth = 199; tooth >= 0; --tooth) {
            const double x = 2.0 * tooth;
            raw.add_point({x + 2.0, 1});
            raw.add_point({x + 1.0, 1});
            raw.add_point({x + 1.0, 6});
            raw.add_point({x, tooth == 100 ? 6.0 + knot : 6.0});
            if (tooth == 100 && knot < 0.0) {
                raw.add_point({x + 0.5, -3}); // through the spine and back
            }
            raw.add_point({x, 1});
        }
        raw.add_point({0, 0});
        raw.end_ring();
        raw.end_polygon();
        raw.end_shape();
    };
    comb(0.0);
    comb(-0.5);
    Repairer repairer;
    MultiPolygonBuffer out;
    const RepairOutcome simple = repairer.repair(raw.shape(0), out);
    EXPECT_EQ(simple.status, RepairStatus::valid);
    EXPECT_NEAR(simple.area_after, 1400.0, 1e-9);
    EXPECT_EQ(repairer.repair(raw.shape(1), out).status, RepairStatus::repaired);
}

// Two squares of 100 m² of which 25 m² are in both.
TEST(Repair, AFailureOfTheMenderIsNotWantOfGround) {
    const MultiPolygonBuffer raw = test::shape(
        "MULTIPOLYGON(((0 0, 10 0, 10 10, 0 10, 0 0)),((5 5, 15 5, 15 15, 5 15, 5 5)))");
    Repairer repairer;
    MultiPolygonBuffer out;
    RepairOutcome outcome;
    {
        const test::FailingGeos failing;
        outcome = repairer.repair(raw.shape(0), out);
    }
    EXPECT_EQ(outcome.status, RepairStatus::unusable);
    EXPECT_EQ(defect_name(outcome.defect), "not_mendable");
    EXPECT_EQ(outcome.area_before, 200.0);
    ASSERT_EQ(out.size(), 1U);
    EXPECT_TRUE(out.shape(0).is_empty());
    // The same is mended when GEOS can.
    EXPECT_EQ(repairer.repair(raw.shape(0), out).status, RepairStatus::repaired);
    EXPECT_EQ(planar_area(out.shape(1)), 175.0);
}

} // namespace
} // namespace huuco
