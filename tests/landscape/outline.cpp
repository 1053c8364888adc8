// SPDX-License-Identifier: MIT

/// \file
/// Cancelling and chaining the sides of cells.

#include "outline.hpp"

#include "random.hpp"

#include <algorithm>
#include <unordered_map>

namespace landscape {

namespace {

__extension__ using Wide = __int128;

} // namespace

std::int64_t twice_area(std::span<const Point> ring) {
    Wide sum = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        sum += static_cast<Wide>(ring[i].x) * ring[i + 1].y -
               static_cast<Wide>(ring[i + 1].x) * ring[i].y;
    }
    return static_cast<std::int64_t>(sum);
}

std::int64_t twice_area(const Outline& outline) {
    std::int64_t sum = 0;
    for (std::size_t k = 0; k < outline.rings(); ++k) {
        sum += twice_area(outline.ring(k));
    }
    return sum;
}

const Cell& Tracer::cell_at(int column, int row) const {
    static constexpr Cell beyond{};
    const Lattice& lattice = m_land.lattice;
    if (column < 0 || row < 0 || column >= lattice.columns() || row >= lattice.rows()) {
        return beyond;
    }
    const auto index = static_cast<std::size_t>(row) * static_cast<std::size_t>(lattice.columns());
    return m_land.cells[index + static_cast<std::size_t>(column)];
}

std::uint32_t Tracer::end_of(Side side) const {
    const auto stride = static_cast<std::uint32_t>(m_land.lattice.columns()) + 1;
    switch (side.direction) {
    case 0:
        return side.corner + 1;
    case 1:
        return side.corner + stride;
    case 2:
        return side.corner - 1;
    default:
        return side.corner - stride;
    }
}

/// Adds the sides of a cell beyond which `same` does not hold.
template <typename Same>
void Tracer::collect_sides(std::uint32_t cell, Same same, std::vector<Side>& sides) const {
    const auto columns = static_cast<std::uint32_t>(m_land.lattice.columns());
    const int column = static_cast<int>(cell % columns);
    const int row = static_cast<int>(cell / columns);
    const std::uint32_t corner = static_cast<std::uint32_t>(row) * (columns + 1) + cell % columns;
    if (!same(cell_at(column, row - 1))) {
        sides.push_back({corner, 0});
    }
    if (!same(cell_at(column + 1, row))) {
        sides.push_back({corner + 1, 1});
    }
    if (!same(cell_at(column, row + 1))) {
        sides.push_back({corner + columns + 2, 2});
    }
    if (!same(cell_at(column - 1, row))) {
        sides.push_back({corner + columns + 1, 3});
    }
}

void Tracer::trace_parcel(std::int32_t parcel, Outline& outline) {
    m_sides.clear();
    for (const std::uint32_t cell : m_land.cells_of(parcel)) {
        collect_sides(
            cell, [&](const Cell& other) { return other.parcel == parcel; }, m_sides);
    }
    chain(m_sides, outline);
}

void Tracer::trace_atom(const Cell& member, Outline& outline) {
    m_sides.clear();
    for (const std::uint32_t cell : m_land.cells_of(member.parcel)) {
        if (m_land.cell(cell) == member) {
            collect_sides(
                cell, [&](const Cell& other) { return other == member; }, m_sides);
        }
    }
    chain(m_sides, outline);
}

template <typename Member>
std::vector<Outline> Tracer::trace_all(Member member, int count) {
    std::vector<std::vector<Side>> sides(static_cast<std::size_t>(count));
    for (std::uint32_t i = 0; i < m_land.cells.size(); ++i) {
        const auto owner = m_land.cells[i].*member;
        if (owner != 0) {
            collect_sides(
                i, [&](const Cell& other) { return other.*member == owner; }, sides[owner - 1U]);
        }
    }
    std::vector<Outline> outlines(sides.size());
    for (std::size_t k = 0; k < sides.size(); ++k) {
        chain(sides[k], outlines[k]);
    }
    return outlines;
}

std::vector<Outline> Tracer::trace_villages() {
    return trace_all(&Cell::village, m_land.villages);
}

std::vector<Outline> Tracer::trace_surveys() {
    return trace_all(&Cell::survey, m_land.surveys);
}

void Tracer::chain(std::vector<Side>& sides, Outline& outline) {
    outline.points.clear();
    outline.ring_starts.clear();
    std::sort(sides.begin(), sides.end());
    m_used.assign(sides.size(), false);
    for (std::size_t first = 0; first < sides.size(); ++first) {
        if (m_used[first]) {
            continue;
        }
        m_ring.clear();
        bool pinched = false;
        std::size_t current = first;
        do {
            m_used[current] = true;
            m_ring.push_back(sides[current]);
            const std::uint32_t corner = end_of(sides[current]);
            auto next = std::lower_bound(sides.begin(), sides.end(), Side{corner, 0});
            const bool two_ways = next + 1 != sides.end() && (next + 1)->corner == corner;
            if (two_ways) {
                // Two cells of the set touch at this corner only: stay at the same cell, to its
                // left.
                pinched = true;
                const auto left = static_cast<std::uint8_t>((sides[current].direction + 1U) % 4U);
                next += next->direction == left ? 0 : 1;
            }
            current = static_cast<std::size_t>(next - sides.begin());
        } while (current != first);
        if (pinched) {
            split_and_append(m_ring, outline);
        } else {
            append_ring(m_ring, outline);
        }
    }
}

