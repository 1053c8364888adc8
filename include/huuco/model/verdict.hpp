// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What huuco makes of a piece of ground, and why.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace huuco {

/// The class that maps show.
enum class MapClass : std::uint8_t {
    organic,       ///< principal-crop land that counts as organic
    in_conversion, ///< principal-crop land on its way there
    principal,     ///< the rest of the principal-crop land
    crop_other,    ///< crop land under another crop
    forest,
    water,
    residential,
    other,
    unknown, ///< no land code, or one that no table knows
};

inline constexpr std::size_t kMapClassCount = 9;

inline constexpr std::array<std::string_view, kMapClassCount> kMapClassNames = {
    "organic",
    "in_conversion",
    "principal",
    "crop_other",
    "forest",
    "water",
    "residential",
    "other",
    "unknown"};

[[nodiscard]] constexpr std::string_view map_class_name(MapClass map_class) noexcept {
    return kMapClassNames[static_cast<std::size_t>(map_class)];
}

/// The judgement on a piece: how it counts, and the sentence that says why.
///
/// Pieces share verdicts: there are as many as distinct combinations of land code, crop and
/// evidence.
struct Verdict {
    std::string land_class; ///< id of the land class, such as `annual`, `perennial`, `forest`
    std::string crop;       ///< name from the crop table; as written where the table knows none
    std::string
        organic_status;      ///< id of the status table, such as `certified`, `expired`, `unknown`
    std::string certificate; ///< certificate number that decided; empty without one
    std::string reason;      ///< one sentence in the language of the run
    MapClass map_class = MapClass::unknown;
    double principal_share = 0.0;  ///< part of the ground that is principal-crop land, 0 to 1
    bool is_organic = false;       ///< the principal part counts as organic
    bool is_in_conversion = false; ///< the principal part is in conversion; never with is_organic

    friend bool operator==(const Verdict&, const Verdict&) = default;
};

} // namespace huuco
