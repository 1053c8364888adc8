// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What huuco makes of a piece of ground, and why.

#include <huuco/model/doubt.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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
    std::string harmonised; ///< the land codes in the list of 2024; `?` for what has none there
    std::string crop;       ///< name from the crop table; as written where the table knows none
    std::string crop_as_written;
    std::string_view land_rule;  ///< id of the rule that made it principal-crop land or not
    std::string_view code_split; ///< id of the rule by which several land codes share the ground
    std::string_view crop_split; ///< the same for several crops
    std::string
        organic_status;      ///< id of the status table, such as `certified`, `expired`, `unknown`
    std::string certificate; ///< certificate number that decided; empty without one
    std::string_view evidence;      ///< `register`, `areas` or `field`: what decided; may be empty
    std::string_view evidence_rule; ///< id of the rule by which it did
    std::string reason;             ///< one sentence in the language of the run
    std::string reason_translated;  ///< the same sentence in the other language
    MapClass map_class = MapClass::unknown;
    double principal_share = 0.0; ///< part of the ground that is principal-crop land, 0 to 1; where
                                  ///< it depends on recorded areas, the piece knows it
    bool is_organic = false;      ///< the principal part counts as organic
    bool is_in_conversion = false; ///< the principal part is in conversion; never with is_organic
    /// Area of the whole parcel that is certified, where the evidence states it: no more than that
    /// counts as organic or in conversion, spread evenly over the parcel.
    std::optional<double> certified_m2;
    /// Likewise the area that may count, where a document leaves open that more does.
    std::optional<double> possible_m2;
    std::vector<std::uint32_t> register_rows;  ///< rows of the registers about the parcel, by index
    std::optional<std::uint32_t> deciding_row; ///< the one that decides, where a register does
    Doubt doubt;                               ///< what is assumed about it

    friend bool operator==(const Verdict&, const Verdict&) = default;
};

} // namespace huuco
