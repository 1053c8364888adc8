// SPDX-License-Identifier: MIT
/// \file
/// Adds up the features of each key, their common ground once.

#include "pipeline/key_areas.hpp"

#include <huuco/geometry/area.hpp>

#include <algorithm>
#include <unordered_map>

namespace huuco {

KeyAreas::KeyAreas(
    std::span<const KeyPair> pairs,
    std::span<const Overlap> overlaps,
    const ShapeTable& shapes,
    const std::vector<ParcelBatch>& batches,
    ParcelAreas& areas) {
    std::uint32_t keys = 0;
    for (const KeyPair& pair : pairs) { // those of one key stand together
        if (m_entries.empty() || m_entries.back().row != pair.earlier) {
            m_entries.push_back({pair.earlier, keys++});
        }
        m_entries.push_back({pair.row, m_entries.back().key});
    }
    std::ranges::sort(m_entries, {}, &Entry::row);
    std::unordered_map<std::uint64_t, double> lost; // part of a row that an earlier one has
    for (const Overlap& overlap : overlaps) {
        const Entry* const first = find(overlap.first);
        const Entry* const second = first != nullptr ? find(overlap.second) : nullptr;
        if (second != nullptr && first->key == second->key) {
            lost[overlap.second] += overlap.area / planar_area(shapes[overlap.second]);
        }
    }
    m_area_m2.resize(keys);
    for (const Entry& entry : m_entries) {
        const auto found = lost.find(entry.row);
        const double part = found == lost.end() ? 1.0 : std::max(0.0, 1.0 - found->second);
        m_area_m2[entry.key] += part * areas.of(place_of(batches, entry.row));
    }
}

const KeyAreas::Entry* KeyAreas::find(std::uint64_t row) const noexcept {
    const auto found = std::ranges::lower_bound(m_entries, row, {}, &Entry::row);
    return found != m_entries.end() && found->row == row ? &*found : nullptr;
}

double KeyAreas::of(std::uint64_t row, double own_m2) const noexcept {
    const Entry* const entry = find(row);
    return entry != nullptr ? std::max(own_m2, m_area_m2[entry->key]) : own_m2;
}

} // namespace huuco
