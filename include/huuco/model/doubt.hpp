// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What about a verdict is assumed by a rule and not known.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace huuco {

/// Why the principal part of some ground, or its evidence, is in doubt.
enum class DoubtKind : std::uint8_t {
    none,
    mixed_codes,      ///< several land codes, of which some count: their parts are assumed
    unknown_code,     ///< no land code, or one that no table knows
    mixed_crops,      ///< several crops, of which some are listed: their parts are assumed
    blank_crop,       ///< no crop is written: the plan's rule decides
    unknown_crop,     ///< the crop is in no table
    unknown_evidence, ///< a document speaks, but its status, scheme or a day says nothing
    unread_area,      ///< it counts by a certificate whose area cannot be read
    no_evidence,      ///< the whole run has no evidence at all
    boundaries,       ///< corners are measured to a limited precision
};

inline constexpr std::size_t kDoubtKindCount = 10;

inline constexpr std::array<std::string_view, kDoubtKindCount> kDoubtKindNames = {
    "none",
    "mixed_codes",
    "unknown_code",
    "mixed_crops",
    "blank_crop",
    "unknown_crop",
    "unknown_evidence",
    "unread_area",
    "no_evidence",
    "boundaries"};

[[nodiscard]] constexpr std::string_view doubt_kind_name(DoubtKind kind) noexcept {
    return kDoubtKindNames[static_cast<std::size_t>(kind)];
}

/// How far the truth about a piece may be from its verdict.
struct Doubt {
    DoubtKind land = DoubtKind::none; ///< about the principal part; `none`: it is as counted
    double least_share = 0.0;    ///< smallest principal part of the ground that is possible, 0 to 1
    double most_share = 0.0;     ///< largest; the counted part lies between both. Where areas are
                                 ///< recorded for the codes, see PieceLimits instead
    bool may_be_organic = false; ///< not counted as organic, but a document leaves it open; or more
                                 ///< of it than counts
    bool may_be_in_conversion = false; ///< likewise, and never organic
    /// Nothing of it counts as principal-crop land; what may be such land all the same is organic
    /// by the evidence.
    bool would_be_organic = false;
    bool would_be_in_conversion = false; ///< likewise
    bool may_not_count = false;          ///< counts, but a document may say that it no longer does
    bool may_count_less = false; ///< counts, but for an area that cannot be read: perhaps for none

    friend bool operator==(const Doubt&, const Doubt&) = default;
};

} // namespace huuco
