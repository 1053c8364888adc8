// SPDX-License-Identifier: MIT
/// \file
/// Pairs of parcels that are told, of stacks whose pairs can be counted by hand.

#include "pipeline/told_overlaps.hpp"
#include "support/wkt.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace huuco {
namespace {

using testing::ElementsAre;
using testing::Pair;

using RowPairs = std::vector<std::pair<std::uint64_t, std::uint64_t>>;

constexpr double kTolerance = 1e-6;
const std::string kSquare = "POLYGON ((0 0,10 0,10 10,0 10,0 0))";
const std::string kBeside = "POLYGON ((5 0,15 0,15 10,5 10,5 0))"; // shares half of the square

/// RowPairs of the pairs to tell, of shapes in their order.
RowPairs told(const std::vector<std::string>& wkt, std::vector<std::int32_t> claims = {}) {
    MultiPolygonBuffer shapes;
    for (const std::string& shape : wkt) {
        test::WktReader(shape).read(shapes);
    }
    claims.resize(wkt.size(), 0);
    const ShapeTable table(shapes);
    NoProgress progress;
    const std::vector<Overlap> overlaps = find_overlaps(table, kTolerance, 1, progress);
    RowPairs rows;
    for (const Overlap& overlap : overlaps_to_tell(table, overlaps, claims, kTolerance)) {
        rows.emplace_back(overlap.first, overlap.second);
    }
    return rows;
}

TEST(ToldOverlaps, AreAllPairsOfDifferentGround) {
    const std::string third = "POLYGON ((8 0,18 0,18 10,8 10,8 0))";
    EXPECT_THAT(told({kSquare, kBeside, third}), ElementsAre(Pair(0, 1), Pair(0, 2), Pair(1, 2)));
}

TEST(ToldOverlaps, NameTheKeeperOfAStackWithEachOther) {
    EXPECT_THAT(
        told({kSquare, kSquare, kSquare, kSquare}),
        ElementsAre(Pair(0, 1), Pair(0, 2), Pair(0, 3)));
    EXPECT_THAT(
        told({kSquare, kSquare, kSquare, kSquare}, {0, 1, 5, 1}),
        ElementsAre(Pair(0, 2), Pair(1, 2), Pair(2, 3)));
}

TEST(ToldOverlaps, LetTheKeeperSpeakForItsStack) {
    EXPECT_THAT(told({kSquare, kSquare, kBeside}), ElementsAre(Pair(0, 1), Pair(0, 2)));
    EXPECT_THAT(told({kBeside, kSquare, kSquare}, {9, 0, 1}), ElementsAre(Pair(0, 2), Pair(1, 2)));
    EXPECT_THAT(
        told({kSquare, kBeside, kSquare, kBeside}),
        ElementsAre(Pair(0, 1), Pair(0, 2), Pair(1, 3)));
}

/// The keeper differs by less than the tolerance, and shares less than that with the neighbour.
TEST(ToldOverlaps, KeepAPairOfWhichTheKeeperSaysNothing) {
    const std::string longer = "POLYGON ((0 0,10.00000006 0,10.00000006 10,0 10,0 0))"; // 6e-7 m2
    const std::string touching = "POLYGON ((9.99999995 0,20 0,20 10,9.99999995 10,9.99999995 0))";
    EXPECT_THAT(told({kSquare, longer, touching}), ElementsAre(Pair(0, 1), Pair(1, 2)));
}

/// Whoever loses ground is told of, whatever the stacks and claims.
TEST(ToldOverlaps, LeaveNoRowOut) {
    std::vector<std::string> wkt;
    std::vector<std::int32_t> claims;
    for (int i = 0; i < 60; ++i) {
        wkt.push_back(i % 3 == 0 ? kBeside : kSquare);
        claims.push_back(i * 7 % 13);
    }
    std::vector<bool> is_told(wkt.size(), false);
    const RowPairs rows = told(wkt, claims);
    for (const auto& [first, second] : rows) {
        is_told[first] = is_told[second] = true;
    }
    EXPECT_THAT(is_told, testing::Each(true));
    EXPECT_EQ(rows.size(), wkt.size() - 1); // 19 and 39 with their keepers, and the keepers
}

} // namespace
} // namespace huuco
