// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What a verdict leaves open: parts that are assumed, crops and codes that nobody knows.

#include <huuco/landuse/evidence.hpp>
#include <huuco/landuse/land_use.hpp>
#include <huuco/model/doubt.hpp>

namespace huuco {

/// How far the truth about ground of that land use under that evidence may be from the verdict.
///
/// With several codes (or crops) of which some count, anything from nothing to the whole ground is
/// possible, however the plan splits them, be it in equal parts or by a residential limit; only
/// recorded areas settle it. A code that breaks off (`ONT+`) has a part that nobody knows. A blank
/// crop and a blank or unknown code may stand for
/// anything, a crop that no table knows as well; a known code or crop that does not count settles
/// the matter. Evidence is open when a document speaks about the ground and neither its status nor
/// its scheme can be read; silence of a register is no doubt: it lists what is certified.
///
/// \param evidence  null: nothing speaks about the ground
[[nodiscard]] Doubt doubt_of(const LandUse& use, const Evidence* evidence);

} // namespace huuco
