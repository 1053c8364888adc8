// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What evidence comes to at best, were known what of it cannot be read.

#include <cstdint>
#include <limits>
#include <optional>
#include <tuple>

namespace huuco {

/// What ground may be by evidence; more is better.
enum class Prospect : std::uint8_t { none, in_conversion, organic };

/// The best that evidence may come to; `none` where all of it can be read.
struct Outlook {
    Prospect prospect = Prospect::none;
    std::optional<double> area_m2; ///< of no more than that; empty: of the whole parcel
};

/// The better of what two pieces of evidence about one parcel may come to: the prospect first, then
/// the larger area. Areas are not added, as they may lie upon one another.
[[nodiscard]] inline const Outlook& better_of(const Outlook& one, const Outlook& other) noexcept {
    constexpr double kWholeParcel = std::numeric_limits<double>::infinity();
    const double area_m2 = one.area_m2.value_or(kWholeParcel);
    const double other_m2 = other.area_m2.value_or(kWholeParcel);
    return std::tie(one.prospect, area_m2) < std::tie(other.prospect, other_m2) ? other : one;
}

} // namespace huuco
