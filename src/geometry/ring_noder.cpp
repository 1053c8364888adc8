// SPDX-License-Identifier: MIT
/// \file
/// Finds the vertices beside an edge through a grid of cells.

#include <huuco/base/error.hpp>
#include <huuco/geometry/ring_noder.hpp>

#include <algorithm>
#include <cmath>

namespace huuco {

namespace {

/// Largest distance from an edge at which a vertex is put into it, in grid units.
constexpr double kTolerance = 1.0;

/// A cell with no more vertices than this is searched for one; of a fuller one repeated vertices
/// are taken out by sorting.
constexpr std::ptrdiff_t kFewInCell = 8;

/// An edge that was bent to a vertex may come near another one: it is looked at again, so often.
constexpr int kMaxRounds = 8;

/// Appends a point to an open ring, unless it repeats the last one; takes back an edge that would
/// be run over at once in the other direction.
void append(GridPoint point, std::size_t begin, std::vector<GridPoint>& out) {
    if (out.size() > begin && out.back() == point) {
        return;
    }
    if (out.size() > begin + 1 && out[out.size() - 2] == point) {
        out.pop_back();
        return;
    }
    out.push_back(point);
}

/// The same where the ring closes.
void close(std::size_t begin, std::vector<GridPoint>& out) {
    std::size_t first = begin;
    while (out.size() > first + 2) {
        if (out.back() == out[first]) {
            out.pop_back();
        } else if (out[out.size() - 2] == out[first]) {
            out.resize(out.size() - 2);
        } else if (out.back() == out[first + 1]) {
            ++first;
            out.pop_back();
        } else {
            break;
        }
    }
    if (out.size() < first + 3) {
        out.resize(begin);
    } else if (first > begin) {
        out.erase(
            out.begin() + static_cast<std::ptrdiff_t>(begin),
            out.begin() + static_cast<std::ptrdiff_t>(first));
    }
}

} // namespace

void require_countable_vertices(std::size_t count) {
    if (count >= (std::size_t{1} << 31U)) {
        throw Error(
            ErrorCode::argument,
            Message{
                "Các lớp có hơn 2^31 đỉnh; hãy tách nhỏ ra.",
                "The layers have more than 2^31 vertices; split them."});
    }
}

RingNoder::RingNoder(std::span<const GridPoint> vertices, std::pmr::memory_resource* memory)
    : m_cell_begin(memory), m_vertices(memory) {
    require_countable_vertices(vertices.size());
    if (vertices.empty()) {
        m_cell_begin = {0};
        return;
    }
    GridPoint low = vertices.front();
    GridPoint high = low;
    for (const GridPoint& vertex : vertices) {
        low = {std::min(low.x, vertex.x), std::min(low.y, vertex.y)};
        high = {std::max(high.x, vertex.x), std::max(high.y, vertex.y)};
    }
    m_origin = low;
    const auto cells = [&](int shift) {
        return (((std::int64_t{high.x} - low.x) >> shift) + 1) *
               (((std::int64_t{high.y} - low.y) >> shift) + 1);
    };
    // Neighbours repeat most vertices, so that this makes one to two distinct ones a cell.
    const auto wanted = static_cast<std::int64_t>(vertices.size() / 4 + 1);
    for (m_shift = 2; cells(m_shift) > wanted; ++m_shift) {
    }
    m_columns = ((std::int64_t{high.x} - low.x) >> m_shift) + 1;
    m_rows = ((std::int64_t{high.y} - low.y) >> m_shift) + 1;
    index(vertices);
}

/// Puts the vertices into the cells, each once.
void RingNoder::index(std::span<const GridPoint> vertices) {
    m_cell_begin.assign(static_cast<std::size_t>(m_columns * m_rows) + 1, 0);
    for (const GridPoint& vertex : vertices) {
        ++m_cell_begin[cell_of(vertex) + 1];
    }
    for (std::size_t i = 1; i < m_cell_begin.size(); ++i) {
        m_cell_begin[i] += m_cell_begin[i - 1];
    }
    m_vertices.resize(vertices.size());
    std::pmr::vector<std::uint32_t> next(
        m_cell_begin.begin(), m_cell_begin.end() - 1, m_cell_begin.get_allocator());
    for (const GridPoint& vertex : vertices) {
        const std::size_t cell = cell_of(vertex);
        const auto begin = m_vertices.begin() + m_cell_begin[cell];
        const auto end = m_vertices.begin() + next[cell];
        if (end - begin > kFewInCell || std::find(begin, end, vertex) == end) {
            *end = vertex;
            ++next[cell];
        }
    }
    std::uint32_t kept = 0;
    for (std::size_t cell = 0; cell + 1 < m_cell_begin.size(); ++cell) {
        const auto begin = m_vertices.begin() + m_cell_begin[cell];
        const auto end = m_vertices.begin() + next[cell];
        auto distinct_end = end;
        if (end - begin > kFewInCell) {
            std::sort(begin, end);
            distinct_end = std::unique(begin, end);
        }
        m_cell_begin[cell] = kept;
        std::move(begin, distinct_end, m_vertices.begin() + kept);
        kept += static_cast<std::uint32_t>(distinct_end - begin);
    }
    m_cell_begin.back() = kept;
    m_vertices.resize(kept);
    m_vertices.shrink_to_fit();
}

std::uint32_t RingNoder::number(const GridPoint& point) const noexcept {
    const std::int64_t column = (std::int64_t{point.x} - m_origin.x) >> m_shift;
    const std::int64_t row = (std::int64_t{point.y} - m_origin.y) >> m_shift;
    if (column < 0 || column >= m_columns || row < 0 || row >= m_rows) {
        return size();
    }
    const std::size_t cell = cell_of(point);
    const auto begin = m_vertices.begin() + m_cell_begin[cell];
    const auto end = m_vertices.begin() + m_cell_begin[cell + 1];
    // Only those of a full cell are in order.
    const auto found = end - begin > kFewInCell ? std::lower_bound(begin, end, point)
                                                : std::find(begin, end, point);
    return found != end && *found == point ? static_cast<std::uint32_t>(found - m_vertices.begin())
                                           : size();
}

std::size_t RingNoder::node(std::span<const GridPoint> ring, std::vector<GridPoint>& out) const {
    const std::size_t begin = out.size();
    std::size_t inserted = node_once(ring, out);
    std::size_t last = inserted;
    for (int round = 1; last > 0 && round < kMaxRounds; ++round) {
        const std::vector<GridPoint> bent(
            out.begin() + static_cast<std::ptrdiff_t>(begin), out.end());
        out.resize(begin);
        last = node_once(bent, out);
        inserted += last;
    }
    return inserted;
}

std::size_t
RingNoder::node_once(std::span<const GridPoint> ring, std::vector<GridPoint>& out) const {
    const std::size_t begin = out.size();
    std::size_t inserted = 0;
    std::vector<Insertion> found;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const GridPoint& a = ring[i];
        const GridPoint& b = ring[i + 1 == ring.size() ? 0 : i + 1];
        append(a, begin, out);
        if (a == b) {
            continue;
        }
        // Both neighbours look at the edge from the same end, so that they find the same.
        const bool is_turned = b < a;
        found.clear();
        collect(is_turned ? b : a, is_turned ? a : b, found);
        std::sort(found.begin(), found.end(), [](const Insertion& left, const Insertion& right) {
            return left.along != right.along ? left.along < right.along : left.point < right.point;
        });
        if (is_turned) {
            std::reverse(found.begin(), found.end());
        }
        for (const Insertion& insertion : found) {
            append(insertion.point, begin, out);
        }
        inserted += found.size();
    }
    close(begin, out);
    return inserted;
}

