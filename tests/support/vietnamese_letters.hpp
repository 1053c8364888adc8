// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The 134 accented letters of Vietnamese and their bytes. NFD from unicodedata; CP1258, TCVN
/// 5712-1 and VISCII from glibc's iconv; VNI from the layout of its fonts; VIQR from RFC 1456.

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace huuco::test {

/// A letter in the forms in which files carry it. `tcvn3` of a capital with a tone is the byte of
/// its small letter, for the page has no other. `vni_also` is the second way of writing a letter,
/// empty where there is one only.
struct VietnameseLetter {
    std::string_view nfc;
    std::string_view nfd;
    std::string_view tcvn3;
    std::string_view tcvn5712_1;
    std::string_view vni;
    std::string_view vni_also;
    std::string_view cp1258;
    std::string_view viscii;
    std::string_view viqr;
};

// clang-format off
inline constexpr std::array<VietnameseLetter, 134> kVietnameseLetters = {{
    {"à", "\x61\xCC\x80", "\xB5", "\xB5", "\x61\xF8", "", "\xE0", "\xE0", "a`"},
    {"á", "\x61\xCC\x81", "\xB8", "\xB8", "\x61\xF9", "", "\xE1", "\xE1", "a'"},
    {"ả", "\x61\xCC\x89", "\xB6", "\xB6", "\x61\xFB", "", "\x61\xD2", "\xE4", "a\?"},
    {"ã", "\x61\xCC\x83", "\xB7", "\xB7", "\x61\xF5", "", "\x61\xDE", "\xE3", "a~"},
    {"ạ", "\x61\xCC\xA3", "\xB9", "\xB9", "\x61\xEF", "", "\x61\xF2", "\xD5", "a."},
    {"ă", "\x61\xCC\x86", "\xA8", "\xA8", "\x61\xEA", "", "\xE3", "\xE5", "a("},
    {"ằ", "\x61\xCC\x86\xCC\x80", "\xBB", "\xBB", "\x61\xE8", "", "\xE3\xCC", "\xA2", "a(`"},
    {"ắ", "\x61\xCC\x86\xCC\x81", "\xBE", "\xBE", "\x61\xE9", "", "\xE3\xEC", "\xA1", "a('"},
    {"ẳ", "\x61\xCC\x86\xCC\x89", "\xBC", "\xBC", "\x61\xFA", "", "\xE3\xD2", "\xC6", "a(\?"},
    {"ẵ", "\x61\xCC\x86\xCC\x83", "\xBD", "\xBD", "\x61\xFC", "", "\xE3\xDE", "\xC7", "a(~"},
    {"ặ", "\x61\xCC\xA3\xCC\x86", "\xC6", "\xC6", "\x61\xEB", "", "\xE3\xF2", "\xA3", "a(."},
    {"â", "\x61\xCC\x82", "\xA9", "\xA9", "\x61\xE2", "", "\xE2", "\xE2", "a^"},
    {"ầ", "\x61\xCC\x82\xCC\x80", "\xC7", "\xC7", "\x61\xE0", "", "\xE2\xCC", "\xA5", "a^`"},
    {"ấ", "\x61\xCC\x82\xCC\x81", "\xCA", "\xCA", "\x61\xE1", "", "\xE2\xEC", "\xA4", "a^'"},
    {"ẩ", "\x61\xCC\x82\xCC\x89", "\xC8", "\xC8", "\x61\xE5", "", "\xE2\xD2", "\xA6", "a^\?"},
    {"ẫ", "\x61\xCC\x82\xCC\x83", "\xC9", "\xC9", "\x61\xE3", "", "\xE2\xDE", "\xE7", "a^~"},
    {"ậ", "\x61\xCC\xA3\xCC\x82", "\xCB", "\xCB", "\x61\xE4", "", "\xE2\xF2", "\xA7", "a^."},
    {"è", "\x65\xCC\x80", "\xCC", "\xCC", "\x65\xF8", "", "\xE8", "\xE8", "e`"},
    {"é", "\x65\xCC\x81", "\xD0", "\xD0", "\x65\xF9", "", "\xE9", "\xE9", "e'"},
    {"ẻ", "\x65\xCC\x89", "\xCE", "\xCE", "\x65\xFB", "", "\x65\xD2", "\xEB", "e\?"},
    {"ẽ", "\x65\xCC\x83", "\xCF", "\xCF", "\x65\xF5", "", "\x65\xDE", "\xA8", "e~"},
    {"ẹ", "\x65\xCC\xA3", "\xD1", "\xD1", "\x65\xEF", "", "\x65\xF2", "\xA9", "e."},
    {"ê", "\x65\xCC\x82", "\xAA", "\xAA", "\x65\xE2", "", "\xEA", "\xEA", "e^"},
    {"ề", "\x65\xCC\x82\xCC\x80", "\xD2", "\xD2", "\x65\xE0", "", "\xEA\xCC", "\xAB", "e^`"},
    {"ế", "\x65\xCC\x82\xCC\x81", "\xD5", "\xD5", "\x65\xE1", "", "\xEA\xEC", "\xAA", "e^'"},
    {"ể", "\x65\xCC\x82\xCC\x89", "\xD3", "\xD3", "\x65\xE5", "", "\xEA\xD2", "\xAC", "e^\?"},
    {"ễ", "\x65\xCC\x82\xCC\x83", "\xD4", "\xD4", "\x65\xE3", "", "\xEA\xDE", "\xAD", "e^~"},
    {"ệ", "\x65\xCC\xA3\xCC\x82", "\xD6", "\xD6", "\x65\xE4", "", "\xEA\xF2", "\xAE", "e^."},
    {"ì", "\x69\xCC\x80", "\xD7", "\xD7", "\xEC", "\x69\xF8", "\x69\xCC", "\xEC", "i`"},
    {"í", "\x69\xCC\x81", "\xDD", "\xDD", "\xED", "\x69\xF9", "\xED", "\xED", "i'"},
    {"ỉ", "\x69\xCC\x89", "\xD8", "\xD8", "\xE6", "", "\x69\xD2", "\xEF", "i\?"},
    {"ĩ", "\x69\xCC\x83", "\xDC", "\xDC", "\xF3", "", "\x69\xDE", "\xEE", "i~"},
    {"ị", "\x69\xCC\xA3", "\xDE", "\xDE", "\xF2", "", "\x69\xF2", "\xB8", "i."},
    {"ò", "\x6F\xCC\x80", "\xDF", "\xDF", "\x6F\xF8", "", "\x6F\xCC", "\xF2", "o`"},
    {"ó", "\x6F\xCC\x81", "\xE3", "\xE3", "\x6F\xF9", "", "\xF3", "\xF3", "o'"},
    {"ỏ", "\x6F\xCC\x89", "\xE1", "\xE1", "\x6F\xFB", "", "\x6F\xD2", "\xF6", "o\?"},
    {"õ", "\x6F\xCC\x83", "\xE2", "\xE2", "\x6F\xF5", "", "\x6F\xDE", "\xF5", "o~"},
    {"ọ", "\x6F\xCC\xA3", "\xE4", "\xE4", "\x6F\xEF", "", "\x6F\xF2", "\xF7", "o."},
    {"ô", "\x6F\xCC\x82", "\xAB", "\xAB", "\x6F\xE2", "", "\xF4", "\xF4", "o^"},
    {"ồ", "\x6F\xCC\x82\xCC\x80", "\xE5", "\xE5", "\x6F\xE0", "", "\xF4\xCC", "\xB0", "o^`"},
    {"ố", "\x6F\xCC\x82\xCC\x81", "\xE8", "\xE8", "\x6F\xE1", "", "\xF4\xEC", "\xAF", "o^'"},
    {"ổ", "\x6F\xCC\x82\xCC\x89", "\xE6", "\xE6", "\x6F\xE5", "", "\xF4\xD2", "\xB1", "o^\?"},
    {"ỗ", "\x6F\xCC\x82\xCC\x83", "\xE7", "\xE7", "\x6F\xE3", "", "\xF4\xDE", "\xB2", "o^~"},
    {"ộ", "\x6F\xCC\xA3\xCC\x82", "\xE9", "\xE9", "\x6F\xE4", "", "\xF4\xF2", "\xB5", "o^."},
    {"ơ", "\x6F\xCC\x9B", "\xAC", "\xAC", "\xF4", "", "\xF5", "\xBD", "o+"},
    {"ờ", "\x6F\xCC\x9B\xCC\x80", "\xEA", "\xEA", "\xF4\xF8", "", "\xF5\xCC", "\xB6", "o+`"},
    {"ớ", "\x6F\xCC\x9B\xCC\x81", "\xED", "\xED", "\xF4\xF9", "", "\xF5\xEC", "\xBE", "o+'"},
    {"ở", "\x6F\xCC\x9B\xCC\x89", "\xEB", "\xEB", "\xF4\xFB", "", "\xF5\xD2", "\xB7", "o+\?"},
    {"ỡ", "\x6F\xCC\x9B\xCC\x83", "\xEC", "\xEC", "\xF4\xF5", "", "\xF5\xDE", "\xDE", "o+~"},
    {"ợ", "\x6F\xCC\x9B\xCC\xA3", "\xEE", "\xEE", "\xF4\xEF", "", "\xF5\xF2", "\xFE", "o+."},
    {"ù", "\x75\xCC\x80", "\xEF", "\xEF", "\x75\xF8", "", "\xF9", "\xF9", "u`"},
    {"ú", "\x75\xCC\x81", "\xF3", "\xF3", "\x75\xF9", "", "\xFA", "\xFA", "u'"},
    {"ủ", "\x75\xCC\x89", "\xF1", "\xF1", "\x75\xFB", "", "\x75\xD2", "\xFC", "u\?"},
    {"ũ", "\x75\xCC\x83", "\xF2", "\xF2", "\x75\xF5", "", "\x75\xDE", "\xFB", "u~"},
    {"ụ", "\x75\xCC\xA3", "\xF4", "\xF4", "\x75\xEF", "", "\x75\xF2", "\xF8", "u."},
    {"ư", "\x75\xCC\x9B", "\xAD", "\xAD", "\xF6", "", "\xFD", "\xDF", "u+"},
    {"ừ", "\x75\xCC\x9B\xCC\x80", "\xF5", "\xF5", "\xF6\xF8", "", "\xFD\xCC", "\xD7", "u+`"},
    {"ứ", "\x75\xCC\x9B\xCC\x81", "\xF8", "\xF8", "\xF6\xF9", "", "\xFD\xEC", "\xD1", "u+'"},
    {"ử", "\x75\xCC\x9B\xCC\x89", "\xF6", "\xF6", "\xF6\xFB", "", "\xFD\xD2", "\xD8", "u+\?"},
    {"ữ", "\x75\xCC\x9B\xCC\x83", "\xF7", "\xF7", "\xF6\xF5", "", "\xFD\xDE", "\xE6", "u+~"},
    {"ự", "\x75\xCC\x9B\xCC\xA3", "\xF9", "\xF9", "\xF6\xEF", "", "\xFD\xF2", "\xF1", "u+."},
    {"ỳ", "\x79\xCC\x80", "\xFA", "\xFA", "\x79\xF8", "", "\x79\xCC", "\xCF", "y`"},
    {"ý", "\x79\xCC\x81", "\xFD", "\xFD", "\x79\xF9", "", "\x79\xEC", "\xFD", "y'"},
    {"ỷ", "\x79\xCC\x89", "\xFB", "\xFB", "\x79\xFB", "", "\x79\xD2", "\xD6", "y\?"},
    {"ỹ", "\x79\xCC\x83", "\xFC", "\xFC", "\x79\xF5", "", "\x79\xDE", "\xDB", "y~"},
    {"ỵ", "\x79\xCC\xA3", "\xFE", "\xFE", "\xEE", "\x79\xEF", "\x79\xF2", "\xDC", "y."},
    {"đ", "\xC4\x91", "\xAE", "\xAE", "\xF1", "", "\xF0", "\xF0", "dd"},
    {"À", "\x41\xCC\x80", "\xB5", "\x80", "\x41\xD8", "", "\xC0", "\xC0", "A`"},
    {"Á", "\x41\xCC\x81", "\xB8", "\x83", "\x41\xD9", "", "\xC1", "\xC1", "A'"},
    {"Ả", "\x41\xCC\x89", "\xB6", "\x81", "\x41\xDB", "", "\x41\xD2", "\xC4", "A\?"},
    {"Ã", "\x41\xCC\x83", "\xB7", "\x82", "\x41\xD5", "", "\x41\xDE", "\xC3", "A~"},
    {"Ạ", "\x41\xCC\xA3", "\xB9", "\x84", "\x41\xCF", "", "\x41\xF2", "\x80", "A."},
    {"Ă", "\x41\xCC\x86", "\xA1", "\xA1", "\x41\xCA", "", "\xC3", "\xC5", "A("},
    {"Ằ", "\x41\xCC\x86\xCC\x80", "\xBB", "\xAF", "\x41\xC8", "", "\xC3\xCC", "\x82", "A(`"},
    {"Ắ", "\x41\xCC\x86\xCC\x81", "\xBE", "\xC0", "\x41\xC9", "", "\xC3\xEC", "\x81", "A('"},
    {"Ẳ", "\x41\xCC\x86\xCC\x89", "\xBC", "\xBA", "\x41\xDA", "", "\xC3\xD2", "\x02", "A(\?"},
    {"Ẵ", "\x41\xCC\x86\xCC\x83", "\xBD", "\xBF", "\x41\xDC", "", "\xC3\xDE", "\x05", "A(~"},
    {"Ặ", "\x41\xCC\xA3\xCC\x86", "\xC6", "\x85", "\x41\xCB", "", "\xC3\xF2", "\x83", "A(."},
    {"Â", "\x41\xCC\x82", "\xA2", "\xA2", "\x41\xC2", "", "\xC2", "\xC2", "A^"},
    {"Ầ", "\x41\xCC\x82\xCC\x80", "\xC7", "\xC1", "\x41\xC0", "", "\xC2\xCC", "\x85", "A^`"},
    {"Ấ", "\x41\xCC\x82\xCC\x81", "\xCA", "\xC4", "\x41\xC1", "", "\xC2\xEC", "\x84", "A^'"},
    {"Ẩ", "\x41\xCC\x82\xCC\x89", "\xC8", "\xC2", "\x41\xC5", "", "\xC2\xD2", "\x86", "A^\?"},
    {"Ẫ", "\x41\xCC\x82\xCC\x83", "\xC9", "\xC3", "\x41\xC3", "", "\xC2\xDE", "\x06", "A^~"},
    {"Ậ", "\x41\xCC\xA3\xCC\x82", "\xCB", "\x86", "\x41\xC4", "", "\xC2\xF2", "\x87", "A^."},
    {"È", "\x45\xCC\x80", "\xCC", "\x87", "\x45\xD8", "", "\xC8", "\xC8", "E`"},
    {"É", "\x45\xCC\x81", "\xD0", "\x8A", "\x45\xD9", "", "\xC9", "\xC9", "E'"},
    {"Ẻ", "\x45\xCC\x89", "\xCE", "\x88", "\x45\xDB", "", "\x45\xD2", "\xCB", "E\?"},
    {"Ẽ", "\x45\xCC\x83", "\xCF", "\x89", "\x45\xD5", "", "\x45\xDE", "\x88", "E~"},
    {"Ẹ", "\x45\xCC\xA3", "\xD1", "\x8B", "\x45\xCF", "", "\x45\xF2", "\x89", "E."},
    {"Ê", "\x45\xCC\x82", "\xA3", "\xA3", "\x45\xC2", "", "\xCA", "\xCA", "E^"},
    {"Ề", "\x45\xCC\x82\xCC\x80", "\xD2", "\xC5", "\x45\xC0", "", "\xCA\xCC", "\x8B", "E^`"},
    {"Ế", "\x45\xCC\x82\xCC\x81", "\xD5", "\xDA", "\x45\xC1", "", "\xCA\xEC", "\x8A", "E^'"},
    {"Ể", "\x45\xCC\x82\xCC\x89", "\xD3", "\xCD", "\x45\xC5", "", "\xCA\xD2", "\x8C", "E^\?"},
    {"Ễ", "\x45\xCC\x82\xCC\x83", "\xD4", "\xD9", "\x45\xC3", "", "\xCA\xDE", "\x8D", "E^~"},
    {"Ệ", "\x45\xCC\xA3\xCC\x82", "\xD6", "\x8C", "\x45\xC4", "", "\xCA\xF2", "\x8E", "E^."},
    {"Ì", "\x49\xCC\x80", "\xD7", "\x8D", "\xCC", "\x49\xD8", "\x49\xCC", "\xCC", "I`"},
    {"Í", "\x49\xCC\x81", "\xDD", "\x90", "\xCD", "\x49\xD9", "\xCD", "\xCD", "I'"},
    {"Ỉ", "\x49\xCC\x89", "\xD8", "\x8E", "\xC6", "", "\x49\xD2", "\x9B", "I\?"},
    {"Ĩ", "\x49\xCC\x83", "\xDC", "\x8F", "\xD3", "", "\x49\xDE", "\xCE", "I~"},
    {"Ị", "\x49\xCC\xA3", "\xDE", "\x91", "\xD2", "", "\x49\xF2", "\x98", "I."},
    {"Ò", "\x4F\xCC\x80", "\xDF", "\x92", "\x4F\xD8", "", "\x4F\xCC", "\xD2", "O`"},
    {"Ó", "\x4F\xCC\x81", "\xE3", "\x95", "\x4F\xD9", "", "\xD3", "\xD3", "O'"},
    {"Ỏ", "\x4F\xCC\x89", "\xE1", "\x93", "\x4F\xDB", "", "\x4F\xD2", "\x99", "O\?"},
    {"Õ", "\x4F\xCC\x83", "\xE2", "\x94", "\x4F\xD5", "", "\x4F\xDE", "\xA0", "O~"},
    {"Ọ", "\x4F\xCC\xA3", "\xE4", "\x96", "\x4F\xCF", "", "\x4F\xF2", "\x9A", "O."},
    {"Ô", "\x4F\xCC\x82", "\xA4", "\xA4", "\x4F\xC2", "", "\xD4", "\xD4", "O^"},
    {"Ồ", "\x4F\xCC\x82\xCC\x80", "\xE5", "\xDB", "\x4F\xC0", "", "\xD4\xCC", "\x90", "O^`"},
    {"Ố", "\x4F\xCC\x82\xCC\x81", "\xE8", "\xFF", "\x4F\xC1", "", "\xD4\xEC", "\x8F", "O^'"},
    {"Ổ", "\x4F\xCC\x82\xCC\x89", "\xE6", "\xE0", "\x4F\xC5", "", "\xD4\xD2", "\x91", "O^\?"},
    {"Ỗ", "\x4F\xCC\x82\xCC\x83", "\xE7", "\xF0", "\x4F\xC3", "", "\xD4\xDE", "\x92", "O^~"},
    {"Ộ", "\x4F\xCC\xA3\xCC\x82", "\xE9", "\x97", "\x4F\xC4", "", "\xD4\xF2", "\x93", "O^."},
    {"Ơ", "\x4F\xCC\x9B", "\xA5", "\xA5", "\xD4", "", "\xD5", "\xB4", "O+"},
    {"Ờ", "\x4F\xCC\x9B\xCC\x80", "\xEA", "\x98", "\xD4\xD8", "", "\xD5\xCC", "\x96", "O+`"},
    {"Ớ", "\x4F\xCC\x9B\xCC\x81", "\xED", "\x9B", "\xD4\xD9", "", "\xD5\xEC", "\x95", "O+'"},
    {"Ở", "\x4F\xCC\x9B\xCC\x89", "\xEB", "\x99", "\xD4\xDB", "", "\xD5\xD2", "\x97", "O+\?"},
    {"Ỡ", "\x4F\xCC\x9B\xCC\x83", "\xEC", "\x9A", "\xD4\xD5", "", "\xD5\xDE", "\xB3", "O+~"},
    {"Ợ", "\x4F\xCC\x9B\xCC\xA3", "\xEE", "\x9C", "\xD4\xCF", "", "\xD5\xF2", "\x94", "O+."},
    {"Ù", "\x55\xCC\x80", "\xEF", "\x9D", "\x55\xD8", "", "\xD9", "\xD9", "U`"},
    {"Ú", "\x55\xCC\x81", "\xF3", "\x01", "\x55\xD9", "", "\xDA", "\xDA", "U'"},
    {"Ủ", "\x55\xCC\x89", "\xF1", "\x9E", "\x55\xDB", "", "\x55\xD2", "\x9C", "U\?"},
    {"Ũ", "\x55\xCC\x83", "\xF2", "\x9F", "\x55\xD5", "", "\x55\xDE", "\x9D", "U~"},
    {"Ụ", "\x55\xCC\xA3", "\xF4", "\x02", "\x55\xCF", "", "\x55\xF2", "\x9E", "U."},
    {"Ư", "\x55\xCC\x9B", "\xA6", "\xA6", "\xD6", "", "\xDD", "\xBF", "U+"},
    {"Ừ", "\x55\xCC\x9B\xCC\x80", "\xF5", "\x04", "\xD6\xD8", "", "\xDD\xCC", "\xBB", "U+`"},
    {"Ứ", "\x55\xCC\x9B\xCC\x81", "\xF8", "\x11", "\xD6\xD9", "", "\xDD\xEC", "\xBA", "U+'"},
    {"Ử", "\x55\xCC\x9B\xCC\x89", "\xF6", "\x05", "\xD6\xDB", "", "\xDD\xD2", "\xBC", "U+\?"},
    {"Ữ", "\x55\xCC\x9B\xCC\x83", "\xF7", "\x06", "\xD6\xD5", "", "\xDD\xDE", "\xFF", "U+~"},
    {"Ự", "\x55\xCC\x9B\xCC\xA3", "\xF9", "\x12", "\xD6\xCF", "", "\xDD\xF2", "\xB9", "U+."},
    {"Ỳ", "\x59\xCC\x80", "\xFA", "\x13", "\x59\xD8", "", "\x59\xCC", "\x9F", "Y`"},
    {"Ý", "\x59\xCC\x81", "\xFD", "\x16", "\x59\xD9", "", "\x59\xEC", "\xDD", "Y'"},
    {"Ỷ", "\x59\xCC\x89", "\xFB", "\x14", "\x59\xDB", "", "\x59\xD2", "\x14", "Y\?"},
    {"Ỹ", "\x59\xCC\x83", "\xFC", "\x15", "\x59\xD5", "", "\x59\xDE", "\x19", "Y~"},
    {"Ỵ", "\x59\xCC\xA3", "\xFE", "\x17", "\xCE", "\x59\xCF", "\x59\xF2", "\x1E", "Y."},
    {"Đ", "\xC4\x90", "\xA7", "\xA7", "\xD1", "", "\xD0", "\xD0", "DD"},
}};
// clang-format on

/// The characters that Windows-1252 shows for bytes 80 to 9F; what it leaves out stands for itself.
inline constexpr std::array<std::string_view, 32> kWindowsSigns = {
    "€", "\u0081", "‚",      "ƒ", "„",      "…",      "†", "‡",      "ˆ", "‰", "Š",
    "‹", "Œ",      "\u008D", "Ž", "\u008F", "\u0090", "‘", "’",      "“", "”", "•",
    "–", "—",      "˜",      "™", "š",      "›",      "œ", "\u009D", "ž", "Ÿ"};

/// Text in another encoding: letters with marks by the given form, the rest as it is.
///
/// \param form  such as `&VietnameseLetter::vni`
[[nodiscard]] inline std::string
written_in(std::string_view text, std::string_view VietnameseLetter::*form) {
    std::string bytes;
    while (!text.empty()) {
        std::size_t taken = 1;
        std::string_view written = text.substr(0, 1);
        for (const VietnameseLetter& letter : kVietnameseLetters) {
            if (text.starts_with(letter.nfc)) {
                taken = letter.nfc.size();
                written = letter.*form;
            }
        }
        bytes += written;
        text.remove_prefix(taken);
    }
    return bytes;
}

/// Bytes as UTF-8 after somebody took them for Windows-1252.
[[nodiscard]] inline std::string written_twice(std::string_view bytes) {
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            text += c;
        } else if (byte < 0xA0) {
            text += kWindowsSigns.at(byte - 0x80U);
        } else {
            text += static_cast<char>(byte < 0xC0 ? 0xC2 : 0xC3);
            text += static_cast<char>(byte < 0xC0 ? byte : byte - 0x40);
        }
    }
    return text;
}

} // namespace huuco::test
