// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The part of a zone inside a box, put together from the border segments nearby.

#include "overlay/border_grid.hpp"

#include <huuco/geometry/multipolygon_buffer.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace huuco {

/// Cuts boxes out of zones at a cost that depends on the border near the box, not on the size
/// of the zone. Keeps buffers between calls: one per thread.
class LocalZone {
public:
    explicit LocalZone(const BorderGrid& grid) : m_grid(&grid) {}

    /// Appends the intersection of a zone and a box as one shape.
    ///
    /// Border segments that leave the box end on its sides, at the nearest representable point;
    /// all others keep both ends.
    ///
    /// \returns false, with nothing appended, where a corner of the border lies on a side of the
    ///          box, or the border meets a side in an order that rounding has upset. Another box
    ///          then helps.
    /// Method: the border falls into chains that enter and leave the box. The zone lies on the
    /// left of its border, so from where a chain leaves, the outline follows the box
    /// counter-clockwise to where the next chain enters.
    [[nodiscard]] bool append(ZoneNumber zone, const Box& box, MultiPolygonBuffer& out);

    /// Appends the part of a zone round a box as one shape: its intersection with the first of
    /// three somewhat larger boxes that `append` takes.
    ///
    /// \returns false, with nothing appended, where it takes none of them
    [[nodiscard]] bool append_round(ZoneNumber zone, const Box& box, MultiPolygonBuffer& out);

    /// The first of the boxes that append_round looks at.
    [[nodiscard]] static Box round(const Box& box) noexcept;

    /// Finds the zones that divide a box among them: each place of it is in one of them and in no
    /// other zone, but for the borders.
    ///
    /// \param zones  replaced by them, ascending; some may have no ground in the box
    /// \returns false where that is not certain; `zones` is then unspecified
    /// Method: where every border in the box has a zone on either side, crossing it leaves one zone
    /// for another, so that the number of zones over a place is the same all over the box. It is
    /// counted in a corner.
    [[nodiscard]] bool divide(const Box& box, std::vector<ZoneNumber>& zones);

private:
    /// The part of a segment inside the box.
    struct Clipped {
        std::uint32_t segment = 0;
        Point begin;
        Point end;
        double enters_at = -1.0; ///< place on the outline of the box, negative when not
        double leaves_at = -1.0;
        bool is_used = false;
    };

    /// Where a chain meets the outline of the box.
    struct Meeting {
        double at;
        bool is_entry;
        std::size_t chain;
    };

    struct Chain {
        std::vector<Point> points;
        double leaves_at = 0.0;
    };

    struct Ring {
        std::vector<Point> points; ///< closed
        double area;               ///< signed
    };

    void find_segments(const Box& box);
    [[nodiscard]] bool clip_segments(ZoneNumber zone);
    [[nodiscard]] bool clip(const BorderSegment& border, Clipped& clipped) const;
    [[nodiscard]] Clipped* find(std::uint32_t segment);
    [[nodiscard]] bool trace_chains();
    void trace_rings();
    [[nodiscard]] bool join_chains();
    void follow_box(double from, double to, std::vector<Point>& points) const;
    void write(MultiPolygonBuffer& out) const;

    const BorderGrid* m_grid;
    Box m_box;
    Box m_found_in; ///< that of `m_found`
    std::vector<std::uint32_t> m_found;
    std::vector<std::uint32_t> m_of_zone; ///< the segments of the zone among them, ascending
    std::vector<Clipped> m_clipped;       ///< ascending by segment
    std::vector<Chain> m_chains;
    std::vector<Meeting> m_meetings;
    std::vector<Ring> m_outer;
    std::vector<Ring> m_holes;
};

} // namespace huuco
