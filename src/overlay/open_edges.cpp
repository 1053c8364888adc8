// SPDX-License-Identifier: MIT
/// \file
/// Edges in hash tables until their counterparts come.

#include "overlay/open_edges.hpp"

#include "base/spilled_parts.hpp"
#include "overlay/parallel_blocks.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <iterator>
#include <utility>

namespace huuco {

namespace {

constexpr std::size_t kRowsAtOnce = 8192;   ///< as many as a batch of parcels
constexpr std::size_t kUsualPoints = 16;    ///< of such rows
constexpr std::size_t kPointsATable = 6144; ///< their edges fit a core's own cache
constexpr unsigned kPartBits = 7;
constexpr std::size_t kParts = std::size_t{1} << kPartBits;
constexpr unsigned kHashBits = 64;

/// An edge of rows at hand, whose coordinates are where they are.
struct NearEdge {
    const Point* at = nullptr; ///< from at[0] to at[1]; null where an edge was, and was paired
    std::uint64_t hash = 0;    ///< equal for both directions
    std::uint32_t row = 0;

    [[nodiscard]] const Point& from() const noexcept { return at[0]; }

    [[nodiscard]] const Point& to() const noexcept { return at[1]; }

    [[nodiscard]] bool is_paired() const noexcept { return at == nullptr; }

    void pair() noexcept { at = nullptr; }
};

/// An edge without a counterpart in its block. It has its coordinates with it: those of the row may
/// lie in a file.
struct LoneEdge {
    std::array<Point, 2> ends{};
    std::uint64_t hash = 0;
    std::uint32_t row = 0;

    [[nodiscard]] NearEdge near() const noexcept { return {ends.data(), hash, row}; }
};

std::uint64_t hash_of(const Point& point) noexcept {
    constexpr std::uint64_t kOdd = 0x9E37'79B9'7F4A'7C15;
    constexpr int kHalf = 32;
    const std::uint64_t mixed = std::bit_cast<std::uint64_t>(point.x) * kOdd ^
                                std::rotl(std::bit_cast<std::uint64_t>(point.y) * kOdd, kHalf);
    return (mixed ^ (mixed >> kHalf)) * kOdd;
}

bool is_same(const Point& a, const Point& b) noexcept {
    return a.x == b.x && a.y == b.y;
}

/// Edges that wait for their counterparts. Open addressing; paired ones leave a mark behind, as
/// others may have been put after them.
class EdgeTable {
public:
    /// \param edges  how many may come
    explicit EdgeTable(std::size_t edges) : m_slots(std::bit_ceil(2 * edges + 2)) {}

    /// Pairs the edge with a waiting one, or lets it wait.
    void add(const NearEdge& edge) {
        const std::size_t mask = m_slots.size() - 1;
        std::size_t slot = edge.hash & mask;
        while (m_slots[slot].hash != 0) {
            NearEdge& other = m_slots[slot];
            if (other.hash == edge.hash && !other.is_paired() && is_same(other.from(), edge.to()) &&
                is_same(other.to(), edge.from())) {
                other.pair();
                return;
            }
            slot = (slot + 1) & mask;
        }
        m_slots[slot] = edge;
        m_used.push_back(slot);
    }

