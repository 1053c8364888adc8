// SPDX-License-Identifier: MIT
/// \file
/// Filters, products and sums of indicators.

#include "base/message_format.hpp"

#include <huuco/aggregate/exact_sum.hpp>
#include <huuco/aggregate/indicator_value.hpp>
#include <huuco/base/text.hpp>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <unordered_set>
#include <utility>

namespace huuco {

namespace {

constexpr double kEqualWithin = 1e-12;
constexpr double kLargestCell = 1e15; ///< no amount of any produce; larger ones mean "no data"

/// What a filter says of a row.
enum class Pass : std::uint8_t { yes, no, unknown };

/// A filter with its values folded once.
class FoldedFilter {
public:
    explicit FoldedFilter(const IndicatorFilter& filter) {
        for (const std::string& value : filter.values) {
            m_values.insert(fold_key(value));
        }
    }

    [[nodiscard]] Pass pass(std::string_view cell) const {
        if (cell.empty()) {
            return Pass::unknown;
        }
        return m_values.contains(fold_key(cell)) ? Pass::yes : Pass::no;
    }

private:
    std::unordered_set<std::string> m_values;
};

/// The sum of a term and the rows it went through.
struct TermSum {
    ExactSum sum;
    std::uint64_t decided = 0; ///< rows that were added, or that the filter decided against
};

/// The rows of one table through the terms of one indicator.
class TableMeasure {
public:
    TableMeasure(
        const Indicator& indicator,
        const DataTable& table,
        Language language,
        Problems& problems)
        : m_indicator(&indicator), m_table(&table), m_language(language), m_problems(&problems) {}

    IndicatorValue run() {
        m_result.rows = m_table->rows.size();
        m_is_blank.assign(m_table->rows.size(), false);
        bool is_known = false;
        if (m_indicator->kind == IndicatorKind::count) {
            is_known = count();
        } else {
            const TermSum numerator = sum(m_indicator->numerator);
            const TermSum denominator = sum(m_indicator->denominator);
            m_result.numerator = numerator.sum;
            m_result.denominator = denominator.sum;
            is_known = numerator.decided > 0 && denominator.decided > 0;
        }
        m_result.blank_rows =
            static_cast<std::uint64_t>(std::count(m_is_blank.begin(), m_is_blank.end(), true));
        conclude(*m_indicator, is_known, m_result);
        return std::move(m_result);
    }

private:
    struct BoundFilter {
        std::size_t column;
        FoldedFilter filter;
    };

    struct BoundValue {
        std::size_t column;
        NumberReader reader;
    };

    [[nodiscard]] std::size_t column(const PlanName& name) const {
        const std::optional<std::size_t> at = m_table->column(name.text);
        assert(at);
        return *at;
    }

    [[nodiscard]] std::vector<BoundFilter> bind(const std::vector<IndicatorFilter>& where) const {
        std::vector<BoundFilter> filters;
        for (const IndicatorFilter& filter : where) {
            filters.push_back({column(filter.column), FoldedFilter(filter)});
        }
        return filters;
    }

    /// A column with the way its numbers are to be read. In a CSV people write as they speak; a
    /// workbook keeps numbers as numbers, and they come out with a point.
    [[nodiscard]] BoundValue bind(const PlanName& name) {
        const std::size_t at = column(name);
        if (m_indicator->decimal_mark) {
            return {at, NumberReader(*m_indicator->decimal_mark)};
        }
        std::vector<std::string> cells;
        for (const DataRow& row : m_table->rows) {
            cells.push_back(row.cells[at]);
        }
        const bool is_csv = m_table->format == "CSV";
        NumberReader reader(cells, is_csv ? DecimalMark::comma : DecimalMark::point);
        const std::string& doubtful = reader.read_by_habit();
        const bool is_new = !doubtful.empty() && m_doubtful.insert(at).second;
        if (is_new) {
            m_result.read_by_habit.push_back({doubtful, *reader.read(doubtful)});
        }
        return {at, std::move(reader)};
    }

    [[nodiscard]] static Pass pass(const std::vector<BoundFilter>& filters, const DataRow& row) {
        Pass all = Pass::yes;
        for (const BoundFilter& bound : filters) {
            const Pass one = bound.filter.pass(row.cells[bound.column]);
            if (one == Pass::no) {
                return Pass::no;
            }
            all = one == Pass::unknown ? Pass::unknown : all;
        }
        return all;
    }

    /// The product of a row's values; empty when one is blank or cannot be read.
    [[nodiscard]] std::optional<double>
    product(const std::vector<BoundValue>& values, const DataRow& row) {
        std::optional<double> product = 1.0;
        for (const BoundValue& bound : values) {
            const std::string& cell = row.cells[bound.column];
            const std::optional<double> read =
                cell.empty() ? std::nullopt : bound.reader.read(cell);
            const bool is_usable = read && std::abs(*read) <= kLargestCell;
            if (!cell.empty() && !is_usable) {
                note_bad_number(row, bound.column);
            }
            product = product && is_usable ? std::optional(*product * *read) : std::nullopt;
        }
        return product;
    }

