// SPDX-License-Identifier: MIT
/// \file
/// Looks classes up among map classes and land codes.

#include "landuse/class_colours.hpp"

#include <huuco/landuse/land_cell.hpp>
#include <huuco/model/map_palette.hpp>

#include <algorithm>
#include <optional>

namespace huuco {

namespace {

std::optional<std::string> map_class_colour_of(const std::string& text) {
    const auto* const found = std::find(kMapClassNames.begin(), kMapClassNames.end(), text);
    if (found == kMapClassNames.end()) {
        return std::nullopt;
    }
    return std::string(
        kMapClassColours.at(static_cast<std::size_t>(found - kMapClassNames.begin())));
}

/// The colour of the first code that stands in a land-code cell.
std::optional<std::string> land_colour_of(const std::string& text, const Tables& tables) {
    const std::string label = read_land_cell(text, tables).label;
    for (const LabelSplit split : kLabelSplits) { // names of land types have blanks
        std::vector<std::string> parts = split_land_label(label, split);
        if (parts.empty()) {
            continue;
        }
        std::string& first = parts.front();
        first.erase(std::find(first.begin(), first.end(), '*'), first.end());
        const LandCode* const code = tables.find_land_code(first);
        if (code != nullptr && !code->colour.empty()) {
            return code->colour;
        }
    }
    return std::nullopt;
}

} // namespace

ClassColours class_colours(std::span<const std::string> classes, const Tables& tables) {
    ClassColours colours;
    for (const std::string& text : classes) {
        std::optional<std::string> colour = map_class_colour_of(text);
        if (!colour) {
            colour = land_colour_of(text, tables);
        }
        if (!colour) {
            colour = map_class_colour(MapClass::unknown);
            colours.without.push_back(text);
        }
        colours.of_class.emplace(text, *colour);
    }
    std::sort(colours.without.begin(), colours.without.end());
    return colours;
}

} // namespace huuco
