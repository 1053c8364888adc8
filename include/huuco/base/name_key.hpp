// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The key under which two spellings of a field or place name are the same.

#include <string>
#include <string_view>

namespace huuco {

/// Case folded, without tone marks, blanks, `_`, `-` and `.`: `Số tờ`, `SO_TO` and `soto` are one.
///
/// For names of fields and places only; in values tone marks tell words apart.
///
/// \pre the name is UTF-8
[[nodiscard]] std::string name_key(std::string_view name);

} // namespace huuco
