// SPDX-License-Identifier: MIT

/// \file
/// The Vietnamese letters in the encodings that the generator writes.

#include "text_encoding.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace landscape {

namespace {

/// One accented letter, and its bytes in each encoding.
struct Letter {
    std::uint16_t code_point;
    char base;
    std::string_view tcvn3;
    std::string_view cp1258;
    std::string_view vni;
    std::string_view viscii;
    std::string_view viqr;
    std::string_view nfd;
};

// clang-format off
constexpr std::array<Letter, 134> letters = {{
    {0x00C0, 'A', "\xB5", "\xC0", "\x41\xD8", "\xC0", "A`", "\x41\xCC\x80"},
    {0x00C1, 'A', "\xB8", "\xC1", "\x41\xD9", "\xC1", "A'", "\x41\xCC\x81"},
    {0x00C2, 'A', "\xA2", "\xC2", "\x41\xC2", "\xC2", "A^", "\x41\xCC\x82"},
    {0x00C3, 'A', "\xB7", "\x41\xDE", "\x41\xD5", "\xC3", "A~", "\x41\xCC\x83"},
    {0x00C8, 'E', "\xCC", "\xC8", "\x45\xD8", "\xC8", "E`", "\x45\xCC\x80"},
    {0x00C9, 'E', "\xD0", "\xC9", "\x45\xD9", "\xC9", "E'", "\x45\xCC\x81"},
    {0x00CA, 'E', "\xA3", "\xCA", "\x45\xC2", "\xCA", "E^", "\x45\xCC\x82"},
    {0x00CC, 'I', "\xD7", "\x49\xCC", "\xCC", "\xCC", "I`", "\x49\xCC\x80"},
    {0x00CD, 'I', "\xDD", "\xCD", "\xCD", "\xCD", "I'", "\x49\xCC\x81"},
    {0x00D2, 'O', "\xDF", "\x4F\xCC", "\x4F\xD8", "\xD2", "O`", "\x4F\xCC\x80"},
    {0x00D3, 'O', "\xE3", "\xD3", "\x4F\xD9", "\xD3", "O'", "\x4F\xCC\x81"},
    {0x00D4, 'O', "\xA4", "\xD4", "\x4F\xC2", "\xD4", "O^", "\x4F\xCC\x82"},
    {0x00D5, 'O', "\xE2", "\x4F\xDE", "\x4F\xD5", "\xA0", "O~", "\x4F\xCC\x83"},
    {0x00D9, 'U', "\xEF", "\xD9", "\x55\xD8", "\xD9", "U`", "\x55\xCC\x80"},
    {0x00DA, 'U', "\xF3", "\xDA", "\x55\xD9", "\xDA", "U'", "\x55\xCC\x81"},
    {0x00DD, 'Y', "\xFD", "\x59\xEC", "\x59\xD9", "\xDD", "Y'", "\x59\xCC\x81"},
    {0x00E0, 'a', "\xB5", "\xE0", "\x61\xF8", "\xE0", "a`", "\x61\xCC\x80"},
    {0x00E1, 'a', "\xB8", "\xE1", "\x61\xF9", "\xE1", "a'", "\x61\xCC\x81"},
    {0x00E2, 'a', "\xA9", "\xE2", "\x61\xE2", "\xE2", "a^", "\x61\xCC\x82"},
    {0x00E3, 'a', "\xB7", "\x61\xDE", "\x61\xF5", "\xE3", "a~", "\x61\xCC\x83"},
    {0x00E8, 'e', "\xCC", "\xE8", "\x65\xF8", "\xE8", "e`", "\x65\xCC\x80"},
    {0x00E9, 'e', "\xD0", "\xE9", "\x65\xF9", "\xE9", "e'", "\x65\xCC\x81"},
    {0x00EA, 'e', "\xAA", "\xEA", "\x65\xE2", "\xEA", "e^", "\x65\xCC\x82"},
    {0x00EC, 'i', "\xD7", "\x69\xCC", "\xEC", "\xEC", "i`", "\x69\xCC\x80"},
    {0x00ED, 'i', "\xDD", "\xED", "\xED", "\xED", "i'", "\x69\xCC\x81"},
    {0x00F2, 'o', "\xDF", "\x6F\xCC", "\x6F\xF8", "\xF2", "o`", "\x6F\xCC\x80"},
    {0x00F3, 'o', "\xE3", "\xF3", "\x6F\xF9", "\xF3", "o'", "\x6F\xCC\x81"},
    {0x00F4, 'o', "\xAB", "\xF4", "\x6F\xE2", "\xF4", "o^", "\x6F\xCC\x82"},
    {0x00F5, 'o', "\xE2", "\x6F\xDE", "\x6F\xF5", "\xF5", "o~", "\x6F\xCC\x83"},
    {0x00F9, 'u', "\xEF", "\xF9", "\x75\xF8", "\xF9", "u`", "\x75\xCC\x80"},
    {0x00FA, 'u', "\xF3", "\xFA", "\x75\xF9", "\xFA", "u'", "\x75\xCC\x81"},
    {0x00FD, 'y', "\xFD", "\x79\xEC", "\x79\xF9", "\xFD", "y'", "\x79\xCC\x81"},
    {0x0102, 'A', "\xA1", "\xC3", "\x41\xCA", "\xC5", "A(", "\x41\xCC\x86"},
    {0x0103, 'a', "\xA8", "\xE3", "\x61\xEA", "\xE5", "a(", "\x61\xCC\x86"},
    {0x0110, 'D', "\xA7", "\xD0", "\xD1", "\xD0", "DD", "\xC4\x90"},
    {0x0111, 'd', "\xAE", "\xF0", "\xF1", "\xF0", "dd", "\xC4\x91"},
    {0x0128, 'I', "\xDC", "\x49\xDE", "\xD3", "\xCE", "I~", "\x49\xCC\x83"},
    {0x0129, 'i', "\xDC", "\x69\xDE", "\xF3", "\xEE", "i~", "\x69\xCC\x83"},
    {0x0168, 'U', "\xF2", "\x55\xDE", "\x55\xD5", "\x9D", "U~", "\x55\xCC\x83"},
    {0x0169, 'u', "\xF2", "\x75\xDE", "\x75\xF5", "\xFB", "u~", "\x75\xCC\x83"},
    {0x01A0, 'O', "\xA5", "\xD5", "\xD4", "\xB4", "O+", "\x4F\xCC\x9B"},
    {0x01A1, 'o', "\xAC", "\xF5", "\xF4", "\xBD", "o+", "\x6F\xCC\x9B"},
    {0x01AF, 'U', "\xA6", "\xDD", "\xD6", "\xBF", "U+", "\x55\xCC\x9B"},
    {0x01B0, 'u', "\xAD", "\xFD", "\xF6", "\xDF", "u+", "\x75\xCC\x9B"},
    {0x1EA0, 'A', "\xB9", "\x41\xF2", "\x41\xCF", "\x80", "A.", "\x41\xCC\xA3"},
    {0x1EA1, 'a', "\xB9", "\x61\xF2", "\x61\xEF", "\xD5", "a.", "\x61\xCC\xA3"},
    {0x1EA2, 'A', "\xB6", "\x41\xD2", "\x41\xDB", "\xC4", "A\?", "\x41\xCC\x89"},
    {0x1EA3, 'a', "\xB6", "\x61\xD2", "\x61\xFB", "\xE4", "a\?", "\x61\xCC\x89"},
    {0x1EA4, 'A', "\xCA", "\xC2\xEC", "\x41\xC1", "\x84", "A^'", "\x41\xCC\x82\xCC\x81"},
    {0x1EA5, 'a', "\xCA", "\xE2\xEC", "\x61\xE1", "\xA4", "a^'", "\x61\xCC\x82\xCC\x81"},
    {0x1EA6, 'A', "\xC7", "\xC2\xCC", "\x41\xC0", "\x85", "A^`", "\x41\xCC\x82\xCC\x80"},
    {0x1EA7, 'a', "\xC7", "\xE2\xCC", "\x61\xE0", "\xA5", "a^`", "\x61\xCC\x82\xCC\x80"},
    {0x1EA8, 'A', "\xC8", "\xC2\xD2", "\x41\xC5", "\x86", "A^\?", "\x41\xCC\x82\xCC\x89"},
    {0x1EA9, 'a', "\xC8", "\xE2\xD2", "\x61\xE5", "\xA6", "a^\?", "\x61\xCC\x82\xCC\x89"},
    {0x1EAA, 'A', "\xC9", "\xC2\xDE", "\x41\xC3", "\x06", "A^~", "\x41\xCC\x82\xCC\x83"},
    {0x1EAB, 'a', "\xC9", "\xE2\xDE", "\x61\xE3", "\xE7", "a^~", "\x61\xCC\x82\xCC\x83"},
    {0x1EAC, 'A', "\xCB", "\xC2\xF2", "\x41\xC4", "\x87", "A^.", "\x41\xCC\xA3\xCC\x82"},
    {0x1EAD, 'a', "\xCB", "\xE2\xF2", "\x61\xE4", "\xA7", "a^.", "\x61\xCC\xA3\xCC\x82"},
    {0x1EAE, 'A', "\xBE", "\xC3\xEC", "\x41\xC9", "\x81", "A('", "\x41\xCC\x86\xCC\x81"},
    {0x1EAF, 'a', "\xBE", "\xE3\xEC", "\x61\xE9", "\xA1", "a('", "\x61\xCC\x86\xCC\x81"},
    {0x1EB0, 'A', "\xBB", "\xC3\xCC", "\x41\xC8", "\x82", "A(`", "\x41\xCC\x86\xCC\x80"},
    {0x1EB1, 'a', "\xBB", "\xE3\xCC", "\x61\xE8", "\xA2", "a(`", "\x61\xCC\x86\xCC\x80"},
    {0x1EB2, 'A', "\xBC", "\xC3\xD2", "\x41\xDA", "\x02", "A(\?", "\x41\xCC\x86\xCC\x89"},
    {0x1EB3, 'a', "\xBC", "\xE3\xD2", "\x61\xFA", "\xC6", "a(\?", "\x61\xCC\x86\xCC\x89"},
    {0x1EB4, 'A', "\xBD", "\xC3\xDE", "\x41\xDC", "\x05", "A(~", "\x41\xCC\x86\xCC\x83"},
    {0x1EB5, 'a', "\xBD", "\xE3\xDE", "\x61\xFC", "\xC7", "a(~", "\x61\xCC\x86\xCC\x83"},
    {0x1EB6, 'A', "\xC6", "\xC3\xF2", "\x41\xCB", "\x83", "A(.", "\x41\xCC\xA3\xCC\x86"},
    {0x1EB7, 'a', "\xC6", "\xE3\xF2", "\x61\xEB", "\xA3", "a(.", "\x61\xCC\xA3\xCC\x86"},
    {0x1EB8, 'E', "\xD1", "\x45\xF2", "\x45\xCF", "\x89", "E.", "\x45\xCC\xA3"},
    {0x1EB9, 'e', "\xD1", "\x65\xF2", "\x65\xEF", "\xA9", "e.", "\x65\xCC\xA3"},
    {0x1EBA, 'E', "\xCE", "\x45\xD2", "\x45\xDB", "\xCB", "E\?", "\x45\xCC\x89"},
    {0x1EBB, 'e', "\xCE", "\x65\xD2", "\x65\xFB", "\xEB", "e\?", "\x65\xCC\x89"},
    {0x1EBC, 'E', "\xCF", "\x45\xDE", "\x45\xD5", "\x88", "E~", "\x45\xCC\x83"},
    {0x1EBD, 'e', "\xCF", "\x65\xDE", "\x65\xF5", "\xA8", "e~", "\x65\xCC\x83"},
    {0x1EBE, 'E', "\xD5", "\xCA\xEC", "\x45\xC1", "\x8A", "E^'", "\x45\xCC\x82\xCC\x81"},
    {0x1EBF, 'e', "\xD5", "\xEA\xEC", "\x65\xE1", "\xAA", "e^'", "\x65\xCC\x82\xCC\x81"},
    {0x1EC0, 'E', "\xD2", "\xCA\xCC", "\x45\xC0", "\x8B", "E^`", "\x45\xCC\x82\xCC\x80"},
    {0x1EC1, 'e', "\xD2", "\xEA\xCC", "\x65\xE0", "\xAB", "e^`", "\x65\xCC\x82\xCC\x80"},
    {0x1EC2, 'E', "\xD3", "\xCA\xD2", "\x45\xC5", "\x8C", "E^\?", "\x45\xCC\x82\xCC\x89"},
    {0x1EC3, 'e', "\xD3", "\xEA\xD2", "\x65\xE5", "\xAC", "e^\?", "\x65\xCC\x82\xCC\x89"},
    {0x1EC4, 'E', "\xD4", "\xCA\xDE", "\x45\xC3", "\x8D", "E^~", "\x45\xCC\x82\xCC\x83"},
    {0x1EC5, 'e', "\xD4", "\xEA\xDE", "\x65\xE3", "\xAD", "e^~", "\x65\xCC\x82\xCC\x83"},
    {0x1EC6, 'E', "\xD6", "\xCA\xF2", "\x45\xC4", "\x8E", "E^.", "\x45\xCC\xA3\xCC\x82"},
    {0x1EC7, 'e', "\xD6", "\xEA\xF2", "\x65\xE4", "\xAE", "e^.", "\x65\xCC\xA3\xCC\x82"},
    {0x1EC8, 'I', "\xD8", "\x49\xD2", "\xC6", "\x9B", "I\?", "\x49\xCC\x89"},
    {0x1EC9, 'i', "\xD8", "\x69\xD2", "\xE6", "\xEF", "i\?", "\x69\xCC\x89"},
    {0x1ECA, 'I', "\xDE", "\x49\xF2", "\xD2", "\x98", "I.", "\x49\xCC\xA3"},
    {0x1ECB, 'i', "\xDE", "\x69\xF2", "\xF2", "\xB8", "i.", "\x69\xCC\xA3"},
    {0x1ECC, 'O', "\xE4", "\x4F\xF2", "\x4F\xCF", "\x9A", "O.", "\x4F\xCC\xA3"},
    {0x1ECD, 'o', "\xE4", "\x6F\xF2", "\x6F\xEF", "\xF7", "o.", "\x6F\xCC\xA3"},
    {0x1ECE, 'O', "\xE1", "\x4F\xD2", "\x4F\xDB", "\x99", "O\?", "\x4F\xCC\x89"},
    {0x1ECF, 'o', "\xE1", "\x6F\xD2", "\x6F\xFB", "\xF6", "o\?", "\x6F\xCC\x89"},
    {0x1ED0, 'O', "\xE8", "\xD4\xEC", "\x4F\xC1", "\x8F", "O^'", "\x4F\xCC\x82\xCC\x81"},
    {0x1ED1, 'o', "\xE8", "\xF4\xEC", "\x6F\xE1", "\xAF", "o^'", "\x6F\xCC\x82\xCC\x81"},
    {0x1ED2, 'O', "\xE5", "\xD4\xCC", "\x4F\xC0", "\x90", "O^`", "\x4F\xCC\x82\xCC\x80"},
    {0x1ED3, 'o', "\xE5", "\xF4\xCC", "\x6F\xE0", "\xB0", "o^`", "\x6F\xCC\x82\xCC\x80"},
    {0x1ED4, 'O', "\xE6", "\xD4\xD2", "\x4F\xC5", "\x91", "O^\?", "\x4F\xCC\x82\xCC\x89"},
    {0x1ED5, 'o', "\xE6", "\xF4\xD2", "\x6F\xE5", "\xB1", "o^\?", "\x6F\xCC\x82\xCC\x89"},
    {0x1ED6, 'O', "\xE7", "\xD4\xDE", "\x4F\xC3", "\x92", "O^~", "\x4F\xCC\x82\xCC\x83"},
    {0x1ED7, 'o', "\xE7", "\xF4\xDE", "\x6F\xE3", "\xB2", "o^~", "\x6F\xCC\x82\xCC\x83"},
    {0x1ED8, 'O', "\xE9", "\xD4\xF2", "\x4F\xC4", "\x93", "O^.", "\x4F\xCC\xA3\xCC\x82"},
    {0x1ED9, 'o', "\xE9", "\xF4\xF2", "\x6F\xE4", "\xB5", "o^.", "\x6F\xCC\xA3\xCC\x82"},
    {0x1EDA, 'O', "\xED", "\xD5\xEC", "\xD4\xD9", "\x95", "O+'", "\x4F\xCC\x9B\xCC\x81"},
    {0x1EDB, 'o', "\xED", "\xF5\xEC", "\xF4\xF9", "\xBE", "o+'", "\x6F\xCC\x9B\xCC\x81"},
    {0x1EDC, 'O', "\xEA", "\xD5\xCC", "\xD4\xD8", "\x96", "O+`", "\x4F\xCC\x9B\xCC\x80"},
    {0x1EDD, 'o', "\xEA", "\xF5\xCC", "\xF4\xF8", "\xB6", "o+`", "\x6F\xCC\x9B\xCC\x80"},
    {0x1EDE, 'O', "\xEB", "\xD5\xD2", "\xD4\xDB", "\x97", "O+\?", "\x4F\xCC\x9B\xCC\x89"},
    {0x1EDF, 'o', "\xEB", "\xF5\xD2", "\xF4\xFB", "\xB7", "o+\?", "\x6F\xCC\x9B\xCC\x89"},
    {0x1EE0, 'O', "\xEC", "\xD5\xDE", "\xD4\xD5", "\xB3", "O+~", "\x4F\xCC\x9B\xCC\x83"},
    {0x1EE1, 'o', "\xEC", "\xF5\xDE", "\xF4\xF5", "\xDE", "o+~", "\x6F\xCC\x9B\xCC\x83"},
    {0x1EE2, 'O', "\xEE", "\xD5\xF2", "\xD4\xCF", "\x94", "O+.", "\x4F\xCC\x9B\xCC\xA3"},
    {0x1EE3, 'o', "\xEE", "\xF5\xF2", "\xF4\xEF", "\xFE", "o+.", "\x6F\xCC\x9B\xCC\xA3"},
    {0x1EE4, 'U', "\xF4", "\x55\xF2", "\x55\xCF", "\x9E", "U.", "\x55\xCC\xA3"},
    {0x1EE5, 'u', "\xF4", "\x75\xF2", "\x75\xEF", "\xF8", "u.", "\x75\xCC\xA3"},
    {0x1EE6, 'U', "\xF1", "\x55\xD2", "\x55\xDB", "\x9C", "U\?", "\x55\xCC\x89"},
    {0x1EE7, 'u', "\xF1", "\x75\xD2", "\x75\xFB", "\xFC", "u\?", "\x75\xCC\x89"},
    {0x1EE8, 'U', "\xF8", "\xDD\xEC", "\xD6\xD9", "\xBA", "U+'", "\x55\xCC\x9B\xCC\x81"},
    {0x1EE9, 'u', "\xF8", "\xFD\xEC", "\xF6\xF9", "\xD1", "u+'", "\x75\xCC\x9B\xCC\x81"},
    {0x1EEA, 'U', "\xF5", "\xDD\xCC", "\xD6\xD8", "\xBB", "U+`", "\x55\xCC\x9B\xCC\x80"},
    {0x1EEB, 'u', "\xF5", "\xFD\xCC", "\xF6\xF8", "\xD7", "u+`", "\x75\xCC\x9B\xCC\x80"},
    {0x1EEC, 'U', "\xF6", "\xDD\xD2", "\xD6\xDB", "\xBC", "U+\?", "\x55\xCC\x9B\xCC\x89"},
    {0x1EED, 'u', "\xF6", "\xFD\xD2", "\xF6\xFB", "\xD8", "u+\?", "\x75\xCC\x9B\xCC\x89"},
    {0x1EEE, 'U', "\xF7", "\xDD\xDE", "\xD6\xD5", "\xFF", "U+~", "\x55\xCC\x9B\xCC\x83"},
    {0x1EEF, 'u', "\xF7", "\xFD\xDE", "\xF6\xF5", "\xE6", "u+~", "\x75\xCC\x9B\xCC\x83"},
    {0x1EF0, 'U', "\xF9", "\xDD\xF2", "\xD6\xCF", "\xB9", "U+.", "\x55\xCC\x9B\xCC\xA3"},
    {0x1EF1, 'u', "\xF9", "\xFD\xF2", "\xF6\xEF", "\xF1", "u+.", "\x75\xCC\x9B\xCC\xA3"},
    {0x1EF2, 'Y', "\xFA", "\x59\xCC", "\x59\xD8", "\x9F", "Y`", "\x59\xCC\x80"},
    {0x1EF3, 'y', "\xFA", "\x79\xCC", "\x79\xF8", "\xCF", "y`", "\x79\xCC\x80"},
    {0x1EF4, 'Y', "\xFE", "\x59\xF2", "\xCE", "\x1E", "Y.", "\x59\xCC\xA3"},
    {0x1EF5, 'y', "\xFE", "\x79\xF2", "\xEE", "\xDC", "y.", "\x79\xCC\xA3"},
    {0x1EF6, 'Y', "\xFB", "\x59\xD2", "\x59\xDB", "\x14", "Y\?", "\x59\xCC\x89"},
    {0x1EF7, 'y', "\xFB", "\x79\xD2", "\x79\xFB", "\xD6", "y\?", "\x79\xCC\x89"},
    {0x1EF8, 'Y', "\xFC", "\x59\xDE", "\x59\xD5", "\x19", "Y~", "\x59\xCC\x83"},
    {0x1EF9, 'y', "\xFC", "\x79\xDE", "\x79\xF5", "\xDB", "y~", "\x79\xCC\x83"},
}};

// clang-format on

const Letter* find_letter(std::uint32_t code_point) {
    const auto* found = std::lower_bound(
        letters.begin(), letters.end(), code_point, [](const Letter& letter, std::uint32_t wanted) {
            return letter.code_point < wanted;
        });
    return found != letters.end() && found->code_point == code_point ? found : nullptr;
}

/// Takes one character off valid UTF-8 of up to three bytes.
std::uint32_t take_character(std::string_view& utf8) {
    const auto byte = [&](std::size_t k) { return static_cast<std::uint8_t>(utf8[k]); };
    std::uint32_t code_point = byte(0);
    std::size_t length = 1;
    if (code_point >= 0xE0U) {
        code_point = (code_point & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
        length = 3;
    } else if (code_point >= 0xC0U) {
        code_point = (code_point & 0x1FU) << 6U | (byte(1) & 0x3FU);
        length = 2;
    }
    utf8.remove_prefix(length);
    return code_point;
}

std::string_view bytes_of(const Letter& letter, Encoding encoding) {
    switch (encoding) {
    case Encoding::tcvn3:
        return letter.tcvn3;
    case Encoding::cp1258:
        return letter.cp1258;
    case Encoding::vni:
        return letter.vni;
    case Encoding::viscii:
        return letter.viscii;
    case Encoding::viqr:
        return letter.viqr;
    default:
        return letter.nfd;
    }
}

/// \returns false where the encoding lacks the letter
bool append_letter(std::string& bytes, std::uint32_t code_point, Encoding encoding) {
    const auto append = [&](std::uint32_t byte) { bytes.push_back(static_cast<char>(byte)); };
    if (encoding == Encoding::latin1) {
        append(code_point < 0x100U ? code_point : '?');
        return code_point < 0x100U;
    }
    const Letter* letter = find_letter(code_point);
    if (letter == nullptr) {
        append('?');
        return false;
    }
    bytes += bytes_of(*letter, encoding);
    return true;
}

/// UTF-8 whose bytes somebody took for Windows-1252 and wrote as UTF-8 again.
std::string encode_twice(std::string_view utf8) {
    // What Windows-1252 shows for bytes 80 to 9F; what it leaves out stands for itself.
    constexpr std::array<std::string_view, 32> signs = {
        "€", "\xC2\x81", "‚",        "ƒ", "„",        "…",        "†", "‡",        "ˆ", "‰", "Š",
        "‹", "Œ",        "\xC2\x8D", "Ž", "\xC2\x8F", "\xC2\x90", "‘", "’",        "“", "”", "•",
        "–", "—",        "˜",        "™", "š",        "›",        "œ", "\xC2\x9D", "ž", "Ÿ"};
    std::string bytes;
    for (const char c : utf8) {
        const auto byte = static_cast<std::uint8_t>(c);
        if (byte < 0x80U) {
            bytes.push_back(c);
        } else if (byte < 0xA0U) {
            bytes += signs.at(byte - 0x80U);
        } else {
            bytes.push_back(static_cast<char>(byte < 0xC0U ? 0xC2U : 0xC3U));
            bytes.push_back(static_cast<char>(byte < 0xC0U ? byte : byte - 0x40U));
        }
    }
    return bytes;
}

bool holds_every_letter(Encoding encoding) {
    return encoding == Encoding::utf8 || encoding == Encoding::utf8_twice;
}

bool append_text(std::string& bytes, std::string_view utf8, Encoding encoding) {
    bool complete = true;
    while (!utf8.empty()) {
        const std::uint32_t code_point = take_character(utf8);
        if (code_point < 0x80U) {
            bytes.push_back(static_cast<char>(code_point));
        } else {
            complete = append_letter(bytes, code_point, encoding) && complete;
        }
    }
    return complete;
}

} // namespace

std::optional<Encoding> encoding_from_name(std::string_view name) {
    for (std::size_t k = 0; k < encoding_words.size(); ++k) {
        if (encoding_words.at(k) == name) {
            return static_cast<Encoding>(k);
        }
    }
    return std::nullopt;
}

std::string_view name_of(Encoding encoding) {
    const bool is_utf8 = encoding == Encoding::nfd || encoding == Encoding::utf8_twice;
    return encoding_words.at(static_cast<std::size_t>(is_utf8 ? Encoding::utf8 : encoding));
}

std::string encode(std::string_view utf8, Encoding encoding) {
    if (encoding == Encoding::utf8) {
        return std::string(utf8);
    }
    if (encoding == Encoding::utf8_twice) {
        return encode_twice(utf8);
    }
    std::string bytes;
    append_text(bytes, utf8, encoding);
    return bytes;
}

bool can_encode(std::string_view utf8, Encoding encoding) {
    std::string bytes;
    return holds_every_letter(encoding) || append_text(bytes, utf8, encoding);
}

std::string without_marks(std::string_view utf8) {
    std::string plain;
    while (!utf8.empty()) {
        const std::uint32_t code_point = take_character(utf8);
        const Letter* letter = find_letter(code_point);
        plain.push_back(letter != nullptr ? letter->base : static_cast<char>(code_point));
    }
    return plain;
}

} // namespace landscape
