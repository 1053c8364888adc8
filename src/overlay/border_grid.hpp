// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Border segments of zones in a uniform grid, and which zones the cells between them lie in.

#include <huuco/geometry/multipolygon_buffer.hpp>
#include <huuco/overlay/zone_number.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace huuco {

/// One edge of a zone's outline.
struct BorderSegment {
    static constexpr std::uint32_t kNone = 0xffffffff;

    Point a;
    Point b;
    ZoneNumber zone;
    std::uint32_t twin; ///< the same edge the other way round, of another zone mostly; or kNone
};

/// The zones that contain a place, ascending.
using ZoneSet = std::vector<ZoneNumber>;

/// The zone that owns the ground in a set of zones.
[[nodiscard]] inline ZoneNumber owner_of(const ZoneSet& zones) noexcept {
    return zones.empty() ? kNoZone : zones.front();
}

/// A grid over all zones. Its outermost cells hold no segment and lie outside all zones.
///
/// An edge that two zones have in common is in the grid once: of the two segments, twins, the one
/// with the lower number stands in the cells for both. A segment has the number of the point where
/// it begins, so that it takes 8 bytes; a cell takes 4, and 4 for each of its segments.
class BorderGrid {
public:
    /// \param zones  must live, unchanged, as long as the object; fewer than 2^31 points
    explicit BorderGrid(const MultiPolygonBuffer& zones);

    /// A block of cells, both ends included.
    struct Block {
        std::size_t first_column;
        std::size_t last_column;
        std::size_t first_row;
        std::size_t last_row;
    };

    /// The cells that a box meets; a box beyond the grid meets its outermost cells.
    [[nodiscard]] Block block(const Box& box) const noexcept;

    /// The zones that contain a block, where no segment comes into any of its cells.
    [[nodiscard]] std::optional<std::uint32_t> uniform_set(const Block& block) const noexcept;

    /// Replaces `found` by the segments in a block whose boxes meet the box, ascending; of twins by
    /// the first.
    void segments(const Block& block, const Box& box, std::vector<std::uint32_t>& found) const;

    /// The zones that contain a point.
    ///
    /// \pre the point lies on no border
    [[nodiscard]] ZoneSet zones_at(const Point& point) const;

    /// The first of these zones, kNoZone where there is none.
    ///
    /// \param buffer  overwritten
    [[nodiscard]] ZoneNumber owner_at(const Point& point, std::vector<std::uint32_t>& buffer) const;

    [[nodiscard]] BorderSegment segment(std::uint32_t index) const noexcept {
        const Place& place = m_places[index];
        const Point* const at = m_points.data() + index;
        return {at[0], at[1], place.zone, place.twin};
    }

    /// The segment that begins where another one ends.
    [[nodiscard]] std::uint32_t next(std::uint32_t index) const noexcept {
        const Place& after = m_places[index + 1];
        return after.is_end() ? after.twin : index + 1;
    }

    [[nodiscard]] const ZoneSet& set(std::uint32_t index) const noexcept { return m_sets[index]; }

private:
    /// Of a cell's entry: no segment comes into it, the rest is the number of its set of zones.
    /// Without it the rest is the place of its first segment in m_cell_segments.
    static constexpr std::uint32_t kFree = 0x80000000;

    /// Of a segment in m_cell_segments: it is the last one of its cell.
    static constexpr std::uint32_t kLast = 0x80000000;

    /// What is known of the segment that begins at a point of the zones.
    struct Place {
        ZoneNumber zone; ///< kNoZone at the last point of a ring, where none begins
        std::uint32_t twin = BorderSegment::kNone; ///< there the number of the ring's first point

        [[nodiscard]] bool is_end() const noexcept { return zone == kNoZone; }
    };

    /// True for one of two twins, and for a segment without a twin.
    [[nodiscard]] bool is_in_cells(std::uint32_t index) const noexcept {
        return index <
               m_places[index].twin; // there is no number above kNone; an end has a lower one
    }

    using SetNumbers = std::map<ZoneSet, std::uint32_t>;

    void collect_segments(const MultiPolygonBuffer& zones);
    void pair_twins();
    void choose_cells();
    void fill_cells();
    void mark_row(std::size_t row, SetNumbers& numbers);

    /// The way from a cell to the nearest cell without segments, along its row or column.
    struct Way {
        std::size_t from;
        std::size_t to;
        std::ptrdiff_t step; ///< between the numbers of neighbouring cells
    };

    [[nodiscard]] Way way_out(std::size_t from) const noexcept;

    /// Replaces `passed` by the segments between a point and the end of its way out.
    void pass(const Way& way, const Point& point, std::vector<std::uint32_t>& passed) const;

    /// The zones of a set, but for borders that were passed.
    [[nodiscard]] ZoneSet
    zones_beyond(const ZoneSet& set, std::span<const std::uint32_t> passed) const;
    std::uint32_t set_index(const ZoneSet& set, SetNumbers& numbers);

    /// Changes the zones of a place into those beyond a segment and its twin.
    void cross(ZoneSet& zones, std::uint32_t index) const;

    /// Calls visit(cell) for every cell a segment comes into, and perhaps some it only comes near.
    template <typename Visit>
    void visit_cells(const BorderSegment& segment, Visit visit) const;

    [[nodiscard]] std::size_t column(double x) const noexcept {
        return step_of(x - m_box.min_x, m_columns);
    }

    [[nodiscard]] std::size_t row(double y) const noexcept {
        return step_of(y - m_box.min_y, m_rows);
    }

    [[nodiscard]] std::size_t step_of(double offset, std::size_t steps) const noexcept {
        const double at = std::clamp(offset * m_cells_a_unit, 0.0, static_cast<double>(steps - 1));
        return static_cast<std::size_t>(static_cast<std::int64_t>(at));
    }

    [[nodiscard]] bool is_free(std::size_t cell) const noexcept {
        return (m_cells[cell] & kFree) != 0;
    }

    /// Calls visit(segment) for the segments of a cell, ascending.
    template <typename Visit>
    void visit_segments(std::size_t cell, Visit visit) const {
        if (is_free(cell)) {
            return;
        }
        for (const std::uint32_t* at = &m_cell_segments[m_cells[cell]];; ++at) {
            visit(*at & ~kLast);
            if ((*at & kLast) != 0) {
                return;
            }
        }
    }

    std::span<const Point> m_points; ///< of the zones
    std::vector<Place> m_places;     ///< one per point
    std::size_t m_segment_count = 0;
    Box m_box;                   ///< of the grid
    double m_side = 1.0;         ///< of a cell
    double m_cells_a_unit = 1.0; ///< its inverse
    double m_margin = 0.0;       ///< more than any rounding in finding a segment's cells
    std::size_t m_columns = 1;
    std::size_t m_rows = 1;
    std::vector<std::uint32_t> m_cells;         ///< see kFree
    std::vector<std::uint32_t> m_cell_segments; ///< see kLast
    std::vector<ZoneSet> m_sets;                ///< distinct; the first is empty
};

} // namespace huuco
