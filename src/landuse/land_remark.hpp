// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Words beside land codes that are a remark, as in `LUC (2 vụ)` or `CLN - cây ăn quả`.

#include "code_look.hpp"

#include <string>
#include <string_view>

namespace huuco::detail {

/// A land-code cell without what stands beside its codes and is neither a code nor an amount.
///
/// In each part of the cell (between `+ , ; / & |` and the word *và*) that has a code, or the name
/// of a land type, words in brackets, behind a dash or colon, or behind the code are a remark, and
/// so is a bare number with such a word behind it. Words that look like codes (`LUC (XYZ)`) are
/// none. A name beside the code of the same land, or of land that is a part of it, is a remark,
/// too; beside another code it is replaced by its own.
///
/// \param cell  with plain blanks and dashes
/// \returns the cell itself where it has no remark
[[nodiscard]] std::string
without_remarks(std::string_view cell, const CodeLook& look, const NumberReader& reader);

} // namespace huuco::detail
