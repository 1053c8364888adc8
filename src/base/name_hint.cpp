// SPDX-License-Identifier: MIT
/// \file
/// Edit distance over UTF-16 units of folded names.

#include "base/message_format.hpp"

#include <huuco/base/name_hint.hpp>
#include <huuco/base/text.hpp>

#include <unicode/unistr.h>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <vector>

namespace huuco {

namespace {

icu::UnicodeString folded(std::string_view text) {
    return icu::UnicodeString::fromUTF8(fold_key(text));
}

/// Vietnamese letters are one UTF-16 unit each in normal form C, so units serve as letters.
std::size_t edit_distance(const icu::UnicodeString& a, const icu::UnicodeString& b) {
    const auto columns = static_cast<std::size_t>(b.length()) + 1;
    std::vector<std::size_t> before(columns);
    std::vector<std::size_t> last(columns);
    std::vector<std::size_t> now(columns);
    for (std::size_t j = 0; j < columns; ++j) {
        last[j] = j;
    }
    for (int i = 1; i <= a.length(); ++i) {
        now[0] = static_cast<std::size_t>(i);
        for (int j = 1; j <= b.length(); ++j) {
            const auto at = static_cast<std::size_t>(j);
            const std::size_t replace = last[at - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            now[at] = std::min({last[at] + 1, now[at - 1] + 1, replace});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                now[at] = std::min(now[at], before[at - 2] + 1);
            }
        }
        before.swap(last);
        last.swap(now);
    }
    return last.back();
}

} // namespace

std::optional<std::string>
nearest_name(std::string_view wanted, std::span<const std::string> known) {
    const icu::UnicodeString key = folded(wanted);
    const auto limit = std::max<std::size_t>(1, static_cast<std::size_t>(key.length()) / 3);
    std::size_t best = std::numeric_limits<std::size_t>::max();
    const std::string* nearest = nullptr;
    for (const std::string& name : known) {
        const std::size_t distance = edit_distance(key, folded(name));
        if (distance < best) {
            best = distance;
            nearest = &name;
        }
    }
    if (nearest == nullptr || best > limit) {
        return std::nullopt;
    }
    return *nearest;
}

Message did_you_mean(std::string_view wanted, std::span<const std::string> known) {
    const std::optional<std::string> name = nearest_name(wanted, known);
    return name ? message(" (có phải \"{}\"?)", " (did you mean \"{}\"?)", *name) : Message{};
}

} // namespace huuco
