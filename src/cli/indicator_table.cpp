// SPDX-License-Identifier: MIT
/// \file
/// Writes the indicators line by line, in Vietnamese or English.

#include "cli/indicator_table.hpp"

#include "cli/told_apart.hpp"

#include <fmt/format.h>

namespace huuco::cli {

namespace {

const char* comparison_word(Comparison comparison, Language language) {
    switch (comparison) {
    case Comparison::above:
        return in_language(language, "trên", "above");
    case Comparison::at_least:
        return in_language(language, "ít nhất", "at least");
    case Comparison::below:
        return in_language(language, "dưới", "below");
    case Comparison::at_most:
        return in_language(language, "nhiều nhất", "at most");
    }
    return "";
}

const char* verdict(const IndicatorValue& value, Language language) {
    if (!value.met) {
        return in_language(language, "chưa có số liệu", "no data");
    }
    return *value.met ? in_language(language, "đạt", "met")
                      : in_language(language, "chưa đạt", "missed");
}

std::string line_of(const IndicatorResult& result, Language language) {
    const Indicator& indicator = result.indicator;
    const int decimals = indicator.kind == IndicatorKind::count ? 0 : 2;
    const std::string unit = indicator.unit.empty() ? "" : " " + indicator.unit;
    const ToldApart told = told_apart(
        result.value.value.value_or(*indicator.target), *indicator.target, language, decimals);
    const std::string name =
        in_language(language, indicator.name_vi.c_str(), indicator.name_en.c_str());
    std::string line = fmt::format("  {}: ", name);
    if (result.value.value) {
        line += told.value + unit + ", ";
    }
    line += fmt::format(
        "{} ({} {} {}{}).",
        verdict(result.value, language),
        in_language(language, "mục tiêu:", "target:"),
        comparison_word(indicator.comparison, language),
        told.target,
        unit);
    return line + (result.note.empty() ? "" : " " + result.note) + "\n";
}

} // namespace

std::string indicator_table(const Analysis& analysis, Language language) {
    if (analysis.indicators.empty()) {
        return "";
    }
    std::string text =
        in_language(language, "\nCác chỉ tiêu của kế hoạch:\n", "\nIndicators of the plan:\n");
    for (const IndicatorResult& result : analysis.indicators) {
        text += line_of(result, language);
    }
    return text;
}

} // namespace huuco::cli
