// SPDX-License-Identifier: MIT
/// \file
/// Reading the plan file, section by section.

#include "base/message_format.hpp"
#include "plan_indicators.hpp"
#include "plan_section.hpp"

#include <huuco/base/csv.hpp>
#include <huuco/base/encoding.hpp>
#include <huuco/base/error.hpp>
#include <huuco/base/name_hint.hpp>
#include <huuco/base/text.hpp>
#include <huuco/crs/crs.hpp>
#include <huuco/landuse/plan.hpp>

#include <fmt/ranges.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <sstream>
#include <string_view>
#include <utility>

namespace huuco {

namespace {

using detail::fail_in_plan;
using detail::located;
using detail::PlanSection;

/// The place of a word among those of a choice; empty where the section does not say.
template <std::size_t count>
std::optional<std::size_t> choice(
    const PlanSection& section,
    std::string_view key,
    const std::array<std::string_view, count>& words) {
    return section.choice(key, {words.begin(), words.end()});
}

void read_target(const PlanSection& section, Plan& plan) {
    section.allow({"name", "target_percent", "reference_date"});
    if (const auto name = section.text("name")) {
        plan.name = name->text;
    }
    plan.target_percent =
        section.number("target_percent", 0.0, 100.0).value_or(plan.target_percent);
    plan.reference_date = section.date("reference_date");
}

void read_principal(const PlanSection& section, Plan& plan) {
    section.allow(
        {"presets",
         "land_codes",
         "crops",
         "blank_crop",
         "mixed_codes",
         "residential_limit_m2",
         "several_crops"});
    plan.presets = section.texts("presets");
    plan.land_codes = section.texts("land_codes");
    plan.crops = section.texts("crops");
    if (const auto at = choice(section, "blank_crop", kBlankCropNames)) {
        plan.blank_crop = static_cast<BlankCrop>(*at);
    }
    if (const auto at = choice(section, "mixed_codes", kMixedCodesNames)) {
        plan.mixed_codes = static_cast<MixedCodes>(*at);
    }
    constexpr double kLargestLimit_m2 = 100'000.0;
    plan.residential_limit_m2 = section.number("residential_limit_m2", 0.0, kLargestLimit_m2);
    if (const auto at = choice(section, "several_crops", kSeveralCropsNames)) {
        plan.several_crops = static_cast<SeveralCrops>(*at);
    }
}

/// The keys of a section that are free to choose, in the order of the file, each with its text.
template <typename Entry>
std::vector<Entry> entries_of(const PlanSection& section) {
    std::vector<PlanName> keys = section.keys();
    std::ranges::stable_sort(keys, {}, &PlanName::line);
    std::vector<Entry> entries;
    for (const PlanName& key : keys) {
        entries.push_back({to_nfc(key.text), *section.text(key.text)});
    }
    return entries;
}

void read_crops(const PlanSection& section, Plan& plan) {
    section.allow({"names", "teach"});
    if (const auto at = choice(section, "names", kNameRegionNames)) {
        plan.region = static_cast<NameRegion>(*at);
    }
    plan.taught_crops = entries_of<TaughtCrop>(section.section("teach"));
}

void read_organic(const PlanSection& section, Plan& plan) {
    section.allow({"schemes", "statuses", "source", "flags"});
    plan.schemes = section.some_texts("schemes");
    if (auto statuses = section.some_texts("statuses"); !statuses.empty()) {
        plan.statuses = std::move(statuses);
    }
    if (const auto at = choice(section, "source", kEvidenceSourceNames)) {
        plan.evidence = static_cast<EvidenceSource>(*at);
    }
    plan.flags = entries_of<StatusFlag>(section.section("flags"));
}

void read_area(const PlanSection& section, Plan& plan) {
    section.allow({"method"});
    constexpr std::array<std::string_view, 4> kMethods = {"planar", "ellipsoidal", "legal", "both"};
    constexpr std::size_t kBoth = 3;
    if (const auto at = choice(section, "method", kMethods)) {
        plan.has_both_areas = *at == kBoth;
        plan.area_method = *at == kBoth ? AreaMethod::planar : static_cast<AreaMethod>(*at);
    }
}

void read_ground(const PlanSection& section, Plan& plan) {
    section.allow({"owner"});
    if (const auto at = choice(section, "owner", kGroundOwnerNames)) {
        plan.ground_owner = static_cast<GroundOwner>(*at);
    }
}

/// Where a dataset or table lies; the plan remembers who named it.
std::string take_file(
    const std::filesystem::path& folder,
    std::string_view key,
    const PlanName& name,
    Plan& plan) {
    plan.files.push_back({std::string(key), located(folder, name.text), name.line});
    return plan.files.back().path;
}

void read_place(const PlanSection& section, const std::filesystem::path& folder, Plan& plan) {
    section.allow({"province", "boundary"});
    plan.province = section.text("province");
    if (const auto boundary = section.text("boundary")) {
        plan.boundary = take_file(folder, "boundary", *boundary, plan);
    }
}

void read_uncertainty(const PlanSection& section, Plan& plan) {
    constexpr double kWorstVertex_m = 100.0;
    section.allow({"vertex_m"});
    plan.vertex_m = section.number("vertex_m", 0.0, kWorstVertex_m).value_or(plan.vertex_m);
}

/// Encoding and reference system of the parcels are words that huuco and PROJ know.
void check_words_of_inputs(const PlanSection& section, const std::string& source) {
    const std::optional<PlanName> encoding = section.text("encoding");
    if (encoding && !encoding->text.empty() && !coding_of(encoding->text)) {
        const std::vector<std::string> names = encoding_names();
        fail_in_plan(
            source,
            encoding->line,
            message(
                "encoding phải là một trong {}, không phải \"{}\"{}",
                "encoding must be one of {}, not \"{}\"{}",
                fmt::join(names, ", "),
                encoding->text,
                did_you_mean(encoding->text, names)));
    }
    const std::optional<PlanName> src_crs = section.text("src_crs");
    if (!src_crs || src_crs->text.empty()) {
        return;
    }
    try {
        (void)Crs::from_code(src_crs->text);
    } catch (const Error& error) {
        throw Error(
            ErrorCode::format,
            message(
                "{}, dòng {}: src_crs: {}",
                "{}, line {}: src_crs: {}",
                source,
                Digits{src_crs->line},
                error.message()));
    }
}

void read_inputs(const PlanSection& section, const std::filesystem::path& folder, Plan& plan) {
    section.allow(
        {"parcels",
         "parcels_layer",
         "src_crs",
         "encoding",
         "villages",
         "villages_layer",
         "village_id",
         "village_name",
         "registers",
         "organic_areas",
         "organic_areas_layers"});
    check_words_of_inputs(section, plan.source);
    for (const PlanName& name : section.text_or_texts("parcels")) {
        plan.parcels.push_back(take_file(folder, "parcels", name, plan));
    }
    const std::array<std::pair<const char*, std::string*>, 6> words = {
        {{"parcels_layer", &plan.parcels_layer},
         {"src_crs", &plan.src_crs},
         {"encoding", &plan.encoding},
         {"villages_layer", &plan.villages_layer},
         {"village_id", &plan.village_id},
         {"village_name", &plan.village_name}}};
    for (const auto& [key, target] : words) {
        if (auto word = section.text(key)) {
            *target = std::move(word->text);
        }
    }
    if (const auto villages = section.text("villages")) {
        plan.villages = take_file(folder, "villages", *villages, plan);
    }
    for (const PlanName& name : section.texts("registers")) {
        plan.registers.push_back(take_file(folder, "registers", name, plan));
    }
    for (const PlanName& name : section.texts("organic_areas")) {
        plan.organic_areas.push_back(take_file(folder, "organic_areas", name, plan));
    }
    for (PlanName& name : section.texts("organic_areas_layers")) {
        plan.organic_areas_layers.push_back(std::move(name.text));
    }
}

void read_fields(const PlanSection& section, Plan& plan) {
    section.allow({kFieldRoleNames.begin(), kFieldRoleNames.end()});
    for (std::size_t i = 0; i < kFieldRoleCount; ++i) {
        if (const auto field = section.text(kFieldRoleNames[i])) {
            plan.fields[i] = field->text;
        }
    }
}

void read_tables(const PlanSection& section, const std::filesystem::path& folder, Plan& plan) {
    section.allow(table_names());
    for (const PlanName& name : section.keys()) {
        if (const auto file = section.text(name.text)) {
            plan.tables[name.text] = take_file(folder, name.text, *file, plan);
        }
    }
}

toml::table parse_toml(const std::string& text, const std::string& source) {
    try {
        return toml::parse(text, source);
    } catch (const toml::parse_error& error) {
        const std::string_view why = error.description(); // of the parser, in English
        fail_in_plan(
            source, error.source().begin.line, message("không đúng cú pháp TOML: {}", "{}", why));
    }
}

/// As Plan::rules. Sections are named that do not belong to them, so a new one does. Tables of
/// indicators are inputs, whose address may hold a password.
std::string rules_of(toml::table root) {
    for (const char* const section :
         {"plan", "place", "area", "ground", "inputs", "fields", "tables"}) {
        root.erase(section);
    }
    if (toml::array* const indicators = root["indicators"].as_array()) {
        indicators->for_each([](toml::table& indicator) { indicator.erase("table"); });
    }
    std::ostringstream text;
    text << toml::json_formatter(root);
    return text.str();
}

/// Looks every name up; stops at the first that nothing is found for.
template <typename Find>
void check_each(
    const Plan& plan,
    std::string_view key,
    const std::vector<PlanName>& names,
    const std::vector<std::string>& known,
    const Find& find) {
    for (const PlanName& name : names) {
        if (find(name.text) == nullptr) {
            fail_in_plan(
                plan.source,
                name.line,
                message(
                    "{} nêu \"{}\", các bảng không có tên này{}",
                    "{} names \"{}\", which the tables do not have{}",
                    key,
                    name.text,
                    did_you_mean(name.text, known)));
        }
    }
}

template <typename Row, typename... Field>
std::vector<std::string> names_of(const std::vector<Row>& rows, Field... fields) {
    std::vector<std::string> names;
    names.reserve(rows.size() * sizeof...(fields));
    for (const Row& row : rows) {
        (names.push_back(row.*fields), ...);
    }
    return names;
}

template <typename Entry>
std::vector<PlanName> named_by(const std::vector<Entry>& entries, PlanName Entry::*member) {
    std::vector<PlanName> names;
    for (const Entry& entry : entries) {
        names.push_back(entry.*member);
    }
    return names;
}

} // namespace

Plan parse_plan(const std::filesystem::path& path) {
    const std::string text = read_file(path);
    if (text.starts_with("PK\x03\x04")) {
        throw Error(
            ErrorCode::format,
            message(
                "{} là bảng tính hoặc tệp nén, không phải tệp kế hoạch (.toml); sổ chứng nhận thì "
                "nêu bằng --register.",
                "{} is a workbook or an archive and no plan file (.toml); a register is given "
                "with --register.",
                path.string()));
    }
    if (!is_valid_utf8(text)) {
        throw Error(
            ErrorCode::format,
            message(
                "{} không phải UTF-8; hãy lưu thành tệp chữ mã UTF-8.",
                "{} is not UTF-8; save it as text in UTF-8.",
                path.string()));
    }
    Plan plan;
    plan.source = path.string();
    const toml::table root = parse_toml(text, plan.source);
    const PlanSection file(plan.source, "", root);
    file.allow(
        {"plan",
         "principal",
         "crops",
         "organic",
         "place",
         "area",
         "ground",
         "inputs",
         "fields",
         "tables",
         "indicators",
         "uncertainty"});
    const std::filesystem::path folder = path.parent_path();
    read_target(file.section("plan"), plan);
    read_principal(file.section("principal"), plan);
    read_crops(file.section("crops"), plan);
    read_organic(file.section("organic"), plan);
    read_place(file.section("place"), folder, plan);
    read_area(file.section("area"), plan);
    read_ground(file.section("ground"), plan);
    read_uncertainty(file.section("uncertainty"), plan);
    read_inputs(file.section("inputs"), folder, plan);
    read_fields(file.section("fields"), plan);
    read_tables(file.section("tables"), folder, plan);
    plan.indicators = detail::read_indicators(file, plan.source, folder);
    plan.rules = rules_of(root);
    return plan;
}

void check_names(const Plan& plan, const Tables& tables) {
    const auto find_crop = [&](const std::string& name) {
        const Crop* const crop = tables.find_crop(name);
        return crop != nullptr ? crop : tables.find_crop_id(name);
    };
    check_each(
        plan,
        "presets",
        plan.presets,
        names_of(tables.presets(), &PrincipalPreset::id),
        [&](const std::string& name) { return tables.find_preset(name); });
    check_each(
        plan,
        "land_codes",
        plan.land_codes,
        names_of(tables.land_codes(), &LandCode::code),
        [&](const std::string& name) { return tables.find_land_code(name); });
    check_each(
        plan, "crops", plan.crops, names_of(tables.crops(), &Crop::name_vi, &Crop::id), find_crop);
    check_each(
        plan,
        "schemes",
        plan.schemes,
        names_of(tables.schemes(), &Scheme::id, &Scheme::label),
        [&](const std::string& name) { return tables.find_scheme(name); });
    check_each(
        plan,
        "statuses",
        plan.statuses,
        names_of(tables.statuses(), &Status::id),
        [&](const std::string& name) { return tables.find_status(name); });
    check_each(
        plan,
        "flags",
        named_by(plan.flags, &StatusFlag::status),
        names_of(tables.statuses(), &Status::id),
        [&](const std::string& name) { return tables.find_status(name); });
    check_each(
        plan,
        "teach",
        named_by(plan.taught_crops, &TaughtCrop::crop),
        names_of(tables.crops(), &Crop::name_vi, &Crop::id),
        find_crop);
    for (const PlanName& name : plan.statuses) {
        const Status* const status = tables.find_status(name.text);
        if (!status->may_count) {
            fail_in_plan(
                plan.source,
                name.line,
                message(
                    "tình trạng \"{}\" không bao giờ được tính là hữu cơ",
                    "the status \"{}\" can never count as organic",
                    status->id));
        }
    }
}

} // namespace huuco
