// SPDX-License-Identifier: MIT
/// \file
/// What GEOS could not do is an error.

#include "geometry/geos_handle.hpp"

#include <huuco/base/error.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace huuco {
namespace {

TEST(GeosContext, CoordinatesThatWereNotCopiedAreAnError) {
    const GeosContext context;
    EXPECT_THAT(
        [&] {
            static_cast<void>(context.check(
                static_cast<GEOSCoordSequence*>(nullptr), {"chép một đường", "copy a line"}));
        },
        testing::ThrowsMessage<Error>(testing::HasSubstr("GEOS could not copy a line")));
}

// GEOS' C API: 2 is an exception, which is no "yes".
TEST(GeosContext, APredicateThatFailedIsAnError) {
    const GeosContext context;
    EXPECT_THROW(
        static_cast<void>(context.check(char{2}, {"xét một hình", "judge a shape"})), Error);
    EXPECT_TRUE(context.check(char{1}, {"xét một hình", "judge a shape"}));
}

// An empty point has no coordinates (OGC 06-103r4, 6.1.4): GEOSGeomGetX answers 0.
TEST(GeosContext, APointWithoutAPlaceIsAnError) {
    const GeosContext context;
    const GeosGeometry empty = context.own(GEOSGeom_createEmptyPoint_r(context.get()));
    EXPECT_THAT(
        [&] {
            static_cast<void>(context.point(*empty, {"đọc một điểm", "read a point"}));
        },
        testing::ThrowsMessage<Error>(testing::HasSubstr("GEOS could not read a point")));
    const GeosGeometry there = context.own(GEOSGeom_createPointFromXY_r(context.get(), 3.0, 4.0));
    EXPECT_EQ(context.point(*there, {"đọc một điểm", "read a point"}), (Point{3.0, 4.0}));
}

} // namespace
} // namespace huuco
