// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The known name that somebody probably meant, for error messages.

#include <huuco/base/message.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace huuco {

/// The known name nearest to a wanted one, or none when even that is far off.
///
/// \param known  in any order; the first of equally near names is taken
/// \returns empty when more than a third of the letters (at least one) would have to change
/// Method: restricted edit distance (insert, delete, replace, swap neighbours) between folded
/// names.
[[nodiscard]] std::optional<std::string>
nearest_name(std::string_view wanted, std::span<const std::string> known);

/// ` (did you mean "x"?)` for the end of a message; empty without a near name.
[[nodiscard]] Message did_you_mean(std::string_view wanted, std::span<const std::string> known);

} // namespace huuco