void RingNoder::collect(const GridPoint& a, const GridPoint& b, std::vector<Insertion>& found)
    const {
    const std::int64_t low = (std::int64_t{std::min(a.y, b.y)} - 1 - m_origin.y) >> m_shift;
    const std::int64_t high = (std::int64_t{std::max(a.y, b.y)} + 1 - m_origin.y) >> m_shift;
    const Range all = {
        std::max<std::int64_t>((std::int64_t{std::min(a.x, b.x)} - 1 - m_origin.x) >> m_shift, 0),
        std::min<std::int64_t>(
            (std::int64_t{std::max(a.x, b.x)} + 1 - m_origin.x) >> m_shift, m_columns - 1)};
    // Most edges are so short that a row has no cell of their box without them.
    const bool is_narrow = all.last - all.first < 2 || high == low;
    for (auto row = std::max<std::int64_t>(low, 0); row <= std::min(high, m_rows - 1); ++row) {
        collect_cells(row, is_narrow ? all : columns_in_row(row, a, b), a, b, found);
    }
}

/// The columns that an edge and a margin of one unit meet in a row.
RingNoder::Range
RingNoder::columns_in_row(std::int64_t row, const GridPoint& a, const GridPoint& b) const noexcept {
    double low_x = std::min(a.x, b.x);
    double high_x = std::max(a.x, b.x);
    if (a.y != b.y) {
        const auto low_y = static_cast<double>((row << m_shift) + m_origin.y) - 2.0;
        const double high_y = low_y + static_cast<double>(std::int64_t{1} << m_shift) + 4.0;
        const double slope = (static_cast<double>(b.x) - a.x) / (static_cast<double>(b.y) - a.y);
        const double x_low = a.x + (low_y - a.y) * slope;
        const double x_high = a.x + (high_y - a.y) * slope;
        low_x = std::max(low_x, std::min(x_low, x_high));
        high_x = std::min(high_x, std::max(x_low, x_high));
    }
    const auto column = [this](double x) {
        const double from_origin = x - m_origin.x;
        const auto whole = static_cast<std::int64_t>(from_origin); // towards zero
        return (whole - (static_cast<double>(whole) > from_origin ? 1 : 0)) >> m_shift;
    };
    return {
        std::max<std::int64_t>(column(low_x - 2.0), 0),
        std::min(column(high_x + 2.0), m_columns - 1)};
}

