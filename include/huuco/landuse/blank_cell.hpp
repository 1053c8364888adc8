// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Cells that hold something and say nothing.

#include <string_view>

namespace huuco {

/// True for what programs and people write into a cell that is blank: `-`, `…`, `0`, `NULL`, `N/A`.
///
/// \param text  trimmed; an empty one is blank, too
[[nodiscard]] bool stands_for_blank(std::string_view text);

} // namespace huuco
