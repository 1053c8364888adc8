// SPDX-License-Identifier: MIT
/// \file
/// `summary.json`, member by member as docs/formats.md orders them.

#include "base/connection.hpp"
#include "io/password.hpp"
#include "pipeline/absent_land.hpp"
#include "pipeline/provenance.hpp"
#include "pipeline/sums_json.hpp"

#include <huuco/base/date.hpp>
#include <huuco/pipeline/problem_parcel.hpp>
#include <huuco/pipeline/publish.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

namespace huuco {

namespace {

using OrderedJson = nlohmann::ordered_json;

OrderedJson number_json(const std::optional<double>& value) {
    return value ? OrderedJson(*value) : OrderedJson(nullptr);
}

OrderedJson text_json(const std::string& text) {
    return text.empty() ? OrderedJson(nullptr) : OrderedJson(text);
}

/// How a reference system was decided, beside what was decided and by whom.
void add_decision(OrderedJson& json, const std::string& prefix, const CrsDecision& decision) {
    OrderedJson candidates = OrderedJson::array();
    for (const CrsCandidate& candidate : decision.candidates) {
        candidates.push_back(
            {{"crs", candidate.crs}, {"name", candidate.name}, {"score", candidate.score}});
    }
    json[prefix + "declared"] = text_json(decision.declared);
    json[prefix + "reason"] = decision.reason;
    json[prefix + "axes_swapped"] = decision.has_swapped_axes;
    json[prefix + "judged_by"] = text_json(decision.judged_by);
    json[prefix + "margin"] = number_json(decision.margin);
    json[prefix + "candidates"] = std::move(candidates);
    json[prefix + "warnings"] = decision.warnings;
}

OrderedJson crs_of(const Analysis& analysis) {
    OrderedJson json = {
        {"working", analysis.working_crs.label()},
        {"source", analysis.source_crs.label()},
        {"decided_by", analysis.crs_decision.by},
        {"to_wgs84", analysis.to_wgs84.label()},
        {"accuracy_m", number_json(analysis.to_wgs84.accuracy_m)},
        {"scale_factor",
         analysis.scale ? OrderedJson(analysis.scale->linear) : OrderedJson(nullptr)},
        {"areal_scale_factor",
         analysis.scale ? OrderedJson(analysis.scale->areal) : OrderedJson(nullptr)}};
    add_decision(json, "", analysis.crs_decision);
    return json;
}

OrderedJson input_of(const InputRecord& input) {
    OrderedJson json = {
        {"role", input.role},
        {"name", std::filesystem::path(input.path).filename().string()},
        {"path", input.path},
        {"shipped", input.is_shipped},
        {"sha256", input.sha256},
        {"layer", input.layer},
        {"format", input.format},
        {"features", input.features}};
    if (!input.crs.empty()) {
        json["crs"] = input.crs;
        json["crs_decided_by"] = input.crs_decision.by;
        json["operation"] = input.operation;
        add_decision(json, "crs_", input.crs_decision);
    }
    if (!input.encoding.empty()) {
        json["encoding"] = input.encoding;
        json["encoding_decided_by"] = input.encoding_decided_by;
        json["encoding_evidence"] = input.encoding_evidence;
    }
    if (!input.rules.empty()) {
        json["rules"] = OrderedJson::parse(input.rules);
    }
    json["fields"] = input.fields;
    if (!input.field_evidence.empty()) {
        json["field_evidence"] = input.field_evidence;
    }
    json["files"] = OrderedJson::array();
    for (const FileHash& file : input.files) {
        json["files"].push_back({{"name", file.name}, {"sha256", file.sha256}});
    }
    return json;
}

OrderedJson tool_of() {
    OrderedJson libraries;
    for (const LibraryVersion& library : library_versions()) {
        libraries[library.name] = library.version;
    }
    return {{"name", "huuco"}, {"version", HUUCO_VERSION}, {"libraries", std::move(libraries)}};
}

/// What makes the result again: the command line, as one text and word by word.
OrderedJson run_of(const Analysis& analysis) {
    OrderedJson options = OrderedJson::object();
    for (const GivenOption& option : analysis.options) {
        const std::string name = option.name.empty() ? "parcels" : option.name.substr(2);
        if (option.values.empty()) {
            options[name] = true;
        } else if (option.name.empty() || option.values.size() > 1) {
            options[name] = option.values;
        } else {
            options[name] = option.values.front();
        }
    }
    return {
        {"command", command_line(analysis)},
        {"arguments", arguments_of(analysis)},
        {"options", std::move(options)},
        {"file_time", analysis.file_time.time_since_epoch().count()}};
}

OrderedJson tables_of(const Analysis& analysis) {
    OrderedJson json = OrderedJson::array();
    for (const TableRecord& table : analysis.tables) {
        json.push_back(
            {{"name", table.name},
             {"path", table.path},
             {"shipped", table.is_shipped},
             {"sha256", table.sha256}});
    }
    return json;
}

OrderedJson products_of(const std::vector<ProductRecord>& products) {
    OrderedJson json = OrderedJson::array();
    for (const ProductRecord& product : products) {
        json.push_back(
            {{"file", product.file}, {"bytes", product.bytes}, {"sha256", product.sha256}});
    }
    return json;
}

OrderedJson inputs_of(const Analysis& analysis) {
    OrderedJson json = OrderedJson::array();
    for (const InputRecord& input : analysis.inputs) {
        json.push_back(input_of(input));
    }
    return json;
}

OrderedJson accounting_of(const Accounting& accounting) {
    return {
        {"read", accounting.read},
        {"used", accounting.used},
        {"repaired", accounting.repaired},
        {"set_aside", accounting.set_aside},
        {"split", accounting.split},
        {"set_aside_reasons", accounting.set_aside_reasons}};
}

/// The members that totals, villages and the land outside have in common.
void add_areas(OrderedJson& json, const AreaTotals& totals) {
    json["parcels"] = totals.parcels;
    json["parcel_m2"] = totals.parcel_m2;
    json["principal_m2"] = totals.principal_m2;
    json["organic_m2"] = totals.organic_m2;
    json["in_conversion_m2"] = totals.in_conversion_m2;
    json["unknown_evidence_m2"] = totals.unknown_evidence_m2;
    json["not_counted_m2"] = totals.not_counted_m2;
    json["evidence"] =
        totals.evidence().empty() ? OrderedJson(nullptr) : OrderedJson(totals.evidence());
}

void add_target(OrderedJson& json, const AreaTotals& totals, double target_percent) {
    json["share_percent"] = number_json(totals.share_percent());
    json["upper_share_percent"] = number_json(totals.upper_share_percent());
    json["missing_m2"] = totals.missing_m2(target_percent);
    json["target_met"] = totals.meets(target_percent);
}

/// Between what the share lies, whether that settles the target, and what it hangs on.
OrderedJson reading_of(const Reading& reading) {
    OrderedJson doubts = OrderedJson::array();
    for (const Dependence& doubt : reading.depends_on) {
        doubts.push_back({{"what", doubt_kind_name(doubt.kind)}, {"area_m2", doubt.area_m2}});
    }
    return {
        {"lower_percent", number_json(reading.lower_percent)},
        {"upper_percent", number_json(reading.upper_percent)},
        {"with_conversion_percent", number_json(reading.with_conversion_percent)},
        {"boundary_sd_percent", number_json(reading.boundary_sd_percent)},
        {"verdict", certainty_name(reading.certainty)},
        {"depends_on", std::move(doubts)}};
}

OrderedJson totals_of(const Analysis& analysis) {
    OrderedJson json;
    add_areas(json, analysis.whole);
    json["overlap_m2"] = analysis.overlap_m2;
    json["set_aside_m2"] = analysis.set_aside_m2;
    json["target_percent"] = analysis.target_percent;
    add_target(json, analysis.whole, analysis.target_percent);
    json["reading"] = reading_of(analysis.whole_reading);
    return json;
}

OrderedJson villages_of(const Analysis& analysis) {
    OrderedJson json = OrderedJson::array();
    for (std::size_t i = 0; i < analysis.villages.size(); ++i) {
        OrderedJson village = {
            {"id", analysis.villages.ids[i]}, {"name", analysis.villages.names[i]}};
        add_areas(village, analysis.village_totals[i]);
        add_target(village, analysis.village_totals[i], analysis.target_percent);
        village["reading"] = reading_of(analysis.village_readings[i]);
        json.push_back(std::move(village));
    }
    return json;
}

OrderedJson register_of(const RegisterAccount& account) {
    return {
        {"rows", account.rows},
        {"matched", account.matched},
        {"unmatched", account.unmatched},
        {"duplicates", account.duplicates},
        {"ambiguous", account.ambiguous},
        {"by_status", account.by_status}};
}

OrderedJson organic_areas_of(const OrganicAreaAccount& account) {
    return {
        {"areas", account.areas}, {"matched", account.matched}, {"unmatched", account.unmatched}};
}

OrderedJson rules_of(const std::vector<RuleAccount>& accounts) {
    OrderedJson json = OrderedJson::array();
    for (const RuleAccount& account : accounts) {
        json.push_back(
            {{"rule", account.rule},
             {"parcels", account.parcels},
             {"parcel_m2", account.parcel_m2.value()},
             {"principal_m2", account.principal_m2.value()}});
    }
    return json;
}

OrderedJson unknown_of(const std::vector<UnknownName>& names) {
    OrderedJson json = OrderedJson::array();
    for (const UnknownName& name : names) {
        json.push_back(
            {{"text", name.text},
             {"parcels", name.parcels},
             {"nearest", name.nearest.empty() ? OrderedJson(nullptr) : OrderedJson(name.nearest)}});
    }
    return json;
}

OrderedJson land_of(const LandAccount& account) {
    return {
        {"rules", rules_of(account.land_rules)},
        {"code_splits", rules_of(account.code_splits)},
        {"crop_splits", rules_of(account.crop_splits)},
        {"unknown_codes", unknown_of(account.unknown_codes)},
        {"unknown_crops", unknown_of(account.unknown_crops)},
        {"unknown_statuses", unknown_of(account.unknown_statuses)},
        {"unknown_schemes", unknown_of(account.unknown_schemes)}};
}

OrderedJson checks_of(const Analysis& analysis) {
    OrderedJson json = OrderedJson::array();
    for (const ConservationCheck& check : analysis.checks) {
        json.push_back(
            {{"name", check.name},
             {"difference_m2", check.difference_m2},
             {"tolerance_m2", check.tolerance_m2},
             {"passed", check.passed},
             {"culprit", check.culprit}});
    }
    return json;
}

/// The figures by the other way of measuring; null unless asked for.
OrderedJson compared_of(const Analysis& analysis) {
    if (!analysis.compared) {
        return nullptr;
    }
    const ComparedAreas& compared = *analysis.compared;
    const auto areas = [&](const AreaTotals& totals) {
        OrderedJson json;
        add_areas(json, totals);
        json["share_percent"] = number_json(totals.share_percent());
        return json;
    };
    OrderedJson villages = OrderedJson::array();
    for (std::size_t i = 0; i < analysis.villages.size(); ++i) {
        OrderedJson village = {{"id", analysis.villages.ids[i]}};
        village.update(areas(compared.village_totals[i]));
        villages.push_back(std::move(village));
    }
    return {
        {"area_method", area_method_name(compared.method)},
        {"totals", areas(compared.whole)},
        {"villages", std::move(villages)},
        {"outside_villages", areas(compared.outside)}};
}

OrderedJson legal_of(const LegalAreaAccount& legal) {
    return {
        {"with_area", legal.with_area},
        {"without_area", legal.without_area},
        {"differing", legal.differing},
        {"legal_m2", legal.legal_m2.value()},
        {"measured_m2", legal.measured_m2.value()}};
}

/// The key of a parcel as it is written, for who looks for one that has no piece.
void add_key(OrderedJson& json, const WrittenKey& key) {
    const auto add = [&](const char* name, const std::optional<std::string_view>& part) {
        if (part) {
            json[name] = text_json(std::string(*part));
        }
    };
    add("commune", key.commune);
    add("sheet", key.sheet);
    add("parcel", key.parcel);
}

OrderedJson problem_json(const Problem& problem, const Analysis& analysis) {
    OrderedJson json = {
        {"source", problem.source},
        {"feature", problem.feature},
        {"kind", problem.kind},
        {"severity", severity_name(problem.severity)},
        {"note", problem.note},
        {"set_aside", problem.is_set_aside}};
    if (const auto key = parcel_of_problem(analysis, problem)) {
        add_key(json, *key);
    }
    if (!problem.others.empty()) {
        json["others"] = OrderedJson::array();
        for (const FeatureRef& other : problem.others) {
            json["others"].push_back({{"source", other.source}, {"feature", other.feature}});
        }
    }
    if (problem.place) {
        json["place"] = {problem.place->x, problem.place->y};
    }
    if (problem.area_m2) {
        json["area_m2"] = *problem.area_m2;
    }
    if (problem.repair) {
        json["repair"] = {
            {"action", problem.repair->action},
            {"area_before_m2", problem.repair->area_before_m2},
            {"area_after_m2", problem.repair->area_after_m2}};
    }
    return json;
}

/// The name of a table's file, or the connection that it comes by.
std::string indicator_table_name(const std::string& table) {
    return is_connection(table) ? io::shown_path(table)
                                : std::filesystem::path(table).filename().string();
}

OrderedJson indicator_of(const IndicatorResult& result) {
    const Indicator& indicator = result.indicator;
    const IndicatorValue& value = result.value;
    const bool has_value = value.value.has_value();
    return {
        {"id", indicator.id.text},
        {"name_vi", indicator.name_vi},
        {"name_en", indicator.name_en},
        {"kind", kIndicatorKindNames[static_cast<std::size_t>(indicator.kind)]},
        {"table", indicator_table_name(indicator.table)},
        {"unit", indicator.unit},
        {"value", number_json(value.value)},
        {"numerator", has_value ? OrderedJson(value.numerator.value()) : OrderedJson(nullptr)},
        {"denominator",
         has_value && indicator.kind == IndicatorKind::ratio
             ? OrderedJson(value.denominator.value())
             : OrderedJson(nullptr)},
        {"comparison", kComparisonNames[static_cast<std::size_t>(indicator.comparison)]},
        {"target", number_json(indicator.target)},
        {"met", value.met ? OrderedJson(*value.met) : OrderedJson(nullptr)},
        {"rows", value.rows},
        {"blank_rows", value.blank_rows},
        {"no_data",
         has_value ? OrderedJson(nullptr)
                   : OrderedJson(kNoDataNames[static_cast<std::size_t>(value.why)])},
        {"note", result.note}};
}

OrderedJson indicators_of(const Analysis& analysis) {
    OrderedJson json = OrderedJson::array();
    for (const IndicatorResult& result : analysis.indicators) {
        json.push_back(indicator_of(result));
    }
    return json;
}

/// How many problems of absent land are listed: what others leave. A register of a province has
/// thousands of rows that are no matter of one commune, and would push out all that is.
std::size_t most_of_absent_land(const Problems& problems) {
    const auto others = static_cast<std::size_t>(std::ranges::count_if(
        problems, [](const Problem& problem) { return !is_of_absent_land(problem.kind); }));
    return kMostProblemsListed - std::min(others, kMostProblemsListed);
}

/// Problems by kind, and the first of them in full.
OrderedJson problems_of(const Analysis& analysis) {
    std::map<std::string, std::uint64_t> by_kind = analysis.unlisted_problems;
    OrderedJson listed = OrderedJson::array();
    std::size_t room_for_absent_land = most_of_absent_land(analysis.problems);
    for (const Problem& problem : analysis.problems) {
        ++by_kind[problem.kind];
        std::size_t room = kMostProblemsListed - listed.size();
        if (is_of_absent_land(problem.kind)) {
            room = room_for_absent_land;
            room_for_absent_land -= std::min<std::size_t>(room, 1);
        }
        if (room > 0) {
            listed.push_back(problem_json(problem, analysis));
        }
    }
    std::uint64_t count = 0;
    for (const auto& [kind, of_kind] : by_kind) {
        count += of_kind;
    }
    return {{"count", count}, {"by_kind", by_kind}, {"listed", std::move(listed)}};
}

} // namespace

std::string summary_json(const Analysis& analysis, const std::vector<ProductRecord>& products) {
    OrderedJson outside;
    add_areas(outside, analysis.outside);
    const OrderedJson summary = {
        {"tool", tool_of()},
        {"run", run_of(analysis)},
        {"plan", analysis.plan_name},
        {"reference_date", format_iso(analysis.reference_date)},
        {"area_method", area_method_name(analysis.area_method)},
        {"ground_owner", ground_owner_name(analysis.ground_owner)},
        {"evidence_given", analysis.has_evidence},
        {"crs", crs_of(analysis)},
        {"inputs", inputs_of(analysis)},
        {"tables", tables_of(analysis)},
        {"accounting", accounting_of(analysis.accounting)},
        {"totals", totals_of(analysis)},
        {"villages", villages_of(analysis)},
        {"outside_villages", std::move(outside)},
        {"register", register_of(analysis.register_account)},
        {"organic_areas", organic_areas_of(analysis.area_account)},
        {"land", land_of(analysis.land_account)},
        {"legal_areas", legal_of(analysis.legal)},
        {"compared", compared_of(analysis)},
        {"checks", checks_of(analysis)},
        {"indicators", indicators_of(analysis)},
        {"warnings", analysis.warnings},
        {"problems", problems_of(analysis)},
        {"sums", sums_json(analysis)},
        {"products", products_of(products)}};
    return summary.dump(2) + "\n";
}

} // namespace huuco
