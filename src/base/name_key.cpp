// SPDX-License-Identifier: MIT
/// \file
/// The key under which two spellings of a field or place name are the same.

#include <huuco/base/name_key.hpp>
#include <huuco/base/text.hpp>

#include <array>

namespace huuco {

namespace {

/// Lower-case letters with marks, by the letter below them.
struct MarkedLetters {
    char base;
    std::string_view letters;
};

constexpr std::array<MarkedLetters, 7> kMarkedLetters = {{
    {'a', "àáảãạăằắẳẵặâầấẩẫậ"},
    {'d', "đ"},
    {'e', "èéẻẽẹêềếểễệ"},
    {'i', "ìíỉĩị"},
    {'o', "òóỏõọôồốổỗộơờớởỡợ"},
    {'u', "ùúủũụưừứửữự"},
    {'y', "ỳýỷỹỵ"},
}};

std::size_t sequence_length(char lead) noexcept {
    const auto byte = static_cast<unsigned char>(lead);
    return byte < 0x80 ? 1 : (byte < 0xE0 ? 2 : (byte < 0xF0 ? 3 : 4));
}

bool is_separator(char c) noexcept {
    return c == ' ' || c == '_' || c == '-' || c == '.';
}

void append_without_mark(std::string_view letter, std::string& key) {
    for (const MarkedLetters& marked : kMarkedLetters) {
        if (marked.letters.find(letter) != std::string_view::npos) {
            key += marked.base;
            return;
        }
    }
    key += letter;
}

} // namespace

std::string name_key(std::string_view name) {
    const std::string folded = fold_key(name);
    std::string key;
    for (std::size_t i = 0; i < folded.size();) {
        const std::size_t length = sequence_length(folded[i]);
        const std::string_view letter = std::string_view(folded).substr(i, length);
        if (length > 1) {
            append_without_mark(letter, key);
        } else if (!is_separator(letter.front())) {
            key += letter;
        }
        i += length;
    }
    return key;
}

} // namespace huuco
