// SPDX-License-Identifier: MIT
/// \file
/// Parting a status from the day behind it.

#include "dated_status.hpp"

#include <huuco/base/text.hpp>

#include <algorithm>
#include <array>

namespace huuco::detail {

namespace {

/// Words between a status and the day since when it holds; longer ones before those they end with.
constexpr std::array<std::string_view, 9> kSince =
    {"kể từ ngày", "từ ngày", "vào ngày", "kể từ", "từ", "ngày", "since", "from", "on"};

/// \param words  folded
std::string_view without_since(std::string_view words) {
    constexpr std::string_view kAround = " (:,;-";
    const auto cut = [&] { words = words.substr(0, words.find_last_not_of(kAround) + 1); };
    cut();
    const auto* const since =
        std::ranges::find_if(kSince, [&](std::string_view word) { return words.ends_with(word); });
    if (since != kSince.end()) {
        words.remove_suffix(since->size());
        cut();
    }
    return words;
}

} // namespace

std::optional<DatedStatus> dated_suspension(std::string_view text, const Tables& tables) {
    const auto* const digit = std::ranges::find_if(text, is_digit);
    if (digit == text.end() || tables.find_status(text) != nullptr) {
        return std::nullopt;
    }
    const auto begin = static_cast<std::size_t>(digit - text.begin());
    const std::string words = fold_key(text.substr(0, begin));
    const std::string_view name = without_since(words);
    const Status* const status = tables.find_status(name);
    std::string_view rest = text.substr(begin);
    rest = rest.substr(0, rest.find_last_not_of(" ).") + 1);
    const std::optional<Date> day = parse_date(rest);
    if (status == nullptr || status->id != "suspended" || !day) {
        return std::nullopt;
    }
    return DatedStatus{std::string(name), *day};
}

} // namespace huuco::detail
