// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Text in capitals.

#include <string>
#include <string_view>

namespace huuco {

/// The text in capitals of any script: `HNK(Màu)` is `HNK(MÀU)`.
///
/// \param text  UTF-8
[[nodiscard]] std::string to_capitals(std::string_view text);

} // namespace huuco
