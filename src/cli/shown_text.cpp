// SPDX-License-Identifier: MIT
/// \file
/// Characters that a terminal obeys, by their bytes in UTF-8.

#include "cli/shown_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace huuco::cli {

namespace {

constexpr std::string_view kReplacement = "\uFFFD";

/// Characters of UTF-8 with the same bytes but for the last one.
struct Obeyed {
    std::string_view begin;
    unsigned char first;
    unsigned char last;
};

constexpr std::array<Obeyed, 7> kObeyed = {{
    {"", 0x00, 0x08},
    {"", 0x0B, 0x1F}, // not the tab and the line feed before
    {"", 0x7F, 0x7F},
    {"\xC2", 0x80, 0x9F},     // C1
    {"\xE2\x80", 0xA8, 0xA9}, // separators of lines and paragraphs
    {"\xE2\x80", 0xAA, 0xAE}, // embeddings and overrides of direction
    {"\xE2\x81", 0xA6, 0xA9}, // isolates
}};

/// Bytes of the obeyed character with which a text begins; 0 where it begins with none.
std::size_t obeyed_at_begin(std::string_view text) noexcept {
    const auto* const found = std::ranges::find_if(kObeyed, [&](const Obeyed& obeyed) {
        if (!text.starts_with(obeyed.begin) || text.size() == obeyed.begin.size()) {
            return false;
        }
        const auto last = static_cast<unsigned char>(text[obeyed.begin.size()]);
        return obeyed.first <= last && last <= obeyed.last;
    });
    return found == kObeyed.end() ? 0 : found->begin.size() + 1;
}

} // namespace

std::string shown(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const std::size_t obeyed = obeyed_at_begin(text);
        if (obeyed == 0) {
            result += text.front();
        } else {
            result += kReplacement;
        }
        text.remove_prefix(std::max<std::size_t>(1, obeyed));
    }
    return result;
}

std::string shown_on_one_line(std::string_view text) {
    std::string line(text);
    std::ranges::replace_if(
        line, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return shown(line);
}

} // namespace huuco::cli
