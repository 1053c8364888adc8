// SPDX-License-Identifier: MIT
/// \file
/// Walks over all parcels; what is the same for many of them is judged once per distinct text.

#include "pipeline/parcel_checks.hpp"

#include "pipeline/input_records.hpp"

#include <huuco/base/text.hpp>
#include <huuco/landuse/land_use.hpp>
#include <huuco/landuse/register_index.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace huuco {

namespace {

/// Problems of the parcel layer, all of one kind.
class Finding {
public:
    Finding(const ParcelChecks& checks, std::string kind, Severity severity)
        : m_inputs(checks.inputs), m_kind(std::move(kind)), m_severity(severity) {}

    void add(Problems& problems, std::uint64_t fid, std::string note) const {
        Problem problem;
        FeatureRef at = feature_of(*m_inputs, fid);
        problem.source = std::move(at.source);
        problem.feature = at.feature;
        problem.kind = m_kind;
        problem.note = std::move(note);
        problem.severity = m_severity;
        problems.push_back(std::move(problem));
    }

private:
    const Inputs* m_inputs;
    std::string m_kind;
    Severity m_severity;
};

bool has_field(const ParcelChecks& checks, FieldRole role) {
    const auto& sources = checks.inputs->parcels;
    return std::ranges::any_of(
        sources, [&](const ParcelSource& source) { return source.field(role).has_value(); });
}

/// Which texts of a column concern a check, asked once per distinct text.
template <typename Ask>
std::vector<bool> concerned(const TextColumn& column, const Ask& ask) {
    std::vector<bool> is_concerned;
    for (const std::string_view text : column.values()) {
        is_concerned.push_back(ask(text));
    }
    return is_concerned;
}

/// Adds a problem for each parcel whose text in a column concerns the check.
template <typename Ask>
void check_column(
    const ParcelChecks& checks,
    FieldRole role,
    const Finding& finding,
    const char* sentence,
    const Ask& ask,
    Problems& problems) {
    for (const ParcelBatch& batch : checks.analysis->batches) {
        const TextColumn& column = batch.field(role);
        const std::vector<bool> is_concerned = concerned(column, ask);
        for (std::size_t row = 0; row < column.size(); ++row) {
            if (is_concerned[column.code(row)]) {
                finding.add(
                    problems,
                    batch.first_fid + row,
                    fmt::format(fmt::runtime(sentence), column[row]));
            }
        }
    }
}

std::unordered_set<std::string> texts_of(const std::vector<UnknownName>& names) {
    std::unordered_set<std::string> texts;
    for (const UnknownName& name : names) {
        texts.insert(name.text);
    }
    return texts;
}

/// Words of the organic fields that the analysis did not understand.
void check_evidence_words(const ParcelChecks& checks, Problems& problems) {
    const LandAccount& account = checks.analysis->land_account;
    const auto check = [&](FieldRole role,
                           const std::vector<UnknownName>& names,
                           const char* kind,
                           const char* sentence) {
        const std::unordered_set<std::string> unknown = texts_of(names);
        check_column(
            checks,
            role,
            Finding(checks, kind, Severity::warning),
            sentence,
            [&](std::string_view text) { return unknown.contains(std::string(trim(text))); },
            problems);
    };
    check(
        FieldRole::organic_status,
        account.unknown_statuses,
        "unknown_status",
        in_language(
            checks.language,
            "Không hiểu tình trạng hữu cơ “{}”.",
            "The organic status “{}” is not understood."));
    check(
        FieldRole::organic_scheme,
        account.unknown_schemes,
        "unknown_scheme",
        in_language(
            checks.language, "Bảng tiêu chuẩn không có “{}”.", "The table has no scheme “{}”."));
}

} // namespace

