// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The headings of a table in a sentence.

#include <span>
#include <string>

namespace huuco {

/// Separated by commas; columns without a heading, as at the edge of a sheet, are left out.
///
/// \param header  trimmed
[[nodiscard]] std::string headings_text(std::span<const std::string> header);

} // namespace huuco
