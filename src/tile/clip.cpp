// SPDX-License-Identifier: MIT
/// \file
/// Cuts grid rings at the border of a tile.

#include "tile/clip.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>
#include <utility>

namespace huuco::tile {

namespace {

/// One side of a box: the half plane where `sign * coordinate >= sign * limit`.
struct Border {
    std::int32_t GridPoint::*along;  ///< the coordinate that the border fixes
    std::int32_t GridPoint::*across; ///< the other one
    std::int32_t limit = 0;
    bool is_lower = false; ///< keeps what lies above the limit

    [[nodiscard]] bool keeps(const GridPoint& point) const noexcept {
        return is_lower ? point.*along >= limit : point.*along <= limit;
    }

    /// The border point of an edge that crosses it, from the edge's ends in fixed order.
    [[nodiscard]] GridPoint cut(GridPoint a, GridPoint b) const noexcept {
        if (b < a) {
            std::swap(a, b);
        }
        const double part =
            (static_cast<double>(limit) - a.*along) / (static_cast<double>(b.*along) - a.*along);
        const double position = a.*across + part * (static_cast<double>(b.*across) - a.*across);
        GridPoint point;
        point.*along = limit;
        point.*across = static_cast<std::int32_t>(std::lround(position));
        return point;
    }
};

void clip_at(const Border& border, const std::vector<GridPoint>& from, std::vector<GridPoint>& to) {
    to.clear();
    for (std::size_t i = 0; i < from.size(); ++i) {
        const GridPoint& a = from[i];
        const GridPoint& b = from[i + 1 == from.size() ? 0 : i + 1];
        if (border.keeps(a)) {
            to.push_back(a);
        }
        if (border.keeps(a) != border.keeps(b)) {
            to.push_back(border.cut(a, b));
        }
    }
}

} // namespace

void Clipper::clip(std::span<const GridPoint> ring, const GridBox& box, GridRings& out) {
    m_from.assign(ring.begin(), ring.end());
    const std::array<Border, 4> borders = {
        {{&GridPoint::x, &GridPoint::y, box.min_x, true},
         {&GridPoint::x, &GridPoint::y, box.max_x, false},
         {&GridPoint::y, &GridPoint::x, box.min_y, true},
         {&GridPoint::y, &GridPoint::x, box.max_y, false}}};
    for (const Border& border : borders) {
        const auto is_kept = [&](const GridPoint& point) { return border.keeps(point); };
        if (!std::all_of(m_from.begin(), m_from.end(), is_kept)) {
            clip_at(border, m_from, m_to);
            std::swap(m_from, m_to);
        }
    }
    for (const GridPoint& point : m_from) {
        out.add_point(point);
    }
    out.end_ring();
}

} // namespace huuco::tile
