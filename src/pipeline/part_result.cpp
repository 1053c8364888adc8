// SPDX-License-Identifier: MIT
/// \file
/// `summary.json` back into counts, villages, rules, indicators and sums.

#include "pipeline/part_result.hpp"

#include "base/message_format.hpp"
#include "pipeline/summary_file.hpp"
#include "pipeline/sums_json.hpp"

#include <huuco/base/error.hpp>
#include <huuco/io/file_hash.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <stdexcept>

namespace huuco {

namespace {

using OrderedJson = nlohmann::ordered_json;

/// The value whose name stands in the summary. \throws std::out_of_range for a name of no value
template <typename Enum, std::size_t N>
Enum value_of_name(const std::array<std::string_view, N>& names, const OrderedJson& name) {
    const auto found = std::ranges::find(names, name.get<std::string>());
    if (found == names.end()) {
        throw std::out_of_range(name.dump());
    }
    return static_cast<Enum>(found - names.begin());
}

std::optional<double> optional_number(const OrderedJson& json) {
    return json.is_null() ? std::nullopt : std::optional(json.get<double>());
}

std::string optional_text(const OrderedJson& json) {
    return json.is_null() ? std::string{} : json.get<std::string>();
}

using CountsByName = std::map<std::string, std::uint64_t>;

Accounting read_accounting(const OrderedJson& json) {
    return {
        json.at("read").get<std::uint64_t>(),
        json.at("used").get<std::uint64_t>(),
        json.at("repaired").get<std::uint64_t>(),
        json.at("split").get<std::uint64_t>(),
        json.at("set_aside").get<std::uint64_t>(),
        json.at("set_aside_reasons").get<CountsByName>()};
}

RegisterAccount read_register_account(const OrderedJson& json) {
    return {
        json.at("rows").get<std::uint64_t>(),
        json.at("matched").get<std::uint64_t>(),
        json.at("unmatched").get<std::uint64_t>(),
        json.at("duplicates").get<std::uint64_t>(),
        json.at("ambiguous").get<std::uint64_t>(),
        json.at("by_status").get<CountsByName>()};
}

OrganicAreaAccount read_area_account(const OrderedJson& json) {
    return {
        json.at("areas").get<std::uint64_t>(),
        json.at("matched").get<std::uint64_t>(),
        json.at("unmatched").get<std::uint64_t>()};
}

std::vector<RuleAccount> read_rules(const OrderedJson& json) {
    std::vector<RuleAccount> accounts;
    for (const OrderedJson& rule : json) {
        accounts.push_back(
            {rule.at("rule").get<std::string>(), rule.at("parcels").get<std::uint64_t>(), {}, {}});
    }
    return accounts;
}

std::vector<UnknownName> read_unknown(const OrderedJson& json) {
    std::vector<UnknownName> names;
    for (const OrderedJson& name : json) {
        names.push_back(
            {name.at("text").get<std::string>(),
             name.at("parcels").get<std::uint64_t>(),
             optional_text(name.at("nearest"))});
    }
    return names;
}

IndicatorResult read_indicator(const OrderedJson& json) {
    IndicatorResult result;
    Indicator& indicator = result.indicator;
    indicator.id.text = json.at("id").get<std::string>();
    indicator.name_vi = json.at("name_vi").get<std::string>();
    indicator.name_en = json.at("name_en").get<std::string>();
    indicator.table = json.at("table").get<std::string>();
    indicator.is_of_parcels = indicator.table == "parcels";
    indicator.kind = value_of_name<IndicatorKind>(kIndicatorKindNames, json.at("kind"));
    indicator.unit = json.at("unit").get<std::string>();
    indicator.comparison = value_of_name<Comparison>(kComparisonNames, json.at("comparison"));
    indicator.target = optional_number(json.at("target"));
    IndicatorValue& value = result.value;
    value.value = optional_number(json.at("value"));
    if (!json.at("met").is_null()) {
        value.met = json["met"].get<bool>();
    }
    value.rows = json.at("rows").get<std::uint64_t>();
    value.blank_rows = json.at("blank_rows").get<std::uint64_t>();
    if (!json.at("no_data").is_null()) {
        value.why = value_of_name<NoData>(kNoDataNames, json["no_data"]);
    }
    result.note = json.at("note").get<std::string>();
    return result;
}

AreaMethod read_area_method(const OrderedJson& name) {
    constexpr std::array kMethods = {
        AreaMethod::planar, AreaMethod::ellipsoidal, AreaMethod::legal};
    for (const AreaMethod method : kMethods) {
        if (area_method_name(method) == name.get<std::string>()) {
            return method;
        }
    }
    throw std::out_of_range(name.dump());
}

/// \throws std::out_of_range for a text that is no day
Date read_day(const OrderedJson& text) {
    if (const std::optional<Date> day = parse_date(text.get<std::string>())) {
        return *day;
    }
    throw std::out_of_range(text.dump());
}

/// True where every list of sums has a slot for each village and one for the ground outside.
bool has_sums_of_its_villages(const Analysis& figures) {
    const ResultSums& sums = figures.sums;
    const std::size_t slots = figures.villages.size() + 1;
    return sums.areas.slots().size() == slots && sums.readings.slots().size() == slots &&
           sums.compared.slots().size() == (figures.compared ? slots : 0) &&
           (sums.silent_readings.empty() || sums.silent_readings.slots().size() == slots);
}

/// \throws nlohmann::json::exception, std::out_of_range when the summary is not as it should be
Analysis read_figures(const OrderedJson& json) {
    Analysis figures;
    figures.reference_date = read_day(json.at("reference_date"));
    figures.plan_name = json.at("plan").get<std::string>();
    figures.area_method = read_area_method(json.at("area_method"));
    figures.ground_owner = value_of_name<GroundOwner>(kGroundOwnerNames, json.at("ground_owner"));
    figures.has_evidence = json.at("evidence_given").get<bool>();
    figures.target_percent = json.at("totals").at("target_percent").get<double>();
    figures.accounting = read_accounting(json.at("accounting"));
    figures.register_account = read_register_account(json.at("register"));
    figures.area_account = read_area_account(json.at("organic_areas"));
    for (const OrderedJson& village : json.at("villages")) {
        figures.villages.ids.push_back(village.at("id").get<std::string>());
        figures.villages.names.push_back(village.at("name").get<std::string>());
    }
    const OrderedJson& land = json.at("land");
    figures.land_account = {
        read_rules(land.at("rules")),
        read_rules(land.at("code_splits")),
        read_rules(land.at("crop_splits")),
        read_unknown(land.at("unknown_codes")),
        read_unknown(land.at("unknown_crops")),
        read_unknown(land.at("unknown_statuses")),
        read_unknown(land.at("unknown_schemes"))};
    const OrderedJson& legal = json.at("legal_areas");
    figures.legal.with_area = legal.at("with_area").get<std::uint64_t>();
    figures.legal.without_area = legal.at("without_area").get<std::uint64_t>();
    figures.legal.differing = legal.at("differing").get<std::uint64_t>();
    if (!json.at("compared").is_null()) {
        figures.compared.emplace();
        figures.compared->method = read_area_method(json["compared"].at("area_method"));
    }
    for (const OrderedJson& indicator : json.at("indicators")) {
        figures.indicators.push_back(read_indicator(indicator));
    }
    figures.warnings = json.at("warnings").get<std::vector<std::string>>();
    read_sums(json.at("sums"), figures);
    return figures;
}

} // namespace

PartResult read_part(const std::filesystem::path& folder) {
    const std::filesystem::path path = folder / kSummaryFile;
    const std::string text = read_summary_text(folder);
    PartResult part{folder, sha256_of_file(path), OrderedJson::parse(text), {}};
    Message lack;
    try {
        part.figures = read_figures(part.summary);
        if (has_sums_of_its_villages(part.figures)) {
            return part;
        }
        lack = {"các tổng là của những thôn khác", "its sums are those of other villages"};
    } catch (const OrderedJson::exception& error) {
        lack = {error.what(), error.what()};
    } catch (const std::logic_error& error) {
        lack = {error.what(), error.what()};
    }
    throw Error(
        ErrorCode::format,
        message(
            "{}: không gộp được, vì không có các tổng chính xác của phiên bản này, hoặc đã bị sửa "
            "bằng tay ({}); hãy làm lại kết quả này bằng huuco {}.",
            "{}: it cannot be merged, because it does not hold the exact sums of this version, or "
            "was changed by hand ({}); make that result again with huuco {}.",
            path.string(),
            lack,
            HUUCO_VERSION));
}

} // namespace huuco
