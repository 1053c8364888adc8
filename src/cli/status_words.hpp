// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Organic statuses in words.

#include <huuco/base/language.hpp>

#include <string_view>

namespace huuco::cli {

/// What an organic status says, such as `đã hết hạn` of `expired`; the id itself where a table of
/// the user has added one.
[[nodiscard]] std::string_view status_in_words(std::string_view id, Language language) noexcept;

} // namespace huuco::cli
