// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Sums of the pieces' areas per village, shares, and whether the target is met.

#include <huuco/aggregate/exact_sum.hpp>
#include <huuco/model/piece.hpp>
#include <huuco/model/verdict.hpp>
#include <huuco/model/village_set.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace huuco {

/// Areas of one village, of the ground outside all, or of everything; planar or ellipsoidal m².
struct AreaTotals {
    std::uint64_t parcels = 0;        ///< distinct parcels with a piece here
    double parcel_m2 = 0.0;           ///< ground of all parcels, counted once
    double principal_m2 = 0.0;        ///< principal-crop land
    double organic_m2 = 0.0;          ///< the part of it that counts as organic
    double in_conversion_m2 = 0.0;    ///< the part of it in conversion; not in organic_m2
    double unknown_evidence_m2 = 0.0; ///< the part of it about which no evidence speaks

    /// Organic per cent of the principal-crop land; empty where there is none.
    [[nodiscard]] std::optional<double> share_percent() const noexcept;

    /// How much of the principal-crop land some evidence speaks about: `none`, `partial` or `full`;
    /// empty text where there is no such land. With `none` a share of 0 says nothing: whether the
    /// land is organic is not known.
    [[nodiscard]] std::string_view evidence() const noexcept;

    /// Share when land in conversion is added: the upper reading.
    [[nodiscard]] std::optional<double> upper_share_percent() const noexcept;

    /// The target is met strictly above it.
    [[nodiscard]] bool meets(double target_percent) const noexcept;

    /// Organic area that is missing up to the target, in m²; 0 when the target is reached.
    [[nodiscard]] double missing_m2(double target_percent) const noexcept;
};

/// The same before they are rounded to doubles: totals of parts add up to those of the whole.
struct AreaSums {
    std::uint64_t parcels = 0;
    ExactSum parcel_m2;
    ExactSum principal_m2;
    ExactSum organic_m2;
    ExactSum in_conversion_m2;
    ExactSum unknown_evidence_m2;

    void add(const AreaSums& other);

    [[nodiscard]] AreaTotals totals() const;
};

/// Adds pieces up, village by village. Sums are exact, so their order does not matter.
class VillageTotals {
public:
    explicit VillageTotals(std::size_t village_count);

    /// \param pieces    of one batch, ordered by parcel; each counts in exactly one village
    /// \param verdicts  the verdicts that the pieces refer to
    void add(std::span<const Piece> pieces, std::span<const Verdict> verdicts);

    /// One per village, in village order.
    [[nodiscard]] std::vector<AreaTotals> villages() const;

    /// Ground in no village.
    [[nodiscard]] AreaTotals outside() const;

    /// Villages and outside together; a parcel in two villages counts once.
    [[nodiscard]] AreaTotals whole() const;

    /// The sums behind them: first the ground outside, then one per village.
    [[nodiscard]] const std::vector<AreaSums>& sums() const noexcept { return m_sums; }

private:
    std::vector<AreaSums> m_sums; ///< slot 0 is the ground outside, village v has slot v + 1
    std::uint64_t m_parcels = 0;
};

} // namespace huuco
