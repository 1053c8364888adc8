// SPDX-License-Identifier: MIT
/// \file
/// The polynomial stays within its stated bound of PROJ, and steps aside where it cannot.

#include <huuco/crs/fitted_transform.hpp>

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

namespace huuco {
namespace {

constexpr double kMetresPerDegree = 111'320.0;
constexpr Box kNhuKhe{406'884.0, 2'396'083.0, 422'454.0, 2'405'602.0};

FittedTransform commune_to_degrees() {
    return {Transform(Crs::from_code("EPSG:9211"), wgs84(), kNhuKhe), kNhuKhe, kMetresPerDegree};
}

TEST(FittedTransform, ACommuneIsFittedWithinAFiftiethOfAMillimetre) {
    const FittedTransform fitted = commune_to_degrees();
    ASSERT_TRUE(fitted.is_fitted());
    EXPECT_LT(fitted.error_bound_m(), 2e-5);
    // Points of another grid than the one the fit was checked on.
    for (double x = kNhuKhe.min_x + 7.0; x < kNhuKhe.max_x; x += 313.0) {
        for (double y = kNhuKhe.min_y + 3.0; y < kNhuKhe.max_y; y += 277.0) {
            std::array<Point, 1> point = {{{x, y}}};
            fitted.apply(point);
            const Point exact = fitted.exact()({x, y});
            const double difference =
                std::hypot(point[0].x - exact.x, point[0].y - exact.y) * kMetresPerDegree;
            ASSERT_LT(difference, 1e-4);
        }
    }
}

TEST(FittedTransform, LargerExtentsTakeMoreTermsAndKeepTheBound) {
    for (const double size : {6e4, 3e5, 6e5, 1.5e6, 2e6}) { // from four terms to ten
        const Box extent{300'000.0, 1'200'000.0, 300'000.0 + size, 1'200'000.0 + size};
        const FittedTransform fitted(
            Transform(Crs::from_code("EPSG:32648"), wgs84(), extent), extent, kMetresPerDegree);
        ASSERT_TRUE(fitted.is_fitted());
        for (double part = 0.013; part < 1.0; part += 0.017) {
            std::array<Point, 1> point = {
                {{extent.min_x + part * size, extent.max_y - part * part * size}}};
            const Point exact = fitted.exact()(point[0]);
            fitted.apply(point);
            const double difference =
                std::hypot(point[0].x - exact.x, point[0].y - exact.y) * kMetresPerDegree;
            ASSERT_LT(difference, 1e-4) << size;
        }
    }
}

TEST(FittedTransform, PointsOutsideTheExtentGoThroughProj) {
    const FittedTransform fitted = commune_to_degrees();
    std::array<Point, 1> point = {{{kNhuKhe.max_x + 5'000.0, kNhuKhe.max_y}}};
    const Point exact = fitted.exact()(point[0]);
    fitted.apply(point);
    EXPECT_EQ(point[0], exact);
}

TEST(FittedTransform, AnExtentTooLargeToFitGoesThroughProj) {
    const Box wide{-3'000'000.0, 0.0, 4'000'000.0, 9'000'000.0};
    const FittedTransform fitted(
        Transform(Crs::from_code("EPSG:32648"), wgs84()), wide, kMetresPerDegree);
    EXPECT_FALSE(fitted.is_fitted());
    std::array<Point, 1> point = {{{500'000.0, 2'400'000.0}}};
    const Point exact = fitted.exact()(point[0]);
    fitted.apply(point);
    EXPECT_EQ(point[0], exact);
}

TEST(FittedTransform, ACloneGivesTheSameBits) {
    const FittedTransform fitted = commune_to_degrees();
    std::vector<Point> one = {{410'000.0, 2'400'000.0}};
    std::vector<Point> other = one;
    fitted.apply(one);
    fitted.clone().apply(other);
    EXPECT_EQ(one, other);
}

TEST(FittedTransform, TheIdentityIsLeftAlone) {
    const FittedTransform same(
        Transform(Crs::from_code("EPSG:9211"), Crs::from_code("EPSG:9211")), kNhuKhe, 1.0);
    std::vector<Point> points = {{410'000.1, 2'400'000.2}};
    const std::vector<Point> before = points;
    same.apply(points);
    EXPECT_EQ(points, before);
}

} // namespace
} // namespace huuco