    /// Numerator and denominator read the same cells; each is noted once.
    void note_bad_number(const DataRow& row, std::size_t column) {
        if (!m_noted.insert(row.row * m_table->header.size() + column).second) {
            return;
        }
        m_problems->push_back(
            {m_table->path,
             row.row,
             "bad_number",
             message_in(
                 m_language,
                 "\"{}\" ({}) không phải số, hoặc đọc được thành hai số khác nhau, hoặc quá lớn; "
                 "dòng "
                 "này không được tính.",
                 "\"{}\" ({}) is no number, or could be two, or is too large; the row is left out.",
                 row.cells[column],
                 m_table->header[column]),
             std::nullopt,
             true,
             Severity::error});
    }

    [[nodiscard]] TermSum sum(const IndicatorTerm& term) {
        const std::vector<BoundFilter> filters = bind(term.where);
        std::vector<BoundValue> values;
        for (const PlanName& name : term.values) {
            values.push_back(bind(name));
        }
        TermSum sum;
        for (std::size_t i = 0; i < m_table->rows.size(); ++i) {
            const Pass passed = pass(filters, m_table->rows[i]);
            if (passed == Pass::no) {
                ++sum.decided;
                continue;
            }
            const std::optional<double> value = product(values, m_table->rows[i]);
            if (passed == Pass::unknown || !value) {
                m_is_blank[i] = true;
                continue;
            }
            sum.sum.add(*value);
            ++sum.decided;
        }
        return sum;
    }

    /// \returns false when no row says whether it counts
    [[nodiscard]] bool count() {
        const std::vector<BoundFilter> filters = bind(m_indicator->numerator.where);
        const bool is_by_name = m_indicator->distinct.has_value();
        const std::size_t name = is_by_name ? column(*m_indicator->distinct) : 0;
        std::unordered_set<std::string> names;
        std::uint64_t counted = 0;
        std::uint64_t decided = 0;
        for (std::size_t i = 0; i < m_table->rows.size(); ++i) {
            const DataRow& row = m_table->rows[i];
            const Pass passed = pass(filters, row);
            const bool is_nameless = is_by_name && row.cells[name].empty();
            if (passed == Pass::no) {
                ++decided;
            } else if (passed == Pass::unknown || is_nameless) {
                m_is_blank[i] = true;
            } else {
                ++decided;
                const bool is_new = !is_by_name || names.insert(fold_key(row.cells[name])).second;
                counted += is_new ? 1 : 0;
            }
        }
        m_result.numerator.add(static_cast<double>(counted));
        return decided > 0;
    }

    const Indicator* m_indicator;
    const DataTable* m_table;
    Language m_language;
    Problems* m_problems;
    IndicatorValue m_result;
    std::vector<bool> m_is_blank;
    std::unordered_set<std::uint64_t> m_noted;  ///< cells that are no numbers
    std::unordered_set<std::size_t> m_doubtful; ///< columns read by habit
};

std::string_view word_of(const Verdict& verdict, std::string_view column) {
    if (column == "class") {
        return map_class_name(verdict.map_class);
    }
    if (column == "land_class") {
        return verdict.land_class;
    }
    return column == "crop" ? verdict.crop : verdict.organic_status;
}

/// The area of a piece that a column of areas counts; null where the verdict leaves it none.
using PieceArea = double Piece::*;

PieceArea area_of(const Verdict& verdict, std::string_view column) {
    if (column == "area_m2") {
        return &Piece::area_m2;
    }
    if (column == "principal_m2") {
        return &Piece::principal_m2;
    }
    const bool counts = (column == "organic_m2" && verdict.is_organic) ||
                        (column == "in_conversion_m2" && verdict.is_in_conversion);
    return counts ? &Piece::counted_m2 : nullptr;
}

/// What a term says of each verdict: parcels share few of them.
class TermByVerdict {
public:
    explicit TermByVerdict(const IndicatorTerm& term)
        : m_term(&term), m_filters(term.where.begin(), term.where.end()) {}

    /// Takes the next verdict.
    void add(const Verdict& verdict) {
        Pass passed = Pass::yes;
        for (std::size_t i = 0; i < m_filters.size(); ++i) {
            const Pass one = m_filters[i].pass(word_of(verdict, m_term->where[i].column.text));
            if (one == Pass::no || passed == Pass::no) {
                passed = Pass::no;
            } else if (one == Pass::unknown) {
                passed = Pass::unknown;
            }
        }
        m_passes.push_back(passed);
        const bool is_summed = passed == Pass::yes && !m_term->values.empty();
        m_areas.push_back(is_summed ? area_of(verdict, m_term->values.front().text) : nullptr);
    }

