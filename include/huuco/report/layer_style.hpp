// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// How QGIS shows the layers of a result: style documents (QML) as text.

#include <huuco/base/language.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace huuco {

/// Parcel pieces filled by `class` in the colours of kMapClassColours, with a legend.
///
/// Land in conversion is hatched in the colour of organic land as well, so that it is told from
/// both its neighbours without colour.
[[nodiscard]] std::string parcels_style(Language language);

/// Villages as outlines, labelled with name and share; unknown where no evidence speaks.
[[nodiscard]] std::string villages_style(Language language);

/// One class of a layer: the value of its field, its name in the legend and its colour.
struct StyleClass {
    std::string_view value;
    std::string label;
    std::string_view colour; ///< `#rrggbb`
};

/// Points as dots, coloured by the values of a field.
[[nodiscard]] std::string
dots_style(std::string_view field, const std::vector<StyleClass>& classes);

/// Areas as bold outlines over a faint fill, coloured by the values of a field.
[[nodiscard]] std::string
marked_areas_style(std::string_view field, const std::vector<StyleClass>& classes);

} // namespace huuco