    /// Appends the edges that wait still, in the order in which they came.
    void drain(std::vector<NearEdge>& out) const {
        for (const std::size_t slot : m_used) {
            if (!m_slots[slot].is_paired()) {
                out.push_back(m_slots[slot]);
            }
        }
    }

private:
    std::vector<NearEdge> m_slots; ///< a hash of 0 is an empty slot
    std::vector<std::size_t> m_used;
};

void add_ring(RingView ring, std::uint32_t row, EdgeTable& table) {
    std::uint64_t from = hash_of(ring[0]);
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const std::uint64_t to = hash_of(ring[i + 1]);
        if (!is_same(ring[i], ring[i + 1])) {
            table.add({&ring[i], (from + to) | 1U, row});
        }
        from = to;
    }
}

void add_shape(const ShapeView& shape, std::uint32_t row, EdgeTable& table) {
    const std::size_t polygons = shape.polygon_count();
    for (std::size_t p = 0; p < polygons; ++p) {
        const PolygonView polygon = shape.polygon(p);
        const std::size_t rings = polygon.ring_count();
        for (std::size_t r = 0; r < rings; ++r) {
            add_ring(polygon.ring(r), row, table);
        }
    }
}

/// Appends what is left of some rows.
void append_lone(
    const ShapeTable& shapes,
    std::size_t begin,
    std::size_t end,
    std::vector<NearEdge>& lone) {
    std::size_t edges = 0;
    for (std::size_t row = begin; row < end; ++row) {
        edges += shapes[row].points().size();
    }
    EdgeTable table(edges);
    for (std::size_t row = begin; row < end; ++row) {
        add_shape(shapes[row], static_cast<std::uint32_t>(row), table);
    }
    table.drain(lone);
}

/// What a block of rows gives.
struct BorderBlock {
    std::vector<RowBox> rows;   ///< of all its rows
    std::vector<LoneEdge> lone; ///< what is left of its edges
};

/// How many rows make a block: fewer where they have more points than parcels have.
std::size_t rows_at_once(const ShapeTable& shapes) {
    constexpr std::size_t kSample = 64;
    const std::size_t step = shapes.size() / kSample + 1;
    std::size_t points = 0;
    std::size_t rows = 0;
    for (std::size_t row = 0; row < shapes.size(); row += step, ++rows) {
        points += shapes[row].points().size();
    }
    const std::size_t usual = rows * kUsualPoints;
    return points <= usual ? kRowsAtOnce : kRowsAtOnce * usual / points + 1;
}

BorderBlock border_block(const ShapeTable& shapes, std::size_t begin, std::size_t end) {
    BorderBlock block;
    std::vector<NearEdge> near;
    std::size_t first = begin;
    while (first < end) {
        std::size_t points = 0;
        std::size_t last = first;
        while (last < end && points < kPointsATable) {
            points += shapes[last++].points().size();
        }
        append_lone(shapes, first, last, near);
        first = last;
    }
    EdgeTable table(near.size());
    for (const NearEdge& edge : near) {
        table.add(edge);
    }
    near.clear();
    table.drain(near);
    block.lone.reserve(near.size());
    for (const NearEdge& edge : near) {
        block.lone.push_back({{edge.from(), edge.to()}, edge.hash, edge.row});
    }
    block.rows.reserve(end - begin);
    for (std::size_t row = begin; row < end; ++row) {
        block.rows.push_back({static_cast<std::uint32_t>(row), shapes[row].box()});
    }
    shapes.let_go(begin, end);
    return block;
}

/// The rows of the edges that stay alone in one part of the hashes.
std::vector<RowBox> open_in_part(const std::vector<LoneEdge>& edges) {
    EdgeTable table(edges.size());
    for (const LoneEdge& edge : edges) {
        table.add(edge.near());
    }
    std::vector<NearEdge> lone;
    table.drain(lone);
    std::vector<RowBox> rows;
    rows.reserve(lone.size());
    for (const NearEdge& edge : lone) {
        RowBox& row = rows.emplace_back(RowBox{edge.row, {}});
        row.box.expand(edge.from());
        row.box.expand(edge.to());
    }
    return rows;
}

/// One box a row, ascending.
std::vector<RowBox> united_by_row(std::vector<RowBox> edges) {
    std::ranges::sort(edges, {}, &RowBox::row);
    std::vector<RowBox> rows;
    for (const RowBox& edge : edges) {
        if (rows.empty() || rows.back().row != edge.row) {
            rows.push_back(edge);
        }
        rows.back().box.expand(edge.box);
    }
    return rows;
}

} // namespace

LayerBorders
borders_of(const ShapeTable& shapes, unsigned threads, SpillFile* file, Progress& progress) {
    LayerBorders borders{RowBoxes(file), RowBoxes(file)};
    SpilledParts<LoneEdge> by_hash(kParts, file);
    pass_blocks(
        shapes.size(),
        rows_at_once(shapes),
        threads,
        progress,
        [&](std::size_t begin, std::size_t end) { return border_block(shapes, begin, end); },
        [&](BorderBlock block) {
            for (const LoneEdge& edge : block.lone) {
                by_hash.add(edge.hash >> (kHashBits - kPartBits), edge);
            }
            borders.rows.append(std::move(block.rows));
        });
    NoProgress quick;
    const std::size_t rows_a_part = shapes.size() / kParts + 1;
    SpilledParts<RowBox> by_row(kParts, file);
    pass_blocks(
        kParts,
        1,
        threads,
        quick,
        [&](std::size_t part, std::size_t /*end*/) { return open_in_part(by_hash.take(part)); },
        [&](const std::vector<RowBox>& open) {
            for (const RowBox& edge : open) {
                by_row.add(edge.row / rows_a_part, edge);
            }
        });
    for (std::size_t part = 0; part < kParts; ++part) {
        borders.open.append(united_by_row(by_row.take(part)));
    }
    return borders;
}

} // namespace huuco
