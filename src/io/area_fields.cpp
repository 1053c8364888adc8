// SPDX-License-Identifier: MIT
/// \file
/// Areas in the text fields of a layer.

#include "io/area_fields.hpp"

#include "base/message_format.hpp"
#include "io/shapefile_ranges.hpp"
#include "landuse/stated_area.hpp"

#include <huuco/base/blanks.hpp>
#include <huuco/base/text.hpp>
#include <huuco/landuse/amount_fault.hpp>
#include <huuco/landuse/land_cell.hpp>

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

bool is_unit_letter(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool has_digit(std::string_view text) {
    return std::ranges::any_of(text, is_digit);
}

/// \returns empty for what is neither an area nor blank
std::optional<std::string> plain_area(std::string_view text, const NumberReader& reader) {
    const bool has_letter = std::ranges::any_of(text, is_unit_letter);
    if (text.empty() || (has_letter && !has_digit(text))) {
        return std::string(text);
    }
    const std::optional<double> area = has_letter ? read_area_m2(text, reader) : reader.read(text);
    const bool is_area = area && *area <= kLargestArea_m2;
    return is_area ? std::optional(fmt::format("{}", *area)) : std::nullopt;
}

/// True where the text of a number field, which has no unit, is an area or blank at a glance.
bool is_short_number(std::string_view text) {
    constexpr std::size_t kDigits = 12; // those of kLargestArea_m2, but for one
    return text.size() <= kDigits && std::ranges::none_of(text, is_unit_letter);
}

bool states_amounts(FieldRole role) {
    return role == FieldRole::land_use || role == FieldRole::crop;
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
        texts.push_back(number_of_area(text));
    }
    return {texts, std::nullopt};
}

std::string number_of_area(std::string_view text) {
    const NumberReader any(DecimalMark::point);
    const std::string plain = with_plain_blanks(text);
    const auto found = detail::find_amount(plain, 0, true, any);
    return std::string(found ? found->number : plain);
}

AreaFields::AreaFields(
    const DatasetInfo& info,
    const LayerSample& sample,
    std::span<const RoleField> fields)
    : m_source(info.source()), m_language(info.language) {
    for (const RoleField& field : fields) {
        const FieldInfo& about = info.fields.at(field.field);
        const auto role = static_cast<FieldRole>(field.role);
        if (states_amounts(role)) {
            m_cells.push_back(role);
        }
        if (holds_area(field.role)) {
            m_fields.push_back(
                {field.role,
                 about.name,
                 area_reader(info, sample, field.field),
                 about.type == "String"});
        }
    }
}

void AreaFields::note_amounts(const ParcelBatch& batch, FieldRole role, Problems& problems) const {
    const TextColumn& cells = batch.field(role);
    std::vector<AmountFault> faults;
    for (const std::string_view text : cells.values()) {
        faults.push_back(
            role == FieldRole::crop ? crop_amount_fault(text) : land_amount_fault(text));
    }
    for (std::size_t row = 0; row < cells.size(); ++row) {
        const AmountFault fault = faults[cells.code(row)];
        if (fault != AmountFault::none) {
            problems.push_back(
                {m_source,
                 batch.first_fid + row,
                 fault == AmountFault::not_whole ? "amounts_not_whole" : "bad_area",
                 amount_fault_note(fault, cells[row]).in(m_language),
                 std::nullopt,
                 false});
        }
    }
}

void AreaFields::make_plain(ParcelBatch& batch, Problems& problems) const {
    for (const FieldRole role : m_cells) {
        note_amounts(batch, role, problems);
    }
    for (const Field& field : m_fields) {
        const TextColumn& typed = batch.fields[field.role];
        if (!field.is_text && std::ranges::all_of(typed.values(), is_short_number)) {
            continue;
        }
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
                        "\"{}\" ({}) không phải diện tích, quá lớn, hoặc đọc được theo hai cách; "
                        "hãy ghi "
                        "1250 hoặc 1250,5. Số này không được dùng.",
                        "\"{}\" ({}) is no area, too large, or may be read in two ways; write 1250 "
                        "or 1250.5. "
                        "It is left out.",
                        typed[row],
                        field.name)));
            }
        }
        batch.fields[field.role] = std::move(plain);
    }
}

} // namespace huuco::io
