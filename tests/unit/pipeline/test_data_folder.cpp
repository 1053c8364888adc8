// SPDX-License-Identifier: MIT
/// \file
/// The folder of the code tables, by the environment.

#include "support/temporary_folder.hpp"

#include <huuco/base/error.hpp>
#include <huuco/pipeline/data_folder.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace huuco {
namespace {

class DataFolder : public testing::Test {
protected:
    void SetUp() override { setenv("HUUCO_DATA", HUUCO_SOURCE_DIR "/data", 1); }

    void TearDown() override {
        use_data_folder({});
        SetUp();
    }
};

TEST_F(DataFolder, IsThatOfTheEnvironment) {
    EXPECT_EQ(data_folder(), HUUCO_SOURCE_DIR "/data");
}

TEST_F(DataFolder, IsThatWhichTheProgramNamed) {
    const test::TemporaryFolder other;
    std::filesystem::create_directory(other.path() / "tables");
    std::ofstream(other.path() / "tables" / "land_codes.csv") << "code\n";
    use_data_folder(other.path());
    EXPECT_EQ(data_folder(), other.path());
    use_data_folder({});
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
