// SPDX-License-Identifier: MIT
/// \file
/// A merged result against its parts.

#include "base/message_format.hpp"
#include "pipeline/files_beside.hpp"
#include "pipeline/recorded_summary.hpp"
#include "pipeline/summary_file.hpp"

#include <huuco/base/error.hpp>
#include <huuco/io/file_hash.hpp>
#include <huuco/pipeline/merge.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <system_error>

namespace huuco {

namespace {

namespace fs = std::filesystem;

bool is_result(const fs::path& folder) {
    std::error_code ignored;
    return fs::is_regular_file(folder / kSummaryFile, ignored);
}

VerifyItem compare_part(const fs::path& part, const std::string& sha256, Language language) {
    VerifyItem item{VerifySubject::input, part.string(), VerifyState::missing, {}};
    if (!is_result(part)) {
        return item;
    }
    const bool is_same = sha256_of_file(part / kSummaryFile) == sha256;
    item.state = is_same ? VerifyState::same : VerifyState::differs;
    item.note = is_same
                    ? message_in(
                          language,
                          "kiểm tra chính kết quả này bằng: huuco verify {}",
                          "verify this result itself with: huuco verify {}",
                          fs::absolute(part).lexically_normal().string())
                    : in_language(language, "đã thay đổi từ khi gộp", "changed since the merger");
    return item;
}

} // namespace

std::vector<fs::path> merged_parts(const fs::path& result) {
    std::vector<fs::path> parts;
    const nlohmann::json summary = read_recorded_summary(result);
    read_members_of(result / kSummaryFile, [&] {
        for (const nlohmann::json& part : summary.value("parts", nlohmann::json::array())) {
            parts.emplace_back(part.at("path").get<std::string>());
        }
    });
    return parts;
}

VerifyReport verify_merged(const fs::path& result, Language language) {
    const nlohmann::json summary = read_recorded_summary(result);
    // The figures hold sentences, in the language of the merger.
    const Language of_result = read_members_of(result / kSummaryFile, [&] {
        return summary.value("/run/options/lang"_json_pointer, "vi") == "en" ? Language::en
                                                                             : Language::vi;
    });
    const std::vector<fs::path> parts = merged_parts(result);
    VerifyReport report;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto sha256 = read_members_of(result / kSummaryFile, [&] {
            return summary.at("parts").at(i).at("sha256").get<std::string>();
        });
        report.items.push_back(compare_part(parts[i], sha256, language));
    }
    try {
        const MergedResult merged = merge_results(parts, of_result);
        report.items.push_back(
            compare_summaries(summary, nlohmann::json::parse(merged.summary), language));
    } catch (const Error& error) {
        report.items.push_back(
            {VerifySubject::figures,
             kSummaryFile,
             VerifyState::unchecked,
             fmt::format(
                 "{}: {}",
                 in_language(language, "không gộp lại được", "cannot be merged again"),
                 error.message().in(language))});
    }
    std::ranges::move(files_beside(result, {}, language), std::back_inserter(report.items));
    return report;
}

} // namespace huuco