Problems check_missing_keys(const ParcelChecks& checks) {
    Problems problems;
    if (!has_field(checks, FieldRole::sheet) || !has_field(checks, FieldRole::parcel)) {
        return problems;
    }
    const Finding missing(checks, "missing_key", Severity::warning);
    for (const ParcelBatch& batch : checks.analysis->batches) {
        const auto is_blank = [&](FieldRole role, std::size_t row) {
            return normalise_key(batch.field(role)[row]).empty();
        };
        for (std::size_t row = 0; row < batch.size(); ++row) {
            if (is_blank(FieldRole::sheet, row) || is_blank(FieldRole::parcel, row)) {
                missing.add(
                    problems,
                    batch.first_fid + row,
                    in_language(
                        checks.language,
                        "Thửa không có số tờ hoặc số thửa, nên sổ chứng nhận không chỉ tới được.",
                        "The parcel lacks its sheet or its number, so no register row can name "
                        "it."));
            }
        }
    }
    return problems;
}

Problems check_codes(const ParcelChecks& checks) {
    Problems problems;
    const LandUseClassifier classifier(checks.inputs->tables, checks.inputs->plan);
    const auto say = [&](const char* vi, const char* en) {
        return in_language(checks.language, vi, en);
    };
    check_column(
        checks,
        FieldRole::land_use,
        Finding(checks, "blank_land_code", Severity::error),
        say("Không có mã loại đất.", "There is no land code."),
        [](std::string_view text) { return trim(text).empty(); },
        problems);
    check_column(
        checks,
        FieldRole::land_use,
        Finding(checks, "unknown_land_code", Severity::error),
        say("Bảng mã không có mã loại đất “{}”.", "The table has no land code “{}”."),
        [&](std::string_view text) {
            return std::ranges::any_of(classifier.classify(text, "").codes, [](const auto& part) {
                return part.code == nullptr;
            });
        },
        problems);
    check_column(
        checks,
        FieldRole::crop,
        Finding(checks, "unknown_crop", Severity::warning),
        say("Bảng cây trồng không có “{}”.", "The table has no crop “{}”."),
        [&](std::string_view text) {
            return std::ranges::any_of(classifier.classify("", text).crops, [](const auto& part) {
                return part.crop == nullptr;
            });
        },
        problems);
    check_evidence_words(checks, problems);
    return problems;
}

Problems check_places(const ParcelChecks& checks) {
    Problems problems;
    if (!checks.inputs->has_village_layer) {
        return problems;
    }
    const Finding outside(checks, "outside_villages", Severity::warning);
    const Analysis& analysis = *checks.analysis;
    for (std::size_t number = 0; number < analysis.batches.size(); ++number) {
        std::vector<bool> has_piece(analysis.batches[number].size());
        std::vector<bool> has_village(analysis.batches[number].size());
        for (const Piece& piece : analysis.pieces[number].pieces.view()) {
            has_piece[piece.parcel] = true;
            if (piece.village != kOutsideVillages) {
                has_village[piece.parcel] = true;
            }
        }
        for (std::size_t row = 0; row < has_piece.size(); ++row) {
            if (has_piece[row] && !has_village[row]) {
                outside.add(
                    problems,
                    analysis.batches[number].first_fid + row,
                    in_language(
                        checks.language,
                        "Thửa nằm ngoài mọi thôn.",
                        "The parcel lies outside every village."));
            }
        }
    }
    return problems;
}

void place_on_parcels(const ParcelChecks& checks, Problems& problems) {
    const std::vector<ParcelBatch>& batches = checks.analysis->batches;
    for (Problem& problem : problems) {
        if (problem.place || !is_of_role(checks.analysis->inputs, "parcels", problem)) {
            continue;
        }
        const auto batch = std::ranges::find_if(batches, [&](const ParcelBatch& candidate) {
            return problem.feature < candidate.first_fid + candidate.size();
        });
        if (batch == batches.end()) {
            continue;
        }
        const ShapeView shape = batch->shapes.shape(problem.feature - batch->first_fid);
        if (!shape.is_empty()) {
            problem.place = shape.points().front();
        }
    }
}

} // namespace huuco
