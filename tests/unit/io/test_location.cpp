// SPDX-License-Identifier: MIT
/// \file
/// Passwords of database connections: neither shown nor kept.

#include "io/location.hpp"

#include <gtest/gtest.h>

namespace huuco {

namespace {

TEST(Location, APasswordIsNotShown) {
    EXPECT_EQ(
        io::shown_path("PG:host=a password=geheim dbname=x"), "PG:host=a password=... dbname=x");
    EXPECT_EQ(io::shown_path("PG:host=a password='my secret'"), "PG:host=a password=...");
    EXPECT_EQ(io::shown_path("/data/thửa đất.shp"), "/data/thửa đất.shp");
}

TEST(Location, ARecordHoldsNoPassword) {
    EXPECT_EQ(io::without_password("PG:host=a password=geheim dbname=x"), "PG:host=a dbname=x");
    EXPECT_EQ(io::without_password("PG:password='a b' dbname=x"), "PG:dbname=x");
    EXPECT_EQ(io::without_password("PG:host=a password=geheim"), "PG:host=a ");
    EXPECT_EQ(io::without_password("parcels.shp"), "parcels.shp");
}

} // namespace

} // namespace huuco
