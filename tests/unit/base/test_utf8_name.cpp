// SPDX-License-Identifier: MIT
/// \file
/// Names that a result could not tell are refused in words that can be read.

#include "base/utf8_name.hpp"

#include <huuco/base/encoding.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace huuco {
namespace {

using testing::HasSubstr;

TEST(Utf8Name, IsTakenWhereItIs) {
    for (const char* const name : {"", "thua.shp", "Thửa đất xã Nhữ Khê.shp"}) {
        EXPECT_NO_THROW(require_utf8_name(name, ErrorCode::argument)) << name;
    }
}

TEST(Utf8Name, IsRefusedInOtherBytes) {
    for (const ErrorCode code : {ErrorCode::argument, ErrorCode::format}) {
        try {
            require_utf8_name(
                "th\xF6"
                "a.shp",
                code); // "thöa" in TCVN3's table of letters
            ADD_FAILURE() << "taken";
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), code);
            EXPECT_THAT(error.message().en, HasSubstr("th\uFFFDa.shp: is not in UTF-8"));
            EXPECT_THAT(error.message().vi, HasSubstr("th\uFFFDa.shp: không viết bằng UTF-8"));
            EXPECT_TRUE(is_valid_utf8(error.message().vi));
        }
    }
}

} // namespace
} // namespace huuco
