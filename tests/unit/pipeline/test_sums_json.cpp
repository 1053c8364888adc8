// SPDX-License-Identifier: MIT
/// \file
/// Exact sums go into JSON and back; rows that no register has are refused.

#include "pipeline/sums_json.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <stdexcept>
#include <vector>

namespace huuco {
namespace {

using Rows = std::vector<std::uint32_t>;

/// A result whose register of ten rows was read.
Analysis ten_rows() {
    Analysis analysis;
    analysis.register_account.rows = 10;
    return analysis;
}

TEST(SumsJson, RowsOfARegisterComeBack) {
    Analysis analysis = ten_rows();
    analysis.sums.register_rows.found = {0, 1, 2, 5, 7, 8, 9};
    analysis.sums.register_rows.open = {std::numeric_limits<std::uint32_t>::max()};
    Analysis read = ten_rows();
    read_sums(sums_json(analysis), read);
    EXPECT_EQ(read.sums.register_rows.found, analysis.sums.register_rows.found);
    EXPECT_EQ(read.sums.register_rows.open, analysis.sums.register_rows.open);
    EXPECT_EQ(read.sums.register_rows.ambiguous, Rows());
}

TEST(SumsJson, OrganicAreasComeBack) {
    Analysis analysis;
    analysis.area_account.areas = 4;
    analysis.sums.areas_met = {0, 2, 3};
    Analysis read;
    read.area_account.areas = 4;
    read_sums(sums_json(analysis), read);
    EXPECT_EQ(read.sums.areas_met, analysis.sums.areas_met);
    read.area_account.areas = 2; // fewer than the runs tell of
    EXPECT_THROW(read_sums(sums_json(analysis), read), std::out_of_range);
}

TEST(SumsJson, DamagedRunsOfRowsAreRefused) {
    const nlohmann::ordered_json sound = sums_json(ten_rows());
    for (const char* const runs :
         {"[[0, 10]]",
          "[[0, 4294967295]]",
          "[[0, 18446744073709551615]]",
          "[[-1, 2]]",
          "[[4294967296, 4294967296]]",
          "[[5, 4]]",
          "[[0, 4], [4, 5]]",
          "[[3, 4], [0, 1]]",
          "[[0, 6], [8, 11]]"}) {
        nlohmann::ordered_json json = sound;
        json["register_rows"]["found"] = nlohmann::ordered_json::parse(runs);
        Analysis read = ten_rows();
        EXPECT_THROW(read_sums(json, read), std::out_of_range) << runs;
    }
}

TEST(SumsJson, SumsThatLeaveTheDoublesAreRefused) {
    const nlohmann::ordered_json sound = sums_json(ten_rows());
    for (const char* const parts : {"[1e308, 1e308]", "[-1e308, -1e308]", "[1e60]"}) {
        nlohmann::ordered_json json = sound;
        json["ground"]["parcels_m2"] = nlohmann::ordered_json::parse(parts);
        Analysis read = ten_rows();
        EXPECT_THROW(read_sums(json, read), std::out_of_range) << parts;
    }
}

TEST(SumsJson, MembersOfAnotherTypeAreRefused) {
    const nlohmann::ordered_json sound = sums_json(ten_rows());
    for (const char* const member :
         {"parcels", "extent", "areas", "ground", "register_rows", "legal_areas"}) {
        for (const char* const text : {"[]", "\"some\"", "[[]]"}) {
            nlohmann::ordered_json json = sound;
            json[member] = nlohmann::ordered_json::parse(text);
            Analysis read = ten_rows();
            try {
                read_sums(json, read);
            } catch (const nlohmann::json::exception&) {
                continue;
            }
            EXPECT_TRUE(json[member].empty()) << member << text;
        }
    }
}

} // namespace
} // namespace huuco
