// SPDX-License-Identifier: MIT
/// \file
/// Which module a virtual table has, from statements as SQLite keeps them.

#include "io/virtual_tables.hpp"

#include <gtest/gtest.h>

namespace huuco::io {
namespace {

TEST(VirtualTables, TellTheirModule) {
    EXPECT_EQ(
        module_of(R"(CREATE VIRTUAL TABLE "rtree_p_geom" USING rtree(id, a, b))", "rtree_p_geom"),
        "rtree");
    EXPECT_EQ(module_of("CREATE VIRTUAL TABLE idx_p_g USING rtree (id)", "idx_p_g"), "rtree");
    EXPECT_EQ(module_of("CREATE VIRTUAL TABLE [thửa đất]\n USING\tFTS5(a)", "thửa đất"), "fts5");
    EXPECT_EQ(module_of("CREATE VIRTUAL TABLE `v` using VirtualText('/a')", "v"), "virtualtext");
    EXPECT_EQ(module_of("CREATE VIRTUAL TABLE KNN USING VirtualKNN()", "KNN"), "virtualknn");
}

TEST(VirtualTables, HaveNoModuleWhereOneIsFeigned) {
    EXPECT_EQ(module_of("CREATE VIRTUAL TABLE v /* USING rtree( */ USING VirtualText()", "v"), "");
    EXPECT_EQ(
        module_of("CREATE VIRTUAL TABLE \"v\"\" USING rtree(\" USING VirtualText()", "v"), "");
    EXPECT_EQ(module_of("CREATE VIRTUAL TABLE IF NOT EXISTS v USING rtree()", "v"), "");
}

} // namespace
} // namespace huuco::io
