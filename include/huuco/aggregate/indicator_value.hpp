// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The value of an indicator, and whether its target is met; a blank input has none.

#include <huuco/aggregate/exact_sum.hpp>
#include <huuco/landuse/indicator.hpp>
#include <huuco/model/data_table.hpp>
#include <huuco/model/piece.hpp>
#include <huuco/model/problem.hpp>
#include <huuco/model/verdict_table.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace huuco {

/// Why an indicator has no value.
enum class NoData : std::uint8_t {
    none,        ///< it has one
    no_rows,     ///< the table has no row
    blank,       ///< no row says what is needed: cells are blank or cannot be read
    nothing,     ///< the denominator is zero
    no_evidence, ///< organic land is unknown where no document speaks about it
};

inline constexpr std::array<std::string_view, 5> kNoDataNames =
    {"", "no_rows", "blank", "zero_denominator", "no_evidence"};

/// A number that could be two, as `12.500`, and how the habit of its source reads it.
struct HabitReading {
    std::string text;
    double value = 0.0;
};

/// What became of an indicator.
struct IndicatorValue {
    std::optional<double> value;  ///< in the indicator's unit
    std::optional<bool> met;      ///< empty without a value
    ExactSum numerator;           ///< sum, or count
    ExactSum denominator;         ///< sum; nothing for a count
    std::uint64_t rows = 0;       ///< of the table; pieces for parcels
    std::uint64_t blank_rows = 0; ///< of them, left out of a sum or count: a needed cell is blank
                                  ///< or cannot be read
    NoData why = NoData::none;
    std::vector<HabitReading> read_by_habit; ///< one a column that leaves it open
};

/// Whether a value stands to the target as asked. Values nearer to it than 1e-12 of its size are
/// equal to it: sums of decimals are not exact in binary, and 60 % is not above 60 %.
[[nodiscard]] bool meets(double value, Comparison comparison, double target) noexcept;

/// Fills in value and target from numerator, denominator and rows, or why there is no value.
///
/// \param is_known  some row says what is needed
/// \pre the indicator has a target
void conclude(const Indicator& indicator, bool is_known, IndicatorValue& result);

/// Computes an indicator over a table of a file.
///
/// A row whose filter cells decide against it does not count. One that needs a blank cell to
/// decide, or lacks a number to multiply, is left out and counted in `blank_rows`; a row of a
/// ratio's denominator whose numerator is unknown stays in the denominator, so the value is the
/// lower reading. A number that cannot be read is a Problem `bad_number` besides.
///
/// \param language  of the problems
/// \pre the indicator has a target, the table its columns
[[nodiscard]] IndicatorValue measure_table(
    const Indicator& indicator,
    const DataTable& table,
    Language language,
    Problems& problems);

/// Computes an indicator over the pieces of parcels; a count counts parcels.
///
/// \pre the indicator has a target
/// \param batches        in source order
/// \param speaks   evidence speaks about some of the principal-crop land. Where none does there is
///                 no value of organic land, but numerator and denominator are summed all the same
[[nodiscard]] IndicatorValue measure_parcels(
    const Indicator& indicator,
    std::span<const PieceBatch> batches,
    const VerdictTable& verdicts,
    bool speaks);

} // namespace huuco
