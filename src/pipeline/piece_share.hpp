// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What part of a piece's ground is principal-crop land, and what part of it counts.

#include <huuco/model/piece.hpp>
#include <huuco/model/verdict.hpp>

#include <optional>

namespace huuco {

/// The principal-crop part, 0 to 1: that of the verdict, to the last bit, unless recorded areas
/// make it differ from parcel to parcel.
[[nodiscard]] inline double
principal_share_of(const Piece& piece, const Verdict& verdict) noexcept {
    const bool is_plain =
        piece.area_m2 <= 0.0 || piece.principal_m2 == piece.area_m2 * verdict.principal_share;
    return is_plain ? verdict.principal_share : piece.principal_m2 / piece.area_m2;
}

/// The part that is organic or in conversion where a certified area makes it less than the
/// principal-crop part; empty otherwise.
[[nodiscard]] inline std::optional<double>
certified_share_of(const Piece& piece, const Verdict& verdict) noexcept {
    const bool may_count = verdict.is_organic || verdict.is_in_conversion;
    if (!may_count || piece.counted_m2 >= piece.principal_m2 || piece.area_m2 <= 0.0) {
        return std::nullopt;
    }
    return piece.counted_m2 / piece.area_m2;
}

} // namespace huuco
