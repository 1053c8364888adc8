// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Whether the values of a field look like what a role holds.

#include <huuco/landuse/tables.hpp>
#include <huuco/model/field_role.hpp>
#include <huuco/model/text_column.hpp>

#include <cstddef>

namespace huuco::io {

/// Rows of a sample whose value fits a role.
struct ContentFit {
    std::size_t filled = 0;   ///< rows that are not blank
    std::size_t fitting = 0;  ///< those of them whose value fits
    std::size_t distinct = 0; ///< distinct values that are not blank

    [[nodiscard]] double share() const noexcept {
        return filled == 0 ? 0.0 : static_cast<double>(fitting) / static_cast<double>(filled);
    }
};

/// Counts the rows whose value can play the role.
///
/// Cells are judged by what reads them later: land codes with the areas beside them, areas with
/// their unit, sheets and parcel numbers (short, with a digit) with the words round them. Crops,
/// schemes and statuses are those of the tables. Communes and villages are anything but decimal
/// fractions. Whatever is filled can be an owner or the number of a certificate.
[[nodiscard]] ContentFit
content_fit(FieldRole role, const TextColumn& column, const Tables& tables);

/// True when a field that bears the name of a role cannot play it: of ten values or more, fewer
/// than one in five fit; of land codes one in a cell is enough. Statuses and schemes may be in
/// words of the office's own, so they are never refused; crops only where the field holds numbers.
[[nodiscard]] bool contradicts_name(FieldRole role, const TextColumn& column, const Tables& tables);

/// True when no row has a value; of sheets and parcel numbers also where all are 0, as a DBF has
/// for numbers that nobody wrote.
[[nodiscard]] bool says_nothing(FieldRole role, const TextColumn& column);

/// True when the values alone show the role, whatever the name of the field is.
[[nodiscard]] bool shows_role(FieldRole role, const TextColumn& column, const Tables& tables);

} // namespace huuco::io
