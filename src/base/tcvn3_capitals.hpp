// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Gives text out of TCVN3 the capitals back that the encoding cannot write.

#include <string>
#include <string_view>

namespace huuco::detail {

/// Turns small letters with marks into capitals where their neighbours are capitals.
///
/// TCVN3 has no bytes for capitals with tones; its fonts for capitals (`.VnTimeH`) show the small
/// letter's byte as a capital, so `NGUYỄN VĂN` comes out as `NGUYễN VăN`. Letters of ASCII tell the
/// truth: a word with two of them or more, all capitals, is a word in capitals, and so are the
/// words with fewer when all longer words beside them are. `Hồ` and `Nhữ Khê` stay as they are.
///
/// \param text  UTF-8 in normal form C
[[nodiscard]] std::string with_capitals_restored(std::string text);

} // namespace huuco::detail
