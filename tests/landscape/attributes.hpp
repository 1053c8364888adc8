// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What stands in a parcel's record: land code, crop, owner, and what they mean for the truth.

#include "land.hpp"
#include "options.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace landscape {

/// A parcel's attributes in UTF-8.
struct Attributes {
    std::string land_code;
    std::string crop;
    std::string owner;
    std::string place;
    int principal_sixths = 0; ///< how much of the area is principal-crop land, in sixths
    bool is_perennial = false;
};

/// Draws attributes; equal for equal seed, position and kind.
[[nodiscard]] Attributes draw_attributes(const Options& options, std::int32_t parcel, Kind kind);

/// How much of a parcel is principal-crop land by its code, in sixths, when the crop allows it.
///
/// Each code of a compound (`ONT+CLN`) has an equal part; six divides by one, two and three.
[[nodiscard]] int principal_sixths(std::string_view land_code);

/// Names of the villages, `Thôn …`: invented, distinct, numbered after the list is used up.
[[nodiscard]] std::vector<std::string> village_names(const Options& options);

} // namespace landscape
