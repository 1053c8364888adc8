// SPDX-License-Identifier: MIT
/// \file
/// Adds up results, and makes of the sums what a run makes of its own.

#include "base/message_format.hpp"
#include "pipeline/indicators.hpp"
#include "pipeline/merge_refusals.hpp"
#include "pipeline/merged_summary.hpp"
#include "pipeline/part_result.hpp"
#include "pipeline/readings.hpp"
#include "pipeline/summary_file.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/text.hpp>
#include <huuco/crs/area_measure.hpp>
#include <huuco/landuse/land_use.hpp>
#include <huuco/pipeline/merge.hpp>
#include <huuco/pipeline/publish.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <span>
#include <string_view>
#include <utility>

namespace huuco {

namespace {

void add_counts(std::map<std::string, std::uint64_t>& sum, const auto& counts) {
    for (const auto& [name, count] : counts) {
        sum[name] += count;
    }
}

void add_rules(std::vector<RuleAccount>& sum, const std::vector<RuleAccount>& accounts) {
    for (const RuleAccount& account : accounts) {
        auto place = std::ranges::find(sum, account.rule, &RuleAccount::rule);
        if (place == sum.end()) {
            sum.push_back(account);
            continue;
        }
        place->parcels += account.parcels;
        place->parcel_m2.add(account.parcel_m2);
        place->principal_m2.add(account.principal_m2);
    }
}

void order_rules(std::vector<RuleAccount>& accounts, std::span<const std::string_view> names) {
    std::ranges::stable_sort(accounts, {}, [&](const RuleAccount& account) {
        return std::ranges::find(names, account.rule) - names.begin();
    });
}

void add_unknown(std::vector<UnknownName>& sum, const std::vector<UnknownName>& names) {
    for (const UnknownName& name : names) {
        const auto place = std::ranges::find(sum, name.text, &UnknownName::text);
        if (place == sum.end()) {
            sum.push_back(name);
            continue;
        }
        place->parcels += name.parcels;
        if (place->nearest.empty()) {
            place->nearest = name.nearest;
        }
    }
}

void order_unknown(std::vector<UnknownName>& names) {
    std::ranges::sort(names, [](const UnknownName& left, const UnknownName& right) {
        return std::pair(right.parcels, left.text) < std::pair(left.parcels, right.text);
    });
    names.resize(std::min(names.size(), kMostNamesTold));
}

/// Rows that stand in either list, in rising order.
void unite_rows(std::vector<std::uint32_t>& rows, const std::vector<std::uint32_t>& others) {
    std::set<std::uint32_t> all(rows.begin(), rows.end());
    all.insert(others.begin(), others.end());
    rows.assign(all.begin(), all.end());
}

/// True where parcels are told their village by a field in all parts: then spellings of one name
/// are one village, as in one run.
bool are_villages_of_fields(const std::vector<PartResult>& parts) {
    return std::ranges::none_of(parts, [](const PartResult& part) {
        return std::ranges::any_of(part.summary.at("inputs"), [](const auto& input) {
            return input["role"] == "villages";
        });
    });
}

/// The sum of results, part by part.
class Merger {
public:
    /// \param are_spellings_joined  villages are those of a field
    Merger(const PartResult& first, bool are_spellings_joined, Language language)
        : m_language(language), m_are_spellings_joined(are_spellings_joined) {
        m_sum.language = language;
        m_sum.reference_date = first.figures.reference_date;
        m_sum.target_percent = first.figures.target_percent;
        m_sum.area_method = first.figures.area_method;
        m_sum.ground_owner = first.figures.ground_owner;
        m_sum.has_evidence = first.figures.has_evidence;
        m_sum.register_account = first.figures.register_account;
        m_sum.area_account = first.figures.area_account;
        m_sum.indicators = first.figures.indicators;
        for (IndicatorResult& result : m_sum.indicators) {
            if (result.indicator.is_of_parcels) {
                result.value = {};
            }
        }
        m_is_known.resize(m_sum.indicators.size());
        m_needs_evidence.resize(m_sum.indicators.size());
        if (first.figures.compared) {
            m_sum.compared.emplace();
            m_sum.compared->method = first.figures.compared->method;
        }
    }

