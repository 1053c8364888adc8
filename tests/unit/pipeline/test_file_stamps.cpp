// SPDX-License-Identifier: MIT
/// \file
/// A file that changes while it is read makes figures of no version of it.

#include "pipeline/file_stamps.hpp"
#include "support/temporary_folder.hpp"

#include <huuco/base/error.hpp>
#include <huuco/pipeline/analysis.hpp>
#include <huuco/pipeline/make_tiles.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace huuco {
namespace {

namespace fs = std::filesystem;

using testing::AllOf;
using testing::HasSubstr;
using testing::ThrowsMessage;

class StampsOfFiles : public testing::Test {
protected:
    StampsOfFiles() {
        for (const char* name : {"a.shp", "a.dbf"}) {
            std::ofstream(m_folder.file(name)) << name;
        }
        m_stamps.take(m_folder.file("a.shp"), {"a.shp", "a.dbf", "a.cpg"});
    }

    void expect_told(const std::string& name) const {
        EXPECT_THAT(
            [&] { m_stamps.require_unchanged(); },
            ThrowsMessage<Error>(AllOf(HasSubstr(m_folder.file(name)), HasSubstr("changed"))));
    }

    test::TemporaryFolder m_folder;
    FileStamps m_stamps;
};

TEST_F(StampsOfFiles, AreTheSameWhereNobodyWrites) {
    std::ofstream(m_folder.file("another.csv")) << "beside it";
    EXPECT_NO_THROW(m_stamps.require_unchanged());
}

TEST_F(StampsOfFiles, TellASidecarThatIsWrittenToWithTheSameSize) {
    std::ofstream(m_folder.file("a.dbf"), std::ios::in) << "A.DBF";
    fs::last_write_time(
        m_folder.file("a.dbf"),
        fs::last_write_time(m_folder.file("a.dbf")) + std::chrono::milliseconds(10));
    expect_told("a.dbf");
}

TEST_F(StampsOfFiles, TellAFileThatIsCutOff) {
    const auto before = fs::last_write_time(m_folder.file("a.shp"));
    fs::resize_file(m_folder.file("a.shp"), 2);
    fs::last_write_time(m_folder.file("a.shp"), before);
    expect_told("a.shp");
}

TEST_F(StampsOfFiles, TellAFileThatIsReplacedByOneOfTheSameSizeAndTime) {
    const auto before = fs::last_write_time(m_folder.file("a.dbf"));
    std::ofstream(m_folder.file("new")) << "b.dbf";
    fs::last_write_time(m_folder.file("new"), before);
    fs::rename(m_folder.file("new"), m_folder.file("a.dbf"));
    expect_told("a.dbf");
}

TEST_F(StampsOfFiles, TellAFileThatIsGone) {
    fs::remove(m_folder.file("a.dbf"));
    expect_told("a.dbf");
}

TEST_F(StampsOfFiles, TellASidecarThatCame) {
    std::ofstream(m_folder.file("a.cpg")) << "UTF-8";
    expect_told("a.cpg");
}

TEST_F(StampsOfFiles, KeepTheFirstLook) {
    fs::resize_file(m_folder.file("a.shp"), 2);
    m_stamps.take(m_folder.file("a.shp"), {"a.shp", "a.dbf"});
    expect_told("a.shp");
}

TEST_F(StampsOfFiles, AreNoneOfADatabase) {
    FileStamps stamps;
    stamps.take("PG:dbname=land application_name=" + std::string(5000, 'x'), {});
    EXPECT_NO_THROW(stamps.require_unchanged());
}

/// Does something once, when the parcels are being read.
class WhileReading final : public Progress {
public:
    explicit WhileReading(std::function<void()> act) : m_act(std::move(act)) {}

    void begin(std::string_view step, std::uint64_t /*total*/) override {
        if (step == "read" && m_act) {
            std::exchange(m_act, nullptr)();
        }
    }

    void advance(std::uint64_t /*items*/) override {}

    void end() override {}

private:
    std::function<void()> m_act;
};

class RunOverAChangingFile : public testing::Test {
protected:
    RunOverAChangingFile() {
        setenv("HUUCO_DATA", HUUCO_SOURCE_DIR "/data", 1);
        fs::copy(HUUCO_SOURCE_DIR "/tests/cli/land/parcels.geojson", m_parcels);
    }

    test::TemporaryFolder m_folder;
    std::string m_parcels = m_folder.file("parcels.geojson");
    WhileReading m_progress{[this] { std::ofstream(m_parcels, std::ios::app) << ' '; }};
};

TEST_F(RunOverAChangingFile, IsRefusedByAnAnalysis) {
    AnalyzeOptions options;
    options.parcels = {m_parcels};
    options.needs_villages = false;
    options.products = {Product::geojson};
    EXPECT_THAT(
        [&] { static_cast<void>(analyze(options, m_progress)); },
        ThrowsMessage<Error>(AllOf(HasSubstr(m_parcels), HasSubstr("changed while it was read"))));
}

TEST_F(RunOverAChangingFile, IsRefusedByTiles) {
    MakeTilesOptions options;
    options.input = m_parcels;
    options.output = m_folder.file("t.pmtiles");
    EXPECT_THAT(
        [&] { static_cast<void>(make_tiles(options, m_progress)); },
        ThrowsMessage<Error>(AllOf(HasSubstr(m_parcels), HasSubstr("changed while it was read"))));
    EXPECT_FALSE(fs::exists(options.output));
}

} // namespace
} // namespace huuco
