// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Border segments of zones in a uniform grid, and which zones the cells between them lie in.

#include <huuco/geometry/multipolygon_buffer.hpp>
#include <huuco/model/village_set.hpp>

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
    VillageIndex zone;
    std::uint32_t next; ///< the segment that begins where this one ends
    std::uint32_t twin; ///< the same edge the other way round, of another zone mostly; or kNone
};

/// The zones that contain a place, ascending.
using ZoneSet = std::vector<VillageIndex>;

/// The zone that owns the ground in a set of zones.
[[nodiscard]] inline VillageIndex owner_of(const ZoneSet& zones) noexcept {
    return zones.empty() ? kOutsideVillages : zones.front();
}

/// A grid over all zones. Its outermost cells hold no segment and lie outside all zones.
///
/// An edge that two zones have in common is in the grid once: of the two segments, twins, the one
/// with the lower number stands in the cells for both.
class BorderGrid {
public:
    /// \param zones  must live, unchanged, as long as the object
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

    /// The first of these zones, kOutsideVillages where there is none.
    ///
    /// \param buffer  overwritten
    [[nodiscard]] VillageIndex
    owner_at(const Point& point, std::vector<std::uint32_t>& buffer) const;

    [[nodiscard]] BorderSegment segment(std::uint32_t index) const noexcept {
        const Place& place = m_segments[index];
        const Point* const at = m_points.data() + place.point;
        return {at[0], at[1], place.zone, place.next, place.twin};
    }

    [[nodiscard]] const ZoneSet& set(std::uint32_t index) const noexcept { return m_sets[index]; }

private:
    static constexpr std::uint32_t kCrossed = 0xffffffff;

    /// A segment whose ends are where the zones are.
    struct Place {
        std::uint32_t point; ///< number of its beginning; the next one is its end
        VillageIndex zone;
        std::uint32_t next; ///< as in BorderSegment
        std::uint32_t twin = BorderSegment::kNone;
    };

    [[nodiscard]] bool is_in_cells(std::uint32_t index) const noexcept {
        return index < m_segments[index].twin; // there is no number above kNone
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

    [[nodiscard]] std::span<const std::uint32_t> cell(std::size_t index) const noexcept {
        return std::span(m_cell_segments)
            .subspan(m_cell_begin[index], m_cell_begin[index + 1] - m_cell_begin[index]);
    }

    std::span<const Point> m_points; ///< of the zones
    std::vector<Place> m_segments;
    Box m_box;                   ///< of the grid
    double m_side = 1.0;         ///< of a cell
    double m_cells_a_unit = 1.0; ///< its inverse
    double m_margin = 0.0;       ///< more than any rounding in finding a segment's cells
    std::size_t m_columns = 1;
    std::size_t m_rows = 1;
    std::vector<std::uint32_t> m_cell_begin;
    std::vector<std::uint32_t> m_cell_segments;
    std::vector<std::uint32_t> m_cell_set; ///< index into m_sets, or kCrossed
    std::vector<ZoneSet> m_sets;           ///< distinct; the first is empty
};

} // namespace huuco
