// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The codings in which text that is UTF-8 may be.

#include <huuco/base/encoding.hpp>

#include <array>

namespace huuco::detail {

/// UTF-8 itself, then those of text that was taken for Windows-1252 before, the more usual first.
inline constexpr std::array<TextCoding, 6> kCodingsInUtf8 = {
    {{Encoding::utf_8},
     {Encoding::utf_8, true},
     {Encoding::tcvn3, true},
     {Encoding::vni, true},
     {Encoding::cp1258, true},
     {Encoding::viscii, true}}};

} // namespace huuco::detail
