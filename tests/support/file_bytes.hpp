// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Whole files as bytes: written as they are, and read back.

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>

namespace huuco::test {

/// \throws std::runtime_error when it cannot be written
inline void write_file(const std::string& path, std::string_view content) {
    std::ofstream file(path, std::ios::binary);
    file.write(content.data(), static_cast<std::streamsize>(content.size()));
    if (!file.good()) {
        throw std::runtime_error("test data: " + path);
    }
}

/// All bytes of a file.
[[nodiscard]] inline std::string contents(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace huuco::test
