// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Areas that a column of a batch states, each distinct text read once.

#include <huuco/landuse/land_cell.hpp>
#include <huuco/model/text_column.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace huuco {

/// The areas of a column in m² by code; nothing where a text is blank, no number, or zero. Empty
/// for a column that was never filled.
[[nodiscard]] inline std::vector<std::optional<double>> areas_by_code(const TextColumn& column) {
    std::vector<std::optional<double>> areas;
    areas.reserve(column.values().size());
    for (const std::string_view text : column.values()) {
        areas.push_back(read_area_m2(text));
    }
    return areas;
}

/// The area of a row.
///
/// \param areas  of that column
[[nodiscard]] inline std::optional<double> area_at(
    const std::vector<std::optional<double>>& areas,
    const TextColumn& column,
    std::size_t row) {
    return column.empty() ? std::nullopt : areas[column.code(row)];
}

} // namespace huuco
