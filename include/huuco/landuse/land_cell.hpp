// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// A land-code cell taken apart into its codes and the areas recorded beside them.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace huuco {

/// The codes of a cell and what it says about their areas.
///
/// Parcels with the same codes share a label, whatever areas stand beside them.
struct LandCell {
    std::string label; ///< the cell as written; without the areas, its codes parted by `+`
    std::vector<std::optional<double>> areas_m2; ///< one per code of the label; empty when none
};

/// Reads cells such as `ONT+CLN`, `ONT: 300 m2; CLN: 734,5 m2` or `ONT 300 CLN 734`.
///
/// \param text  as written; numbers as stated_area reads them, in m² unless `ha` stands there
[[nodiscard]] LandCell read_land_cell(std::string_view text);

/// An area in m² as a field of a parcel layer has it: a plain number, or one with its unit.
///
/// \returns empty for blank, 0, and what is no area
[[nodiscard]] std::optional<double> read_area_m2(std::string_view text);

/// The words of a land-code cell: codes parted by `+ , ; / - & |`, blanks or dashes. Full names of
/// land types stay whole where only `+ , ; / & |` part them.
///
/// \returns as written, without blanks round them, in order; repeated ones too
[[nodiscard]] std::vector<std::string> split_land_label(std::string_view label, bool at_blanks);

} // namespace huuco
