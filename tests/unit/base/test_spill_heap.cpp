// SPDX-License-Identifier: MIT
/// \file
/// Arrays beyond a budget lie in files, hold what is written to them, and are not kept mapped.

#include "support/temporary_folder.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/spill_heap.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <limits>
#include <memory_resource>
#include <numeric>
#include <thread>
#include <vector>

namespace huuco {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using Numbers = std::pmr::vector<std::uint64_t>;

constexpr std::uint64_t kMegabyte = std::uint64_t{1} << 20U;
constexpr std::size_t kNumbersAMegabyte = kMegabyte / sizeof(std::uint64_t);

class SpillHeapTest : public testing::Test {
protected:
    test::TemporaryFolder m_folder;
};

void count_up(Numbers& numbers, std::uint64_t first) {
    std::iota(numbers.begin(), numbers.end(), first);
}

bool counts_up(const Numbers& numbers, std::uint64_t first) {
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (numbers[i] != first + i) {
            return false;
        }
    }
    return true;
}

/// What the system says is mapped of files, in bytes.
std::uint64_t mapped_of_files() {
    std::ifstream file("/proc/self/statm");
    std::uint64_t all = 0;
    std::uint64_t resident = 0;
    std::uint64_t of_files = 0;
    file >> all >> resident >> of_files;
    return of_files * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

TEST_F(SpillHeapTest, ArraysWithinTheBudgetLieInMemoryAndOthersInFiles) {
    SpillHeap heap(4 * kMegabyte, m_folder.path());
    Numbers first(3 * kNumbersAMegabyte, &heap);
    EXPECT_EQ(heap.in_files(), 0U);
    Numbers second(2 * kNumbersAMegabyte, &heap);
    EXPECT_EQ(heap.in_files(), 2 * kMegabyte);
    first = Numbers(&heap); // an array that is gone makes room for another
    const Numbers third(4 * kNumbersAMegabyte, &heap);
    EXPECT_EQ(heap.in_files(), 2 * kMegabyte);
    second = Numbers(&heap);
    EXPECT_EQ(heap.in_files(), 0U);
}

TEST_F(SpillHeapTest, SmallArraysDoNotCount) {
    SpillHeap heap(0, m_folder.path());
    const Numbers small(1000, &heap);
    EXPECT_EQ(heap.in_files(), 0U);
}

TEST_F(SpillHeapTest, ArraysInFilesHoldWhatIsWrittenToThem) {
    SpillHeap heap(0, m_folder.path());
    Numbers grown(&heap);
    for (std::uint64_t i = 0; i < 3 * kNumbersAMegabyte; ++i) {
        grown.push_back(i);
    }
    Numbers other(kNumbersAMegabyte, &heap);
    count_up(other, 500);
    heap.let_go();
    EXPECT_TRUE(counts_up(grown, 0));
    EXPECT_TRUE(counts_up(other, 500));
    count_up(grown, 9000); // and can be changed after it
    heap.let_go();
    EXPECT_TRUE(counts_up(grown, 9000));
}

TEST_F(SpillHeapTest, MemoryOfWhatLiesInFilesIsGivenBack) {
    SpillHeap heap(0, m_folder.path());
    const std::uint64_t before = mapped_of_files();
    Numbers large(256 * kNumbersAMegabyte, &heap);
    const auto is_given_back = [&] {
        return mapped_of_files() < before + SpillHeap::kLeastMapped + 2 * kMegabyte;
    };
    for (int i = 0; i < 1000 && !is_given_back(); ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    EXPECT_TRUE(is_given_back());
    large.back() = 7;
    EXPECT_EQ(large.back(), 7U);
}

TEST_F(SpillHeapTest, NothingIsLeftInTheFolder) {
    SpillHeap heap(0, m_folder.path());
    const Numbers numbers(kNumbersAMegabyte, &heap);
    EXPECT_TRUE(fs::is_empty(m_folder.path()));
}

TEST_F(SpillHeapTest, AFolderThatIsNotThereIsNamed) {
    SpillHeap heap(0, m_folder.path() / "missing");
    try {
        const Numbers numbers(kNumbersAMegabyte, &heap);
        ADD_FAILURE() << "no error";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::io);
        EXPECT_THAT(error.what(), HasSubstr("missing"));
    }
}

TEST_F(SpillHeapTest, AFullDiskIsAnError) {
    SpillHeap heap(0, m_folder.path());
    constexpr std::size_t kMoreThanAnyDisk = std::size_t{1} << 57U; // numbers: 2^60 bytes
    try {
        Numbers numbers(&heap);
        numbers.reserve(kMoreThanAnyDisk);
        ADD_FAILURE() << "no error";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::io);
        EXPECT_THAT(error.what(), HasSubstr(m_folder.path().string()));
    }
}

} // namespace
} // namespace huuco
