// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Directories and file contents for the generator's tests.

#include "options.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace landscape::testing {

/// A directory that is emptied before and removed after the test that holds it.
class ScratchDirectory {
public:
    explicit ScratchDirectory(const std::string& name) {
        const auto* const info = ::testing::UnitTest::GetInstance()->current_test_info();
        std::string unique = std::string(info->test_suite_name()) + "_" + info->name() + "_" + name;
        std::replace(unique.begin(), unique.end(), '/', '_');
        m_path = std::filesystem::path(::testing::TempDir()) / ("huuco_landscape_" + unique);
        std::filesystem::remove_all(m_path);
    }

    ~ScratchDirectory() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }

    ScratchDirectory(const ScratchDirectory&) = delete;
    ScratchDirectory& operator=(const ScratchDirectory&) = delete;
    ScratchDirectory(ScratchDirectory&&) = delete;
    ScratchDirectory& operator=(ScratchDirectory&&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

inline std::string read_bytes(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// A small landscape: 800 parcels in five villages.
inline Options small_landscape(const std::filesystem::path& directory, std::uint64_t seed = 7) {
    Options options;
    options.directory = directory;
    options.size.parcels = 800;
    options.size.villages = 5;
    options.size.seed = seed;
    return options;
}

} // namespace landscape::testing
