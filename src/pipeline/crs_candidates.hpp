// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The reference systems that data of Viet Nam may be in.

#include <huuco/crs/coordinate_look.hpp>
#include <huuco/crs/crs.hpp>
#include <huuco/crs/reference_systems.hpp>

#include <vector>

namespace huuco {

/// One of the table, or one of WGS 84 that Vietnamese files are found in beside VN-2000.
[[nodiscard]] bool is_vietnamese(const Crs& crs, const ReferenceSystems& systems);

/// The systems whose coordinates look so; none where no system of Viet Nam has such.
[[nodiscard]] std::vector<Crs> candidates_of(CoordinateKind kind, const ReferenceSystems& systems);

/// Systems so near to one that a layer read in the wrong one still seems to fit: 0.1 to 0.8 km.
[[nodiscard]] std::vector<Crs> twins_of(const Crs& crs);

} // namespace huuco
