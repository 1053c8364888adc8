// SPDX-License-Identifier: MIT
/// \file
/// Gzip members come back as they were; a damaged size costs no memory.
#include "tile/gzip.hpp"

#include <huuco/base/error.hpp>

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <cstdint>
#include <string>

namespace huuco::tile {

namespace {

/// The largest memory that this program has had, in kilobytes.
std::int64_t peak_kb() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

TEST(Gunzip, MakesNoRoomForMoreThanTheBytesCanHold) {
    std::string packed = gzip("a tile");
    packed.replace(packed.size() - 4, 4, "\xFF\xFF\xFF\xFF"); // RFC 1952, 2.3.1: ISIZE
    const std::int64_t before = peak_kb();
    EXPECT_THROW(static_cast<void>(gunzip(packed)), Error);
    EXPECT_LT(peak_kb() - before, 1'000'000);
}

TEST(Gunzip, UnpacksWhatShrinksMost) {
    const std::string zeros(1'000'000, '\0');
    EXPECT_EQ(gunzip(gzip(zeros)), zeros);
}

} // namespace

} // namespace huuco::tile
