// SPDX-License-Identifier: MIT
/// \file
/// The dictionary of a text column.

#include <huuco/model/text_column.hpp>

#include <algorithm>
#include <bit>
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
    m_table.assign(std::max(kSmallestTable, std::bit_ceil(4 * m_ends.size())), kFree);
    for (Code code = 0; code < m_ends.size(); ++code) {
        m_table[slot_of(value(code))] = code;
    }
}

TextColumn::Code TextColumn::push_back(std::string_view value) {
    // Neighbouring parcels often agree in sheet, commune and land code: look at the last row first.
    std::vector<Code>& codes = m_codes.own();
    if (!codes.empty() && this->value(codes.back()) == value) {
        codes.push_back(codes.back());
        return codes.back();
    }
    if (2 * m_ends.size() >= m_table.size()) {
        grow_table();
    }
    Code& slot = m_table[slot_of(value)];
    if (slot == kFree) {
        slot = static_cast<Code>(m_ends.size());
        std::vector<char>& text = m_text.own();
        text.insert(text.end(), value.begin(), value.end());
        m_ends.own().push_back(static_cast<std::uint32_t>(text.size()));
    }
    codes.push_back(slot);
    return slot;
}

void TextColumn::close() {
    m_table = std::vector<Code>(); // `{}` would keep its memory
    if (!m_codes.is_spilled()) {
        m_text.own().shrink_to_fit();
        m_ends.own().shrink_to_fit();
        m_codes.own().shrink_to_fit();
    }
}

void TextColumn::spill(SpillFile& file) {
    m_codes.spill(file);
    m_ends.spill(file);
    m_text.spill(file);
}

void TextColumn::let_go() const noexcept {
    m_codes.let_go();
    m_ends.let_go();
    m_text.let_go();
}

std::size_t TextColumn::byte_size() const noexcept {
    return m_codes.view().size_bytes() + m_ends.view().size_bytes() + m_text.size();
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
