// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// How fast a step goes and how long it will still take.

#include <cstdint>
#include <optional>

namespace huuco {

/// What can be said about the rest of a step.
struct Pace {
    double per_second = 0.0;            ///< items, over the whole step so far
    std::optional<double> seconds_left; ///< at that pace; unknown where the total is
};

/// The pace of a step.
///
/// \param done     items finished
/// \param total    items in all, 0 where unknown
/// \param seconds  since the step began
/// \returns nothing in the first half second and before the first item: a guess from so little
///          would be wrong by more than it tells
[[nodiscard]] std::optional<Pace>
pace_of(std::uint64_t done, std::uint64_t total, double seconds) noexcept;

} // namespace huuco
