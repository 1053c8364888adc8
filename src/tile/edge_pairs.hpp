// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Finds the pairs of edges that may touch, by strips of the plane.

#include <huuco/geometry/grid_rings.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace huuco::tile {

/// Edges by strips along x, in each from left to right; few edges lie in one strip.
///
/// Where edges are short beside the plane that they lie in, time and memory grow with n log n.
class EdgePairs {
public:
    /// \param boxes  one per edge
    void index(std::span<const GridBox> boxes);

    /// Calls `visit(first, second)` once for each two edges whose boxes share a point, until it
    /// returns true; the first is the one farther left, or the one that was given earlier.
    ///
    /// \returns true where a visit did
    template <typename Visit>
    bool any(Visit&& visit) const {
        for (std::size_t strip = 0; strip + 1 < m_begin.size(); ++strip) {
            const auto entries =
                std::span(m_entries).subspan(m_begin[strip], m_begin[strip + 1] - m_begin[strip]);
            for (std::size_t i = 0; i < entries.size(); ++i) {
                const GridBox& box = entries[i].box;
                for (std::size_t k = i + 1; k < entries.size() && entries[k].box.min_x <= box.max_x;
                     ++k) {
                    const GridBox& other = entries[k].box;
                    const std::int32_t low = std::max(box.min_y, other.min_y);
                    const bool is_met = low <= std::min(box.max_y, other.max_y);
                    // Two edges may lie in several strips together: the first of them counts.
                    if (is_met && strip_of(low) == strip &&
                        visit(entries[i].edge, entries[k].edge)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

private:
    struct Entry {
        GridBox box;
        std::uint32_t edge = 0;
    };

    void choose_strips(std::span<const GridBox> boxes);

    [[nodiscard]] std::size_t strip_of(std::int32_t y) const noexcept {
        return static_cast<std::size_t>((std::int64_t{y} - m_low) / m_height);
    }

    std::int64_t m_low = 0;
    std::int64_t m_height = 1;        ///< of a strip
    std::vector<std::size_t> m_begin; ///< first entry of each strip, then the end
    std::vector<Entry> m_entries;
};

} // namespace huuco::tile