    [[nodiscard]] std::span<const Pass> passes() const noexcept { return m_passes; }

    /// Null for verdicts that do not pass, and for all of them where the term counts.
    [[nodiscard]] std::span<const PieceArea> areas() const noexcept { return m_areas; }

private:
    const IndicatorTerm* m_term;
    std::vector<FoldedFilter> m_filters;
    std::vector<Pass> m_passes;
    std::vector<PieceArea> m_areas;
};

/// Sums one term over all pieces.
ExactSum sum_of_pieces(std::span<const PieceArea> areas, std::span<const PieceBatch> batches) {
    ExactSum sum;
    for (const PieceBatch& batch : batches) {
        for (const Piece& piece : batch.pieces.view()) {
            if (const PieceArea area = areas[piece.verdict]) {
                sum.add(piece.*area);
            }
        }
        batch.let_go();
    }
    return sum;
}

/// Parcels of which some piece passes.
std::uint64_t count_parcels(std::span<const Pass> passes, std::span<const PieceBatch> batches) {
    std::uint64_t counted = 0;
    for (const PieceBatch& batch : batches) {
        std::optional<std::uint32_t> last;
        for (const Piece& piece : batch.pieces.view()) {
            if (passes[piece.verdict] == Pass::yes && last != piece.parcel) {
                last = piece.parcel;
                ++counted;
            }
        }
        batch.let_go();
    }
    return counted;
}

bool needs_evidence(const IndicatorTerm& term) {
    const bool sums_it =
        std::any_of(term.values.begin(), term.values.end(), [](const PlanName& column) {
            return column.text == "organic_m2" || column.text == "in_conversion_m2";
        });
    return sums_it ||
           std::any_of(term.where.begin(), term.where.end(), [](const IndicatorFilter& filter) {
               return filter.column.text == "organic_status" || filter.column.text == "class";
           });
}

} // namespace

bool meets(double value, Comparison comparison, double target) noexcept {
    const bool is_equal = std::abs(value - target) <= kEqualWithin * std::abs(target);
    switch (comparison) {
    case Comparison::above:
        return value > target && !is_equal;
    case Comparison::at_least:
        return value > target || is_equal;
    case Comparison::below:
        return value < target && !is_equal;
    case Comparison::at_most:
        return value < target || is_equal;
    }
    return false;
}

void conclude(const Indicator& indicator, bool is_known, IndicatorValue& result) {
    if (result.rows == 0) {
        result.why = NoData::no_rows;
        return;
    }
    if (!is_known) {
        result.why = NoData::blank;
        return;
    }
    if (indicator.kind == IndicatorKind::ratio && !(result.denominator.value() > 0.0)) {
        result.why = NoData::nothing;
        return;
    }
    const double scale = indicator.unit == "%" ? 100.0 : 1.0;
    result.value = indicator.kind == IndicatorKind::count
                       ? result.numerator.value()
                       : scale * result.numerator.value() / result.denominator.value();
    result.met = meets(*result.value, indicator.comparison, *indicator.target);
}

IndicatorValue measure_table(
    const Indicator& indicator,
    const DataTable& table,
    Language language,
    Problems& problems) {
    return TableMeasure(indicator, table, language, problems).run();
}

IndicatorValue measure_parcels(
    const Indicator& indicator,
    std::span<const PieceBatch> batches,
    const VerdictTable& verdicts,
    bool speaks) {
    IndicatorValue result;
    TermByVerdict numerator(indicator.numerator);
    TermByVerdict denominator(indicator.denominator);
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        const Verdict verdict = verdicts[i];
        numerator.add(verdict);
        denominator.add(verdict);
    }
    verdicts.let_go();
    const std::span<const Pass> above = numerator.passes();
    const std::span<const Pass> below = denominator.passes();
    std::uint64_t decided = 0;
    for (const PieceBatch& batch : batches) {
        result.rows += batch.pieces.size();
        for (const Piece& piece : batch.pieces.view()) {
            const bool is_blank =
                above[piece.verdict] == Pass::unknown || below[piece.verdict] == Pass::unknown;
            result.blank_rows += is_blank ? 1 : 0;
            decided += above[piece.verdict] != Pass::unknown ? 1 : 0;
        }
        batch.let_go();
    }
    if (indicator.kind == IndicatorKind::count) {
        result.numerator.add(static_cast<double>(count_parcels(above, batches)));
    } else {
        result.numerator = sum_of_pieces(numerator.areas(), batches);
        result.denominator = sum_of_pieces(denominator.areas(), batches);
    }
    if (!speaks && (needs_evidence(indicator.numerator) || needs_evidence(indicator.denominator))) {
        result.why = NoData::no_evidence; // the sums may still count as a part of a whole
    } else {
        conclude(indicator, decided > 0, result);
    }
    return result;
}

} // namespace huuco
