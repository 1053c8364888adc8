// SPDX-License-Identifier: MIT
/// \file
/// The statuses of the shipped table.

#include "cli/status_words.hpp"

#include <algorithm>
#include <array>

namespace huuco::cli {

namespace {

struct StatusWords {
    std::string_view id;
    const char* vi;
    const char* en;
};

constexpr std::array<StatusWords, 9> kStatuses = {{
    {"certified", "được chứng nhận hữu cơ", "certified organic"},
    {"in_conversion", "đang chuyển đổi sang hữu cơ", "in conversion"},
    {"pgs", "hữu cơ theo PGS", "organic by PGS"},
    {"expired", "đã hết hạn", "expired"},
    {"suspended", "bị đình chỉ hoặc thu hồi", "suspended or withdrawn"},
    {"self_declared", "tự công bố", "self-declared"},
    {"planned", "dự kiến", "planned"},
    {"none", "chưa hoặc không được chứng nhận hữu cơ", "not certified organic"},
    {"unknown", "chưa rõ", "unknown"},
}};

} // namespace

std::string_view status_in_words(std::string_view id, Language language) noexcept {
    const auto* const found = std::ranges::find(kStatuses, id, &StatusWords::id);
    return found == kStatuses.end() ? id : in_language(language, found->vi, found->en);
}

} // namespace huuco::cli
