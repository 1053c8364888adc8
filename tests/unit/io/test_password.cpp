// SPDX-License-Identifier: MIT
/// \file
/// Passwords of database connections: neither shown nor kept.

#include "io/password.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <utility>

namespace huuco {

namespace {

/// A connection as libpq's documentation ("Connection Strings", "Connection URIs") allows it.
struct Connection {
    const char* given;
    const char* shown;
    const char* kept;
};

std::ostream& operator<<(std::ostream& out, const Connection& connection) {
    return out << connection.given;
}

class EveryConnection : public testing::TestWithParam<Connection> {};

TEST_P(EveryConnection, IsShownAndKeptWithoutItsPassword) {
    EXPECT_EQ(io::shown_path(GetParam().given), GetParam().shown);
    EXPECT_EQ(io::without_password(GetParam().given), GetParam().kept);
}

TEST_P(EveryConnection, WithoutItsPasswordHasNone) {
    EXPECT_EQ(io::shown_path(GetParam().kept), GetParam().kept);
    EXPECT_EQ(io::without_password(GetParam().kept), GetParam().kept);
}

INSTANTIATE_TEST_SUITE_P(
    Settings,
    EveryConnection,
    testing::Values(
        Connection{
            "PG:host=a password=geheim dbname=x",
            "PG:host=a password=... dbname=x",
            "PG:host=a dbname=x"},
        Connection{"PG:password='a b' dbname=x", "PG:password=... dbname=x", "PG:dbname=x"},
        Connection{R"(PG:password='a\' b' dbname=x)", "PG:password=... dbname=x", "PG:dbname=x"},
        Connection{R"(PG:password=a\ b dbname=x)", "PG:password=... dbname=x", "PG:dbname=x"},
        Connection{"PG:host=a password=geheim", "PG:host=a password=...", "PG:host=a "},
        Connection{"PG:password = geheim dbname=x", "PG:password = ... dbname=x", "PG:dbname=x"},
        Connection{"PG:password\t= 'a b' dbname=x", "PG:password\t= ... dbname=x", "PG:dbname=x"},
        Connection{
            "PG:sslpassword=a password=b dbname=x",
            "PG:sslpassword=... password=... dbname=x",
            "PG:dbname=x"},
        Connection{"PG:PASSWORD=a=b;c,d dbname=x", "PG:PASSWORD=... dbname=x", "PG:dbname=x"},
        Connection{"PG:host=a password='open", "PG:host=a password=...", "PG:host=a "},
        Connection{
            "MYSQL:land,user=a,password=b,port=1",
            "MYSQL:land,user=a,password=...,port=1",
            "MYSQL:land,user=a,port=1"},
        Connection{
            "MSSQL:server=a;UID=b;PWD=c;database=d",
            "MSSQL:server=a;UID=b;PWD=...;database=d",
            "MSSQL:server=a;UID=b;database=d"}));

INSTANTIATE_TEST_SUITE_P(
    Addresses,
    EveryConnection,
    testing::Values(
        Connection{
            "PG:postgresql://user:secret@host/db",
            "PG:postgresql://user:...@host/db",
            "PG:postgresql://user@host/db"},
        Connection{
            "postgres://user:s%40e?c@host:5432/db?sslmode=b",
            "postgres://user:...@host:5432/db?sslmode=b",
            "postgres://user@host:5432/db?sslmode=b"},
        Connection{
            "postgresql://user:se@cret@host",
            "postgresql://user:...@host",
            "postgresql://user@host"},
        Connection{
            "postgresql://user:se/cret@host/db",
            "postgresql://user:...@host/db",
            "postgresql://user@host/db"},
        Connection{
            "postgresql://host/db?user=a&password=b&port=5",
            "postgresql://host/db?user=a&password=...&port=5",
            "postgresql://host/db?user=a&port=5"},
        Connection{
            "postgresql://host/db?user=a&password=b",
            "postgresql://host/db?user=a&password=...",
            "postgresql://host/db?user=a"},
        Connection{
            "postgresql://u:a@host/db?sslpassword=b",
            "postgresql://u:...@host/db?sslpassword=...",
            "postgresql://u@host/db"},
        Connection{
            "/vsicurl/https://u:a@host/x.shp",
            "/vsicurl/https://u:...@host/x.shp",
            "/vsicurl/https://u@host/x.shp"}));

/// What is given, and what may be shown of it.
using Slip = std::pair<const char*, const char*>;

class EverySlip : public testing::TestWithParam<Slip> {};

TEST_P(EverySlip, ShowsNoPassword) {
    EXPECT_EQ(io::shown_path(GetParam().first), GetParam().second);
}

INSTANTIATE_TEST_SUITE_P(
    Io,
    EverySlip,
    testing::Values(
        Slip{"PG:host=a pasword=MAT dbname=x", "PG:host=a pasword=... dbname=x"},
        Slip{"PG:host=a passwd = MAT dbname=x", "PG:host=a passwd = ... dbname=x"},
        Slip{"PG:host=a mật_khẩu='M AT' dbname=x", "PG:host=a mật_khẩu=... dbname=x"},
        Slip{"PG:host=a password:MAT dbname=x", "PG:host=a ... dbname=x"},
        Slip{"PG:host=a password='a''MAT' dbname=x", "PG:host=a password=...... dbname=x"},
        Slip{"PG:host=a password=MAT MAT dbname=x", "PG:host=a password=... ... dbname=x"},
        Slip{"pg:host=a psw=MAT", "pg:host=a psw=..."},
        Slip{
            "PG:postgresql://u@host/db?pasword=MAT&port=5",
            "PG:postgresql://u@host/db?pasword=...&port=5"},
        Slip{"POSTGRESQL://u@host/db?psw=MAT", "POSTGRESQL://u@host/db?psw=..."},
        Slip{"postgresql://u@host/db psw=MAT", "postgresql://u@host/db psw=..."},
        Slip{"MYSQL:land,user=a,pasword=MAT,port=1", "MYSQL:land,user=a,pasword=...,port=1"}));

TEST(Password, IsLeftOutWhereALibraryQuotesAWordThatIsNoSetting) {
    EXPECT_EQ(
        io::shown_reason(
            R"(: missing "=" after "password:MAT" in connection info string)",
            "PG:host=a password:MAT dbname=x"),
        R"(: missing "=" after "..." in connection info string)");
}

class EveryOtherPath : public testing::TestWithParam<const char*> {};

TEST_P(EveryOtherPath, StaysAsItIs) {
    EXPECT_EQ(io::shown_path(GetParam()), GetParam());
    EXPECT_EQ(io::without_password(GetParam()), GetParam());
}

INSTANTIATE_TEST_SUITE_P(
    Io,
    EveryOtherPath,
    testing::Values(
        "",
        "=",
        "parcels.shp",
        "/data/thửa đất.shp",
        "/data/a@b:c/parcels.shp",
        "PG:host=a user=b dbname=x",
        "PG:host=a passfile=/home/a/.pgpass",
        "postgresql://",
        "postgresql://user@host/db",
        "postgresql://host:5432/db?application_name=a@b",
        "postgresql://user@host:5432/db",
        "postgresql://[::1]:5432/db?user=a@b",
        "postgresql://a:1,b:2/db",
        "https://host:8080/x.shp"));

TEST(Password, IsLeftOutWhereALibraryQuotesIt) {
    constexpr const char* kConnection = "PG:postgresql://user:pa/ss%rd@host/db";
    // The sentences are those of libpq.
    EXPECT_EQ(
        io::shown_reason(R"(: invalid percent-encoded token: "ss%rd")", kConnection),
        R"(: invalid percent-encoded token: "...")");
    EXPECT_EQ(
        io::shown_reason(
            R"(: invalid integer value "pa" for connection option "port")", kConnection),
        R"(: invalid integer value "..." for connection option "port")");
    EXPECT_EQ(
        io::shown_reason(
            R"(: unexpected character "x" in URI: "postgresql://user:pa/ss%rd@host/db")",
            kConnection),
        R"(: unexpected character "x" in URI: "postgresql://user:...@host/db")");
    EXPECT_EQ(
        io::shown_reason(R"(: password authentication failed for user "user)", kConnection),
        R"(: password authentication failed for user "user)");
}

} // namespace

} // namespace huuco
