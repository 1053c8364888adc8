// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// A land-code cell taken apart into its codes and the areas recorded beside them.

#include <huuco/base/number_reader.hpp>
#include <huuco/landuse/amount_fault.hpp>
#include <huuco/landuse/tables.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace huuco {

/// The codes of a cell and what it says about their areas.
///
/// Parcels with the same codes share a label, whatever areas stand beside them.
struct LandCell {
    std::string label; ///< the cell as written, without remarks; where it states areas, without
                       ///< these, its codes parted by `+`
    std::vector<std::optional<double>> amounts; ///< one per code of the label; empty when none
    bool is_percent = false;                    ///< the amounts are per cent of the parcel, not m²
    AmountFault fault = AmountFault::none;      ///< why amounts are not used, or not whole
};

/// Reads cells such as `ONT+CLN`, `ONT: 300 m2; CLN: 734,5 m2`, `ONT 300 CLN 734` or `ONT 30% và
/// CLN 70%`.
///
/// \param text  as written; areas in m² unless `ha` stands there. A number that can be read only
///              one way (`0,5`, `0.125`, `1.234.567`) tells the decimal mark of all; where none
///              does, one that may be two (`1.250`) leaves the cell without amounts
[[nodiscard]] LandCell read_land_cell(std::string_view text);

/// The same without the remarks that stand beside codes which the tables know: `LUC (2 vụ)` is
/// `LUC`, and `ONT 300 m2 (nhà); CLN` is `ONT+CLN` with 300 m².
///
/// What looks like a code itself, and words behind a mark between codes (`ONT + vườn`), stay.
[[nodiscard]] LandCell read_land_cell(std::string_view text, const Tables& tables);

/// Largest area in m² that a cell may state; Viet Nam has a third of it. Larger numbers are marks
/// for a missing value, such as the largest double.
inline constexpr double kLargestArea_m2 = 1e12;

/// An area in m² as a field of a parcel layer has it: a plain number, or one with its unit.
///
/// \returns empty for blank, 0, and what is no area
[[nodiscard]] std::optional<double> read_area_m2(std::string_view text);

/// An area in m² with its unit or without one, in a text field whose numbers are read so.
///
/// \param unit_m2  square metres in the unit of a bare number
/// \returns empty for what is no area
[[nodiscard]] std::optional<double>
read_area_m2(std::string_view text, const NumberReader& reader, double unit_m2 = 1.0);

/// Where a land-code cell may be parted.
enum class LabelSplit : std::uint8_t {
    at_marks,  ///< `+ , ; / & |`: full names of land types stay whole
    at_and,    ///< at the word *và*, too
    at_blanks, ///< at blanks, brackets and dashes, too
};

/// From the one that leaves most together on.
inline constexpr std::array<LabelSplit, 3> kLabelSplits = {
    LabelSplit::at_marks,
    LabelSplit::at_and,
    LabelSplit::at_blanks};

/// The words of a land-code cell.
///
/// \returns as written, without blanks round them, in order; repeated ones too
[[nodiscard]] std::vector<std::string> split_land_label(std::string_view label, LabelSplit split);

} // namespace huuco
