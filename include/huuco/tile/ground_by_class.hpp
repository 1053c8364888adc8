// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Ground by class, as tiles are meant to show it and as they do.

#include <map>
#include <string>

namespace huuco {

/// Ground in square metres on the ellipsoid by value of the area attribute; features without one
/// are under the empty text.
using GroundByClass = std::map<std::string, double>;

} // namespace huuco