    void add(const PartResult& part) {
        const Analysis& figures = part.figures;
        const std::vector<VillageIndex> villages = villages_of(figures.villages);
        add_sums(m_sum.sums.areas, figures.sums.areas, villages);
        add_sums(m_sum.sums.readings, figures.sums.readings, villages);
        add_sums(m_sum.sums.compared, figures.sums.compared, villages);
        m_is_silent = m_is_silent && !figures.sums.silent_readings.empty();
        if (m_is_silent) {
            add_sums(m_sum.sums.silent_readings, figures.sums.silent_readings, villages);
        }
        m_sum.sums.ground.add(figures.sums.ground);
        if (std::ranges::find(m_plan_names, figures.plan_name) == m_plan_names.end()) {
            m_plan_names.push_back(figures.plan_name);
        }
        m_sum.extent.expand(figures.extent);
        m_parcels += figures.whole.parcels;
        add_accounts(figures);
        add_indicators(figures.indicators);
    }

    Analysis finish(const Crs& working) {
        m_sum.working_crs = working;
        m_sum.plan_name = fmt::format("{}", fmt::join(m_plan_names, "; "));
        conclude_figures();
        conclude_accounts();
        conclude_readings();
        for (std::size_t i = 0; i < m_sum.indicators.size(); ++i) {
            conclude_indicator(i);
        }
        check();
        return std::move(m_sum);
    }

private:
    /// The merged village of each of a part: the one of its id, or of the name that a field spells
    /// in another way; new when it was not met before.
    std::vector<VillageIndex> villages_of(const VillageSet& part) {
        std::vector<VillageIndex> villages;
        for (std::size_t i = 0; i < part.size(); ++i) {
            const std::string& id = part.ids[i];
            const auto next = static_cast<VillageIndex>(m_sum.villages.size());
            const auto [place, is_new] =
                m_village_of_id.emplace(m_are_spellings_joined ? fold_key(id) : id, next);
            if (is_new) {
                m_sum.villages.ids.push_back(id);
                m_sum.villages.names.push_back(part.names[i]);
            } else if (const auto known = static_cast<std::size_t>(place->second);
                       m_sum.villages.ids[known] != id && m_spellings.insert(id).second) {
                note_spelling(m_sum.villages.ids[known], id);
            }
            villages.push_back(place->second);
        }
        return villages;
    }

    void note_spelling(const std::string& first, const std::string& other) {
        if (!m_sum.respelled_village) {
            m_sum.respelled_village = RespelledVillage{first, other, 0};
        }
        ++m_sum.respelled_village->count;
    }

    /// \param villages  the merged village of each of the part's
    template <typename Sums>
    void add_sums(
        SumsByVillage<Sums>& merged,
        const SumsByVillage<Sums>& part,
        const std::vector<VillageIndex>& villages) {
        if (part.empty()) {
            return;
        }
        merged.widen(m_sum.villages.size());
        merged[kOutsideVillages].add(part[kOutsideVillages]);
        for (std::size_t i = 0; i < villages.size(); ++i) {
            merged[villages[i]].add(part[static_cast<VillageIndex>(i)]);
        }
    }

    void add_accounts(const Analysis& figures) {
        Accounting& accounting = m_sum.accounting;
        accounting.read += figures.accounting.read;
        accounting.used += figures.accounting.used;
        accounting.repaired += figures.accounting.repaired;
        accounting.split += figures.accounting.split;
        accounting.set_aside += figures.accounting.set_aside;
        add_counts(accounting.set_aside_reasons, figures.accounting.set_aside_reasons);
        m_sum.legal.with_area += figures.legal.with_area;
        m_sum.legal.without_area += figures.legal.without_area;
        m_sum.legal.differing += figures.legal.differing;
        m_sum.legal.legal_m2.add(figures.legal.legal_m2);
        m_sum.legal.measured_m2.add(figures.legal.measured_m2);
        LandAccount& land = m_sum.land_account;
        add_rules(land.land_rules, figures.land_account.land_rules);
        add_rules(land.code_splits, figures.land_account.code_splits);
        add_rules(land.crop_splits, figures.land_account.crop_splits);
        add_unknown(land.unknown_codes, figures.land_account.unknown_codes);
        add_unknown(land.unknown_crops, figures.land_account.unknown_crops);
        add_unknown(land.unknown_statuses, figures.land_account.unknown_statuses);
        add_unknown(land.unknown_schemes, figures.land_account.unknown_schemes);
        RegisterRowsFound& rows = m_sum.sums.register_rows;
        unite_rows(rows.found, figures.sums.register_rows.found);
        unite_rows(rows.ambiguous, figures.sums.register_rows.ambiguous);
        unite_rows(rows.open, figures.sums.register_rows.open);
        unite_rows(m_sum.sums.areas_met, figures.sums.areas_met);
    }

