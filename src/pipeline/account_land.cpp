// SPDX-License-Identifier: MIT
/// \file
/// Sums by what rules decided together, folded by each; unknown names by how often they occur.

#include "pipeline/account_land.hpp"

#include "pipeline/register_words.hpp"

#include <huuco/base/name_hint.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace huuco {

namespace {

/// The rules that occur, in the order of their names.
/// \param place  of the rule among those that decided together
template <typename Sums>
std::vector<RuleAccount>
folded(const Sums& sums, std::size_t place, std::span<const std::string_view> names) {
    std::map<std::string_view, RuleAccount> by_rule;
    for (const auto& [rules, sum] : sums) {
        RuleAccount& account = by_rule[rules[place]];
        account.parcels += sum.parcels;
        account.parcel_m2.add(sum.parcel_m2);
        account.principal_m2.add(sum.principal_m2);
    }
    std::vector<RuleAccount> accounts;
    for (const std::string_view name : names) {
        const auto found = by_rule.find(name);
        if (found != by_rule.end() && found->second.parcel_m2.value() > 0.0) {
            accounts.push_back(std::move(found->second));
            accounts.back().rule = name;
        }
    }
    return accounts;
}

constexpr std::size_t kMostSuggested = 100; ///< a suggestion compares with every known name

using Counts = std::map<std::string, std::uint64_t>;

/// Counts the parcels of each land use, then the unknown names in it.
void count_unknown(
    const ParcelBatch& batch,
    const JudgedBatch& judged,
    Counts& codes,
    Counts& crops) {
    std::vector<std::uint64_t> parcels(judged.land_uses.size());
    for (std::size_t row = 0; row < batch.size(); ++row) {
        parcels[judged.of(row).land_use] += batch.fates[row] == ParcelFate::set_aside ? 0U : 1U;
    }
    for (std::size_t i = 0; i < parcels.size(); ++i) {
        for (const LandCodePart& part : judged.land_uses[i].codes) {
            if (part.code == nullptr && parcels[i] > 0) {
                codes[part.text] += parcels[i];
            }
        }
        for (const CropPart& part : judged.land_uses[i].crops) {
            if (part.crop == nullptr && parcels[i] > 0) {
                crops[part.text] += parcels[i];
            }
        }
    }
}

/// Counts the parcels by the words of their fields that leave it open whether they are organic.
void count_unknown_evidence(
    const ParcelBatch& batch,
    const JudgedBatch& judged,
    Counts& statuses,
    Counts& schemes) {
    std::vector<std::uint64_t> parcels(judged.field_evidence.size());
    for (std::size_t row = 0; row < batch.size(); ++row) {
        const std::optional<std::uint32_t>& of_field = judged.of(row).of_field;
        if (of_field && batch.fates[row] != ParcelFate::set_aside) {
            ++parcels[*of_field];
        }
    }
    for (std::size_t i = 0; i < parcels.size(); ++i) {
        const Evidence& evidence = judged.field_evidence[i];
        const bool is_of_status = evidence.rule == EvidenceRule::status_unknown;
        const std::string& text = is_of_status ? evidence.status_text : evidence.scheme_text;
        if (parcels[i] > 0 && !text.empty()) {
            if (is_of_status) {
                statuses[text] += parcels[i];
            } else if (evidence.rule == EvidenceRule::scheme_unknown) {
                schemes[text] += parcels[i];
            }
        }
    }
}

template <typename Nearest>
std::vector<UnknownName> most_frequent_first(const Counts& counts, const Nearest& nearest) {
    std::vector<UnknownName> names;
    for (const auto& [text, parcels] : counts) {
        names.push_back({text, parcels, {}});
    }
    std::stable_sort(names.begin(), names.end(), [](const UnknownName& a, const UnknownName& b) {
        return a.parcels > b.parcels;
    });
    names.resize(std::min(names.size(), kMostNamesTold));
    for (std::size_t i = 0; i < std::min(names.size(), kMostSuggested); ++i) {
        names[i].nearest = nearest(names[i].text);
    }
    return names;
}

} // namespace

void LandAccounting::add(
    const ParcelBatch& batch,
    const JudgedBatch& judged,
    std::span<const Piece> pieces,
    std::span<const Verdict> verdicts) {
    std::vector<RuleAccount*> of_verdict;
    for (const Verdict& verdict : verdicts) {
        of_verdict.push_back(&m_sums[{verdict.land_rule, verdict.code_split, verdict.crop_split}]);
    }
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Piece& piece = pieces[i];
        RuleAccount& sum = *of_verdict[piece.verdict];
        sum.parcels += i == 0 || pieces[i - 1].parcel != piece.parcel ? 1U : 0U;
        sum.parcel_m2.add(piece.area_m2);
        sum.principal_m2.add(piece.principal_m2);
    }
    count_unknown(batch, judged, m_codes, m_crops);
    count_unknown_evidence(batch, judged, m_statuses, m_schemes);
}

LandAccount
LandAccounting::account(const LandUseClassifier& classifier, const Tables& tables) const {
    LandAccount account;
    account.land_rules = folded(m_sums, 0, kLandRuleNames);
    account.code_splits = folded(m_sums, 1, kCodeSplitNames);
    account.crop_splits = folded(m_sums, 2, kCropSplitNames);
    std::vector<std::string> known;
    for (const LandCode& code : tables.land_codes()) {
        known.push_back(code.code);
    }
    account.unknown_codes = most_frequent_first(
        m_codes, [&](const std::string& text) { return nearest_name(text, known).value_or(""); });
    account.unknown_crops = most_frequent_first(m_crops, [&](const std::string& text) {
        std::string names;
        for (const Crop* crop : classifier.crop_names().nearest(text)) {
            names += (names.empty() ? "" : ", ") + crop->name_vi;
        }
        return names;
    });
    const auto nearest_in = [](const std::vector<std::string>& names) {
        return [&names](const std::string& text) { return nearest_name(text, names).value_or(""); };
    };
    const std::vector<std::string> statuses = status_names(tables);
    account.unknown_statuses = most_frequent_first(m_statuses, nearest_in(statuses));
    const std::vector<std::string> schemes = scheme_names(tables);
    account.unknown_schemes = most_frequent_first(m_schemes, nearest_in(schemes));
    return account;
}

} // namespace huuco
