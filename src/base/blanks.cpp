// SPDX-License-Identifier: MIT
/// \file
/// Finds blanks by their bytes in UTF-8.

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
        const auto byte = static_cast<unsigned char>(text.front());
        const std::size_t length = byte < 0xC2 ? 1 : (byte < 0xE0 ? 2 : 3); // none has four bytes
        const bool is_blank = is_wide_blank(text.substr(0, length));
        plain.push_back(is_blank ? ' ' : text.front());
        text.remove_prefix(is_blank ? length : 1);
    }
    return plain;
}

} // namespace huuco
