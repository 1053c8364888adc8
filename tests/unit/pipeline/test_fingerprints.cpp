// SPDX-License-Identifier: MIT
/// \file
/// Fingerprints made beside, against those made when they are asked for.

#include "pipeline/fingerprints.hpp"
#include "support/temporary_folder.hpp"

#include <huuco/io/file_hash.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

namespace huuco {
namespace {

class FingerprintsOfFiles : public testing::Test {
protected:
    FingerprintsOfFiles() {
        for (const char* name : {"a.shp", "a.dbf", "b.csv"}) {
            std::ofstream(m_folder.file(name)) << name;
        }
        m_records.resize(2);
        m_records[0].path = m_folder.file("a.shp");
        m_records[0].sidecars = {"a.shp", "a.dbf"};
        m_records[1].path = m_folder.file("b.csv");
    }

    test::TemporaryFolder m_folder;
    std::vector<InputRecord> m_records;
    NoProgress m_progress;
};

TEST_F(FingerprintsOfFiles, AreThoseOfEveryFileWhetherBegunOrNot) {
    Fingerprints fingerprints;
    fingerprints.begin(m_records[0]);
    fingerprints.fill_in(m_records, m_progress);
    ASSERT_EQ(m_records[0].files.size(), 2U);
    EXPECT_EQ(m_records[0].files[1].name, "a.dbf");
    EXPECT_EQ(m_records[0].files[1].sha256, sha256_of_file(m_folder.file("a.dbf")));
    EXPECT_EQ(m_records[0].sha256, sha256_of_file(m_folder.file("a.shp")));
    EXPECT_EQ(m_records[1].sha256, sha256_of_file(m_folder.file("b.csv")));
}

TEST_F(FingerprintsOfFiles, AreThereForEveryInputOfTheSameFile) {
    m_records[1] = m_records[0];
    Fingerprints fingerprints;
    fingerprints.begin(m_records[0]);
    fingerprints.fill_in(m_records, m_progress);
    EXPECT_EQ(m_records[1].sha256, m_records[0].sha256);
    EXPECT_EQ(m_records[1].files.size(), 2U);
}

TEST_F(FingerprintsOfFiles, AreNoneOfAConnectionThatIsLongerThanAnyPath) {
    m_records.resize(1);
    m_records[0].path = "PG:dbname=land application_name=" + std::string(5000, 'x');
    m_records[0].sidecars.clear();
    Fingerprints fingerprints;
    fingerprints.fill_in(m_records, m_progress);
    EXPECT_TRUE(m_records[0].sha256.empty());
    EXPECT_TRUE(m_records[0].files.empty());
}

} // namespace
} // namespace huuco
