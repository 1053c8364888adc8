// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The colours in which maps show the classes of ground.

#include <huuco/model/verdict.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace huuco {

/// Fill colours as `#rrggbb`, in the order of MapClass.
///
/// There is no official colour for organic or principal-crop land. These are ours: organic land and
/// the rest of the principal-crop land differ in lightness, so that they are told apart by every
/// kind of colour vision and on a grey print; the other classes stay pale behind them.
inline constexpr std::array<std::string_view, kMapClassCount> kMapClassColours = {
    "#1b7837", // organic
    "#74c465", // in_conversion
    "#fee08b", // principal
    "#d6bf97", // crop_other
    "#b8ccb0", // forest
    "#a6cee3", // water
    "#e5c1d6", // residential
    "#e6e6e6", // other
    "#969696", // unknown
};

[[nodiscard]] constexpr std::string_view map_class_colour(MapClass map_class) noexcept {
    return kMapClassColours[static_cast<std::size_t>(map_class)];
}

} // namespace huuco
