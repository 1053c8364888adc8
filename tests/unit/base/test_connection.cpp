// SPDX-License-Identifier: MIT
/// \file
/// Names of files and of what is none.

#include "base/connection.hpp"

#include <gtest/gtest.h>

namespace huuco {
namespace {

TEST(Connection, IsAWordWithAColon) {
    EXPECT_TRUE(is_connection("PG:dbname=land tables=./parcels"));
    EXPECT_TRUE(is_connection("postgresql://user@host/land"));
}

TEST(Connection, IsNoPath) {
    for (const char* path :
         {"",
          "parcels.shp",
          "/data/a:b.gpkg",
          "./a:b",
          "tables/a:b.csv",
          "a.b:c",
          R"(C:\a.shp)",
          R"(..\a:b)",
          ":memory:"}) {
        EXPECT_FALSE(is_connection(path)) << path;
    }
}

} // namespace
} // namespace huuco