    void add_indicators(const std::vector<IndicatorResult>& results) {
        for (std::size_t i = 0; i < results.size(); ++i) {
            if (!results[i].indicator.is_of_parcels) {
                continue;
            }
            IndicatorValue& sum = m_sum.indicators[i].value;
            const IndicatorValue& value = results[i].value;
            sum.rows += value.rows;
            sum.blank_rows += value.blank_rows;
            sum.numerator.add(value.numerator);
            sum.denominator.add(value.denominator);
            m_is_known[i] =
                m_is_known[i] || (value.why != NoData::blank && value.why != NoData::no_rows);
            m_needs_evidence[i] = m_needs_evidence[i] || value.why == NoData::no_evidence;
        }
    }

    void conclude_figures() {
        const ResultSums& sums = m_sum.sums;
        const auto whole = [&](const SumsByVillage<AreaSums>& slots) {
            AreaTotals totals = slots.whole();
            totals.parcels = m_parcels; // one in two villages counts once
            return totals;
        };
        m_sum.village_totals = sums.areas.villages();
        m_sum.outside = sums.areas.outside();
        m_sum.whole = whole(sums.areas);
        if (m_sum.compared) {
            m_sum.compared->village_totals = sums.compared.villages();
            m_sum.compared->outside = sums.compared.outside();
            m_sum.compared->whole = whole(sums.compared);
        }
        m_sum.overlap_m2 = sums.ground.overlap_m2.value();
        m_sum.set_aside_m2 = sums.ground.set_aside_m2.value();
        if (!m_sum.extent.is_empty()) {
            m_sum.scale = scale_at(
                m_sum.working_crs,
                {(m_sum.extent.min_x + m_sum.extent.max_x) / 2.0,
                 (m_sum.extent.min_y + m_sum.extent.max_y) / 2.0});
        }
    }

    void conclude_accounts() {
        LandAccount& land = m_sum.land_account;
        order_rules(land.land_rules, kLandRuleNames);
        order_rules(land.code_splits, kCodeSplitNames);
        order_rules(land.crop_splits, kCropSplitNames);
        order_unknown(land.unknown_codes);
        order_unknown(land.unknown_crops);
        order_unknown(land.unknown_statuses);
        order_unknown(land.unknown_schemes);
        RegisterAccount& account = m_sum.register_account;
        account.matched = m_sum.sums.register_rows.found.size();
        account.unmatched = account.rows - account.matched;
        account.ambiguous = m_sum.sums.register_rows.ambiguous.size();
        OrganicAreaAccount& areas = m_sum.area_account;
        areas.matched = m_sum.sums.areas_met.size();
        areas.unmatched = areas.areas - areas.matched;
    }

    void conclude_readings() {
        ResultSums& sums = m_sum.sums;
        if (!m_is_silent) {
            sums.silent_readings = {};
        }
        const bool speaks = speaks_about_organic_land(m_sum.has_evidence, m_sum.whole);
        const SumsByVillage<ReadingSums>& chosen = speaks ? sums.readings : sums.silent_readings;
        const auto read = [&](const ReadingAreas& areas, const AreaTotals& totals) {
            return reading_of(areas, totals, m_sum.target_percent);
        };
        const std::vector<ReadingAreas> villages = chosen.villages();
        for (std::size_t i = 0; i < villages.size(); ++i) {
            m_sum.village_readings.push_back(read(villages[i], m_sum.village_totals[i]));
        }
        m_sum.outside_reading = read(chosen.outside(), m_sum.outside);
        m_sum.whole_reading = read(chosen.whole(), m_sum.whole);
    }

    void conclude_indicator(std::size_t number) {
        IndicatorResult& result = m_sum.indicators[number];
        if (!result.indicator.is_of_parcels) {
            return;
        }
        if (m_needs_evidence[number] &&
            !speaks_about_organic_land(m_sum.has_evidence, m_sum.whole)) {
            result.value.why = NoData::no_evidence;
        } else {
            conclude(result.indicator, m_is_known[number], result.value);
        }
        result.note = indicator_note(result.value, m_language);
    }

