// SPDX-License-Identifier: MIT
/// \file
/// What went to a spill file comes back as it was, also after its memory was given back.

#include "support/temporary_folder.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/spill_file.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <string>
#include <thread>
#include <vector>

namespace huuco {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::ElementsAreArray;
using testing::HasSubstr;

class SpillFileTest : public testing::Test {
protected:
    test::TemporaryFolder m_folder;
};

std::vector<std::uint32_t> numbers_from(std::uint32_t first, std::size_t count) {
    std::vector<std::uint32_t> numbers(count);
    std::iota(numbers.begin(), numbers.end(), first);
    return numbers;
}

TEST_F(SpillFileTest, ArraysOfDifferentTypesComeBackAsTheyWere) {
    SpillFile file(m_folder.path());
    SpillableArray<std::uint8_t> bytes(std::vector<std::uint8_t>{1, 2, 3});
    SpillableArray<double> doubles(std::vector<double>{0.5, -1.25});
    bytes.spill(file);
    doubles.spill(file); // after three bytes, yet aligned
    EXPECT_TRUE(bytes.is_spilled());
    EXPECT_THAT(bytes.view(), ElementsAre(1, 2, 3));
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(doubles.view().data()) % alignof(double), 0U);
    EXPECT_THAT(doubles.view(), ElementsAre(0.5, -1.25));
    EXPECT_EQ(file.size(), 3U + 2 * sizeof(double));
}

TEST_F(SpillFileTest, WhatWasLetGoIsReadAgain) {
    SpillFile file(m_folder.path());
    std::vector<SpillableArray<std::uint32_t>> arrays;
    for (std::uint32_t i = 0; i < 50; ++i) { // neighbours share pages
        arrays.emplace_back(numbers_from(1000 * i, 700 + i));
        arrays.back().spill(file);
    }
    for (const auto& array : arrays) {
        array.let_go();
    }
    for (std::uint32_t i = 0; i < 50; ++i) {
        EXPECT_THAT(arrays[i].view(), ElementsAreArray(numbers_from(1000 * i, 700 + i)));
    }
}

TEST_F(SpillFileTest, IsCopiedFromAnyChunk) {
    SpillFile file(m_folder.path());
    std::vector<SpillableArray<std::uint32_t>> arrays;
    for (std::uint32_t i = 0; i < 12; ++i) { // 16 MB: several chunks
        arrays.emplace_back(numbers_from(7 * i, 350'000));
        arrays.back().spill(file);
    }
    for (std::uint32_t i = 0; i < 12; ++i) {
        std::vector<std::uint32_t> copy = {42};
        arrays[i].append_to(copy, &file);
        ASSERT_EQ(copy.size(), 350'001U);
        EXPECT_EQ(copy[0], 42U);
        EXPECT_TRUE(std::equal(copy.begin() + 1, copy.end(), arrays[i].view().begin()));
    }
}

/// Kilobytes of files that are mapped into this process and in memory.
std::int64_t resident_file_kb() {
    std::ifstream status("/proc/self/status");
    std::int64_t sum = 0;
    for (std::string word; status >> word;) {
        if (word == "RssFile:" || word == "RssShmem:") {
            std::int64_t kilobytes = 0;
            status >> kilobytes;
            sum += kilobytes;
        }
    }
    return sum;
}

TEST_F(SpillFileTest, LeavesNothingOfWhatWasReadAndLetGo) {
    SpillFile file(m_folder.path());
    std::vector<SpillableArray<std::uint32_t>> arrays;
    for (std::uint32_t i = 0; i < 4000; ++i) { // 16 MB
        arrays.emplace_back(numbers_from(i, 1000));
        arrays.back().spill(file);
    }
    file.let_go();
    const std::int64_t before = resident_file_kb();
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < arrays.size(); i += 3) { // neighbours come along unread
        sum += arrays[i].view().back();
        arrays[i].let_go();
    }
    EXPECT_GT(sum, 0U);
    EXPECT_LT(resident_file_kb() - before, 1024);
}

TEST_F(SpillFileTest, EverythingIsReadAgain) {
    SpillFile file(m_folder.path());
    file.let_go(); // nothing yet
    std::vector<SpillableArray<std::uint32_t>> arrays;
    for (std::uint32_t i = 0; i < 50; ++i) {
        arrays.emplace_back(numbers_from(1000 * i, 700 + i));
        arrays.back().spill(file);
    }
    file.let_go();
    for (std::uint32_t i = 0; i < 50; ++i) {
        EXPECT_THAT(arrays[i].view(), ElementsAreArray(numbers_from(1000 * i, 700 + i)));
    }
}

TEST_F(SpillFileTest, TakesMoreThanOneChunk) {
    SpillFile file(m_folder.path());
    const std::vector<std::byte> large(std::size_t{200} << 20U, std::byte{7});
    const std::span<const std::byte> first = file.append(large);
    const std::span<const std::byte> second = file.append(large); // no room in the first chunk
    EXPECT_EQ(first.back(), std::byte{7});
    EXPECT_EQ(second.front(), std::byte{7});
    EXPECT_EQ(second.back(), std::byte{7});
    EXPECT_EQ(file.size(), 2 * large.size());
}

TEST_F(SpillFileTest, IsCopiedWhileItGrows) {
    SpillFile file(m_folder.path());
    SpillableArray<std::uint32_t> numbers(numbers_from(5, 1000));
    numbers.spill(file);
    std::thread writer([&file] {
        const std::vector<std::byte> a_chunk(std::size_t{4} << 20U);
        for (int i = 0; i < 40; ++i) {
            static_cast<void>(file.append(a_chunk));
        }
    });
    for (int i = 0; i < 500; ++i) {
        std::vector<std::uint32_t> copied;
        numbers.append_to(copied, &file);
        EXPECT_EQ(copied, numbers_from(5, 1000));
    }
    writer.join();
}

TEST_F(SpillFileTest, NothingIsSeenInTheFolder) {
    SpillFile file(m_folder.path());
    static_cast<void>(file.append(std::as_bytes(std::span("abc"))));
    EXPECT_TRUE(fs::is_empty(m_folder.path()));
}

TEST_F(SpillFileTest, FolderThatIsNotThereIsNamed) {
    try {
        const SpillFile file(m_folder.file("missing"));
        FAIL() << "made a file in a folder that is not there";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::io);
        EXPECT_THAT(error.what(), HasSubstr("missing"));
        EXPECT_THAT(error.what(), HasSubstr("--memory"));
    }
}

TEST(SpillableArray, InMemoryItIsAnOrdinaryArray) {
    SpillableArray<int> array;
    array.own().push_back(3);
    array.let_go(); // nothing to give back
    EXPECT_FALSE(array.is_spilled());
    EXPECT_THAT(array.view(), ElementsAre(3));
}

} // namespace
} // namespace huuco
