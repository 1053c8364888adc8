// SPDX-License-Identifier: MIT
/// \file
/// Indicators from their sections, complete and without contradiction.

#include "plan_indicators.hpp"

#include "base/message_format.hpp"

#include <huuco/base/name_hint.hpp>
#include <huuco/base/text.hpp>

#include <fmt/ranges.h>

#include <algorithm>
#include <initializer_list>
#include <span>
#include <utility>

namespace huuco::detail {

namespace {

constexpr double kHighestTarget = 1e15;

template <std::size_t Count>
std::vector<std::string> words_of(const std::array<std::string_view, Count>& names) {
    return {names.begin(), names.end()};
}

PlanName required_text(const PlanSection& section, std::string_view key) {
    std::optional<PlanName> text = section.text(key);
    if (!text || text->text.empty()) {
        section.fail(
            message("chỉ tiêu phải có khóa \"{}\"", "an indicator needs the key \"{}\"", key));
    }
    return std::move(*text);
}

/// Stops at a column that the table `parcels` does not have.
void check_parcel_columns(
    const std::string& source,
    std::span<const PlanName> columns,
    const std::vector<std::string>& known) {
    for (const PlanName& column : columns) {
        if (std::ranges::find(known, column.text) == known.end()) {
            fail_in_plan(
                source,
                column.line,
                message(
                    "bảng \"parcels\" không có cột \"{}\"{}; ở đây bảng có {}",
                    "the table \"parcels\" has no such column \"{}\"{}; here it has {}",
                    column.text,
                    did_you_mean(column.text, known),
                    fmt::join(known, ", ")));
        }
    }
}

/// One `[[indicators]]` section.
class IndicatorReader {
public:
    IndicatorReader(
        const PlanSection& section,
        const std::string& source,
        const std::filesystem::path& folder)
        : m_section(&section), m_source(&source), m_folder(&folder) {}

    Indicator read() {
        allow({"numerator", "denominator", "where", "distinct"});
        Indicator indicator;
        indicator.plan = *m_source;
        indicator.id = required_text(*m_section, "id");
        indicator.name_vi = required_text(*m_section, "name_vi").text;
        indicator.name_en = m_section->text("name_en").value_or(PlanName{indicator.name_vi}).text;
        read_table(indicator);
        indicator.kind =
            static_cast<IndicatorKind>(required_choice("kind", words_of(kIndicatorKindNames)));
        if (indicator.kind == IndicatorKind::ratio) {
            read_ratio(indicator);
        } else {
            read_count(indicator);
        }
        if (const auto unit = m_section->text("unit")) {
            indicator.unit = unit->text;
        }
        indicator.comparison =
            static_cast<Comparison>(required_choice("comparison", words_of(kComparisonNames)));
        indicator.target = m_section->number("target", -kHighestTarget, kHighestTarget);
        const bool has_plan_target =
            indicator.is_of_parcels && indicator.kind == IndicatorKind::ratio;
        if (!indicator.target && !has_plan_target) {
            m_section->fail(
                {"chỉ tiêu phải có khóa \"target\"", "an indicator needs the key \"target\""});
        }
        return indicator;
    }

private:
    [[nodiscard]] std::size_t
    required_choice(std::string_view key, const std::vector<std::string>& words) const {
        static_cast<void>(required_text(*m_section, key));
        return *m_section->choice(key, words);
    }

    void read_table(Indicator& indicator) const {
        const std::string table = required_text(*m_section, "table").text;
        indicator.is_of_parcels = table == "parcels";
        indicator.table = indicator.is_of_parcels ? table : located(*m_folder, table);
        if (const auto at = m_section->choice("decimal_mark", {",", "."})) {
            indicator.decimal_mark = *at == 0 ? DecimalMark::comma : DecimalMark::point;
        }
    }

