// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Problems that may only mean that the land is in another run.

#include <algorithm>
#include <array>
#include <string_view>

namespace huuco {

/// Kinds of problems of evidence that finds no parcel.
inline constexpr std::array<std::string_view, 2> kKindsOfAbsentLand = {
    "register_row_unmatched",
    "area_without_parcel"};

/// True for a kind of problem that each part of a land has with the evidence of all other parts,
/// where a register of the whole is given to every part.
[[nodiscard]] constexpr bool is_of_absent_land(std::string_view kind) noexcept {
    return std::ranges::find(kKindsOfAbsentLand, kind) != kKindsOfAbsentLand.end();
}

} // namespace huuco
