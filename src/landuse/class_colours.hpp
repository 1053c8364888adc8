// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// In which colours maps show classes and land codes.

#include <huuco/landuse/tables.hpp>

#include <map>
#include <span>
#include <string>
#include <vector>

namespace huuco {

/// Colours for the classes of a layer.
struct ClassColours {
    std::map<std::string, std::string> of_class; ///< `#rrggbb`; grey for those without one
    std::vector<std::string> without;            ///< classes that have no colour, sorted
};

/// Classes of an analysis have the colours of kMapClassColours, land codes those of the table
/// land_codes; several codes in one value have that of the first, as land-use maps show them.
[[nodiscard]] ClassColours
class_colours(std::span<const std::string> classes, const Tables& tables);

} // namespace huuco