    /// The keys of every indicator, and some more.
    void allow(std::initializer_list<const char*> more) const {
        std::vector<std::string> keys = {
            "id",
            "name_vi",
            "name_en",
            "table",
            "kind",
            "unit",
            "comparison",
            "target",
            "decimal_mark"};
        keys.insert(keys.end(), more.begin(), more.end());
        m_section->allow(keys);
    }

    void read_ratio(Indicator& indicator) const {
        allow({"numerator", "denominator"});
        indicator.numerator = read_term("numerator", indicator.is_of_parcels);
        indicator.denominator = read_term("denominator", indicator.is_of_parcels);
    }

    void read_count(Indicator& indicator) const {
        allow({"where", "distinct"});
        indicator.numerator.where = read_filters(*m_section, indicator.is_of_parcels);
        indicator.distinct = m_section->text("distinct");
        if (indicator.distinct && indicator.is_of_parcels) {
            fail_in_plan(
                *m_source,
                indicator.distinct->line,
                {"mỗi thửa đất được đếm một lần; \"distinct\" chỉ dùng cho bảng của một tệp",
                 "parcels are counted once each; \"distinct\" is for tables of a file"});
        }
    }

    [[nodiscard]] IndicatorTerm read_term(const std::string& key, bool is_of_parcels) const {
        if (!m_section->has(key)) {
            m_section->fail(message(
                "tỷ lệ phải có mục [indicators.{}]",
                "a ratio needs the section [indicators.{}]",
                key));
        }
        const PlanSection section = m_section->section(key);
        section.allow({"values", "where"});
        IndicatorTerm term;
        term.values = section.texts("values");
        if (term.values.empty()) {
            section.fail(message(
                "{} phải có \"values\", các cột nhân với nhau",
                "{} needs \"values\", the columns to multiply",
                key));
        }
        if (is_of_parcels && term.values.size() > 1) {
            section.fail(message(
                "{} của bảng \"parcels\" chỉ nhận một cột diện tích",
                "{} of the table \"parcels\" takes one column of areas",
                key));
        }
        if (is_of_parcels) {
            check_parcel_columns(*m_source, term.values, words_of(kParcelAreaColumns));
        }
        term.where = read_filters(section, is_of_parcels);
        return term;
    }

    [[nodiscard]] std::vector<IndicatorFilter>
    read_filters(const PlanSection& section, bool is_of_parcels) const {
        std::vector<IndicatorFilter> filters;
        const PlanSection where = section.section("where");
        for (const PlanName& column : where.keys()) {
            IndicatorFilter filter;
            filter.column = {to_nfc(column.text), column.line};
            for (PlanName& value : where.texts(column.text)) {
                filter.values.push_back(std::move(value.text));
            }
            if (filter.values.empty()) {
                fail_in_plan(
                    *m_source,
                    column.line,
                    message(
                        "bộ lọc theo cột \"{}\" không nêu giá trị nào",
                        "the filter on \"{}\" names no value",
                        column.text));
            }
            filters.push_back(std::move(filter));
            if (is_of_parcels) {
                check_parcel_columns(*m_source, {&column, 1}, words_of(kParcelWordColumns));
            }
        }
        return filters;
    }

    const PlanSection* m_section;
    const std::string* m_source;
    const std::filesystem::path* m_folder;
};

} // namespace

std::vector<Indicator> read_indicators(
    const PlanSection& file,
    const std::string& source,
    const std::filesystem::path& folder) {
    std::vector<Indicator> indicators;
    for (const PlanSection& section : file.sections("indicators")) {
        Indicator indicator = IndicatorReader(section, source, folder).read();
        const auto same = std::ranges::find_if(
            indicators, [&](const Indicator& other) { return other.id.text == indicator.id.text; });
        if (same != indicators.end()) {
            fail_in_plan(
                source,
                indicator.id.line,
                message(
                    "chỉ tiêu \"{}\" đã có ở dòng {}",
                    "the indicator \"{}\" stands on line {} already",
                    indicator.id.text,
                    Digits{same->id.line}));
        }
        indicators.push_back(std::move(indicator));
    }
    return indicators;
}

} // namespace huuco::detail
