// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Sums of the pieces' areas per village, shares, and whether the target is met.

#include <huuco/aggregate/exact_sum.hpp>
#include <huuco/aggregate/sum_member.hpp>
#include <huuco/aggregate/sums_by_village.hpp>
#include <huuco/model/piece.hpp>
#include <huuco/model/verdict.hpp>
#include <huuco/model/village_set.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace huuco {

/// `part` in per cent of `whole`; empty where there is no whole. All of it is 100, where product
/// and quotient would round to a hair more or less in one case of ten.
[[nodiscard]] inline std::optional<double> percent_of(double part, double whole) noexcept {
    if (!(whole > 0.0)) {
        return std::nullopt;
    }
    return part < whole ? std::min(100.0, 100.0 * part / whole) : 100.0;
}

/// Areas of one village, of the ground outside all, or of everything; planar or ellipsoidal m².
struct AreaTotals {
    std::uint64_t parcels = 0;        ///< distinct parcels with a piece here
    double parcel_m2 = 0.0;           ///< ground of all parcels, counted once
    double principal_m2 = 0.0;        ///< principal-crop land
    double organic_m2 = 0.0;          ///< the part of it that counts as organic
    double in_conversion_m2 = 0.0;    ///< the part of it in conversion; not in organic_m2
    double unknown_evidence_m2 = 0.0; ///< the part of it about which no evidence speaks
    /// The part of it about which evidence speaks and which counts neither as organic nor in
    /// conversion, by organic status: `expired`, `pgs`, `planned`.
    std::map<std::string, double> not_counted_m2{};

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

/// Exact sums by organic status.
using SumsByStatus = std::map<std::string, ExactSum, std::less<>>;

/// The same before they are rounded to doubles: totals of parts add up to those of the whole.
struct AreaSums {
    std::uint64_t parcels = 0;
    ExactSum parcel_m2;
    ExactSum principal_m2;
    ExactSum organic_m2;
    ExactSum in_conversion_m2;
    ExactSum unknown_evidence_m2;
    SumsByStatus not_counted_m2;

    static const std::array<SumMember<AreaSums, AreaTotals>, 5> kMembers;

    void add(const AreaSums& other);

    [[nodiscard]] AreaTotals rounded() const;
};

inline constexpr std::array<SumMember<AreaSums, AreaTotals>, 5> AreaSums::kMembers = {{
    {"parcel_m2", &AreaSums::parcel_m2, &AreaTotals::parcel_m2},
    {"principal_m2", &AreaSums::principal_m2, &AreaTotals::principal_m2},
    {"organic_m2", &AreaSums::organic_m2, &AreaTotals::organic_m2},
    {"in_conversion_m2", &AreaSums::in_conversion_m2, &AreaTotals::in_conversion_m2},
    {"unknown_evidence_m2", &AreaSums::unknown_evidence_m2, &AreaTotals::unknown_evidence_m2},
}};
static_assert(
    sizeof(AreaSums) ==
        sizeof(std::uint64_t) + AreaSums::kMembers.size() * sizeof(ExactSum) + sizeof(SumsByStatus),
    "every sum is listed");

/// Adds pieces up, village by village. Sums are exact, so their order does not matter.
class VillageTotals {
public:
    explicit VillageTotals(std::size_t village_count);

    /// \param pieces    of one batch, ordered by parcel; each counts in exactly one village
    /// \param verdicts  the verdicts that the pieces refer to
    void add(std::span<const Piece> pieces, std::span<const Verdict> verdicts);

    /// What was added up so far; each village counts a parcel that has a piece in it.
    [[nodiscard]] const SumsByVillage<AreaSums>& sums() const noexcept { return m_sums; }

    /// Villages and the ground outside together; a parcel in two villages counts once.
    [[nodiscard]] AreaTotals whole() const;

private:
    SumsByVillage<AreaSums> m_sums;
    std::uint64_t m_parcels = 0;
};

} // namespace huuco