    void check() {
        m_sum.checks = check_conservation(
            m_sum.village_totals,
            m_sum.outside,
            m_sum.whole,
            m_sum.sums.ground.rounded(),
            m_sum.villages.names);
        constexpr int kDecimals = 6;
        for (const ConservationCheck& check : m_sum.checks) {
            if (!check.passed) {
                throw Error(
                    ErrorCode::accounts,
                    message(
                        "Số liệu gộp không khớp: phép kiểm tra {} lệch {} m², quá mức {} m². Không "
                        "ghi gì; có lẽ một summary.json đã bị sửa bằng tay, huuco verify cho biết "
                        "tệp nào.",
                        "The merged figures do not add up: check {} differs by {} m², more than {} "
                        "m². Nothing was written; was a summary.json changed by hand? huuco verify "
                        "tells which.",
                        check.name,
                        number_message(check.difference_m2, kDecimals),
                        number_message(check.tolerance_m2, kDecimals)));
            }
        }
    }

    Language m_language;
    bool m_are_spellings_joined;
    Analysis m_sum;
    std::map<std::string, VillageIndex> m_village_of_id;
    std::vector<std::string> m_plan_names; ///< each once
    std::set<std::string> m_spellings;     ///< beside the first of each village
    std::vector<bool> m_is_known;          ///< by indicator
    std::vector<bool> m_needs_evidence;    ///< of some part there was no value for want of it
    std::uint64_t m_parcels = 0;
    bool m_is_silent = true; ///< no evidence speaks about the land of any part
};

/// Figures that are not the rounded sums of their own part were changed by hand, or the sums were.
void refuse_other_figures(const PartResult& part, Merger alone, const Crs& working) {
    alone.add(part);
    const auto own = nlohmann::json::parse(summary_json(alone.finish(working)));
    for (const char* const member : {"totals", "villages", "outside_villages", "compared"}) {
        if (own.at(member) != nlohmann::json(part.summary.at(member))) {
            refuse_changed_file(part.folder / kSummaryFile, fmt::format("{} ≠ sums", member));
        }
    }
}

/// Adds up parts that were read.
///
/// \throws nlohmann::json::exception when what a merger takes over as it stands is not as huuco
///         writes it
MergedResult merge_parts(const std::vector<PartResult>& parts, Language language) {
    refuse_unlike_parts(parts);
    const Crs working =
        Crs::from_code(parts.front().summary.at("crs").at("working").get<std::string>());
    Merger merger(parts.front(), are_villages_of_fields(parts), language);
    for (const PartResult& part : parts) {
        refuse_other_figures(part, Merger(part, false, language), working);
        merger.add(part);
    }
    MergedResult merged{merger.finish(working), {}};
    merged.figures.warnings = merged_warnings(parts, merged.figures, language);
    merged.summary = merged_summary(parts, merged.figures, language);
    return merged;
}

} // namespace

MergedResult merge_results(const std::vector<std::filesystem::path>& folders, Language language) {
    if (folders.size() < 2) {
        throw Error(
            ErrorCode::argument,
            Message{
                "Một kết quả thì không có gì để gộp; hãy nêu thư mục của hai kết quả trở lên.",
                "One result alone is nothing to merge; name the folders of two or more."});
    }
    std::vector<PartResult> parts;
    parts.reserve(folders.size());
    for (const std::filesystem::path& folder : folders) {
        parts.push_back(read_part(folder));
    }
    try {
        return merge_parts(parts, language);
    } catch (const nlohmann::json::exception& error) {
        throw Error(
            ErrorCode::format,
            message(
                "Không gộp được: một summary.json không phải nội dung mà huuco đã ghi, hoặc đã bị "
                "sửa bằng tay ({}); huuco verify cho biết tệp nào.",
                "The results cannot be merged: a summary.json is not what huuco wrote, or was "
                "changed by hand ({}); huuco verify tells which.",
                error.what()));
    }
}

void publish_merged(const MergedResult& merged, OutputDirectory& folder) {
    write_summary(folder, merged.summary);
    folder.commit();
}

} // namespace huuco
