// SPDX-License-Identifier: MIT
/// \file
/// Exact sums as lists of doubles, whose shortest decimals read back to the same bits.

#include "pipeline/sums_json.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace huuco {

namespace {

using OrderedJson = nlohmann::ordered_json;

/// A member of a group that is not rounded as one, and its name.
template <typename Sums>
struct NamedSum {
    const char* name;
    ExactSum Sums::*sum;
};

constexpr std::array<NamedSum<RuleAccount>, 2> kRuleMembers = {
    {{"parcel_m2", &RuleAccount::parcel_m2}, {"principal_m2", &RuleAccount::principal_m2}}};

constexpr std::array<NamedSum<LegalAreaAccount>, 2> kLegalMembers = {
    {{"legal_m2", &LegalAreaAccount::legal_m2}, {"measured_m2", &LegalAreaAccount::measured_m2}}};

constexpr std::array<NamedSum<IndicatorValue>, 2> kIndicatorMembers = {
    {{"numerator", &IndicatorValue::numerator}, {"denominator", &IndicatorValue::denominator}}};

void put_sum(OrderedJson& json, const std::string& name, const ExactSum& sum) {
    if (std::vector<double> parts = sum.parts(); !parts.empty()) {
        json[name] = std::move(parts);
    }
}

/// \throws std::out_of_range for parts that no run writes: their sum would leave the doubles
ExactSum sum_at(const OrderedJson& json, const std::string& name) {
    if (!json.contains(name)) {
        return {};
    }
    constexpr double kBeyondAnySum = 1e60; // square metres, tonnes, đồng
    const auto parts = json[name].get<std::vector<double>>();
    for (const double part : parts) {
        if (!(std::abs(part) < kBeyondAnySum)) {
            throw std::out_of_range(fmt::format("{}: {}", name, part));
        }
    }
    return ExactSum(parts);
}

template <typename Sums>
OrderedJson group_json(const Sums& sums, const auto& members) {
    OrderedJson json = OrderedJson::object();
    for (const auto& member : members) {
        put_sum(json, member.name, sums.*member.sum);
    }
    return json;
}

template <typename Sums>
void read_group(const OrderedJson& json, const auto& members, Sums& sums) {
    static_cast<void>(json.get_ref<const OrderedJson::object_t&>()); // sums of nothing are left out
    for (const auto& member : members) {
        sums.*member.sum = sum_at(json, member.name);
    }
}

OrderedJson sum_group_json(const AreaSums& sums) {
    OrderedJson json = group_json(sums, AreaSums::kMembers);
    json["parcels"] = sums.parcels;
    for (const auto& [status, sum] : sums.not_counted_m2) {
        put_sum(json["not_counted_m2"], status, sum);
    }
    return json;
}

void read_sum_group(const OrderedJson& json, AreaSums& sums) {
    read_group(json, AreaSums::kMembers, sums);
    sums.parcels = json.at("parcels").get<std::uint64_t>();
    if (json.contains("not_counted_m2")) {
        for (const auto& [status, parts] : json["not_counted_m2"].items()) {
            sums.not_counted_m2[status] = sum_at(json["not_counted_m2"], status);
        }
    }
}

OrderedJson sum_group_json(const ReadingSums& sums) {
    OrderedJson json = group_json(sums, ReadingSums::kMembers);
    for (std::size_t i = 0; i < kDoubtKindCount; ++i) {
        put_sum(json, std::string(doubt_kind_name(static_cast<DoubtKind>(i))), sums.doubt_m2.at(i));
    }
    return json;
}

void read_sum_group(const OrderedJson& json, ReadingSums& sums) {
    read_group(json, ReadingSums::kMembers, sums);
    for (std::size_t i = 0; i < kDoubtKindCount; ++i) {
        sums.doubt_m2.at(i) = sum_at(json, std::string(doubt_kind_name(static_cast<DoubtKind>(i))));
    }
}

OrderedJson sum_group_json(const RuleAccount& account) {
    return group_json(account, kRuleMembers);
}

void read_sum_group(const OrderedJson& json, RuleAccount& account) {
    read_group(json, kRuleMembers, account);
}

template <typename Sums>
OrderedJson list_json(const std::vector<Sums>& list) {
    OrderedJson json = OrderedJson::array();
    for (const Sums& sums : list) {
        json.push_back(sum_group_json(sums));
    }
    return json;
}

/// \param list  its elements are read in their places; it gets as many as there are
template <typename Sums>
void read_list(const OrderedJson& json, std::vector<Sums>& list) {
    list.resize(json.size());
    for (std::size_t i = 0; i < list.size(); ++i) {
        read_sum_group(json[i], list[i]);
    }
}

template <typename Sums>
OrderedJson list_json(const SumsByVillage<Sums>& sums) {
    return list_json(sums.slots());
}

template <typename Sums>
void read_list(const OrderedJson& json, SumsByVillage<Sums>& sums) {
    std::vector<Sums> slots;
    read_list(json, slots);
    sums = SumsByVillage<Sums>(std::move(slots));
}

OrderedJson ground_json(const GroundSums& ground) {
    OrderedJson json = group_json(ground, GroundSums::kMembers);
    json["union_m2"] = ground.union_m2 ? OrderedJson(ground.union_m2->parts()) : OrderedJson();
    json["sliver_m2"] = ground.sliver_m2;
    json["edge_doubt_m2"] = ground.edge_doubt_m2;
    json["union_doubt_m2"] = ground.union_doubt_m2;
    return json;
}

GroundSums read_ground(const OrderedJson& json) {
    GroundSums ground;
    read_group(json, GroundSums::kMembers, ground);
    if (json.at("union_m2").is_null()) {
        ground.union_m2.reset();
    } else {
        ground.union_m2 = sum_at(json, "union_m2");
    }
    ground.sliver_m2 = json.at("sliver_m2").get<double>();
    ground.edge_doubt_m2 = json.at("edge_doubt_m2").get<double>();
    ground.union_doubt_m2 = json.at("union_doubt_m2").get<double>();
    return ground;
}

/// Numbers of register rows, or of organic areas.
using RowNumbers = std::vector<std::uint32_t>;

/// Rows in rising order as pairs of first and last: a register is found nearly whole.
OrderedJson row_runs_json(const RowNumbers& rows) {
    std::vector<std::array<std::uint32_t, 2>> runs;
    for (const std::uint32_t row : rows) {
        if (runs.empty() || runs.back()[1] + 1 != row) {
            runs.push_back({row, row});
        } else {
            runs.back()[1] = row;
        }
    }
    return runs;
}

/// \param most  rows that there are: a damaged run may tell of any number
/// \throws std::out_of_range when runs do not rise, or have more rows than there are
RowNumbers read_rows(const OrderedJson& json, std::uint64_t most) {
    RowNumbers rows;
    std::uint64_t next = 0; // the first row that may follow
    for (const auto& [first, last] : json.get<std::vector<std::array<std::uint64_t, 2>>>()) {
        const bool is_rising =
            next <= first && first <= last && last <= std::numeric_limits<std::uint32_t>::max();
        if (!is_rising || last - first >= most - rows.size()) {
            throw std::out_of_range(fmt::format("rows: {}, {}", first, last));
        }
        for (std::uint64_t row = first; row <= last; ++row) {
            rows.push_back(static_cast<std::uint32_t>(row));
        }
        next = last + 1;
    }
    return rows;
}

} // namespace

