// SPDX-License-Identifier: MIT
/// \file
/// Areas in the text fields of a layer.

#include "io/area_fields.hpp"

#include "base/message_format.hpp"
#include "io/shapefile_ranges.hpp"

#include <huuco/base/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace huuco::io {

namespace {

bool holds_area(std::size_t role) {
    const auto field_role = static_cast<FieldRole>(role);
    return field_role == FieldRole::legal_area || field_role == FieldRole::residential_area ||
           field_role == FieldRole::organic_area;
}

bool has_letter(std::string_view text) {
    return std::ranges::any_of(
        text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

/// \returns empty for what is neither an area nor blank
std::optional<std::string> plain_area(std::string_view text, const NumberReader& reader) {
    if (text.empty() || has_letter(text)) {
        return std::string(text);
    }
    const std::optional<double> area = reader.read(text);
    return area ? std::optional(fmt::format("{}", *area)) : std::nullopt;
}

Problem bad_area(const std::string& source, std::uint64_t fid, std::string note) {
    return {source, fid, "bad_area", std::move(note), std::nullopt, false};
}

} // namespace

NumberReader area_reader(const DatasetInfo& info, const LayerSample& sample, std::size_t field) {
    if (info.fields.at(field).type != "String") {
        return NumberReader(DecimalMark::point);
    }
    std::vector<std::string> texts;
    for (const std::string_view text : sample.columns.at(field).values()) {
        texts.emplace_back(text);
    }
    return {texts, std::nullopt};
}

AreaFields::AreaFields(
    const DatasetInfo& info,
    const LayerSample& sample,
    std::span<const RoleField> fields)
    : m_source(info.source()), m_language(info.language) {
    for (const RoleField& field : fields) {
        const FieldInfo& about = info.fields.at(field.field);
        if (holds_area(field.role) && about.type == "String") {
            m_fields.push_back({field.role, about.name, area_reader(info, sample, field.field)});
        }
    }
}

void AreaFields::make_plain(ParcelBatch& batch, Problems& problems) const {
    for (const Field& field : m_fields) {
        const TextColumn& typed = batch.fields[field.role];
        std::vector<std::optional<std::string>> areas;
        for (const std::string_view text : typed.values()) {
            areas.push_back(plain_area(text, field.reader));
        }
        TextColumn plain;
        for (std::size_t row = 0; row < typed.size(); ++row) {
            const std::optional<std::string>& area = areas[typed.code(row)];
            plain.push_back(area.value_or(""));
            if (!area) {
                problems.push_back(bad_area(
                    m_source,
                    batch.first_fid + row,
                    message_in(
                        m_language,
                        "\"{}\" ({}) không phải diện tích, hoặc đọc được theo hai cách; hãy ghi "
                        "1250 hoặc 1250,5. Số này không được dùng.",
                        "\"{}\" ({}) is no area, or may be read in two ways; write 1250 or 1250.5. "
                        "It is left out.",
                        typed[row],
                        field.name)));
            }
        }
        batch.fields[field.role] = std::move(plain);
    }
}

} // namespace huuco::io
