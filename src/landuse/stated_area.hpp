// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Areas that stand in a cell beside a land code or crop: `ONT: 300 m2`, `Ngô (0,5 ha)`, `60 %
/// cam`.

#include <huuco/base/number_reader.hpp>
#include <huuco/landuse/amount_fault.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <span>
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

/// An amount where it stands in a text.
struct FoundAmount {
    std::size_t begin = 0; ///< of the number
    std::size_t end = 0;   ///< behind its unit
    std::string_view number;
    std::optional<double> value; ///< m² for `none`, `m2` and `hectare`; per cent otherwise; empty
                                 ///< where the number may be two, or is none
    AmountUnit unit = AmountUnit::none;
};

/// The reader of the numbers of one cell: one that can be read only one way (`0,5`, `1.234.567`)
/// tells how all are meant; where none does, what may be two numbers (`1.250`) is none.
[[nodiscard]] NumberReader reader_of_cell(std::string_view cell);

/// The first amount at or behind a place; figures in words (`2L`, `NK4300`) are none. Thousands may
/// be parted by blanks: `12 345 m2`.
///
/// \param needs_unit  a bare number is no amount
[[nodiscard]] std::optional<FoundAmount>
find_amount(std::string_view text, std::size_t from, bool needs_unit, const NumberReader& reader);

/// Part of a cell with what it says about its size.
struct StatedPart {
    std::string text; ///< without the number, unit and the marks round them; trimmed
    std::optional<FoundAmount> amount;
};

/// Takes the first amount out of a part of a cell.
[[nodiscard]] StatedPart
take_amount(std::string_view part, bool needs_unit, const NumberReader& reader);

/// What all amounts of a cell come to together: of land codes and of crops by the same rules.
class AmountTally {
public:
    /// Notes what one part of the cell states; `nothing`, too.
    void add(const std::optional<FoundAmount>& amount);

    /// An amount that belongs to no part.
    void add_unclear() noexcept { m_has_unclear = true; }

    /// True where some part states a percentage and none an area.
    [[nodiscard]] bool is_percent() const noexcept { return m_has_percent && !m_has_area; }

    /// True where some part states something, be it readable or not.
    [[nodiscard]] bool has_amount() const noexcept {
        return m_has_percent || m_has_area || m_has_unclear;
    }

    /// All areas together in m²; empty where none is stated.
    [[nodiscard]] std::optional<double> area_m2() const {
        return m_has_area ? std::optional(m_area_m2) : std::nullopt;
    }

    /// \param are_all_needed  a part that states nothing makes what the others state useless
    [[nodiscard]] AmountFault fault(bool are_all_needed) const;

private:
    bool m_has_percent = false;
    bool m_has_area = false;
    bool m_has_unclear = false;
    std::size_t m_parts = 0;
    std::size_t m_silent = 0; ///< parts that state nothing
    double m_percent = 0.0;   ///< all percentages together
    double m_area_m2 = 0.0;   ///< all areas together
};

/// True for a `,` or `.` between two digits of one number; the 2 of `m2,50` belongs to a word.
[[nodiscard]] bool is_mark_of_number(std::string_view text, std::size_t at);

/// The words between separators, trimmed; blank ones are left out. A `,` or `.` within a number
/// separates nothing.
[[nodiscard]] std::vector<std::string_view>
split_cell(std::string_view text, std::string_view separators);

/// The word between two things of one cell.
inline constexpr std::array<std::string_view, 1> kAnd = {"và"};

/// The parts between words that stand between two others, such as `và`; blanks become single ones.
///
/// \param words  folded
[[nodiscard]] std::vector<std::string>
split_at_words(std::string_view text, std::span<const std::string_view> words);

} // namespace huuco::detail
