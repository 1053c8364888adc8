// SPDX-License-Identifier: MIT
/// \file
/// Writes and reads the summary, and says what is wrong with it.

#include "pipeline/summary_file.hpp"

#include "base/message_format.hpp"

#include <huuco/base/csv.hpp>
#include <huuco/base/encoding.hpp>
#include <huuco/base/error.hpp>

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <system_error>
#include <vector>

namespace huuco {

namespace {

/// \throws Error `format` for what is no object of JSON from end to end; as refuse_changed_file
///         where a member stands twice
void require_whole_object(const std::filesystem::path& file, const std::string& text) {
    constexpr int kMostDepth = 100;
    std::vector<std::set<std::string>> open; // the members so far of each object that is open
    const auto take =
        [&](int depth, nlohmann::json::parse_event_t event, const nlohmann::json& parsed) {
            if (depth > kMostDepth) { // copying and comparing call themselves for each level
                refuse_changed_file(file, fmt::format("{{[ … ]}} {}", depth));
            }
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
    if (!nlohmann::json::parse(text, take, false).is_object()) {
        throw Error(
            ErrorCode::format,
            message(
                "{}: không phải kết quả nguyên vẹn của huuco: tệp bị cắt ngang khi sao chép, đã bị "
                "sửa, hoặc là tệp khác. Hãy sao chép lại cả thư mục kết quả, hoặc chạy lại lệnh đã "
                "ghi ra nó.",
                "{}: is no whole result of huuco: it was cut short in copying, was changed, or is "
                "another file. Copy the whole folder of the result again, or run again what wrote "
                "it.",
                file.string()));
    }
}

} // namespace

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
    const std::filesystem::path path = folder / kSummaryFile;
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) {
        throw Error(
            ErrorCode::io,
            message(
                "{}: không có {}; hãy nêu thư mục mà huuco analyze hoặc huuco merge đã ghi.",
                "{}: there is no {}; name a folder that huuco analyze or huuco merge wrote.",
                folder.string(),
                kSummaryFile));
    }
    std::string text = read_file(path);
    require_whole_object(path, text);
    return text;
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
