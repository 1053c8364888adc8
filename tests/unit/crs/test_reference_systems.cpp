// SPDX-License-Identifier: MIT
/// \file
/// The table of reference systems against PROJ's database.

#include <huuco/crs/reference_systems.hpp>
#include <huuco/crs/transform.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace huuco {
namespace {

const ReferenceSystems& reference_systems() {
    static const ReferenceSystems table =
        ReferenceSystems::load(HUUCO_SOURCE_DIR "/data/tables/reference_systems.csv");
    return table;
}

std::ptrdiff_t count_of(SystemKind kind) {
    return std::count_if(
        reference_systems().rows().begin(),
        reference_systems().rows().end(),
        [&](const ReferenceSystem& system) { return system.kind == kind; });
}

TEST(ReferenceSystems, ThereAreTwentyProjectedSystemsAndFourWithdrawnOnes) {
    EXPECT_EQ(count_of(SystemKind::tm3), 18);
    EXPECT_EQ(count_of(SystemKind::utm), 2);
    EXPECT_EQ(count_of(SystemKind::replaced), 4);
    EXPECT_EQ(count_of(SystemKind::hanoi_1972), 4);
}

TEST(ReferenceSystems, NamesAndMeridiansAreThoseOfProj) {
    for (const ReferenceSystem& system : reference_systems().rows()) {
        SCOPED_TRACE(system.code);
        const Crs crs = Crs::from_code(system.code);
        EXPECT_EQ(crs.name(), system.name);
        EXPECT_EQ(crs.is_geographic(), !system.grid.has_value());
        if (system.kind == SystemKind::tm3 || system.kind == SystemKind::utm) {
            // On the meridian a Transverse Mercator has its false easting; the equator its
            // northing.
            const Point foot =
                Transform(Crs::from_code("EPSG:4756"), crs)({system.grid->meridian_deg, 0.0});
            EXPECT_NEAR(foot.x, system.grid->false_easting_m, 1e-6);
            EXPECT_NEAR(foot.y, system.grid->false_northing_m, 1e-6);
        }
    }
}

TEST(ReferenceSystems, ScalesAreThoseOfProj) {
    // Meridian arc of WGS 84 from the equator to 20° N: 2 212 366.2542 m, by numeric integration of
    // the radius of curvature; a northing on the meridian is it times the scale.
    for (const ReferenceSystem& system : reference_systems().rows()) {
        if (system.kind == SystemKind::tm3 || system.kind == SystemKind::utm) {
            const Point up = Transform(Crs::from_code("EPSG:4756"), Crs::from_code(system.code))(
                {system.grid->meridian_deg, 20.0});
            EXPECT_NEAR(up.y / system.grid->scale, 2212366.2542, 0.001) << system.code;
        }
    }
}

TEST(ReferenceSystems, AWithdrawnGridLeadsToItsSuccessor) {
    const ReferenceSystem* const system =
        reference_systems().find_vn2000({105.0, 0.9999, 0.0, 500000.0});
    ASSERT_NE(system, nullptr);
    EXPECT_EQ(system->code, "EPSG:5897");
}

TEST(ReferenceSystems, AGridThatNobodyUsesIsNone) {
    EXPECT_EQ(reference_systems().find_vn2000({106.0, 0.9996, 500000.0, 0.0}), nullptr);
    EXPECT_EQ(reference_systems().find_vn2000({104.25, 0.9999, 500000.0, 0.0}), nullptr);
    EXPECT_EQ(reference_systems().find_vn2000({105.0, 1.0, 18500000.0, 0.0}), nullptr);
}

} // namespace
} // namespace huuco
