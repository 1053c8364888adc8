// SPDX-License-Identifier: MIT
/// \file
/// Refuses to replace a folder in which there is more than an earlier output.

#include "io/foreign_names.hpp"

#include "base/message_format.hpp"

#include <huuco/base/error.hpp>

#include <fmt/ranges.h>

#include <algorithm>
#include <cstddef>

namespace huuco::io {

void require_no_foreign(const std::filesystem::path& folder, std::vector<std::string> names) {
    if (names.empty()) {
        return;
    }
    std::ranges::sort(names);
    constexpr std::size_t kMostNamed = 3;
    const std::size_t more = names.size() - std::min(names.size(), kMostNamed);
    names.resize(names.size() - more);
    throw Error(
        ErrorCode::argument,
        message(
            "{}: không ghi đè, vì trong đó còn có {}{} không thuộc kết quả trước và sẽ bị xóa "
            "theo; hãy chuyển đi nơi khác, hoặc nêu thư mục khác",
            "{}: is not overwritten, because it also holds {}{}, which is no part of the earlier "
            "result and would be deleted with it; move that elsewhere, or name another folder",
            folder.string(),
            fmt::join(names, ", "),
            more == 0 ? Message{} : message(" (và {} mục nữa)", " (and {} more)", Count{more})));
}

} // namespace huuco::io
