// SPDX-License-Identifier: MIT
/// \file
/// Finds blanks by their bytes in UTF-8.

#include "utf8.hpp"

#include <huuco/base/blanks.hpp>

#include <cstddef>

namespace huuco {

using namespace std::string_view_literals;

bool is_wide_blank(std::string_view character) noexcept {
    return character == "\u00A0"sv || (character >= "\u2000"sv && character <= "\u200A"sv) ||
           character == "\u202F"sv || character == "\u205F"sv || character == "\u3000"sv;
}

std::string with_plain_blanks(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    while (!text.empty()) {
        const std::string_view character = text.substr(0, detail::next_sequence(text, 0).first);
        plain.append(is_wide_blank(character) ? " " : character);
        text.remove_prefix(character.size());
    }
    return plain;
}

} // namespace huuco