void RingNoder::collect_cells(
    std::int64_t row,
    const Range& columns,
    const GridPoint& a,
    const GridPoint& b,
    std::vector<Insertion>& found) const {
    if (columns.first > columns.last) {
        return;
    }
    const double ux = static_cast<double>(b.x) - a.x;
    const double uy = static_cast<double>(b.y) - a.y;
    const double length2 = ux * ux + uy * uy;
    const auto begin = m_cell_begin[static_cast<std::size_t>(row * m_columns + columns.first)];
    const auto end = m_cell_begin[static_cast<std::size_t>(row * m_columns + columns.last) + 1];
    const auto [west, east] = std::minmax(a.x, b.x);
    const auto [south, north] = std::minmax(a.y, b.y);
    for (std::uint32_t i = begin; i < end; ++i) {
        const GridPoint& vertex = m_vertices[i];
        // Most vertices of the cells are beside the edge's box: too far away.
        if (vertex.x < west - 1 || vertex.x > east + 1 || vertex.y < south - 1 ||
            vertex.y > north + 1) {
            continue;
        }
        const double vx = static_cast<double>(vertex.x) - a.x;
        const double vy = static_cast<double>(vertex.y) - a.y;
        const double along = ux * vx + uy * vy;
        const double across = ux * vy - uy * vx;
        if (along > 0.0 && along < length2 &&
            across * across <= kTolerance * kTolerance * length2 && vertex != a && vertex != b) {
            found.push_back({along, vertex});
        }
    }
}

} // namespace huuco
