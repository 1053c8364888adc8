// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The heading of a column of areas: what is measured, and in which unit.

#include <optional>
#include <string>
#include <string_view>

namespace huuco::io {

/// A heading of areas, or of anything else.
struct AreaHeading {
    std::string key;               ///< name_key of the heading without its unit
    std::optional<double> unit_m2; ///< square metres in its unit; empty where it names none
    bool is_area = false;          ///< it has the word for an area: *Diện tích*, *DT*, `AREA`
};

/// Takes the unit out of a heading: `Diện tích (m2)`, `AREA_HA`, `DT (ĐVT: m²)`. A unit is a word
/// of its own; `m2` may also end a word.
///
/// \pre the heading is UTF-8
[[nodiscard]] AreaHeading read_area_heading(std::string_view heading);

} // namespace huuco::io
