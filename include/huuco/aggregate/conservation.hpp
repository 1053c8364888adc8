// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The checks every run makes on its own figures: nothing lost, nothing counted twice.

#include <huuco/aggregate/exact_sum.hpp>
#include <huuco/aggregate/sum_member.hpp>
#include <huuco/aggregate/village_totals.hpp>

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace huuco {

/// One check, its outcome, and how near it came.
struct ConservationCheck {
    std::string name; ///< a word for machines, such as `villages_plus_outside_equals_parcels`
    double difference_m2 = 0.0; ///< absolute
    double tolerance_m2 = 0.0;  ///< the largest difference that passes
    bool passed = false;
    std::string culprit = {}; ///< where the difference is largest; empty where there is none
};

/// What the parcels measure before the overlay, independently of the pieces.
struct GroundBeforeOverlay {
    double parcels_m2 = 0.0;    ///< sum of the parcels' areas, each as it came, set aside or not
    double overlap_m2 = 0.0;    ///< ground that more than one parcel claims, beyond its first claim
    double sliver_m2 = 0.0;     ///< ground in pieces too small to keep
    double edge_doubt_m2 = 0.0; ///< bound on the change of area when edges are cut: 0 on the plane
    double set_aside_m2 = 0.0;  ///< ground of parcels that were set aside, as far as it has an area
    double unsettled_m2 = 0.0;  ///< the part of that on which an overlay failed
    double pieces_m2 = 0.0;     ///< sum of the pieces' areas
    double measured_m2 = 0.0;   ///< the same as measured; another where areas are registered ones
    /// Area of the union of all parcels in the figures, by uniting and not by subtracting; nothing
    /// where a union failed.
    std::optional<double> union_m2 = std::nullopt;
    double union_doubt_m2 = 0.0;   ///< overlaps in it that count as rounding
    std::string worst_parcel = {}; ///< whose pieces differ most from it
};

/// The same before it is rounded to doubles: the ground of parts adds up to that of the whole.
struct GroundSums {
    ExactSum parcels_m2;
    ExactSum overlap_m2;
    ExactSum set_aside_m2;
    ExactSum unsettled_m2;
    ExactSum pieces_m2;
    ExactSum measured_m2;
    std::optional<ExactSum> union_m2 = ExactSum{};
    double sliver_m2 = 0.0; ///< these three are bounds, and may be rounded
    double edge_doubt_m2 = 0.0;
    double union_doubt_m2 = 0.0;

    /// Those that are always there.
    static const std::array<SumMember<GroundSums, GroundBeforeOverlay>, 6> kMembers;

    void add(const GroundSums& other);

    /// Without a worst parcel.
    [[nodiscard]] GroundBeforeOverlay rounded() const;
};

inline constexpr std::array<SumMember<GroundSums, GroundBeforeOverlay>, 6> GroundSums::kMembers = {{
    {"parcels_m2", &GroundSums::parcels_m2, &GroundBeforeOverlay::parcels_m2},
    {"overlap_m2", &GroundSums::overlap_m2, &GroundBeforeOverlay::overlap_m2},
    {"set_aside_m2", &GroundSums::set_aside_m2, &GroundBeforeOverlay::set_aside_m2},
    {"unsettled_m2", &GroundSums::unsettled_m2, &GroundBeforeOverlay::unsettled_m2},
    {"pieces_m2", &GroundSums::pieces_m2, &GroundBeforeOverlay::pieces_m2},
    {"measured_m2", &GroundSums::measured_m2, &GroundBeforeOverlay::measured_m2},
}};
static_assert(
    sizeof(GroundSums) == GroundSums::kMembers.size() * sizeof(ExactSum) +
                              sizeof(std::optional<ExactSum>) + 3 * sizeof(double),
    "every sum is listed");

/// Compares the figures with the ground they were made from, and with themselves.
///
/// \param villages  totals of each village
/// \param outside   the rest
/// \param whole     their sum
/// \param names     of the villages, in their order: a check that is worst in one names it
/// \returns the checks in a fixed order:
///   1. `villages_plus_outside_equals_parcels`: villages and outside together are the parcels'
///      ground less overlaps and what was set aside; within t + c
///   2. `villages_plus_outside_equals_totals`: they are the figures of the whole; within t
///   3. `parcels_equal_pieces_overlaps_set_aside`: so are pieces, overlaps and what was set aside
///      the parcels' ground; within t + c
///   4. `principal_within_parcels`, in every village and outside; within t
///   5. `organic_within_principal`, likewise; within t
///   6. `organic_and_conversion_within_principal`: nor do both together exceed it; within t
///   7. `villages_plus_outside_equals_union`: the pieces as measured are the union of the parcels,
///      which is made on another way; within t + c + u. Left out where a union could not be made
///
/// t is 1e-9 of the parcels' ground and a square centimetre, since corners of cut shapes are
/// rounded; c is what cutting may lose, `sliver_m2` and `edge_doubt_m2`; u is what the union may
/// have besides, `unsettled_m2` and `union_doubt_m2`.
[[nodiscard]] std::vector<ConservationCheck> check_conservation(
    const std::vector<AreaTotals>& villages,
    const AreaTotals& outside,
    const AreaTotals& whole,
    const GroundBeforeOverlay& ground,
    const std::vector<std::string>& names = {});

} // namespace huuco
