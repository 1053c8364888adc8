// SPDX-License-Identifier: MIT
/// \file
/// Edges in hash tables until their counterparts come.

#include "overlay/open_edges.hpp"

#include "overlay/parallel_blocks.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <iterator>
#include <utility>

namespace huuco {

namespace {

constexpr std::size_t kRowsATable = 512; ///< their edges fit a core's own cache
constexpr unsigned kPartBits = 6;
constexpr unsigned kHashBits = 64;

/// An edge from `at[0]` to `at[1]`.
struct LoneEdge {
    const Point* at = nullptr; ///< null where an edge was, and was paired
    std::uint64_t hash = 0;    ///< equal for both directions
    std::uint32_t row = 0;
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
    void add(const LoneEdge& edge) {
        const std::size_t mask = m_slots.size() - 1;
        std::size_t slot = edge.hash & mask;
        while (m_slots[slot].hash != 0) {
            LoneEdge& other = m_slots[slot];
            if (other.hash == edge.hash && other.at != nullptr &&
                is_same(other.at[0], edge.at[1]) && is_same(other.at[1], edge.at[0])) {
                other.at = nullptr;
                return;
            }
            slot = (slot + 1) & mask;
        }
        m_slots[slot] = edge;
        m_used.push_back(slot);
    }

    /// Appends the edges that wait still, in the order in which they came.
    void drain(std::vector<LoneEdge>& out) const {
        for (const std::size_t slot : m_used) {
            if (m_slots[slot].at != nullptr) {
                out.push_back(m_slots[slot]);
            }
        }
    }

private:
    std::vector<LoneEdge> m_slots; ///< a hash of 0 is an empty slot
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

/// What is left of a block of rows, by the part of the hashes it belongs to.
using Parts = std::vector<std::vector<LoneEdge>>;

Parts lone_in_block(const ShapeTable& shapes, std::size_t begin, std::size_t end) {
    std::size_t edges = 0;
    for (std::size_t row = begin; row < end; ++row) {
        edges += shapes[row].points().size();
    }
    EdgeTable table(edges);
    for (std::size_t row = begin; row < end; ++row) {
        add_shape(shapes[row], static_cast<std::uint32_t>(row), table);
    }
    std::vector<LoneEdge> lone;
    table.drain(lone);
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
    EdgeTable table(edges);
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
        rows.back().box.expand(edge.at[0]);
        rows.back().box.expand(edge.at[1]);
    }
    return rows;
}

} // namespace

std::vector<OpenRow> open_rows(const ShapeTable& shapes, unsigned threads, Progress& progress) {
    const std::vector<Parts> blocks = in_blocks(
        shapes.size(), kRowsATable, threads, progress, [&](std::size_t begin, std::size_t end) {
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
