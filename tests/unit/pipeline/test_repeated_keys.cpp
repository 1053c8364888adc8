// SPDX-License-Identifier: MIT
/// \file
/// Keys that stand twice, against a map of all keys.

#include "pipeline/repeated_keys.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace huuco {
namespace {

using Key = std::tuple<std::string, std::string, std::string>; ///< commune, sheet, parcel

FeatureRef feature_of_row(std::uint64_t row) {
    return {"parcels.shp", row};
}

/// Batches of a hundred parcels with these keys.
std::vector<ParcelBatch> batches_of(const std::vector<Key>& keys) {
    constexpr std::size_t kRowsABatch = 100;
    std::vector<ParcelBatch> batches;
    for (std::size_t row = 0; row < keys.size(); ++row) {
        if (row % kRowsABatch == 0) {
            batches.emplace_back().first_fid = row;
        }
        ParcelBatch& batch = batches.back();
        batch.field(FieldRole::commune).push_back(std::get<0>(keys[row]));
        batch.field(FieldRole::sheet).push_back(std::get<1>(keys[row]));
        batch.field(FieldRole::parcel).push_back(std::get<2>(keys[row]));
        batch.shapes.end_shape();
        batch.fates.push_back(ParcelFate::used);
    }
    for (ParcelBatch& batch : batches) {
        batch.close();
    }
    return batches;
}

/// Later and earlier rows of equal keys.
std::vector<std::pair<std::uint64_t, std::uint64_t>>
repeated_in(const std::vector<Key>& keys, SpillFile* file) {
    const std::vector<ParcelBatch> batches = batches_of(keys);
    KeyHashes hashes;
    if (file != nullptr) {
        hashes.keep_in(*file);
    }
    for (const ParcelBatch& batch : batches) {
        hashes.add(hashed_rows_of(batch));
    }
    std::vector<std::pair<std::uint64_t, std::uint64_t>> pairs;
    const RepeatedKeys repeated =
        repeated_keys(batches, std::move(hashes), feature_of_row, Language::en);
    EXPECT_EQ(repeated.pairs.size(), repeated.problems.size());
    for (const Problem& problem : repeated.problems) {
        EXPECT_EQ(problem.kind, "duplicate_key");
        pairs.emplace_back(problem.feature, problem.others.at(0).feature);
    }
    return pairs;
}

TEST(RepeatedKeys, AreThoseOfAMap) {
    std::mt19937 random(17); // NOLINT(cert-msc51-cpp): the same keys in every run
    std::uniform_int_distribution<int> sheet(1, 40);
    std::uniform_int_distribution<int> parcel(1, 200);
    std::vector<Key> keys;
    std::map<Key, std::uint64_t> last;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> expected;
    for (std::uint64_t row = 0; row < 5000; ++row) {
        keys.emplace_back("02530", std::to_string(sheet(random)), std::to_string(parcel(random)));
        if (const auto [before, is_new] = last.try_emplace(keys.back(), row); !is_new) {
            expected.emplace_back(row, std::exchange(before->second, row));
        }
    }
    EXPECT_GT(expected.size(), 1000U);
    EXPECT_LT(expected.size(), 4000U);
    EXPECT_THAT(repeated_in(keys, nullptr), testing::UnorderedElementsAreArray(expected));
    SpillFile file(testing::TempDir());
    EXPECT_THAT(repeated_in(keys, &file), testing::UnorderedElementsAreArray(expected));
}

TEST(RepeatedKeys, NameAFeatureByItsNumberAsItIs) {
    std::vector<Key> keys;
    for (std::uint64_t row = 0; row < 12346; ++row) {
        keys.emplace_back("02530", "1", std::to_string(row));
    }
    keys.push_back(keys.back());
    for (const Language language : {Language::vi, Language::en}) {
        const std::vector<ParcelBatch> batches = batches_of(keys);
        KeyHashes hashes;
        for (const ParcelBatch& batch : batches) {
            hashes.add(hashed_rows_of(batch));
        }
        const Problems problems =
            repeated_keys(batches, std::move(hashes), feature_of_row, language).problems;
        ASSERT_EQ(problems.size(), 1U);
        EXPECT_EQ(
            problems.front().note,
            in_language(
                language,
                "Trùng số tờ, số thửa (tờ 1, thửa 12345) với đối tượng số 12345 của lớp.",
                "Has the same key (sheet 1, parcel 12345) as feature 12345."));
    }
}

TEST(RepeatedKeys, KeysThatAreNotWholeAreNotCompared) {
    const std::vector<Key> keys = {
        {"02530", "5", ""},
        {"02530", "5", ""},
        {"02530", "", "7"},
        {"02530", "", "7"},
        {"", "5", "7"},
        {"", "5", "7"}, // whole without a commune
        {"02530", "5", "7"}};
    EXPECT_THAT(repeated_in(keys, nullptr), testing::ElementsAre(std::pair(5U, 4U)));
}

} // namespace
} // namespace huuco
