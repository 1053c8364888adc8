// SPDX-License-Identifier: MIT
/// \file
/// The folder of the code tables, by the environment.

#include "pipeline/data_folder.hpp"
#include "support/temporary_folder.hpp"

#include <huuco/base/error.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

namespace huuco {
namespace {

class DataFolder : public testing::Test {
protected:
    void SetUp() override { setenv("HUUCO_DATA", HUUCO_SOURCE_DIR "/data", 1); }

    void TearDown() override { SetUp(); }
};

TEST_F(DataFolder, IsThatOfTheEnvironment) {
    EXPECT_EQ(data_folder(), HUUCO_SOURCE_DIR "/data");
}

TEST_F(DataFolder, IsNoOtherWhereTheNamedOneHasNoTables) {
    const test::TemporaryFolder empty;
    setenv("HUUCO_DATA", empty.path().c_str(), 1);
    try {
        static_cast<void>(data_folder());
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::io);
        EXPECT_THAT(
            error.what(), testing::HasSubstr("were not found in " + empty.path().string() + ";"));
    }
}

} // namespace
} // namespace huuco
