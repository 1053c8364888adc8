// SPDX-License-Identifier: MIT
/// \file
/// The dictionary of a text column.

#include <huuco/model/text_column.hpp>

#include <algorithm>
#include <functional>
#include <limits>

namespace huuco {

namespace {

constexpr TextColumn::Code kFree = std::numeric_limits<TextColumn::Code>::max();
constexpr std::size_t kSmallestTable = 16;

} // namespace

std::size_t TextColumn::slot_of(std::string_view value) const noexcept {
    const std::size_t mask = m_table.size() - 1;
    std::size_t slot = std::hash<std::string_view>{}(value)&mask;
    while (m_table[slot] != kFree && this->value(m_table[slot]) != value) {
        slot = (slot + 1) & mask;
    }
    return slot;
}

void TextColumn::grow_table() {
    m_table.assign(std::max(kSmallestTable, 2 * m_table.size()), kFree);
    for (Code code = 0; code < m_ends.size(); ++code) {
        m_table[slot_of(value(code))] = code;
    }
}

TextColumn::Code TextColumn::push_back(std::string_view value) {
    // Neighbouring parcels often agree in sheet, commune and land code: look at the last row first.
    if (!m_codes.empty() && this->value(m_codes.back()) == value) {
        m_codes.push_back(m_codes.back());
        return m_codes.back();
    }
    if (2 * m_ends.size() >= m_table.size()) {
        grow_table();
    }
    Code& slot = m_table[slot_of(value)];
    if (slot == kFree) {
        slot = static_cast<Code>(m_ends.size());
        m_text.append(value);
        m_ends.push_back(static_cast<std::uint32_t>(m_text.size()));
    }
    m_codes.push_back(slot);
    return slot;
}

std::vector<std::string_view> TextColumn::values() const {
    std::vector<std::string_view> values;
    values.reserve(m_ends.size());
    for (Code code = 0; code < m_ends.size(); ++code) {
        values.push_back(value(code));
    }
    return values;
}

} // namespace huuco
