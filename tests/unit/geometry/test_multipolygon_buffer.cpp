// SPDX-License-Identifier: MIT
/// \file
/// Buffers that grow by another, and that read from a file as before.

#include "support/wkt.hpp"

#include <huuco/base/spill_file.hpp>
#include <huuco/geometry/area.hpp>
#include <huuco/geometry/multipolygon_buffer.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <utility>

namespace huuco {
namespace {

TEST(MultiPolygonBuffer, ReadsFromAFileAsFromMemory) {
    MultiPolygonBuffer shapes = test::shapes(
        {"POLYGON((0 0, 10 0, 10 10, 0 10, 0 0),(2 2, 2 4, 4 4, 4 2, 2 2))",
         "POLYGON EMPTY",
         "MULTIPOLYGON(((20 0, 30 0, 30 5, 20 5, 20 0)),((40 0, 50 0, 50 5, 40 0)))"});
    const std::size_t bytes = shapes.byte_size();
    SpillFile file(testing::TempDir());
    shapes.spill(file);
    EXPECT_EQ(file.size(), bytes);
    shapes.let_go();
    ASSERT_EQ(shapes.size(), 3U);
    EXPECT_EQ(planar_area(shapes.shape(0)), 96.0);
    EXPECT_TRUE(shapes.shape(1).is_empty());
    EXPECT_EQ(shapes.shape(2).polygon_count(), 2U);
    EXPECT_EQ(planar_area(shapes.shape(2)), 75.0); // 50 and half of 50
    EXPECT_EQ(shapes.box().max_x, 50.0);

    const MultiPolygonBuffer copy = shapes;
    EXPECT_EQ(planar_area(copy.shape(2)), 75.0);
    MultiPolygonBuffer others;
    others.add_shape(shapes.shape(2));
    EXPECT_EQ(planar_area(others.shape(0)), 75.0);
}

TEST(MultiPolygonBuffer, CopiesEachShapeWithItsRings) {
    const MultiPolygonBuffer shapes = test::shapes(
        {"POLYGON((0 0, 10 0, 10 10, 0 10, 0 0),(2 2, 2 4, 4 4, 4 2, 2 2))",
         "POLYGON EMPTY",
         "MULTIPOLYGON(((20 0, 30 0, 30 5, 20 5, 20 0)),((40 0, 50 0, 50 5, 40 0)))"});
    MultiPolygonBuffer copies;
    for (const std::size_t i : {2U, 1U, 0U}) {
        copies.add_shape(shapes.shape(i));
    }
    ASSERT_EQ(copies.size(), 3U);
    EXPECT_EQ(copies.shape(0).polygon_count(), 2U);
    EXPECT_EQ(copies.shape(0).polygon(1).ring(0).front(), (Point{40.0, 0.0}));
    EXPECT_EQ(planar_area(copies.shape(0)), 75.0); // 50 and half of 50
    EXPECT_TRUE(copies.shape(1).is_empty());
    ASSERT_EQ(copies.shape(2).polygon(0).ring_count(), 2U);
    EXPECT_EQ(copies.shape(2).polygon(0).ring(1).size(), 5U);
    EXPECT_EQ(planar_area(copies.shape(2)), 96.0);
}

TEST(MultiPolygonBuffer, CopiesAShapeOfItsOwn) {
    MultiPolygonBuffer shapes =
        test::shapes({"POLYGON((0 0, 10 0, 10 10, 0 10, 0 0),(2 2, 2 4, 4 4, 4 2, 2 2))"});
    for (int i = 0; i < 20; ++i) { // the arrays grow several times
        shapes.add_shape(shapes.shape(0));
    }
    ASSERT_EQ(shapes.size(), 21U);
    EXPECT_EQ(planar_area(shapes.shape(20)), 96.0);
}

TEST(MultiPolygonBuffer, AppendsAllShapesOfAnother) {
    MultiPolygonBuffer shapes = test::shapes({"POLYGON((0 0, 1 0, 1 1, 0 1, 0 0))"});
    const MultiPolygonBuffer others = test::shapes(
        {"POLYGON EMPTY",
         "POLYGON((0 0, 10 0, 10 10, 0 10, 0 0),(2 2, 2 4, 4 4, 4 2, 2 2))",
         "MULTIPOLYGON(((20 0, 30 0, 30 5, 20 5, 20 0)),((40 0, 50 0, 50 5, 40 0)))"});
    shapes.append(others);
    shapes.append(MultiPolygonBuffer());
    ASSERT_EQ(shapes.size(), 4U);
    EXPECT_EQ(planar_area(shapes.shape(0)), 1.0);
    EXPECT_TRUE(shapes.shape(1).is_empty());
    EXPECT_EQ(planar_area(shapes.shape(2)), 96.0);
    EXPECT_EQ(planar_area(shapes.shape(3)), 75.0); // 50 and half of 50
    EXPECT_EQ(shapes.point_count(), 5U + 10U + 9U);
}

TEST(MultiPolygonBuffer, HasNoShapesWhenItWasMovedFrom) {
    MultiPolygonBuffer shapes = test::shapes({"POLYGON((0 0, 10 0, 10 10, 0 10, 0 0))"});
    const MultiPolygonBuffer taken = std::move(shapes);
    EXPECT_EQ(taken.size(), 1U);
    EXPECT_EQ(shapes.size(), 0U); // NOLINT(bugprone-use-after-move): that is what is asked
    MultiPolygonBuffer copy = taken;
    copy.append(shapes);
    EXPECT_EQ(copy.size(), 1U);
    shapes.clear();
    shapes.add_shape(taken.shape(0));
    EXPECT_EQ(planar_area(shapes.shape(0)), 100.0);
}

} // namespace
} // namespace huuco
