// SPDX-License-Identifier: MIT
/// \file
/// The arithmetic of the conservation checks.

#include <huuco/aggregate/conservation.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace huuco {

namespace {

constexpr double kRelativeTolerance = 1e-9;
/// A square centimetre: corners of cut shapes are rounded, which for little ground with a long
/// outline is more than a billionth of it.
constexpr double kAbsoluteTolerance_m2 = 1e-4;

/// A difference and where it is.
struct Excess {
    double area_m2 = 0.0;
    std::string where = {};
};

ConservationCheck check(std::string name, Excess excess, double tolerance_m2) {
    return {
        std::move(name),
        excess.area_m2,
        tolerance_m2,
        excess.area_m2 <= tolerance_m2,
        std::move(excess.where)};
}

/// By how much the part exceeds the whole in the worst place; 0 where it never does.
template <typename Part, typename Whole>
Excess worst_excess(
    const std::vector<AreaTotals>& villages,
    const AreaTotals& outside,
    const std::vector<std::string>& names,
    Part part,
    Whole whole) {
    Excess worst;
    if (part(outside) > whole(outside)) {
        worst = {part(outside) - whole(outside), "outside the villages"};
    }
    for (std::size_t i = 0; i < villages.size(); ++i) {
        const double excess_m2 = part(villages[i]) - whole(villages[i]);
        if (excess_m2 > worst.area_m2) {
            worst = {excess_m2, i < names.size() ? names[i] : std::string{}};
        }
    }
    return worst;
}

} // namespace

void GroundSums::add(const GroundSums& other) {
    add_members(*this, other);
    if (union_m2 && other.union_m2) {
        union_m2->add(*other.union_m2);
    } else {
        union_m2.reset();
    }
    sliver_m2 += other.sliver_m2;
    edge_doubt_m2 += other.edge_doubt_m2;
    union_doubt_m2 += other.union_doubt_m2;
}

GroundBeforeOverlay GroundSums::rounded() const {
    GroundBeforeOverlay ground;
    round_members(*this, ground);
    if (union_m2) {
        ground.union_m2 = union_m2->value();
    }
    ground.sliver_m2 = sliver_m2;
    ground.edge_doubt_m2 = edge_doubt_m2;
    ground.union_doubt_m2 = union_doubt_m2;
    return ground;
}

std::vector<ConservationCheck> check_conservation(
    const std::vector<AreaTotals>& villages,
    const AreaTotals& outside,
    const AreaTotals& whole,
    const GroundBeforeOverlay& ground,
    const std::vector<std::string>& names) {
    const double tolerance_m2 = kRelativeTolerance * ground.parcels_m2 + kAbsoluteTolerance_m2;
    const double cut_tolerance_m2 = tolerance_m2 + ground.sliver_m2 + ground.edge_doubt_m2;
    const double expected_m2 = ground.parcels_m2 - ground.overlap_m2 - ground.set_aside_m2;
    ExactSum sum;
    for (const AreaTotals& village : villages) {
        sum.add(village.parcel_m2);
    }
    sum.add(outside.parcel_m2);

    const auto parcel = [](const AreaTotals& totals) { return totals.parcel_m2; };
    const auto principal = [](const AreaTotals& totals) { return totals.principal_m2; };
    const auto organic = [](const AreaTotals& totals) { return totals.organic_m2; };
    const auto evidence = [](const AreaTotals& totals) {
        return totals.organic_m2 + totals.in_conversion_m2;
    };
    std::vector<ConservationCheck> checks{
        check(
            "villages_plus_outside_equals_parcels",
            {std::abs(sum.value() - expected_m2), ground.worst_parcel},
            cut_tolerance_m2),
        check(
            "villages_plus_outside_equals_totals",
            {std::abs(sum.value() - whole.parcel_m2)},
            tolerance_m2),
        check(
            "parcels_equal_pieces_overlaps_set_aside",
            {std::abs(
                 ground.pieces_m2 + ground.overlap_m2 + ground.set_aside_m2 - ground.parcels_m2),
             ground.worst_parcel},
            cut_tolerance_m2),
        check(
            "principal_within_parcels",
            worst_excess(villages, outside, names, principal, parcel),
            tolerance_m2),
        check(
            "organic_within_principal",
            worst_excess(villages, outside, names, organic, principal),
            tolerance_m2),
        check(
            "organic_and_conversion_within_principal",
            worst_excess(villages, outside, names, evidence, principal),
            tolerance_m2),
    };
    if (ground.union_m2) {
        checks.push_back(check(
            "villages_plus_outside_equals_union",
            {std::abs(ground.measured_m2 - *ground.union_m2), ground.worst_parcel},
            cut_tolerance_m2 + ground.unsettled_m2 + ground.union_doubt_m2));
    }
    return checks;
}

} // namespace huuco
