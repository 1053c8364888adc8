// SPDX-License-Identifier: MIT
/// \file
/// Finds blanks by their bytes in UTF-8.

#include <huuco/base/blanks.hpp>

#include <cstddef>

namespace huuco {

namespace {

using namespace std::string_view_literals;

/// Bytes of the blank beyond ASCII that stands there; 0 for anything else.
std::size_t wide_blank_at(std::string_view text) noexcept {
    if (text.starts_with("\xC2\xA0"sv)) {
        return 2;
    }
    constexpr std::size_t kLength = 3;
    constexpr unsigned char kHairSpace = 0x8A; // last byte of U+200A; U+2000 ends in 0x80
    const bool is_of_typesetting = text.size() >= kLength && text.starts_with("\xE2\x80"sv) &&
                                   static_cast<unsigned char>(text[2]) <= kHairSpace;
    const bool is_other = text.starts_with("\xE2\x80\xAF"sv) || // U+202F
                          text.starts_with("\xE2\x81\x9F"sv) || // U+205F
                          text.starts_with("\xE3\x80\x80"sv);   // U+3000
    return is_of_typesetting || is_other ? kLength : 0;
}

} // namespace

std::string with_plain_blanks(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    while (!text.empty()) {
        const std::size_t blank = wide_blank_at(text);
        plain.push_back(blank > 0 ? ' ' : text.front());
        text.remove_prefix(blank > 0 ? blank : 1);
    }
    return plain;
}

} // namespace huuco
