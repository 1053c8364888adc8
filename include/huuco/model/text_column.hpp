// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// A column of text, dictionary-coded: each distinct value is stored once.

#include <huuco/base/spill_file.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace huuco {

/// Text values of a batch, in order. Blank is the empty text.
///
/// Rules, escaping and decoding run once per distinct value instead of once per parcel. The values
/// stand one behind the other in one string, so that a value new to the column costs no
/// allocation of its own.
class TextColumn {
public:
    using Code = std::uint32_t;

    /// Appends a value (UTF-8, NFC) and returns its code. Texts handed out before are no longer
    /// valid.
    Code push_back(std::string_view value);

    /// Appends the value of the last row once more.
    ///
    /// \pre the column is not empty
    void repeat() { m_codes.own().push_back(m_codes.own().back()); }

    /// Number of values.
    [[nodiscard]] std::size_t size() const noexcept { return m_codes.size(); }

    [[nodiscard]] bool empty() const noexcept { return m_codes.size() == 0; }

    [[nodiscard]] Code code(std::size_t row) const noexcept { return m_codes[row]; }

    /// The text of a row; empty for every row of a column that was never filled.
    [[nodiscard]] std::string_view operator[](std::size_t row) const noexcept {
        return empty() ? std::string_view{} : value(m_codes[row]);
    }

    /// Number of distinct values; codes are below it.
    [[nodiscard]] std::size_t distinct() const noexcept { return m_ends.size(); }

    /// A distinct value, in order of first appearance.
    [[nodiscard]] std::string_view value(Code code) const noexcept {
        const std::span<const std::uint32_t> ends = m_ends.view();
        const std::uint32_t begin = code == 0 ? 0 : ends[code - 1];
        return {m_text.view().data() + begin, ends[code] - begin};
    }

    /// All distinct values in order of first appearance.
    [[nodiscard]] std::vector<std::string_view> values() const;

    /// Frees what only adding takes; call it when the column is complete.
    void close();

    /// Moves codes and texts to a file, which has to outlive the column; from then on it can only
    /// be read.
    ///
    /// \pre it was closed
    void spill(SpillFile& file);

    /// Gives back the memory of what is in a file, until it is read again.
    void let_go() const noexcept;

    /// Bytes of codes and texts.
    [[nodiscard]] std::size_t byte_size() const noexcept;

private:
    /// The place in the table where a value stands, or where it belongs.
    [[nodiscard]] std::size_t slot_of(std::string_view value) const noexcept;
    void grow_table();

    SpillableArray<char> m_text;          ///< the distinct values
    SpillableArray<std::uint32_t> m_ends; ///< of each value in the text
    std::vector<Code> m_table;            ///< open addressing; its size is a power of two
    SpillableArray<Code> m_codes;
};

} // namespace huuco
