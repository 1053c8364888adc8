// SPDX-License-Identifier: MIT
/// \file
/// Brings tables and figures to the indicators, and says in a sentence what their values rest on.

#include "pipeline/indicators.hpp"

#include "base/headings.hpp"
#include "base/message_format.hpp"
#include "pipeline/readings.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/name_hint.hpp>
#include <huuco/base/text.hpp>
#include <huuco/io/table_reader.hpp>

#include <cmath>
#include <utility>

namespace huuco {

namespace {

/// The columns that all indicators of a table want.
std::vector<std::string> wanted_columns(const Plan& plan, const std::string& path) {
    std::vector<std::string> names;
    for (const Indicator& indicator : plan.indicators) {
        if (indicator.table == path) {
            for (const PlanName& column : columns_of(indicator)) {
                names.push_back(column.text);
            }
        }
    }
    return names;
}

void check_columns(const Indicator& indicator, const DataTable& table) {
    for (const PlanName& column : columns_of(indicator)) {
        if (!table.column(column.text)) {
            throw Error(
                ErrorCode::format,
                message(
                    "{}, dòng {}: chỉ tiêu \"{}\" cần cột \"{}\", nhưng {} không có{}; các cột của "
                    "bảng là {}.",
                    "{}, line {}: the indicator \"{}\" needs the column \"{}\", which {} does not "
                    "have{}; its columns are {}.",
                    indicator.plan,
                    Digits{column.line},
                    indicator.id.text,
                    column.text,
                    table.path,
                    did_you_mean(column.text, table.header),
                    headings_text(table.header)));
        }
    }
}

DataTable read_for(const Indicator& indicator, Inputs& inputs) {
    const std::vector<std::string> columns = wanted_columns(inputs.plan, indicator.table);
    try {
        return read_table(indicator.table, columns, inputs.language, inputs.problems);
    } catch (const Error& error) {
        throw Error(
            error.code(),
            message(
                "{}, dòng {}: không dùng được bảng của chỉ tiêu \"{}\": {}",
                "{}, line {}: the table of the indicator \"{}\" cannot be used: {}",
                indicator.plan,
                Digits{indicator.id.line},
                indicator.id.text,
                error.message()));
    }
}

InputRecord record_of(const DataTable& table) {
    InputRecord record;
    record.role = "indicator_table";
    record.path = table.path;
    record.layer = table.sheet;
    record.format = table.format;
    record.features = table.rows.size();
    record.encoding = table.encoding;
    record.encoding_decided_by = table.encoding_decided_by;
    return record;
}

const char* sentence_of(NoData why, Language language) {
    switch (why) {
    case NoData::no_rows:
        return in_language(language, "Bảng chưa có dòng nào.", "The table has no rows yet.");
    case NoData::blank:
        return in_language(
            language,
            "Không dòng nào có đủ các ô cần dùng.",
            "No row has the cells that are needed.");
    case NoData::nothing:
        return in_language(language, "Mẫu số bằng 0.", "The denominator is zero.");
    case NoData::no_evidence:
        return in_language(
            language,
            "Chưa có căn cứ nào nói đất này có hữu cơ hay không.",
            "No evidence says whether this land is organic.");
    case NoData::none:
        break;
    }
    return "";
}

/// As many decimals as the number needs, six at most.
std::string number_text(double value, Language language) {
    constexpr int kMostDecimals = 6;
    int decimals = 0;
    for (double scaled = value; decimals < kMostDecimals && scaled != std::round(scaled);
         ++decimals) {
        scaled = value * std::pow(10.0, decimals + 1);
    }
    return format_number(value, decimals, language);
}

} // namespace

std::string indicator_note(const IndicatorValue& value, Language language) {
    std::string note = sentence_of(value.why, language);
    const auto add = [&](const std::string& sentence) {
        note += (note.empty() ? "" : " ") + sentence;
    };
    if (value.blank_rows > 0) {
        add(message_in(
            language,
            "{} trong {} dòng để trống hoặc không đọc được ô cần dùng.",
            "{} of {} rows lack a cell that is needed, or have one that cannot be read.",
            Count{value.blank_rows},
            Count{value.rows}));
    }
    for (const HabitReading& reading : value.read_by_habit) {
        add(message_in(
            language,
            "“{}” được đọc là {}; nếu sai, hãy ghi decimal_mark trong kế hoạch.",
            "“{}” is read as {}; if that is wrong, set decimal_mark in the plan.",
            reading.text,
            number_text(reading.value, language)));
    }
    return note;
}

void read_indicator_tables(Inputs& inputs) {
    for (const Indicator& indicator : inputs.plan.indicators) {
        if (indicator.is_of_parcels) {
            continue;
        }
        if (!inputs.indicator_tables.contains(indicator.table)) {
            DataTable table = read_for(indicator, inputs);
            inputs.records.push_back(record_of(table));
            inputs.indicator_tables.emplace(indicator.table, std::move(table));
        }
        check_columns(indicator, inputs.indicator_tables.at(indicator.table));
    }
}

void measure_indicators(const Inputs& inputs, Analysis& analysis, Language language) {
    const bool speaks = speaks_about_organic_land(analysis.has_evidence, analysis.whole);
    for (const Indicator& defined : inputs.plan.indicators) {
        IndicatorResult result;
        result.indicator = defined;
        result.indicator.target = defined.target.value_or(analysis.target_percent);
        result.value =
            defined.is_of_parcels
                ? measure_parcels(result.indicator, analysis.pieces, analysis.verdicts, speaks)
                : measure_table(
                      result.indicator,
                      inputs.indicator_tables.at(defined.table),
                      language,
                      analysis.problems);
        result.note = indicator_note(result.value, language);
        analysis.indicators.push_back(std::move(result));
    }
}

} // namespace huuco
