// SPDX-License-Identifier: MIT
/// \file
/// The summary as a file.

#include "pipeline/summary_file.hpp"

#include "base/message_format.hpp"

#include <huuco/base/error.hpp>

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
            ErrorCode::io,
            message(
                "{}: không ghi được; hãy xem đĩa có đầy không.",
                "{}: cannot be written; is the disk full?",
                path.string()));
    }
}

} // namespace huuco
