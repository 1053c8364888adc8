// SPDX-License-Identifier: MIT
/// \file
/// The signs and words that stand for a blank cell.

#include <huuco/base/text.hpp>
#include <huuco/landuse/blank_cell.hpp>

#include <string>
#include <unordered_set>

namespace huuco {

bool stands_for_blank(std::string_view text) {
    static const std::unordered_set<std::string> words = {
        "null",
        "<null>",
        "(null)",
        "n/a",
        "#n/a",
        "none",
        "nil",
        "nan",
        "\xE2\x80\x93",  // en dash
        "\xE2\x80\x94",  // em dash
        "\xE2\x80\xA6"}; // horizontal ellipsis
    return text.find_first_not_of("-._/0 ") == std::string_view::npos ||
           words.contains(fold_key(text));
}

} // namespace huuco
