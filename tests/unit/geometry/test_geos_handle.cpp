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
            context.check(
                static_cast<GEOSCoordSequence*>(nullptr), {"chép một đường", "copy a line"});
        },
        testing::ThrowsMessage<Error>(testing::HasSubstr("GEOS could not copy a line")));
}

} // namespace
} // namespace huuco
