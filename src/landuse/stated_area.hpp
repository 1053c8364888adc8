// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Areas that stand in a cell beside a land code or crop: `ONT: 300 m2`, `Ngô (0,5 ha)`, `60 %
/// cam`.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace huuco::detail {

/// The unit in which a cell states how much.
enum class AmountUnit {
    none, ///< a bare number
    m2,
    hectare,
    percent,
};

/// Part of a cell with what it says about its size.
struct StatedPart {
    std::string text;             ///< without the number, unit and the marks round them; trimmed
    std::optional<double> amount; ///< m² for `none`, `m2` and `hectare`; per cent otherwise
    AmountUnit unit = AmountUnit::none;
};

/// Takes the first amount out of a part of a cell.
///
/// Numbers are read as Vietnamese text writes them: `1.234,5` and `1.234` have a thousand, `734,5`
/// and `734.5` a decimal part.
///
/// \param needs_unit  a bare number is no amount and stays in the text
[[nodiscard]] StatedPart take_amount(std::string_view part, bool needs_unit);

/// The words between separators, trimmed; blank ones are left out. A `,` or `.` between two digits
/// separates nothing.
[[nodiscard]] std::vector<std::string_view>
split_cell(std::string_view text, std::string_view separators);

} // namespace huuco::detail
