// SPDX-License-Identifier: MIT
/// \file
/// Fingerprints made beside, against those made when they are asked for.

#include "pipeline/fingerprints.hpp"

#include <huuco/io/file_hash.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace huuco {
namespace {

class FingerprintsOfFiles : public testing::Test {
protected:
    FingerprintsOfFiles() {
        std::filesystem::create_directories(m_folder);
        for (const char* name : {"a.shp", "a.dbf", "b.csv"}) {
            std::ofstream(m_folder / name) << name;
        }
        m_records.resize(2);
        m_records[0].path = (m_folder / "a.shp").string();
        m_records[0].sidecars = {"a.shp", "a.dbf"};
        m_records[1].path = (m_folder / "b.csv").string();
    }

    ~FingerprintsOfFiles() override { std::filesystem::remove_all(m_folder); }

    FingerprintsOfFiles(const FingerprintsOfFiles&) = delete;
    FingerprintsOfFiles& operator=(const FingerprintsOfFiles&) = delete;
    FingerprintsOfFiles(FingerprintsOfFiles&&) = delete;
    FingerprintsOfFiles& operator=(FingerprintsOfFiles&&) = delete;

    std::filesystem::path m_folder =
        std::filesystem::path(testing::TempDir()) / "huuco_fingerprints";
    std::vector<InputRecord> m_records;
    NoProgress m_progress;
};

TEST_F(FingerprintsOfFiles, AreThoseOfEveryFileWhetherBegunOrNot) {
    Fingerprints fingerprints;
    fingerprints.begin(m_records[0]);
    fingerprints.fill_in(m_records, m_progress);
    ASSERT_EQ(m_records[0].files.size(), 2U);
    EXPECT_EQ(m_records[0].files[1].name, "a.dbf");
    EXPECT_EQ(m_records[0].files[1].sha256, sha256_of_file(m_folder / "a.dbf"));
    EXPECT_EQ(m_records[0].sha256, sha256_of_file(m_folder / "a.shp"));
    EXPECT_EQ(m_records[1].sha256, sha256_of_file(m_folder / "b.csv"));
}

TEST_F(FingerprintsOfFiles, AreThereForEveryInputOfTheSameFile) {
    m_records[1] = m_records[0];
    Fingerprints fingerprints;
    fingerprints.begin(m_records[0]);
    fingerprints.fill_in(m_records, m_progress);
    EXPECT_EQ(m_records[1].sha256, m_records[0].sha256);
    EXPECT_EQ(m_records[1].files.size(), 2U);
}

} // namespace
} // namespace huuco
