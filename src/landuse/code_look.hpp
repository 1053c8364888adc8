// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Which words and numbers of a land-code cell are codes and amounts.

#include "stated_area.hpp"

#include <huuco/base/number_reader.hpp>
#include <huuco/landuse/tables.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace huuco::detail {

/// What parts codes of a land-code cell.
inline constexpr std::string_view kCodeMarks = "+,;/&|";
/// The same with what stands round words.
inline constexpr std::string_view kMarksOfWords = "+,;/&|-.: ()[]\t\r\n";

/// How the land codes of one cell are told from other words.
class CodeLook {
public:
    /// \param tables  null: no word is known, and the shape alone tells
    CodeLook(std::string_view cell, const Tables* tables);

    /// The code of that label or name, with a star or one figure behind it or not (`LUC2`).
    [[nodiscard]] const LandCode* known(std::string_view text) const;

    /// True for what may be a code that no table has: up to four plain letters, capital as the
    /// known ones of the cell are, and no crop.
    [[nodiscard]] bool is_code_like(std::string_view word) const;

    /// True for the code of a group itself, and of any land below it in the tree.
    [[nodiscard]] bool is_part_of(const LandCode& code, const LandCode& group) const;

private:
    const Tables* m_tables;
    std::optional<bool> m_are_capitals; ///< the known codes; empty where none is known
};

/// True for `LUC2`: the figure tells how many crops a year, or numbers a list. Of more figures than
/// one nobody knows whether they are an area.
[[nodiscard]] bool is_numbered_code(std::string_view text);

/// True for a bare number with a word behind it that is no code (`2 vụ`, `300 cây`), and for the
/// first of two (`2-3 vụ`).
[[nodiscard]] bool
counts_something(std::string_view text, const FoundAmount& found, const CodeLook& look);

/// The first amount beside land codes at or behind a place; what counts something is none.
[[nodiscard]] std::optional<FoundAmount> find_code_amount(
    std::string_view text,
    std::size_t from,
    const CodeLook& look,
    const NumberReader& reader);

} // namespace huuco::detail