OrderedJson sums_json(const Analysis& analysis) {
    const ResultSums& sums = analysis.sums;
    OrderedJson indicators = OrderedJson::array();
    for (const IndicatorResult& result : analysis.indicators) {
        indicators.push_back(group_json(result.value, kIndicatorMembers));
    }
    return {
        {"parcels", analysis.whole.parcels},
        {"extent",
         {analysis.extent.min_x,
          analysis.extent.min_y,
          analysis.extent.max_x,
          analysis.extent.max_y}},
        {"areas", list_json(sums.areas)},
        {"compared", list_json(sums.compared)},
        {"readings", list_json(sums.readings)},
        {"silent_readings", list_json(sums.silent_readings)},
        {"ground", ground_json(sums.ground)},
        {"legal_areas", group_json(analysis.legal, kLegalMembers)},
        {"rules", list_json(analysis.land_account.land_rules)},
        {"code_splits", list_json(analysis.land_account.code_splits)},
        {"crop_splits", list_json(analysis.land_account.crop_splits)},
        {"indicators", std::move(indicators)},
        {"register_rows",
         {{"found", row_runs_json(sums.register_rows.found)},
          {"ambiguous", row_runs_json(sums.register_rows.ambiguous)},
          {"open", row_runs_json(sums.register_rows.open)}}},
        {"organic_areas", row_runs_json(sums.areas_met)}};
}

void read_sums(const OrderedJson& json, Analysis& analysis) {
    ResultSums& sums = analysis.sums;
    analysis.whole.parcels = json.at("parcels").get<std::uint64_t>();
    if (!json.at("extent").at(0).is_null()) { // an empty box is infinite, which JSON cannot say
        const auto extent = json["extent"].get<std::array<double, 4>>();
        analysis.extent = {extent[0], extent[1], extent[2], extent[3]};
    }
    read_list(json.at("areas"), sums.areas);
    read_list(json.at("compared"), sums.compared);
    read_list(json.at("readings"), sums.readings);
    read_list(json.at("silent_readings"), sums.silent_readings);
    sums.ground = read_ground(json.at("ground"));
    read_group(json.at("legal_areas"), kLegalMembers, analysis.legal);
    read_list(json.at("rules"), analysis.land_account.land_rules);
    read_list(json.at("code_splits"), analysis.land_account.code_splits);
    read_list(json.at("crop_splits"), analysis.land_account.crop_splits);
    for (std::size_t i = 0; i < analysis.indicators.size(); ++i) {
        read_group(json.at("indicators").at(i), kIndicatorMembers, analysis.indicators[i].value);
    }
    const OrderedJson& rows = json.at("register_rows");
    const std::uint64_t most = analysis.register_account.rows;
    sums.register_rows = {
        read_rows(rows.at("found"), most),
        read_rows(rows.at("ambiguous"), most),
        read_rows(rows.at("open"), most)};
    sums.areas_met = read_rows(json.at("organic_areas"), analysis.area_account.areas);
}

} // namespace huuco
