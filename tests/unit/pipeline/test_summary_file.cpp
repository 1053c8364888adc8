// SPDX-License-Identifier: MIT
/// \file
/// What is said of a damaged file of a result is text, whatever the file holds.

#include "pipeline/summary_file.hpp"

#include <huuco/base/encoding.hpp>
#include <huuco/base/error.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace huuco {
namespace {

TEST(SummaryFile, BytesThatAreNoTextAreNotRepeated) {
    try {
        read_members_of("summary.json", [] { return nlohmann::json::parse("\"a\xFF\""); });
        ADD_FAILURE() << "it is read";
    } catch (const Error& error) {
        EXPECT_TRUE(is_valid_utf8(error.message().vi));
        EXPECT_TRUE(is_valid_utf8(error.message().en));
        EXPECT_THAT(error.message().en, testing::HasSubstr("last read: '\"a\uFFFD'"));
    }
}

} // namespace
} // namespace huuco
