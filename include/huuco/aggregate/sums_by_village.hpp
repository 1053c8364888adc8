// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// A group of sums for the ground outside all villages and one for each village.

#include <huuco/model/village_set.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace huuco {

/// Sums of each village and of the ground outside, and what they come to.
///
/// \tparam Sums  has `add(const Sums&)` and `rounded()`, such as AreaSums
template <typename Sums>
class SumsByVillage {
public:
    using Areas = decltype(std::declval<const Sums&>().rounded());

    /// For no village, and without the ground outside: sums that were not asked for.
    SumsByVillage() = default;

    explicit SumsByVillage(std::size_t village_count) : m_slots(village_count + 1) {}

    /// \param slots  first the ground outside, then each village
    explicit SumsByVillage(std::vector<Sums> slots) : m_slots(std::move(slots)) {}

    /// \param village  kOutsideVillages for the ground outside
    [[nodiscard]] Sums& operator[](VillageIndex village) {
        return m_slots[static_cast<std::size_t>(village - kOutsideVillages)];
    }

    [[nodiscard]] const Sums& operator[](VillageIndex village) const {
        return m_slots[static_cast<std::size_t>(village - kOutsideVillages)];
    }

    /// True for sums that were not asked for.
    [[nodiscard]] bool empty() const noexcept { return m_slots.empty(); }

    /// First the ground outside, then each village.
    [[nodiscard]] const std::vector<Sums>& slots() const noexcept { return m_slots; }

    /// Makes room for villages that were met since; none are taken away.
    void widen(std::size_t village_count) {
        m_slots.resize(std::max(m_slots.size(), village_count + 1));
    }

    /// One per village, in village order.
    [[nodiscard]] std::vector<Areas> villages() const {
        std::vector<Areas> areas;
        for (std::size_t slot = 1; slot < m_slots.size(); ++slot) {
            areas.push_back(m_slots[slot].rounded());
        }
        return areas;
    }

    /// Ground in no village. \pre not empty()
    [[nodiscard]] Areas outside() const { return m_slots.front().rounded(); }

    /// Villages and outside together.
    [[nodiscard]] Areas whole() const {
        Sums all;
        for (const Sums& slot : m_slots) {
            all.add(slot);
        }
        return all.rounded();
    }

private:
    std::vector<Sums> m_slots;
};

} // namespace huuco
