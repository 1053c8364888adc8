// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Decodes text of VNI fonts for Windows.

#include <huuco/base/encoding.hpp>

namespace huuco::detail {

/// Bytes of VNI-Windows as UTF-8 in normal form C.
///
/// A letter may be followed by one byte for all its marks, so the longest match is taken: `ơ` is
/// F4, `ờ` F4 F8. For `ì í ỉ ĩ ị ỵ` both ways of writing are read, the byte of their own (EC ED E6
/// F3 F2 EE) and letter with mark. The letter tells the case; the mark of either case is read.
[[nodiscard]] DecodedText decode_vni(std::string_view bytes);

} // namespace huuco::detail
