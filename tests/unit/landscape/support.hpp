// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Small landscapes and file contents for the generator's tests.

#include "options.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace landscape::testing {

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
