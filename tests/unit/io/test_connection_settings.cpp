// SPDX-License-Identifier: MIT
/// \file
/// Settings of connections, spelled as libpq's documentation allows and as GDAL has them beside.

#include "io/connection_settings.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace huuco {
namespace {

/// A connection, the schema that it names, and what is left without that.
struct Named {
    const char* connection;
    const char* schema;
    const char* rest;
};

std::ostream& operator<<(std::ostream& out, const Named& named) {
    return out << named.connection;
}

class EverySchema : public testing::TestWithParam<Named> {};

TEST_P(EverySchema, IsFoundAndTakenOut) {
    const auto found = io::find_setting(GetParam().connection, "active_schema");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->value, GetParam().schema);
    EXPECT_EQ(io::without_setting(GetParam().connection, *found), GetParam().rest);
}

INSTANTIATE_TEST_SUITE_P(
    Io,
    EverySchema,
    testing::Values(
        Named{"PG:host=a active_schema=k", "k", "PG:host=a"},
        Named{"PG:active_schema=k host=a", "k", "PG: host=a"},
        Named{"PG:host=a ACTIVE_SCHEMA = 'k 9' port=5", "k 9", "PG:host=a port=5"},
        Named{R"(PG:active_schema='it\'s' x=1)", "it's", "PG: x=1"},
        Named{"PG:host=a x=active_schema=no active_schema=k", "k", "PG:host=a x=active_schema=no"},
        Named{"PG:host=a active_schema=", "", "PG:host=a"},
        Named{"PG:postgresql://h/db active_schema=k", "k", "PG:postgresql://h/db"},
        Named{"PG:postgresql://u:a?b@h/db?active_schema=k", "k", "PG:postgresql://u:a?b@h/db"},
        Named{"postgresql://h/db?port=5&active_schema=k", "k", "postgresql://h/db?port=5"},
        Named{"postgresql://h/db?active_schema=%C4%91&port=5", "đ", "postgresql://h/db?port=5"},
        Named{
            "postgresql://h/db?port=5 active_schema=k&a=b",
            "k",
            "postgresql://h/db?port=5&a=b"}));

TEST(ConnectionSettings, TellWhichServersAreOnAnotherMachine) {
    for (const char* const here :
         {"PG:dbname=d",
          "PG:host=localhost dbname=d",
          "PG:host=127.0.0.1 port=5",
          "PG:host=/var/run/postgresql",
          "PG:hostaddr=::1",
          "postgresql:///d",
          "postgresql://:5432/d",
          "PG:host=''",
          "postgresql://u:p@localhost:5432/d",
          "PG:postgresql://[::1]:5432/d",
          "/vsizip/a.zip/b.shp",
          "curl/vsicurl.shp"}) {
        EXPECT_FALSE(io::is_on_another_machine(here)) << here;
    }
    for (const char* const there :
         {"PG:host=10.0.0.5 dbname=d",
          "PG:host=localhost,may.example dbname=d",
          "PG:host=may.example host=localhost",
          "PG:host=localhost hostaddr=10.0.0.5",
          "PG:HOST = 'may.example'",
          "postgresql://may.example/d",
          "postgresql://localhost@may.example:5432/d",
          "postgresql://localhost/d?host=may.example",
          "postgresql://%6day.example/d",
          "PG:host=127.0.0.1:may.example",
          "PG:hostaddr=::ffff:10.0.0.5",
          "PG:host=::2",
          "postgresql://[::ffff:10.0.0.5]:5432/d",
          "/vsicurl/http://may.example/a.shp",
          "/vsizip//vsicurl/http://may.example/a.zip/b.shp"}) {
        EXPECT_TRUE(io::is_on_another_machine(there)) << there;
    }
}

TEST(ConnectionSettings, AreNotFoundWithinOthers) {
    EXPECT_FALSE(io::find_setting("PG:host=a my_active_schema=k", "active_schema"));
    EXPECT_FALSE(io::find_setting("PG:password='x active_schema=k'", "active_schema"));
    EXPECT_FALSE(io::find_setting("PG:postgresql://active_schema=k@h/db", "active_schema"));
}

TEST(ConnectionSettings, OfTheSameNameAreThatOfTheLast) {
    EXPECT_EQ(io::find_setting("PG:port=1 port=2", "port")->value, "2");
}

TEST(ConnectionSettings, AreThoseOfPostgres) {
    for (const char* const one : {"PG:", "pg:dbname=a", "PostgreSQL://h/db", "postgres://h"}) {
        EXPECT_TRUE(io::is_postgres(one)) << one;
    }
    for (const char* const one : {"", "PG", "MYSQL:land", "parcels.shp", "/data/pg:x"}) {
        EXPECT_FALSE(io::is_postgres(one)) << one;
    }
}

} // namespace
} // namespace huuco
