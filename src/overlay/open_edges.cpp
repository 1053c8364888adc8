// SPDX-License-Identifier: MIT
/// \file
/// Edges in hash tables until their counterparts come.

#include "overlay/open_edges.hpp"

#include "overlay/parallel_blocks.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <iterator>
#include <utility>

namespace huuco {

namespace {

constexpr std::size_t kRowsATable = 512;  ///< their edges fit a core's own cache
constexpr std::size_t kRowsAtOnce = 8192; ///< as many as a batch of parcels
constexpr unsigned kPartBits = 6;
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
    explicit LoneEdge(const NearEdge& edge)
        : ends{edge.from(), edge.to()}, hash(edge.hash), row(edge.row) {}

    LoneEdge() = default;

    [[nodiscard]] const Point& from() const noexcept { return ends[0]; }

    [[nodiscard]] const Point& to() const noexcept { return ends[1]; }

    [[nodiscard]] bool is_paired() const noexcept { return has_pair; }

    void pair() noexcept { has_pair = true; }

    std::array<Point, 2> ends{};
    std::uint64_t hash = 0;
    std::uint32_t row = 0;
    bool has_pair = false;
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
///
/// \tparam Edge  NearEdge or LoneEdge
template <typename Edge>
class EdgeTable {
public:
    /// \param edges  how many may come
    explicit EdgeTable(std::size_t edges) : m_slots(std::bit_ceil(2 * edges + 2)) {}

    /// Pairs the edge with a waiting one, or lets it wait.
    void add(const Edge& edge) {
        const std::size_t mask = m_slots.size() - 1;
        std::size_t slot = edge.hash & mask;
        while (m_slots[slot].hash != 0) {
            Edge& other = m_slots[slot];
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
    template <typename Out>
    void drain(std::vector<Out>& out) const {
        for (const std::size_t slot : m_used) {
            if (!m_slots[slot].is_paired()) {
                out.emplace_back(m_slots[slot]);
            }
        }
    }

private:
    std::vector<Edge> m_slots; ///< a hash of 0 is an empty slot
    std::vector<std::size_t> m_used;
};

void add_ring(RingView ring, std::uint32_t row, EdgeTable<NearEdge>& table) {
    std::uint64_t from = hash_of(ring[0]);
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const std::uint64_t to = hash_of(ring[i + 1]);
        if (!is_same(ring[i], ring[i + 1])) {
            table.add({&ring[i], (from + to) | 1U, row});
        }
        from = to;
    }
}

void add_shape(const ShapeView& shape, std::uint32_t row, EdgeTable<NearEdge>& table) {
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
    EdgeTable<NearEdge> table(edges);
    for (std::size_t row = begin; row < end; ++row) {
        add_shape(shapes[row], static_cast<std::uint32_t>(row), table);
    }
    table.drain(lone);
}

/// What is left of a block of rows, by the part of the hashes it belongs to.
using Parts = std::vector<std::vector<LoneEdge>>;

Parts lone_in_block(const ShapeTable& shapes, std::size_t begin, std::size_t end) {
    std::vector<NearEdge> near;
    for (std::size_t first = begin; first < end; first += kRowsATable) {
        append_lone(shapes, first, std::min(first + kRowsATable, end), near);
    }
    EdgeTable<NearEdge> table(near.size());
    for (const NearEdge& edge : near) {
        table.add(edge);
    }
    std::vector<LoneEdge> lone;
    table.drain(lone);
    shapes.let_go(begin, end);
    Parts parts(std::size_t{1} << kPartBits);
    for (const LoneEdge& edge : lone) {
        parts[edge.hash >> (kHashBits - kPartBits)].push_back(edge);
    }
    return parts;
}

/// What is left of one part of the hashes once the edges of all blocks came together.
std::vector<LoneEdge> lone_in_part(const std::vector<Parts>& blocks, std::size_t part) {
    std::size_t edges = 0;
    for (const Parts& block : blocks) {
        edges += block[part].size();
    }
    EdgeTable<LoneEdge> table(edges);
    for (const Parts& block : blocks) {
        for (const LoneEdge& edge : block[part]) {
            table.add(edge);
        }
    }
    std::vector<LoneEdge> lone;
    table.drain(lone);
    return lone;
}

/// \param lone  by row
std::vector<OpenRow> rows_of_edges(const std::vector<LoneEdge>& lone) {
    std::vector<OpenRow> rows;
    for (const LoneEdge& edge : lone) {
        if (rows.empty() || rows.back().row != edge.row) {
            rows.push_back({edge.row, {}});
        }
        rows.back().box.expand(edge.from());
        rows.back().box.expand(edge.to());
    }
    return rows;
}

} // namespace

std::vector<OpenRow> open_rows(const ShapeTable& shapes, unsigned threads, Progress& progress) {
    const std::vector<Parts> blocks = in_blocks(
        shapes.size(), kRowsAtOnce, threads, progress, [&](std::size_t begin, std::size_t end) {
            return lone_in_block(shapes, begin, end);
        });
    NoProgress quick;
    std::vector<LoneEdge> lone;
    for (const std::vector<LoneEdge>&part : in_blocks(
             std::size_t{1} << kPartBits,
             1,
             threads,
             quick,
             [&](std::size_t begin, std::size_t /*end*/) { return lone_in_part(blocks, begin); })) {
        lone.insert(lone.end(), part.begin(), part.end());
    }
    std::sort(lone.begin(), lone.end(), [](const LoneEdge& a, const LoneEdge& b) {
        return a.row < b.row;
    });
    return rows_of_edges(lone);
}

} // namespace huuco
