// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// How much ground rests on each rule, and which codes and crops nobody knows.

#include <cstdint>
#include <string>
#include <vector>

namespace huuco {

/// Ground that one rule decided about.
struct RuleAccount {
    std::string rule; ///< id, such as `crop_listed` or `equal_parts_assumed`
    std::uint64_t parcels = 0;
    double parcel_m2 = 0.0;
    double principal_m2 = 0.0;
};

/// A text that the tables do not have.
struct UnknownName {
    std::string text;
    std::uint64_t parcels = 0;
    std::string nearest; ///< what it may mean; empty when nothing comes near
};

/// The account of the land codes and crops of a run.
struct LandAccount {
    std::vector<RuleAccount> land_rules;    ///< by LandRule; their ground is all ground
    std::vector<RuleAccount> code_splits;   ///< by CodeSplit; the same ground
    std::vector<RuleAccount> crop_splits;   ///< by CropSplit; the same ground
    std::vector<UnknownName> unknown_codes; ///< the 1,000 most frequent, these first
    std::vector<UnknownName> unknown_crops; ///< the same
};

} // namespace huuco
