// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Questions to PROJ about a CRS object.

#include "crs/proj_handles.hpp"

#include <huuco/crs/reference_systems.hpp>
#include <huuco/geometry/box.hpp>

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace huuco::proj {

/// `EPSG:9211`, as the object itself is labelled; empty without a label.
[[nodiscard]] std::string code_of(const PJ* object);

/// Letters and digits of a name in lower case: names of systems and datums differ in blanks, `_`
/// and `-` only.
[[nodiscard]] std::string bare_name(std::string_view name);

/// \param text  from which the object was made
/// \throws Error `crs` when the object is not a CRS
void require_crs(const Object& object, const std::string& text);

/// The horizontal part: a bound or compound CRS is unwrapped, for the summary states its
/// transformation itself.
[[nodiscard]] Object horizontal_part(PJ_CONTEXT* context, Object object);

/// The registered area of use, in degrees of longitude and latitude; empty where none is stated,
/// and where it crosses the 180th meridian.
[[nodiscard]] std::optional<Box> area_of_use(PJ_CONTEXT* context, const PJ* crs);

/// The name of the datum, or of the ensemble of datums; empty where there is none.
[[nodiscard]] std::string datum_name(PJ_CONTEXT* context, const PJ* crs);

/// Whether the axes of a CRS count in metres.
[[nodiscard]] bool is_in_metres(PJ_CONTEXT* context, const PJ* crs);

/// The grid of a projected CRS in metres; empty for another projection or unit.
[[nodiscard]] std::optional<TransverseMercator> grid_of(PJ_CONTEXT* context, const PJ* crs);

/// The seven numbers of TOWGS84 (m, arc seconds, ppm; position vector convention) that a bound CRS
/// carries; empty for any other CRS.
[[nodiscard]] std::optional<std::array<double, 7>> to_wgs84_of(PJ_CONTEXT* context, const PJ* crs);

} // namespace huuco::proj
