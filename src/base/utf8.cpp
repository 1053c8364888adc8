// SPDX-License-Identifier: MIT
/// \file
/// UTF-8 byte by byte: lengths of sequences, code points, appending.

#include "utf8.hpp"

namespace huuco::detail {

namespace {

/// Lowest and highest second byte that may follow a lead byte, and the length of the sequence; the
/// length is 0 for a byte that leads none (The Unicode Standard 15, table 3-7).
struct Lead {
    std::size_t length = 0;
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
};

Lead lead_of(unsigned char byte) noexcept {
    if (byte < 0x80) {
        return {1};
    }
    if (byte < 0xC2 || byte > 0xF4) {
        return {};
    }
    if (byte < 0xE0) {
        return {2};
    }
    if (byte < 0xF0) {
        const bool may_overlong = byte == 0xE0;
        const bool may_surrogate = byte == 0xED;
        return {
            3,
            static_cast<unsigned char>(may_overlong ? 0xA0 : 0x80),
            static_cast<unsigned char>(may_surrogate ? 0x9F : 0xBF)};
    }
    return {
        4,
        static_cast<unsigned char>(byte == 0xF0 ? 0x90 : 0x80),
        static_cast<unsigned char>(byte == 0xF4 ? 0x8F : 0xBF)};
}

} // namespace

std::pair<std::size_t, bool> next_sequence(std::string_view bytes, std::size_t at) noexcept {
    const Lead lead = lead_of(static_cast<unsigned char>(bytes[at]));
    if (lead.length == 0) {
        return {1, false};
    }
    for (std::size_t i = 1; i < lead.length; ++i) {
        if (at + i >= bytes.size()) {
            return {i, false};
        }
        const auto byte = static_cast<unsigned char>(bytes[at + i]);
        const bool fits = i == 1 ? byte >= lead.low && byte <= lead.high : (byte & 0xC0U) == 0x80U;
        if (!fits) {
            return {i, false};
        }
    }
    return {lead.length, true};
}

std::u32string code_points(std::string_view utf8) {
    std::u32string text;
    text.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t length = next_sequence(utf8, at).first;
        char32_t code_point = static_cast<unsigned char>(utf8[at]);
        if (length > 1) {
            code_point &= 0x7FU >> length; // the lead byte's own bits
            for (std::size_t i = 1; i < length; ++i) {
                code_point =
                    (code_point << 6U) | (static_cast<unsigned char>(utf8[at + i]) & 0x3FU);
            }
        }
        text.push_back(code_point);
        at += length;
    }
    return text;
}

void append_utf8(char32_t code_point, std::string& utf8) {
    const auto append = [&](char32_t byte) { utf8.push_back(static_cast<char>(byte)); };
    if (code_point < 0x80) {
        append(code_point);
    } else if (code_point < 0x800) {
        append(0xC0U | code_point >> 6U);
        append(0x80U | (code_point & 0x3FU));
    } else if (code_point < 0x10000) {
        append(0xE0U | code_point >> 12U);
        append(0x80U | (code_point >> 6U & 0x3FU));
        append(0x80U | (code_point & 0x3FU));
    } else {
        append(0xF0U | code_point >> 18U);
        append(0x80U | (code_point >> 12U & 0x3FU));
        append(0x80U | (code_point >> 6U & 0x3FU));
        append(0x80U | (code_point & 0x3FU));
    }
}

std::string to_utf8(std::u32string_view text) {
    std::string utf8;
    utf8.reserve(text.size() * 2);
    for (const char32_t code_point : text) {
        append_utf8(code_point, utf8);
    }
    return utf8;
}

} // namespace huuco::detail
