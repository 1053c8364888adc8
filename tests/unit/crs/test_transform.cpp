// SPDX-License-Identifier: MIT
/// \file
/// Transformations: the check points of the VN-2000 zones, the stated operation, refusals.

#include <huuco/base/error.hpp>
#include <huuco/crs/transform.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace huuco {
namespace {

struct CheckPoint {
    const char* crs;
    double east;
    double north;
    double tolerance_m;
};

void PrintTo(const CheckPoint& point, std::ostream* out) {
    *out << point.crs;
}

class EveryZone : public testing::TestWithParam<CheckPoint> {};

// WGS 84 105.20° E, 21.72° N in several systems, by `cs2cs` of PROJ 9.1.1.
INSTANTIATE_TEST_SUITE_P(
    VN2000,
    EveryZone,
    testing::Values(
        CheckPoint{"EPSG:9211", 417040.108, 2402879.105, 0.001},
        CheckPoint{"EPSG:9209", 468768.28, 2402694.70, 0.01},
        CheckPoint{"EPSG:5897", 520494.70, 2402677.36, 0.01},
        CheckPoint{"EPSG:3405", 520488.56, 2401956.48, 0.01},
        CheckPoint{"EPSG:32648", 520684.48, 2401848.77, 0.01}));

TEST_P(EveryZone, TheCheckPointGoesThereAndBack) {
    const Crs crs = Crs::from_code(GetParam().crs);
    const Point there = Transform(wgs84(), crs)({105.20, 21.72});
    EXPECT_NEAR(there.x, GetParam().east, GetParam().tolerance_m);
    EXPECT_NEAR(there.y, GetParam().north, GetParam().tolerance_m);
    const Point back = Transform(crs, wgs84())(there);
    // The seven-parameter operation is linearised in its angles: PROJ's own way back is 1 mm off.
    EXPECT_NEAR(back.x, 105.20, 2e-8);
    EXPECT_NEAR(back.y, 21.72, 2e-8);
}

TEST(Transform, TheOperationIsStatedWithItsCodeAndAccuracy) {
    const Transform transform(Crs::from_code("EPSG:9211"), wgs84());
    EXPECT_EQ(transform.operation().code, "EPSG:6960");
    ASSERT_TRUE(transform.operation().accuracy_m.has_value());
    EXPECT_EQ(transform.operation().accuracy_m.value(), 1.0);
    EXPECT_EQ(Transform(wgs84(), Crs::from_code("EPSG:9211")).operation().code, "EPSG:6960");
}

TEST(Transform, BetweenZonesOfOneDatumThereIsNoDatumShift) {
    const Transform transform(Crs::from_code("EPSG:9211"), Crs::from_code("EPSG:9209"));
    EXPECT_EQ(transform.operation().code, "");
    EXPECT_EQ(transform.operation().accuracy_m.value_or(-1.0), 0.0);
}

TEST(Transform, TheSameSystemLeavesEveryBit) {
    const Transform transform(Crs::from_code("EPSG:9211"), Crs::from_code("EPSG:9211"));
    EXPECT_TRUE(transform.is_identity());
    const Point point{0.1, 0.2};
    EXPECT_EQ(transform(point), point);
}

// Hanoi 1972 has no registered way to WGS 84 outside Vũng Tàu: hundreds of metres of doubt.
TEST(Transform, ABallparkOperationIsRefused) {
    EXPECT_THAT(
        [] { (void)Transform(Crs::from_code("EPSG:2044"), wgs84()); },
        testing::AllOf(
            testing::ThrowsMessage<Error>(testing::HasSubstr("ballpark")),
            testing::Throws<Error>(testing::Property(
                &Error::message,
                testing::Field(
                    &Message::vi,
                    testing::HasSubstr("chỉ biết phép chuyển gần đúng, không rõ độ chính xác. "
                                       "Nếu dữ liệu"))))));
    const Box tuyen_quang{18'510'000.0, 2'396'000.0, 18'526'000.0, 2'405'000.0};
    EXPECT_THROW(Transform(Crs::from_code("EPSG:2044"), wgs84(), tuyen_quang), Error);
}

TEST(Transform, AxisOrderIsEastNorthEvenWhereTheAuthoritySaysOtherwise) {
    // EPSG:4756 (VN-2000) is latitude, longitude by its definition.
    const Point point =
        Transform(Crs::from_code("EPSG:4756"), Crs::from_code("EPSG:9211"))({106.0, 21.0});
    EXPECT_NEAR(point.x, 500000.0, 1e-6);
}

TEST(Transform, PointsThatCannotBeCarriedAreCounted) {
    const Transform transform(wgs84(), Crs::from_code("EPSG:9211"));
    std::array<Point, 2> points = {{{105.2, 21.7}, {1e9, 1e9}}};
    EXPECT_EQ(transform.apply(points), 1U);
    EXPECT_FALSE(std::isnan(points[0].x));
    EXPECT_TRUE(std::isnan(points[1].x));
}

TEST(Transform, ACloneGivesTheSameBits) {
    const Transform transform(Crs::from_code("EPSG:9211"), wgs84());
    const Point point{414645.0, 2400814.0};
    EXPECT_EQ(transform.clone()(point), transform(point));
}

} // namespace
} // namespace huuco
