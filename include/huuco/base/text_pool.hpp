// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Many texts of which a number stand more than once, each kept once.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace huuco {

/// Distinct texts, one behind the other. A text is named by a number of four bytes; two texts are
/// equal exactly when their numbers are.
class TextPool {
public:
    using Number = std::uint32_t;

    TextPool();

    /// The number of a text, which is put in where it is new. That of the empty text is 0.
    ///
    /// \throws Error `format` when all texts together take more than 4 GB
    [[nodiscard]] Number add(std::string_view added);

    /// \param number  that `add` returned
    /// \returns valid until the next `add`
    [[nodiscard]] std::string_view text(Number number) const noexcept;

    /// Gives back the memory that only `add` needs; a later one takes it again.
    void settle();

private:
    void find_again();
    [[nodiscard]] std::size_t slot_of(std::string_view wanted) const noexcept;

    std::string m_bytes;         ///< each text behind its length; a number is a place in it
    std::size_t m_count = 0;     ///< of texts but the empty one
    std::vector<Number> m_slots; ///< open addressing, 0 is free; a power of two, or none
};

} // namespace huuco
