// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The numeric targets of a plan as data: a ratio or a count over a table, with a filter and a
/// target.

#include <huuco/base/number_reader.hpp>
#include <huuco/landuse/plan_name.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace huuco {

/// What an indicator makes of its table.
enum class IndicatorKind : std::uint8_t {
    ratio, ///< the sum of some rows over the sum of others
    count, ///< how many rows, or distinct names, pass the filter
};

inline constexpr std::array<std::string_view, 2> kIndicatorKindNames = {"ratio", "count"};

/// How the value has to stand to the target.
enum class Comparison : std::uint8_t { above, at_least, below, at_most };

inline constexpr std::array<std::string_view, 4> kComparisonNames =
    {"above", "at_least", "below", "at_most"};

/// A column that must hold one of some values; compared case-blind, with tone marks.
struct IndicatorFilter {
    PlanName column;
    std::vector<std::string> values; ///< at least one
};

/// Rows that are summed or counted.
struct IndicatorTerm {
    std::vector<PlanName> values;       ///< columns multiplied with each other; none in a count
    std::vector<IndicatorFilter> where; ///< all must hold; none: every row
};

/// One numeric target.
struct Indicator {
    std::string plan; ///< file that defines it
    PlanName id;
    std::string name_vi;
    std::string name_en;
    std::string table; ///< `parcels`, or the path of a CSV or workbook
    bool is_of_parcels = false;
    IndicatorKind kind = IndicatorKind::ratio;
    IndicatorTerm numerator;          ///< of a count: what is counted
    IndicatorTerm denominator;        ///< of a ratio
    std::optional<PlanName> distinct; ///< of a count: the column whose different values are counted
    std::string unit;                 ///< `%` makes a ratio one of a hundred
    Comparison comparison = Comparison::above;
    /// In the unit; empty for a share of the parcels that has to meet the plan's own target.
    std::optional<double> target;
    std::optional<DecimalMark> decimal_mark; ///< of the table; empty: told by its columns
};

/// The columns that an indicator needs; one may occur twice.
[[nodiscard]] std::vector<PlanName> columns_of(const Indicator& indicator);

/// Columns of the table `parcels`, that is of the pieces the analysis made: areas in m²,
inline constexpr std::array<std::string_view, 4> kParcelAreaColumns =
    {"area_m2", "principal_m2", "organic_m2", "in_conversion_m2"};

/// and words to filter by, as `parcels.geojson` has them.
inline constexpr std::array<std::string_view, 4> kParcelWordColumns =
    {"class", "land_class", "crop", "organic_status"};

} // namespace huuco
