// SPDX-License-Identifier: MIT
/// \file
/// GEOS judges whether random rings are simple; it is asked directly here.

#include "geometry/simple_ring.hpp"

#include <geos_c.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <random>
#include <utility>
#include <vector>

namespace huuco {
namespace {

/// \param ring  closed
bool is_simple_to_geos(const std::vector<Point>& ring) {
    const GEOSContextHandle_t geos = GEOS_init_r();
    GEOSCoordSequence* const points =
        GEOSCoordSeq_create_r(geos, static_cast<unsigned>(ring.size()), 2);
    for (std::size_t i = 0; i < ring.size(); ++i) {
        GEOSCoordSeq_setXY_r(geos, points, static_cast<unsigned>(i), ring[i].x, ring[i].y);
    }
    GEOSGeometry* const line = GEOSGeom_createLinearRing_r(geos, points);
    const char answer = GEOSisSimple_r(geos, line);
    GEOSGeom_destroy_r(geos, line);
    GEOS_finish_r(geos);
    EXPECT_NE(answer, 2);
    return answer == 1;
}

/// Makes rings whose corners lie on a small grid, so that they touch, cross and run back often.
class Rings {
public:
    /// Corners anywhere.
    std::vector<Point> any() {
        std::vector<Point> ring;
        while (ring.size() < 4) {
            ring.clear();
            for (int count = between(3, 9); count > 0; --count) {
                ring.push_back({at_most(7), at_most(7)});
            }
            ring = closed(std::move(ring));
        }
        return ring;
    }

    /// Two sides between a lowest and a highest corner, wherever they pass.
    std::vector<Point> two_sided() {
        std::vector<Point> corners;
        const int width = between(3, 9);
        for (int x = 0; x <= width; ++x) {
            if (x == 0 || x == width || between(0, 2) > 0) {
                corners.push_back({static_cast<double>(x), 3.0 + at_most(6)});
            }
        }
        for (int x = width - 1; x > 0; --x) {
            if (x == 1 || between(0, 2) > 0) {
                corners.push_back({static_cast<double>(x), at_most(6)});
            }
        }
        return closed(corners);
    }

    /// The same ring started at another corner, turned by a right angle or run the other way.
    std::vector<Point> seen_otherwise(std::vector<Point> ring) {
        ring.pop_back();
        std::rotate(
            ring.begin(), ring.begin() + between(0, static_cast<int>(ring.size()) - 1), ring.end());
        if (between(0, 1) == 1) {
            std::ranges::reverse(ring);
        }
        if (between(0, 1) == 1) {
            for (Point& corner : ring) {
                corner = {-corner.y, corner.x};
            }
        }
        ring.push_back(ring.front());
        return ring;
    }

private:
    /// Closes a ring after taking out corners that repeat the one before.
    static std::vector<Point> closed(std::vector<Point> corners) {
        corners.push_back(corners.front());
        corners.erase(std::unique(corners.begin(), corners.end()), corners.end());
        return corners;
    }

    int between(int low, int high) { return std::uniform_int_distribution(low, high)(m_random); }

    double at_most(int high) { return static_cast<double>(between(0, high)); }

    std::mt19937 m_random{20}; // NOLINT(cert-msc51-cpp): the same rings in every run
};

TEST(SimpleRing, AgreesWithGeosOnRandomRings) {
    Rings rings;
    SimpleRingTest is_simple;
    std::size_t simple = 0;
    std::size_t other = 0;
    for (int i = 0; i < 20'000; ++i) {
        const std::vector<Point> ring =
            rings.seen_otherwise(i % 2 == 0 ? rings.any() : rings.two_sided());
        const bool expected = is_simple_to_geos(ring);
        ASSERT_EQ(is_simple(ring), expected) << "ring " << i << ::testing::PrintToString(ring);
        ++(expected ? simple : other);
    }
    EXPECT_GT(simple, 2000U);
    EXPECT_GT(other, 2000U);
}

TEST(SimpleRing, SidesThatComeTogetherAreNotSimple) {
    SimpleRingTest is_simple;
    const std::vector<Point> apart{{0, 0}, {2, -1}, {4, 0}, {6, 4}, {4, 0.5}, {2, 2}, {0, 0}};
    EXPECT_TRUE(is_simple(apart));
    std::vector<Point> touching = apart;
    touching[4] = touching[2]; // a corner of one side on a corner of the other
    EXPECT_FALSE(is_simple(touching));
    touching[4] = {3, -0.5}; // on an edge of the other
    EXPECT_FALSE(is_simple(touching));
}

} // namespace
} // namespace huuco
