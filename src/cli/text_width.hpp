// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// How wide a text is on the screen.

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace huuco::cli {

/// Letters on the screen: the code points of NFC text.
[[nodiscard]] inline std::size_t width_of(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    }));
}

} // namespace huuco::cli
