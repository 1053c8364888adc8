// SPDX-License-Identifier: MIT
/// \file
/// Problems of single parcels: which are kept, which only counted.

#include "pipeline/allocation_report.hpp"
#include "support/temporary_folder.hpp"

#include <huuco/pipeline/publish.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <string>
#include <vector>

namespace huuco {
namespace {

using testing::ElementsAre;
using testing::Pair;

constexpr std::uint64_t kSecondFile = 5'000; ///< number of its first parcel

/// Two files of parcels, of which the report asks the names only.
class AllocationReportTest : public testing::Test {
protected:
    AllocationReportTest() {
        const std::array<std::uint64_t, 2> first_fids = {0, kSecondFile};
        for (std::size_t file = 0; file < first_fids.size(); ++file) {
            const std::string path = m_folder.file(file == 0 ? "a.geojson" : "b.geojson");
            std::ofstream(path)
                << R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},)"
                << R"("geometry":{"type":"Polygon","coordinates":[[[105,21],[106,21],[106,22],[105,21]]]}}]})";
            m_inputs.parcels.push_back({Dataset::open(path), {}, {}});
            m_inputs.parcels.back().first_fid = first_fids[file];
        }
    }

    /// A batch whose parcels all differ from their registered area.
    static void
    note_differing(AllocationReport& report, std::uint64_t first_fid, std::size_t count) {
        ParcelBatch batch;
        batch.first_fid = first_fid;
        batch.fates.assign(count, ParcelFate::used);
        AllocatedBatch allocated;
        for (std::size_t row = 0; row < count; ++row) {
            const auto x = static_cast<double>(row);
            for (const Point& point : {Point{x, 7.0}, {x + 1.0, 7.0}, {x, 8.0}, {x, 7.0}}) {
                batch.shapes.add_point(point);
            }
            batch.shapes.end_ring();
            batch.shapes.end_polygon();
            batch.shapes.end_shape();
            AreaMismatch& mismatch = allocated.mismatches.emplace_back();
            mismatch.row = static_cast<decltype(mismatch.row)>(row);
            mismatch.legal_m2 = 900.0;
            mismatch.measured_m2 = 1000.0;
        }
        report.note(batch, allocated);
    }

    /// Numbers of the parcels of a file that are noted.
    [[nodiscard]] std::vector<std::uint64_t> noted(const char* name) const {
        std::vector<std::uint64_t> features;
        for (const Problem& problem : m_analysis.problems) {
            if (problem.source == m_folder.file(name)) {
                features.push_back(problem.feature);
            }
        }
        return features;
    }

    test::TemporaryFolder m_folder;
    Inputs m_inputs;
    Analysis m_analysis;
};

TEST_F(AllocationReportTest, KeepsOfEachFileTheFirstThatASummaryListsAndCountsTheOthers) {
    AllocationReport report(m_inputs, m_analysis, false, Language::en);
    note_differing(report, 0, kMostProblemsListed - 1);
    note_differing(report, kMostProblemsListed - 1, 4);
    note_differing(report, kSecondFile, 2);
    EXPECT_EQ(noted("a.geojson").size(), kMostProblemsListed);
    EXPECT_EQ(noted("a.geojson").front(), 0U);
    EXPECT_EQ(noted("a.geojson").back(), kMostProblemsListed - 1);
    EXPECT_THAT(noted("b.geojson"), ElementsAre(kSecondFile, kSecondFile + 1));
    EXPECT_THAT(m_analysis.unlisted_problems, ElementsAre(Pair("legal_area_differs", 3U)));
}

TEST_F(AllocationReportTest, KeepsAllWhereAProductShowsThem) {
    AllocationReport report(m_inputs, m_analysis, true, Language::en);
    note_differing(report, 0, kMostProblemsListed + 3);
    EXPECT_EQ(noted("a.geojson").size(), kMostProblemsListed + 3);
    EXPECT_TRUE(m_analysis.unlisted_problems.empty());
}

TEST_F(AllocationReportTest, AProblemIsPlacedOnTheFirstCornerOfItsParcel) {
    AllocationReport report(m_inputs, m_analysis, true, Language::en);
    note_differing(report, 0, 3);
    ASSERT_TRUE(m_analysis.problems.back().place.has_value());
    EXPECT_EQ(*m_analysis.problems.back().place, (Point{2.0, 7.0}));
}

} // namespace
} // namespace huuco
