// SPDX-License-Identifier: MIT
/// \file
/// Filling the grid, and reading it.

#include "overlay/border_grid.hpp"

#include <huuco/geometry/orientation.hpp>

#include <algorithm>
#include <bit>
#include <cmath>

namespace huuco {

namespace {

constexpr double kMaxCells = 4e6;
constexpr double kMinCells = 1024;
constexpr double kCellsPerSegment = 2.0; // measured: more cells cost memory, fewer cost tests

/// Takes a zone out of a set, or puts it in.
void toggle(ZoneSet& set, ZoneNumber zone) {
    const auto at = std::lower_bound(set.begin(), set.end(), zone);
    if (at != set.end() && *at == zone) {
        set.erase(at);
    } else {
        set.insert(at, zone);
    }
}

/// The same whichever end comes first. \returns 32 bits
std::uint64_t hash_of_ends(const Point& a, const Point& b) noexcept {
    constexpr std::uint64_t kOdd = 0x9E37'79B9'7F4A'7C15;
    constexpr unsigned kHalf = 32;
    const auto bits = [](double value) { return std::bit_cast<std::uint64_t>(value + 0.0); };
    const std::uint64_t mixed =
        (bits(a.x) + bits(b.x)) * kOdd ^ std::rotl((bits(a.y) + bits(b.y)) * kOdd, kHalf);
    return (mixed * kOdd) >> kHalf;
}

/// \param hash  of 32 bits
std::size_t slot_of(std::uint64_t hash, std::size_t slots) noexcept {
    constexpr unsigned kHashBits = 32;
    return static_cast<std::size_t>((hash * slots) >> kHashBits);
}

/// True when the segment passes the height y; a common corner of two segments counts for one.
bool passes(const BorderSegment& segment, double y) noexcept {
    return (segment.a.y <= y) != (segment.b.y <= y);
}

} // namespace

BorderGrid::BorderGrid(const MultiPolygonBuffer& zones) : m_points(zones.points()), m_sets(1) {
    collect_segments(zones);
    pair_twins();
    choose_cells();
    fill_cells();
    SetNumbers numbers{{ZoneSet{}, 0}};
    for (std::size_t row = 0; row < m_rows; ++row) {
        mark_row(row, numbers);
    }
}

void BorderGrid::collect_segments(const MultiPolygonBuffer& zones) {
    m_places.reserve(zones.point_count()); // rings lie one behind the other
    for (std::size_t z = 0; z < zones.size(); ++z) {
        const ShapeView zone = zones.shape(z);
        for (std::size_t p = 0; p < zone.polygon_count(); ++p) {
            const PolygonView polygon = zone.polygon(p);
            for (std::size_t r = 0; r < polygon.ring_count(); ++r) {
                const auto first = static_cast<std::uint32_t>(m_places.size());
                const std::size_t edges = polygon.ring(r).size() - 1;
                m_places.insert(m_places.end(), edges, {static_cast<ZoneNumber>(z)});
                m_places.push_back({kNoZone, first});
                m_segment_count += edges;
            }
        }
        m_box.expand(zone.box());
    }
}

/// Finds the edges that two outlines have in common, from a table of those still alone.
void BorderGrid::pair_twins() {
    const auto count = static_cast<std::uint32_t>(m_places.size());
    std::vector<std::uint32_t> table(
        m_places.size() + m_places.size() / 4 + 1, BorderSegment::kNone);
    const auto is_twin = [this](std::uint32_t s, std::uint32_t other) {
        return m_places[other].twin == BorderSegment::kNone && m_points[s] == m_points[other + 1] &&
               m_points[s + 1] == m_points[other];
    };
    for (std::uint32_t s = 0; s < count; ++s) {
        if (m_places[s].is_end()) {
            continue;
        }
        std::size_t slot = slot_of(hash_of_ends(m_points[s], m_points[s + 1]), table.size());
        while (table[slot] != BorderSegment::kNone && !is_twin(s, table[slot])) {
            slot = slot + 1 == table.size() ? 0 : slot + 1;
        }
        if (table[slot] == BorderSegment::kNone) {
            table[slot] = s;
        } else {
            m_places[s].twin = table[slot];
            m_places[table[slot]].twin = s;
        }
    }
}

void BorderGrid::choose_cells() {
    if (m_box.is_empty()) {
        m_box = Box{0.0, 0.0, 1.0, 1.0};
    }
    const double reach = std::max(
        {std::abs(m_box.min_x),
         std::abs(m_box.max_x),
         std::abs(m_box.min_y),
         std::abs(m_box.max_y)});
    const double cells =
        std::clamp(kCellsPerSegment * static_cast<double>(m_segment_count), kMinCells, kMaxCells);
    m_side = std::max(
        {std::sqrt(m_box.width() * m_box.height() / cells),
         (m_box.width() + m_box.height()) / cells,
         1e-8 * reach,
         1e-300});
    m_cells_a_unit = 1.0 / m_side;
    m_margin = 1e-6 * m_side;
    m_columns = static_cast<std::size_t>(m_box.width() / m_side) + 4;
    m_rows = static_cast<std::size_t>(m_box.height() / m_side) + 4;
    m_box.min_x -= 1.5 * m_side; // so that the outermost cells stay free
    m_box.min_y -= 1.5 * m_side;
}

template <typename Visit>
void BorderGrid::visit_cells(const BorderSegment& segment, Visit visit) const {
    const bool is_upward = segment.a.y <= segment.b.y;
    const Point& low = is_upward ? segment.a : segment.b;
    const Point& high = is_upward ? segment.b : segment.a;
    const double min_x = std::min(low.x, high.x);
    const double max_x = std::max(low.x, high.x);
    // row() and column() grow with their argument, so the ends bound what lies between.
    const std::size_t last_row = row(high.y);
    for (std::size_t r = row(low.y); r <= last_row; ++r) {
        const double bottom = m_box.min_y + static_cast<double>(r) * m_side - m_margin;
        const double top = bottom + m_side + 2.0 * m_margin;
        const auto x_at = [&](double y) {
            if (y <= low.y) {
                return low.x;
            }
            return y >= high.y ? high.x
                               : low.x + (high.x - low.x) * ((y - low.y) / (high.y - low.y));
        };
        const double one_end = x_at(bottom);
        const double other_end = x_at(top);
        const double left = std::min(one_end, other_end) - m_margin;
        const double right = std::max(one_end, other_end) + m_margin;
        const std::size_t first = column(std::max(min_x, left));
        const std::size_t last = column(std::min(max_x, right));
        for (std::size_t c = first; c <= last; ++c) {
            visit(r * m_columns + c);
        }
    }
}

void BorderGrid::fill_cells() {
    const auto count = static_cast<std::uint32_t>(m_places.size());
    m_cells.assign(m_columns * m_rows, 0);
    for (std::uint32_t s = 0; s < count; ++s) {
        if (is_in_cells(s)) {
            visit_cells(segment(s), [this](std::size_t cell) { ++m_cells[cell]; });
        }
    }
    std::uint32_t end = 0;
    for (std::uint32_t& cell : m_cells) {
        end += cell;
        cell = kFree | (cell > 0 ? end : 0);
    }
    // From the last one on: each cell's end moves down to its begin, its segments ascend. What
    // comes into a cell that still looks free is the last one there.
    m_cell_segments.resize(end);
    for (std::uint32_t s = count; s-- > 0;) {
        if (is_in_cells(s)) {
            visit_cells(segment(s), [&](std::size_t cell) {
                const std::uint32_t at = (m_cells[cell] & ~kFree) - 1;
                m_cell_segments[at] = s | (is_free(cell) ? kLast : 0);
                m_cells[cell] = at;
            });
        }
    }
}

std::uint32_t BorderGrid::set_index(const ZoneSet& set, SetNumbers& numbers) {
    const auto next = static_cast<std::uint32_t>(m_sets.size());
    const auto [entry, is_new] = numbers.try_emplace(set, next);
    if (is_new) {
        m_sets.push_back(set);
    }
    return entry->second;
}

void BorderGrid::cross(ZoneSet& zones, std::uint32_t index) const {
    const Place& place = m_places[index];
    toggle(zones, place.zone);
    if (place.twin != BorderSegment::kNone) {
        toggle(zones, m_places[place.twin].zone);
    }
}

/// Finds the zones of a row's empty cells by walking along the line through their middles. A
/// segment crosses that line within one of its own cells, so half a cell from any empty middle.
void BorderGrid::mark_row(std::size_t row, SetNumbers& numbers) {
    const double y = m_box.min_y + (static_cast<double>(row) + 0.5) * m_side;
    ZoneSet inside;
    std::uint32_t index = 0;
    bool has_changed = false;
    std::vector<std::uint32_t> crossing;
    std::size_t c = 0;
    while (c < m_columns) {
        const std::size_t first = row * m_columns;
        for (; c < m_columns && is_free(first + c); ++c) {
            if (has_changed) {
                index = set_index(inside, numbers);
                has_changed = false;
            }
            m_cells[first + c] = kFree | index;
        }
        crossing.clear();
        for (; c < m_columns && !is_free(first + c); ++c) {
            visit_segments(first + c, [&](std::uint32_t s) {
                if (passes(segment(s), y)) {
                    crossing.push_back(s);
                }
            });
        }
        std::sort(crossing.begin(), crossing.end());
        crossing.erase(std::unique(crossing.begin(), crossing.end()), crossing.end());
        for (const std::uint32_t s : crossing) {
            cross(inside, s);
            has_changed = true;
        }
    }
}

BorderGrid::Block BorderGrid::block(const Box& box) const noexcept {
    return {column(box.min_x), column(box.max_x), row(box.min_y), row(box.max_y)};
}

std::optional<std::uint32_t> BorderGrid::uniform_set(const Block& block) const noexcept {
    for (std::size_t r = block.first_row; r <= block.last_row; ++r) {
        for (std::size_t c = block.first_column; c <= block.last_column; ++c) {
            if (!is_free(r * m_columns + c)) {
                return std::nullopt;
            }
        }
    }
    return m_cells[block.first_row * m_columns + block.first_column] & ~kFree;
}

void BorderGrid::segments(const Block& block, const Box& box, std::vector<std::uint32_t>& found)
    const {
    constexpr std::size_t kRoom = 64;
    std::size_t count = 0;
    for (std::size_t r = block.first_row; r <= block.last_row; ++r) {
        for (std::size_t c = block.first_column; c <= block.last_column; ++c) {
            visit_segments(r * m_columns + c, [&](std::uint32_t s) {
                const Point* const at = m_points.data() + s;
                if (count == found.size()) {
                    found.resize(2 * count + kRoom);
                }
                found[count] = s;
                // No branch: which segments meet the box follows no pattern to be learnt.
                const unsigned is_far =
                    static_cast<unsigned>(std::max(at[0].x, at[1].x) < box.min_x) |
                    static_cast<unsigned>(std::min(at[0].x, at[1].x) > box.max_x) |
                    static_cast<unsigned>(std::max(at[0].y, at[1].y) < box.min_y) |
                    static_cast<unsigned>(std::min(at[0].y, at[1].y) > box.max_y);
                count += 1U - is_far;
            });
        }
    }
    found.resize(count);
    if (block.first_row != block.last_row || block.first_column != block.last_column) {
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
    }
}

BorderGrid::Way BorderGrid::way_out(std::size_t from) const noexcept {
    const auto up = static_cast<std::ptrdiff_t>(m_columns);
    // The outermost cells are free, so every walk ends inside the grid.
    for (std::ptrdiff_t steps = 0;; ++steps) {
        for (const std::ptrdiff_t step : {std::ptrdiff_t{-1}, std::ptrdiff_t{1}, -up, up}) {
            const auto to =
                static_cast<std::size_t>(static_cast<std::ptrdiff_t>(from) + steps * step);
            if (is_free(to)) {
                return {from, to, step};
            }
        }
    }
}

void BorderGrid::pass(const Way& way, const Point& point, std::vector<std::uint32_t>& passed)
    const {
    const bool is_along_row = way.step == 1 || way.step == -1;
    const bool is_downward = way.step < 0; // to smaller x or y
    passed.clear();
    for (std::size_t at = way.from; at != way.to; at += static_cast<std::size_t>(way.step)) {
        visit_segments(at, [&](std::uint32_t s) {
            const Point& a = m_points[s];
            const Point& b = m_points[s + 1];
            const bool is_in_the_way = is_along_row ? (a.y <= point.y) != (b.y <= point.y)
                                                    : (a.x <= point.x) != (b.x <= point.x);
            if (!is_in_the_way) {
                return;
            }
            // Turned so that it runs up, or to the left, the border has smaller x or y on its left.
            const bool is_turned = is_along_row ? a.y > point.y : a.x <= point.x;
            const bool is_on_left = (orientation(a, b, point) > 0) != is_turned;
            if (is_on_left != is_downward) {
                passed.push_back(s);
            }
        });
    }
    std::sort(passed.begin(), passed.end());
    passed.erase(std::unique(passed.begin(), passed.end()), passed.end());
}

ZoneSet BorderGrid::zones_beyond(const ZoneSet& set, std::span<const std::uint32_t> passed) const {
    ZoneSet zones = set;
    for (const std::uint32_t s : passed) {
        cross(zones, s);
    }
    return zones;
}

ZoneSet BorderGrid::zones_at(const Point& point) const {
    const Way way = way_out(row(point.y) * m_columns + column(point.x));
    std::vector<std::uint32_t> passed;
    pass(way, point, passed);
    return zones_beyond(m_sets[m_cells[way.to] & ~kFree], passed);
}

ZoneNumber BorderGrid::owner_at(const Point& point, std::vector<std::uint32_t>& buffer) const {
    const Way way = way_out(row(point.y) * m_columns + column(point.x));
    pass(way, point, buffer);
    const ZoneSet& set = m_sets[m_cells[way.to] & ~kFree];
    return buffer.empty() ? owner_of(set) : owner_of(zones_beyond(set, buffer));
}

} // namespace huuco
