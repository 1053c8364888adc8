// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// How much ground rests on each rule, and which codes, crops and words of evidence nobody knows.

#include <huuco/aggregate/exact_sum.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace huuco {

/// Ground that one rule decided about.
struct RuleAccount {
    std::string rule; ///< id, such as `crop_listed` or `equal_parts_assumed`
    std::uint64_t parcels = 0;
    ExactSum parcel_m2;
    ExactSum principal_m2;
};

/// A text that the tables do not have.
struct UnknownName {
    std::string text;
    std::uint64_t parcels = 0;
    std::string nearest; ///< what it may mean; empty when nothing comes near
};

/// No longer list of unknown names is told.
inline constexpr std::size_t kMostNamesTold = 1000;

/// The account of the land codes and crops of a run, and of what its parcels say of organic land.
struct LandAccount {
    std::vector<RuleAccount> land_rules;       ///< by LandRule; their ground is all ground
    std::vector<RuleAccount> code_splits;      ///< by CodeSplit; the same ground
    std::vector<RuleAccount> crop_splits;      ///< by CropSplit; the same ground
    std::vector<UnknownName> unknown_codes;    ///< the kMostNamesTold most frequent, these first
    std::vector<UnknownName> unknown_crops;    ///< the same
    std::vector<UnknownName> unknown_statuses; ///< the same, in fields of the parcels
    std::vector<UnknownName> unknown_schemes;  ///< the same, where the scheme would decide
};

} // namespace huuco
