// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What a verdict leaves open: parts that are assumed, crops and codes that nobody knows.

#include <huuco/landuse/evidence.hpp>
#include <huuco/landuse/land_use.hpp>
#include <huuco/model/doubt.hpp>

#include <optional>

namespace huuco {

/// How far the truth about ground of that land use under that evidence may be from the verdict.
///
/// With several codes (or crops) of which some count, anything from nothing to the whole ground is
/// possible, however the plan splits them, be it in equal parts or by a residential limit; only
/// recorded areas, and parts that a crop cell states, settle it. A code that breaks off (`ONT+`)
/// has a part that nobody knows. A blank crop and a blank or unknown code may stand for anything, a
/// crop that no table knows as well; a known code or crop that does not count settles the matter.
/// Evidence is open when a document speaks about the ground and its status, its scheme, a day or an
/// area that it depends on cannot be read: by its outlook. Silence of a register is no doubt: it
/// lists what is certified. Organic land whose certificate another row may suspend may not count,
/// and such land whose certified area cannot be read may be any part of what counts.
///
/// \returns shares that hold for every parcel; where areas are recorded, see principal_bounds_of
[[nodiscard]] Doubt doubt_of(const LandUse& use, const DecidingEvidence& deciding);

/// The smallest and the largest principal part of a parcel, 0 to 1.
struct PrincipalBounds {
    double least = 0.0;
    double most = 0.0;
};

/// What the areas recorded for a parcel leave possible: recorded ground is what it is, the rest may
/// belong to any code without an area. Of each the crops have the part that the cell states, or
/// anything.
///
/// \param recorded   those with which the land use was classified
/// \param parcel_m2  ground of the whole parcel, more than 0
[[nodiscard]] PrincipalBounds
principal_bounds_of(const LandUse& use, const RecordedAreas& recorded, double parcel_m2);

/// The crop land of a parcel where the areas of its crop cell are more than a tenth away from it:
/// they are used in their proportion, but they tell something else about the parcel.
///
/// \param principal_share  that of the parcel
/// \returns empty where they agree, or the parcel has no principal-crop land
[[nodiscard]] std::optional<double>
contradicted_crop_land_m2(const LandUse& use, double principal_share, double parcel_m2);

/// True where areas are recorded for some of the codes.
[[nodiscard]] bool has_recorded_code(const LandUse& use) noexcept;

} // namespace huuco
