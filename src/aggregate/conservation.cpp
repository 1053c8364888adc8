// SPDX-License-Identifier: MIT
/// \file
/// The arithmetic of the conservation checks.

#include <huuco/aggregate/conservation.hpp>

#include <algorithm>
#include <cmath>

namespace huuco {

namespace {

constexpr double kRelativeTolerance = 1e-9;
constexpr double kAbsoluteTolerance_m2 = 1e-6;

ConservationCheck check(std::string name, double difference_m2, double tolerance_m2) {
    return {std::move(name), difference_m2, tolerance_m2, difference_m2 <= tolerance_m2};
}

/// By how much the part exceeds the whole in the worst place; 0 where it never does.
template <typename Part, typename Whole>
double worst_excess(
    const std::vector<AreaTotals>& villages,
    const AreaTotals& outside,
    Part part,
    Whole whole) {
    double worst = std::max(0.0, part(outside) - whole(outside));
    for (const AreaTotals& village : villages) {
        worst = std::max(worst, part(village) - whole(village));
    }
    return worst;
}

} // namespace

std::vector<ConservationCheck> check_conservation(
    const std::vector<AreaTotals>& villages,
    const AreaTotals& outside,
    const AreaTotals& whole,
    const GroundBeforeOverlay& ground) {
    const double tolerance_m2 = kRelativeTolerance * ground.parcels_m2 + kAbsoluteTolerance_m2;
    const double expected_m2 = ground.parcels_m2 - ground.overlap_m2;
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
    return {
        check(
            "villages_plus_outside_equals_parcels",
            std::abs(sum.value() - expected_m2),
            tolerance_m2 + ground.sliver_m2 + ground.edge_doubt_m2),
        check(
            "villages_plus_outside_equals_totals",
            std::abs(sum.value() - whole.parcel_m2),
            tolerance_m2),
        check(
            "principal_within_parcels",
            worst_excess(villages, outside, principal, parcel),
            tolerance_m2),
        check(
            "organic_within_principal",
            worst_excess(villages, outside, organic, principal),
            tolerance_m2),
        check(
            "organic_and_conversion_within_principal",
            worst_excess(villages, outside, evidence, principal),
            tolerance_m2),
    };
}

} // namespace huuco
