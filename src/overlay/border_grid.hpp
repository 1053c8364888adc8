// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Border segments of zones in a uniform grid, and which zones the cells between them lie in.

#include <huuco/geometry/multipolygon_buffer.hpp>
#include <huuco/model/village_set.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace huuco {

/// One edge of a zone's outline.
struct BorderSegment {
    Point a;
    Point b;
    VillageIndex zone;
    std::uint32_t next; ///< the segment that begins where this one ends
};

/// The zones that contain a place, ascending.
using ZoneSet = std::vector<VillageIndex>;

/// A grid over all zones. Its outermost cells hold no segment and lie outside all zones.
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

    /// Replaces `found` by the segments in a block whose boxes meet the box, ascending.
    void segments(const Block& block, const Box& box, std::vector<std::uint32_t>& found) const;

    /// The zones that contain a point.
    ///
    /// \pre the point lies on no border
    [[nodiscard]] ZoneSet zones_at(const Point& point) const;

    [[nodiscard]] BorderSegment segment(std::uint32_t index) const noexcept {
        const Place& place = m_segments[index];
        const Point* const at = m_points.data() + place.point;
        return {at[0], at[1], place.zone, place.next};
    }

    [[nodiscard]] const ZoneSet& set(std::uint32_t index) const noexcept { return m_sets[index]; }

private:
    static constexpr std::uint32_t kCrossed = 0xffffffff;

    /// A segment whose ends are where the zones are.
    struct Place {
        std::uint32_t point; ///< number of its beginning; the next one is its end
        VillageIndex zone;
        std::uint32_t next; ///< as in BorderSegment
    };

    void collect_segments(const MultiPolygonBuffer& zones);
    void choose_cells();
    void fill_cells();
    void mark_row(std::size_t row);

    /// The way from a cell to the nearest cell without segments, along its row or column.
    struct Way {
        std::size_t from;
        std::size_t to;
        std::ptrdiff_t step; ///< between the numbers of neighbouring cells
    };

    [[nodiscard]] Way way_out(std::size_t from) const noexcept;
    std::uint32_t set_index(const ZoneSet& set);

    /// Calls visit(cell) for every cell a segment comes into, and perhaps some it only comes near.
    template <typename Visit>
    void visit_cells(const BorderSegment& segment, Visit visit) const;

    [[nodiscard]] std::size_t column(double x) const noexcept;
    [[nodiscard]] std::size_t row(double y) const noexcept;

    [[nodiscard]] std::span<const std::uint32_t> cell(std::size_t index) const noexcept {
        return std::span(m_cell_segments)
            .subspan(m_cell_begin[index], m_cell_begin[index + 1] - m_cell_begin[index]);
    }

    std::span<const Point> m_points; ///< of the zones
    std::vector<Place> m_segments;
    Box m_box;             ///< of the grid
    double m_side = 1.0;   ///< of a cell
    double m_margin = 0.0; ///< more than any rounding in finding a segment's cells
    std::size_t m_columns = 1;
    std::size_t m_rows = 1;
    std::vector<std::uint32_t> m_cell_begin;
    std::vector<std::uint32_t> m_cell_segments;
    std::vector<std::uint32_t> m_cell_set; ///< index into m_sets, or kCrossed
    std::vector<ZoneSet> m_sets;           ///< distinct; the first is empty
};

} // namespace huuco
