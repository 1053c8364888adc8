// SPDX-License-Identifier: MIT
/// \file
/// Capitals by ICU, or by a look at ASCII.

#include "base/capitals.hpp"

#include <huuco/base/encoding.hpp>

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>

namespace huuco {

std::string to_capitals(std::string_view text) {
    std::string capitals;
    if (is_ascii(text)) {
        capitals = text;
        std::ranges::transform(capitals, capitals.begin(), [](char c) {
            return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        });
        return capitals;
    }
    icu::UnicodeString unicode =
        icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    unicode.toUpper(icu::Locale::getRoot()).toUTF8String(capitals);
    return capitals;
}

} // namespace huuco
