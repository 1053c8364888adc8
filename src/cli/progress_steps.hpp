// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What the steps of a run are called on the screen.

#include <huuco/base/language.hpp>

#include <string>
#include <string_view>

namespace huuco::cli {

/// The step in words of that language; as it is in English, and where no words are known.
///
/// \param step  as Progress is told it, such as `read` or `tiles at zoom 12`
[[nodiscard]] std::string step_in_words(std::string_view step, Language language);

} // namespace huuco::cli
