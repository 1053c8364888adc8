// SPDX-License-Identifier: MIT

/// \file
/// Outlines: exact areas, winding, and sides that cancel between neighbours.

#include "outline.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <tuple>
#include <vector>

namespace landscape {

namespace {

using Segment = std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t>;

class OutlineOfSeed : public ::testing::TestWithParam<std::uint64_t> {
protected:
    OutlineOfSeed() : land(make_land({1500, 9, 1, GetParam()})), tracer(land) {}

    [[nodiscard]] std::int32_t parcels() const {
        return static_cast<std::int32_t>(land.parcels.size());
    }

    Land land;
    Tracer tracer;
    Outline outline;
};

void add_segments(const Outline& outline, std::vector<Segment>& segments) {
    for (std::size_t k = 0; k < outline.rings(); ++k) {
        const auto ring = outline.ring(k);
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            segments.emplace_back(ring[i].x, ring[i].y, ring[i + 1].x, ring[i + 1].y);
        }
    }
}

TEST(TwiceArea, OfARectangleIsTwiceItsSidesProduct) {
    const std::array<Point, 5> ring = {{{10, 10}, {40, 10}, {40, 30}, {10, 30}, {10, 10}}};
    EXPECT_EQ(twice_area(ring), 2 * 30 * 20);
}

TEST(TwiceArea, IsNegativeClockwise) {
    const std::array<Point, 4> ring = {{{0, 0}, {0, 3}, {4, 0}, {0, 0}}};
    EXPECT_EQ(twice_area(ring), -12);
}

TEST(TwiceArea, IsExactFarFromTheOrigin) {
    // A unit square 30 km away: products of 9e14 must not lose the last digit.
    constexpr std::int64_t far = 30'000'001;
    const std::array<Point, 5> ring = {
        {{far, far}, {far + 1, far}, {far + 1, far + 1}, {far, far + 1}, {far, far}}};
    EXPECT_EQ(twice_area(ring), 2);
}

TEST_P(OutlineOfSeed, EveryParcelHasPositiveAreaAndClosedRings) {
    for (std::int32_t p = 0; p < parcels(); ++p) {
        tracer.trace_parcel(p, outline);
        ASSERT_GT(twice_area(outline), 0) << "parcel " << p;
        for (std::size_t k = 0; k < outline.rings(); ++k) {
            ASSERT_GE(outline.ring(k).size(), 4U);
            ASSERT_EQ(outline.ring(k).front(), outline.ring(k).back());
        }
    }
}

TEST_P(OutlineOfSeed, NoSideIsWalkedTwiceAndNeighboursShareSidesReversed) {
    std::vector<Segment> segments;
    for (std::int32_t p = 0; p < parcels(); ++p) {
        tracer.trace_parcel(p, outline);
        add_segments(outline, segments);
    }
    const std::set<Segment> distinct(segments.begin(), segments.end());
    ASSERT_EQ(distinct.size(), segments.size());
    std::size_t shared = 0;
    for (const auto& [ax, ay, bx, by] : segments) {
        shared += distinct.count({bx, by, ax, ay});
    }
    // The rest borders on nobody's ground: unregistered roads, streams, spots, and the rim.
    EXPECT_GT(shared * 10, segments.size() * 8);
}

TEST_P(OutlineOfSeed, AtomsAddUpToTheirParcel) {
    int cut = 0;
    for (std::int32_t p = 0; p < parcels(); ++p) {
        std::vector<Cell> atoms;
        for (const std::uint32_t index : land.cells_of(p)) {
            const Cell& cell = land.cell(index);
            if (std::find(atoms.begin(), atoms.end(), cell) == atoms.end()) {
                atoms.push_back(cell);
            }
        }
        std::int64_t sum = 0;
        for (const Cell& atom : atoms) {
            tracer.trace_atom(atom, outline);
            sum += twice_area(outline);
        }
        tracer.trace_parcel(p, outline);
        ASSERT_EQ(sum, twice_area(outline)) << "parcel " << p;
        cut += atoms.size() > 1 ? 1 : 0;
    }
    EXPECT_GT(cut, 0);
}

TEST_P(OutlineOfSeed, EveryVillageIsOneRegion) {
    const auto villages = tracer.trace_villages();
    ASSERT_EQ(villages.size(), 9U);
    for (const Outline& village : villages) {
        int outer = 0;
        for (std::size_t k = 0; k < village.rings(); ++k) {
            outer += twice_area(village.ring(k)) > 0 ? 1 : 0;
        }
        EXPECT_EQ(outer, 1);
    }
}

TEST_P(OutlineOfSeed, SomeParcelsHaveHolesAndSomeHaveSeveralParts) {
    int with_hole = 0;
    int with_parts = 0;
    for (std::int32_t p = 0; p < parcels(); ++p) {
        tracer.trace_parcel(p, outline);
        int outer = 0;
        for (std::size_t k = 0; k < outline.rings(); ++k) {
            outer += twice_area(outline.ring(k)) > 0 ? 1 : 0;
        }
        with_parts += outer > 1 ? 1 : 0;
        with_hole += outer < static_cast<int>(outline.rings()) ? 1 : 0;
    }
    EXPECT_GT(with_hole, 0);
    EXPECT_GT(with_parts, 0);
}

INSTANTIATE_TEST_SUITE_P(Seeds, OutlineOfSeed, ::testing::Values(1, 2, 3, 2530));

TEST(MakeLand, GivesExactlyTheParcelsAskedFor) {
    for (const int count : {100, 777, 5000}) {
        const Land land = make_land({count, 3, 1, 5});
        EXPECT_EQ(land.parcels.size(), static_cast<std::size_t>(count));
    }
}

TEST(MakeLand, KeysAreUniqueAndSheetNumbersRepeatBetweenOldCommunes) {
    const Land land = make_land({6000, 12, 3, 1});
    std::set<std::tuple<int, int, int>> keys;
    std::map<int, std::set<int>> communes_of_sheet;
    for (const auto& key : land.parcels) {
        keys.emplace(key.commune, key.sheet, key.number);
        communes_of_sheet[key.sheet].insert(key.commune);
    }
    EXPECT_EQ(keys.size(), land.parcels.size());
    EXPECT_EQ(communes_of_sheet.at(1).size(), 3U);
}

} // namespace

} // namespace landscape
