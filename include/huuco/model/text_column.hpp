// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// A column of text, dictionary-coded: each distinct value is stored once.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace huuco {

/// Text values of a batch, in order. Blank is the empty text.
///
/// Rules, escaping and decoding run once per distinct value instead of once per parcel.
class TextColumn {
public:
    using Code = std::uint32_t;

    TextColumn() = default;
    TextColumn(TextColumn&&) = default;
    TextColumn& operator=(TextColumn&&) = default;
    TextColumn(const TextColumn&) =
        delete; ///< the dictionary's keys view the values of this object
    TextColumn& operator=(const TextColumn&) = delete;
    ~TextColumn() = default;

    /// Appends a value (UTF-8, NFC) and returns its code.
    Code push_back(std::string_view value);

    /// Number of values.
    [[nodiscard]] std::size_t size() const noexcept { return m_codes.size(); }

    [[nodiscard]] bool empty() const noexcept { return m_codes.empty(); }

    [[nodiscard]] Code code(std::size_t row) const noexcept { return m_codes[row]; }

    /// The text of a row; empty for every row of a column that was never filled.
    [[nodiscard]] std::string_view operator[](std::size_t row) const noexcept {
        return m_codes.empty() ? std::string_view{} : std::string_view(m_values[m_codes[row]]);
    }

    /// Distinct values in order of first appearance; a code is an index into them.
    [[nodiscard]] const std::deque<std::string>& values() const noexcept { return m_values; }

private:
    std::deque<std::string> m_values; ///< a deque: its strings never move, the keys below view them
    std::unordered_map<std::string_view, Code> m_code_of;
    std::vector<Code> m_codes;
};

} // namespace huuco
