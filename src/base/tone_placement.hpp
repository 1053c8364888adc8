// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Puts the tone of a syllable where the older spelling has it: `hoà` becomes `hòa`.

#include <string>

namespace huuco::detail {

/// Moves tones within their vowels.
///
/// A syllable has one tone, and people put it on different letters of the same vowels: hoà and hòa,
/// khoẻ and khỏe, thuý and thúy, quí and qúi, giừơng and giường. Words with two tones, and words
/// with letters between, are left alone.
///
/// \param text  small letters, UTF-8 in normal form C
[[nodiscard]] std::string with_tones_placed(const std::string& text);

} // namespace huuco::detail
