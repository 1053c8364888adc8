// SPDX-License-Identifier: MIT
/// \file
/// From what an input says of itself to its record.

#include "pipeline/input_records.hpp"

#include <huuco/base/encoding.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace huuco {

InputRecord record_of(const char* role, const DatasetInfo& info) {
    InputRecord record;
    record.role = role;
    record.path = info.path;
    record.source = info.source();
    record.layer = info.layer;
    record.format = info.format;
    record.features = info.feature_count;
    record.sidecars = info.sidecar_files;
    record.encoding = info.encoding;
    record.encoding_decided_by = info.encoding_decided_by;
    return record;
}

bool is_of_role(
    std::span<const InputRecord> records,
    std::string_view role,
    const Problem& problem) noexcept {
    return std::ranges::any_of(records, [&](const InputRecord& record) {
        return record.role == role && record.source == problem.source;
    });
}

void note_columns(
    const CertificateColumns& columns,
    std::span<const std::string> names,
    InputRecord& record) {
    for (std::size_t i = 0; i < kCertificateRoleCount; ++i) {
        if (columns.at(i)) {
            record.fields.emplace(kCertificateRoleNames.at(i), names[*columns.at(i)]);
        }
    }
    for (const auto& [role, column] : columns.further) {
        record.fields.at(std::string(kCertificateRoleNames.at(static_cast<std::size_t>(role)))) +=
            "; " + names[column];
    }
}

void note_encoding(
    const EncodingDecision& decision,
    Language language,
    InputRecord& record,
    std::vector<std::string>& warnings) {
    record.encoding_evidence = encoding_evidence(decision, language);
    if (const auto warning = encoding_warning(decision, language)) {
        warnings.push_back(fmt::format("{}: {}", record.path, *warning));
    }
}

void note_crs(const DecidedCrs& decided, InputRecord& record, std::vector<std::string>& warnings) {
    record.crs = decided.crs.label();
    record.crs_decision = decided.decision;
    std::ranges::copy(decided.decision.warnings, std::back_inserter(warnings));
}

} // namespace huuco
