// SPDX-License-Identifier: MIT
/// \file
/// Looks values up in the dictionary of a column.

#include "pipeline/tile_column_builder.hpp"

#include <utility>
#include <vector>

namespace huuco {

TileColumnBuilder::TileColumnBuilder(std::string key, std::pmr::memory_resource* memory)
    : m_column{std::move(key), {}, std::pmr::vector<std::uint32_t>(memory)} {}

void TileColumnBuilder::reserve(std::size_t features) {
    m_column.codes.reserve(features);
}

void TileColumnBuilder::add(TileValue value) {
    m_column.codes.push_back(static_cast<std::uint32_t>(m_column.dictionary.size()));
    m_column.dictionary.push_back(std::move(value));
}

void TileColumnBuilder::add_text(std::string_view text) {
    m_column.codes.push_back(code_of(text));
}

void TileColumnBuilder::add_number(double value) {
    const auto next = static_cast<std::uint32_t>(m_column.dictionary.size());
    const auto [entry, is_new] = m_code_of_number.try_emplace(value, next);
    if (is_new) {
        m_column.dictionary.emplace_back(value);
    }
    m_column.codes.push_back(entry->second);
}

void TileColumnBuilder::add_absent() {
    m_column.codes.push_back(TileColumn::kAbsent);
}

void TileColumnBuilder::add_texts(const TextColumn& texts, std::size_t rows) {
    std::vector<std::uint32_t> codes;
    for (const std::string_view text : texts.values()) {
        codes.push_back(code_of(text));
    }
    for (std::size_t row = 0; row < rows; ++row) {
        m_column.codes.push_back(texts.empty() ? TileColumn::kAbsent : codes[texts.code(row)]);
    }
}

TileColumn TileColumnBuilder::finish() {
    return std::move(m_column);
}

std::uint32_t TileColumnBuilder::code_of(std::string_view text) {
    if (text.empty()) {
        return TileColumn::kAbsent;
    }
    const auto next = static_cast<std::uint32_t>(m_column.dictionary.size());
    const auto [entry, is_new] = m_code_of.try_emplace(std::string(text), next);
    if (is_new) {
        m_column.dictionary.emplace_back(std::string(text));
    }
    return entry->second;
}

} // namespace huuco
