// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The distinct verdicts of a run, packed: each certificate makes its own.

#include <huuco/base/spill_file.hpp>
#include <huuco/model/verdict.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace huuco {

/// Verdicts in the order of their first appearance, each once, packed one behind the other. Of
/// those that lie in a file some bytes each stay in memory.
class VerdictTable {
public:
    VerdictTable() = default;

    /// \param verdicts  in this order; no two of them are equal
    explicit VerdictTable(std::span<const Verdict> verdicts);

    /// From now on a file takes the verdicts; it has to outlive the table. Call it before the first
    /// is added.
    void keep_in(SpillFile& file) noexcept { m_file = &file; }

    /// \returns the number of the verdict, or of an equal one that came before
    /// \throws Error `io` when the disk is full
    std::uint32_t add(const Verdict& verdict);

    /// Gives back the memory that only `add` needs. None is added afterwards.
    void settle();

    [[nodiscard]] std::size_t size() const noexcept { return m_places.size(); }

    /// A verdict as it was put in; several threads may ask at once. Its rules are words that the
    /// caller of `add` keeps.
    ///
    /// \pre the number is less than `size`
    [[nodiscard]] Verdict operator[](std::size_t number) const;

    /// Gives back the memory of what is in a file, until it is read again.
    void let_go() const noexcept;

    /// Bytes of the packed verdicts that are in memory, not in a file.
    [[nodiscard]] std::size_t bytes_in_memory() const noexcept;

private:
    /// Where a packed verdict stands.
    struct Place {
        std::uint32_t chunk = 0;
        std::uint32_t begin = 0;
        std::uint32_t size = 0;
    };

    [[nodiscard]] std::span<const char> packed(std::size_t number) const noexcept;
    void pack(const Verdict& verdict);
    [[nodiscard]] std::uint32_t number_of_word(std::string_view word);

    SpillFile* m_file = nullptr; ///< null while memory is enough
    std::vector<SpillableArray<char>> m_chunks;
    std::vector<Place> m_places;                                   ///< by number
    std::vector<std::string_view> m_words;                         ///< names of rules that occur
    std::unordered_multimap<std::size_t, std::uint32_t> m_numbers; ///< by hash, to find equal ones
    std::vector<char> m_in_hand;                                   ///< the verdict being added
};

} // namespace huuco