/// Cuts a walk that passes a corner twice into rings that pass every corner once.
void Tracer::split_and_append(std::span<const Side> ring, Outline& outline) const {
    std::vector<Side> walk;
    std::unordered_map<std::uint32_t, std::size_t> position;
    for (const Side side : ring) {
        const auto found = position.find(side.corner);
        if (found != position.end()) {
            const auto start = static_cast<std::ptrdiff_t>(found->second);
            const std::vector<Side> loop(walk.begin() + start, walk.end());
            walk.resize(found->second);
            for (const Side passed : loop) {
                position.erase(passed.corner);
            }
            append_ring(loop, outline);
        }
        position[side.corner] = walk.size();
        walk.push_back(side);
    }
    append_ring(walk, outline);
}

void Tracer::append_ring(std::span<const Side> ring, Outline& outline) const {
    const auto start = outline.points.size();
    outline.ring_starts.push_back(static_cast<std::uint32_t>(start));
    for (const Side side : ring) {
        append_points(side, outline.points);
    }
    outline.points.push_back(outline.points[start]);
}

Corner Tracer::place_of(std::uint32_t corner) const {
    const auto stride = static_cast<std::uint32_t>(m_land.lattice.columns()) + 1;
    return {static_cast<int>(corner % stride), static_cast<int>(corner / stride)};
}

/// Adds the start of a side, where it counts, and the points between its ends.
void Tracer::append_points(Side side, std::vector<Point>& points) const {
    if (has_point(side.corner)) {
        points.push_back(m_land.lattice.corner(place_of(side.corner)));
    }
    const bool forward = side.direction < 2;
    const bool northward = side.direction % 2 == 1;
    const Corner low = place_of(forward ? side.corner : end_of(side));
    const std::size_t before = points.size();
    m_land.lattice.append_side(low, northward, richness_beside(low, northward), points);
    if (points.size() > before && (is_cut(side.corner) || is_cut(end_of(side)))) {
        points.resize(before);
    }
    if (!forward) {
        std::reverse(points.begin() + static_cast<std::ptrdiff_t>(before), points.end());
    }
}

int Tracer::richness_beside(Corner low, bool northward) const {
    const auto richness = [&](const Cell& cell) -> int {
        return cell.parcel < 0 ? 0 : m_land.richness[static_cast<std::size_t>(cell.parcel)];
    };
    const Cell& one = cell_at(low.column, low.row);
    const Cell& other =
        northward ? cell_at(low.column - 1, low.row) : cell_at(low.column, low.row - 1);
    return std::max(richness(one), richness(other));
}

/// Whether the border runs straight on at a corner of a border.
bool Tracer::is_straight(std::uint32_t corner) const {
    const auto [column, row] = place_of(corner);
    const Cell& south_west = cell_at(column - 1, row - 1);
    const Cell& south_east = cell_at(column, row - 1);
    const Cell& north_west = cell_at(column - 1, row);
    const Cell& north_east = cell_at(column, row);
    return (south_west == south_east && north_west == north_east) ||
           (south_west == north_west && south_east == north_east);
}

/// Whether the corner of a border is left out to make a stair a slope.
///
/// The slope leads through the one cell in the angle of the border. No other border may touch that
/// cell's two other sides, and both ends of the slope must be vertices; that these are not cut
/// themselves follows from their odd sum of column and row.
bool Tracer::is_cut(std::uint32_t corner) const {
    const auto [column, row] = place_of(corner);
    if ((column + row) % 2 != 0) {
        return false;
    }
    for (const int east : {-1, 0}) {
        for (const int north : {-1, 0}) {
            const Cell& inside = cell_at(column + east, row + north);
            const Cell& across = cell_at(column - 1 - east, row - 1 - north);
            const bool is_angle = cell_at(column + east, row - 1 - north) == across &&
                                  cell_at(column - 1 - east, row + north) == across &&
                                  inside != across;
            if (!is_angle) {
                continue;
            }
            const int away_x = 2 * east + 1;
            const int away_y = 2 * north + 1;
            const auto stride = m_land.lattice.columns() + 1;
            const auto other = [&](int step) {
                return static_cast<std::uint32_t>(static_cast<int>(corner) + step);
            };
            return cell_at(column + east + away_x, row + north) == inside &&
                   cell_at(column + east, row + north + away_y) == inside &&
                   !is_straight(other(away_x)) && !is_straight(other(away_y * stride));
        }
    }
    return false;
}

/// Whether the corner of a border is a vertex.
///
/// It is one where borders of any kind meet or turn, but for stairs. On a straight border a third
/// of the corners stay by chance, and every third one always, so that no straight piece is longer
/// than three cells.
bool Tracer::has_point(std::uint32_t corner) const {
    if (!is_straight(corner)) {
        return !is_cut(corner);
    }
    const auto [column, row] = place_of(corner);
    return (column + row) % 3 == 0 || hash(0x5EED, column, row) % 3 == 0;
}

} // namespace landscape
