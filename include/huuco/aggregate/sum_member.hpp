// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Members of a group of sums, listed once for adding, rounding and writing.

#include <huuco/aggregate/exact_sum.hpp>

namespace huuco {

/// A member of a group of sums, and where it goes when it is rounded.
///
/// A group has an array of these, `kMembers`: what is not listed there would be lost when results
/// are merged.
template <typename Sums, typename Areas>
struct SumMember {
    const char* name;    ///< in `summary.json`
    ExactSum Sums::*sum; ///< exact
    double Areas::*area; ///< the double nearest to it
};

/// Adds each listed member of `other` to that of `sums`.
template <typename Sums>
void add_members(Sums& sums, const Sums& other) {
    for (const auto& member : Sums::kMembers) {
        (sums.*member.sum).add(other.*member.sum);
    }
}

/// Rounds each listed member of `sums` into that of `areas`.
template <typename Sums, typename Areas>
void round_members(const Sums& sums, Areas& areas) {
    for (const auto& member : Sums::kMembers) {
        areas.*member.area = (sums.*member.sum).value();
    }
}

} // namespace huuco
