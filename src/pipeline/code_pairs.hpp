// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Numbers for pairs of codes.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace huuco {

/// Numbers pairs of codes from 0 in the order in which they first come. More than two are numbered
/// pair by pair.
class CodePairs {
public:
    [[nodiscard]] std::uint32_t number(std::uint32_t first, std::uint32_t second) {
        const std::uint64_t key = (std::uint64_t{first} << 32U) | second;
        Slot* slot = &slot_of(key);
        if (slot->number == kEmpty) {
            if (m_slots.size() < kRoom * (m_size + 1)) {
                grow();
                slot = &slot_of(key);
            }
            *slot = {key, m_size++};
        }
        return slot->number;
    }

    /// How many different pairs came so far.
    [[nodiscard]] std::uint32_t size() const noexcept { return m_size; }

private:
    static constexpr std::uint32_t kEmpty = 0xffffffff;
    static constexpr std::size_t kRoom = 2; ///< slots a pair, at least

    struct Slot {
        std::uint64_t key = 0;
        std::uint32_t number = kEmpty;
    };

    /// The slot of a key, or the empty one where it belongs.
    [[nodiscard]] Slot& slot_of(std::uint64_t key) noexcept {
        constexpr std::uint64_t kOdd = 0x9E37'79B9'7F4A'7C15;
        const std::uint64_t mixed = key * kOdd;
        std::size_t at = (mixed ^ (mixed >> 32U)) & (m_slots.size() - 1);
        while (m_slots[at].number != kEmpty && m_slots[at].key != key) {
            at = (at + 1) & (m_slots.size() - 1);
        }
        return m_slots[at];
    }

    void grow() {
        std::vector<Slot> before(2 * m_slots.size());
        before.swap(m_slots);
        for (const Slot& slot : before) {
            if (slot.number != kEmpty) {
                slot_of(slot.key) = slot;
            }
        }
    }

    std::vector<Slot> m_slots = std::vector<Slot>(64); ///< their number is a power of two
    std::uint32_t m_size = 0;
};

} // namespace huuco
