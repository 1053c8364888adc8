// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Colours of pictures.

#include <cstdint>
#include <string_view>

namespace huuco::draw {

/// Red, green and blue from 0 to 255, and how much of what lies below is hidden.
struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    std::uint8_t alpha = 255;

    friend bool operator==(const Colour&, const Colour&) = default;
};

/// Nothing at all: what lies below a picture is seen.
inline constexpr Colour kTransparent{0, 0, 0, 0};

/// A colour written `#rrggbb`.
///
/// \pre the text is seven characters, a hash and hexadecimal digits
[[nodiscard]] constexpr Colour colour_of(std::string_view hex) noexcept {
    const auto digit = [&](std::size_t at) {
        const char sign = hex[at];
        return static_cast<unsigned>(sign <= '9' ? sign - '0' : (sign | 0x20) - 'a' + 10);
    };
    const auto byte = [&](std::size_t at) {
        return static_cast<std::uint8_t>(16 * digit(at) + digit(at + 1));
    };
    return {byte(1), byte(3), byte(5)};
}

/// A pixel as Cairo keeps it: alpha in the highest byte, then red, green and blue, each already
/// multiplied by alpha.
[[nodiscard]] constexpr std::uint32_t pixel_of(const Colour& colour) noexcept {
    const auto part = [&](std::uint8_t value) {
        return (static_cast<std::uint32_t>(value) * colour.alpha + 127U) / 255U;
    };
    return static_cast<std::uint32_t>(colour.alpha) << 24U | part(colour.red) << 16U |
           part(colour.green) << 8U | part(colour.blue);
}

} // namespace huuco::draw
