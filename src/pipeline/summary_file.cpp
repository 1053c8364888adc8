// SPDX-License-Identifier: MIT
/// \file
/// The summary as a file.

#include "pipeline/summary_file.hpp"

#include <huuco/base/error.hpp>

#include <fmt/format.h>

#include <filesystem>
#include <fstream>

namespace huuco {

void write_summary(const OutputDirectory& folder, const std::string& text) {
    const std::filesystem::path path = folder.path(kSummaryFile);
    std::ofstream file(path, std::ios::binary);
    file << text;
    file.close();
    if (!file) {
        throw Error(
            ErrorCode::io, fmt::format("{}: cannot be written; is the disk full?", path.string()));
    }
}

} // namespace huuco
