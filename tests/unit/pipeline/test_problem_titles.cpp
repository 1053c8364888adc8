// SPDX-License-Identifier: MIT
/// \file
/// Every kind of problem has a title in both languages.

#include <huuco/geometry/repair.hpp>
#include <huuco/pipeline/check.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace huuco {

namespace {

void expect_titles(std::string_view kind) {
    const std::string word(kind);
    const std::string vi = problem_title(word, Language::vi);
    const std::string en = problem_title(word, Language::en);
    EXPECT_NE(vi, word);
    EXPECT_NE(en, word);
    EXPECT_NE(vi, en);
}

TEST(ProblemTitles, EveryDefectOfAnOutlineHasOne) {
    for (const std::string_view name : kDefectNames) {
        if (name != defect_name(Defect::none)) {
            expect_titles(name);
        }
    }
}

TEST(ProblemTitles, EveryOtherKindOfTheDocumentationHasOne) {
    for (const std::string_view kind :
         {"closed_line",
          "curve",
          "collection",
          "not_polygon",
          "overlap",
          "duplicate",
          "duplicate_geometry",
          "duplicate_key",
          "village_overlap",
          "village_gap",
          "village_gaps_unknown",
          "organic_overlap",
          "overlay_failed",
          "shape_unknown",
          "legal_area_differs",
          "gap",
          "missing_key",
          "blank_land_code",
          "unknown_land_code",
          "unknown_crop",
          "outside_villages",
          "sliver",
          "area_without_parcel",
          "register_row_unmatched",
          "register_row_ambiguous",
          "register_row_several_parcels",
          "suspension_without_certificate",
          "certified_areas_differ",
          "undecodable_text",
          "lost_letters",
          "crop_area_differs",
          "cut_text",
          "amounts_not_whole",
          "bad_area",
          "bad_date",
          "spreadsheet_day",
          "wrong_winding"}) {
        expect_titles(kind);
    }
}

TEST(ProblemTitles, AKindWithoutOneKeepsItsWord) {
    EXPECT_EQ(problem_title("something_else", Language::vi), "something_else");
}

} // namespace

} // namespace huuco
