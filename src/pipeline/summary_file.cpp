// SPDX-License-Identifier: MIT
/// \file
/// Writes and reads the summary, and says what is wrong with it.

#include "pipeline/summary_file.hpp"

#include "base/message_format.hpp"

#include <huuco/base/csv.hpp>
#include <huuco/base/encoding.hpp>
#include <huuco/base/error.hpp>

#include <filesystem>
#include <fstream>
#include <set>
#include <system_error>
#include <tuple>
#include <vector>

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

std::string read_summary_text(const std::filesystem::path& folder) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(folder / kSummaryFile, ignored)) {
        throw Error(
            ErrorCode::io,
            message(
                "{}: không có {}; hãy nêu thư mục mà huuco analyze hoặc huuco merge đã ghi.",
                "{}: there is no {}; name a folder that huuco analyze or huuco merge wrote.",
                folder.string(),
                kSummaryFile));
    }
    return read_file(folder / kSummaryFile);
}

void require_distinct_members(const std::filesystem::path& file, const std::string& text) {
    std::vector<std::set<std::string>> open; // the members so far of each object that is open
    const auto take =
        [&](int /*depth*/, nlohmann::json::parse_event_t event, const nlohmann::json& parsed) {
            if (event == nlohmann::json::parse_event_t::object_start) {
                open.emplace_back();
            } else if (event == nlohmann::json::parse_event_t::object_end) {
                open.pop_back();
            } else if (event == nlohmann::json::parse_event_t::key) {
                const auto name = parsed.get<std::string>();
                if (!open.back().insert(name).second) {
                    refuse_changed_file(file, name);
                }
            }
            return true;
        };
    std::ignore = nlohmann::json::parse(text, take, false);
}

void refuse_changed_file(const std::filesystem::path& file, std::string_view why) {
    throw Error(
        ErrorCode::format,
        message(
            "{}: không phải nội dung mà huuco đã ghi, hoặc đã bị sửa bằng tay ({}); hãy chạy lại.",
            "{}: is not what huuco wrote, or was changed by hand ({}); run it again.",
            file.string(),
            // It quotes the file, which may be no text.
            decode(why, Encoding::utf_8).text));
}

} // namespace huuco
