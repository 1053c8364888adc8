// SPDX-License-Identifier: MIT
/// \file
/// Numbers vertices by hashing, finds the nodes, and cuts rings into arcs.

#include <huuco/base/error.hpp>
#include <huuco/geometry/arc_topology.hpp>

#include <algorithm>
#include <limits>

namespace huuco {

namespace {

constexpr std::uint32_t kNoVertex = std::numeric_limits<std::uint32_t>::max();

/// Spreads the bits of a key over a table; splitmix64 after Steele, Lea and Flood (2014).
constexpr std::uint64_t spread(std::uint64_t key) noexcept {
    key = (key ^ (key >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    key = (key ^ (key >> 27U)) * 0x94D049BB133111EBULL;
    return key ^ (key >> 31U);
}

constexpr std::uint64_t pair_key(std::uint32_t first, std::uint32_t second) noexcept {
    return (std::uint64_t{first} << 32U) | second;
}

/// From 64-bit keys to consecutive numbers. Grows by rehashing; open addressing, linear probing.
class Numbering {
public:
    /// \param keys  that will come, about
    explicit Numbering(std::size_t keys) {
        std::size_t slots = 1024;
        while (slots * 2 < keys * 3) {
            slots *= 2;
        }
        m_slots.assign(slots, kNoVertex);
        m_keys.reserve(keys);
    }

    /// Fetches what `number` will look at first: the table is far larger than any cache.
    void expect(std::uint64_t key) const noexcept {
        __builtin_prefetch(&m_slots[spread(key) & (m_slots.size() - 1)]);
    }

    /// The same for what it will look at next, once that has come.
    void expect_soon(std::uint64_t key) const noexcept {
        const std::uint32_t number = m_slots[spread(key) & (m_slots.size() - 1)];
        if (number != kNoVertex) {
            __builtin_prefetch(&m_keys[number]);
        }
    }

    /// The number of a key, a new one where the key is new.
    std::uint32_t number(std::uint64_t key) {
        if (m_keys.size() * 3 > m_slots.size() * 2) {
            grow();
        }
        const std::size_t slot = find(key);
        if (m_slots[slot] == kNoVertex) {
            m_slots[slot] = static_cast<std::uint32_t>(m_keys.size());
            m_keys.push_back(key);
        }
        return m_slots[slot];
    }

    [[nodiscard]] std::size_t size() const noexcept { return m_keys.size(); }

private:
    [[nodiscard]] std::size_t find(std::uint64_t key) const noexcept {
        const std::size_t mask = m_slots.size() - 1;
        std::size_t slot = spread(key) & mask;
        while (m_slots[slot] != kNoVertex && m_keys[m_slots[slot]] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    void grow() {
        m_slots.assign(m_slots.size() * 2, kNoVertex);
        for (std::uint32_t i = 0; i < m_keys.size(); ++i) {
            m_slots[find(m_keys[i])] = i;
        }
    }

    std::vector<std::uint64_t> m_keys;
    std::vector<std::uint32_t> m_slots;
};

/// The neighbours of a vertex along the rings; a node is where they are not exactly two.
struct Neighbours {
    std::uint32_t first = kNoVertex;
    std::uint32_t second = kNoVertex;
    bool is_node = false;

    void add(std::uint32_t vertex) noexcept {
        if (vertex == first || vertex == second) {
            return;
        }
        if (first == kNoVertex) {
            first = vertex;
        } else if (second == kNoVertex) {
            second = vertex;
        } else {
            is_node = true;
        }
    }
};

/// The vertices of rings, by number.
struct NumberedVertices {
    std::vector<std::uint32_t> numbers; ///< one per point of the rings
    std::size_t count = 0;
};

NumberedVertices number_vertices(const std::vector<GridPoint>& points) {
    const auto key_at = [&](std::size_t i) {
        return pair_key(
            static_cast<std::uint32_t>(points[i].x), static_cast<std::uint32_t>(points[i].y));
    };
    // Neighbours repeat most vertices: about half of them are distinct.
    Numbering numbering(points.size() / 2);
    NumberedVertices vertices;
    vertices.numbers.reserve(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        constexpr std::size_t kAhead = 16;
        if (i + kAhead < points.size()) {
            numbering.expect(key_at(i + kAhead));
            numbering.expect_soon(key_at(i + kAhead / 2));
        }
        vertices.numbers.push_back(numbering.number(key_at(i)));
    }
    vertices.count = numbering.size();
    return vertices;
}

void check_size(const GridRingList& rings) {
    if (rings.points.size() >= (std::size_t{1} << 31U)) {
        throw Error(
            ErrorCode::argument,
            Message{
                "Các lớp có hơn 2^31 đỉnh; hãy tách nhỏ ra.",
                "The layers have more than 2^31 vertices; split them."});
    }
}

/// Cuts rings of numbered vertices into arcs.
class ArcCutter {
public:
    ArcCutter(
        const GridRingList& rings,
        std::span<const std::uint32_t> numbers,
        std::size_t vertices,
        ArcChains& chains,
        std::vector<ArcUse>& uses)
        : m_rings(&rings), m_numbers(numbers), m_chains(&chains), m_uses(&uses),
          m_arcs(rings.points.size() / 4) {
        find_nodes(vertices);
    }

    /// Appends the arcs of one ring.
    void cut(std::size_t index) {
        const std::span<const std::uint32_t> ring = numbers_of(index);
        if (ring.empty()) {
            return;
        }
        const auto is_node = [this](std::uint32_t vertex) { return m_is_node[vertex]; };
        auto start = std::find_if(ring.begin(), ring.end(), is_node);
        const bool is_island = start == ring.end();
        if (is_island) {
            start = std::min_element(ring.begin(), ring.end());
        }
        m_walk.assign(start, ring.end());
        m_walk.insert(m_walk.end(), ring.begin(), start);
        m_walk.push_back(m_walk.front());
        const std::span<const GridPoint> points = m_rings->ring(index);
        const auto first = points.begin() + (start - ring.begin());
        m_points.assign(first, points.end());
        m_points.insert(m_points.end(), points.begin(), first);
        m_points.push_back(m_points.front());
        m_parts.clear();
        for (std::size_t begin = 0, end = 1; end < m_walk.size(); ++end) {
            if (end + 1 == m_walk.size() || (!is_island && is_node(m_walk[end]))) {
                m_parts.push_back(part(begin, end));
                m_arcs.expect(m_parts.back().key);
                begin = end;
            }
        }
        for (const Part& each : m_parts) {
            add_arc(each);
        }
    }

private:
    void find_nodes(std::size_t vertices) {
        std::vector<Neighbours> neighbours(vertices);
        for (std::size_t i = 0; i < m_rings->size(); ++i) {
            const std::span<const std::uint32_t> ring = numbers_of(i);
            for (std::size_t k = 0; k < ring.size(); ++k) {
                const std::uint32_t next = ring[k + 1 == ring.size() ? 0 : k + 1];
                neighbours[ring[k]].add(next);
                neighbours[next].add(ring[k]);
            }
        }
        m_is_node.reserve(neighbours.size());
        for (const Neighbours& vertex : neighbours) {
            m_is_node.push_back(vertex.is_node || vertex.second == kNoVertex);
        }
    }

    [[nodiscard]] std::span<const std::uint32_t> numbers_of(std::size_t ring) const noexcept {
        return m_numbers.subspan(
            m_rings->begin[ring], m_rings->begin[ring + 1] - m_rings->begin[ring]);
    }

    /// A part of the walk between two nodes.
    struct Part {
        std::size_t begin = 0; ///< place in the walk of the one node,
        std::size_t end = 0;   ///< and of the other
        std::uint64_t key = 0; ///< the lower of its first edges in both directions
        bool is_backward = false;
    };

    [[nodiscard]] Part part(std::size_t begin, std::size_t end) const noexcept {
        const std::uint64_t forward = pair_key(m_walk[begin], m_walk[begin + 1]);
        const std::uint64_t backward = pair_key(m_walk[end], m_walk[end - 1]);
        return {begin, end, std::min(forward, backward), backward < forward};
    }

    /// Uses the arc that is known by its first edge in the one direction or the other.
    void add_arc(const Part& part) {
        const std::uint32_t arc = m_arcs.number(part.key);
        if (arc == m_chains->size()) {
            for (std::size_t i = part.begin; i <= part.end; ++i) {
                const std::size_t place = part.is_backward ? part.begin + part.end - i : i;
                m_chains->points.push_back(m_points[place]);
            }
            m_chains->begin.push_back(m_chains->points.size());
        }
        m_uses->push_back({arc, part.is_backward});
    }

    const GridRingList* m_rings;
    std::span<const std::uint32_t> m_numbers; ///< vertex by place in the rings
    ArcChains* m_chains;
    std::vector<ArcUse>* m_uses;
    std::vector<bool> m_is_node;       ///< by vertex
    std::vector<std::uint32_t> m_walk; ///< vertices of a ring from a node on, with both ends
    std::vector<GridPoint> m_points;   ///< of the walk
    std::vector<Part> m_parts;
    Numbering m_arcs; ///< by first directed edge
};

} // namespace

ArcTopology::ArcTopology(const GridRingList& rings) {
    check_size(rings);
    const NumberedVertices vertices = number_vertices(rings.points);
    cut(rings, vertices.numbers, vertices.count);
}

ArcTopology::ArcTopology(
    const GridRingList& rings,
    std::span<const std::uint32_t> numbers,
    std::size_t vertices) {
    check_size(rings);
    cut(rings, numbers, vertices);
}

void ArcTopology::cut(
    const GridRingList& rings,
    std::span<const std::uint32_t> numbers,
    std::size_t vertices) {
    ArcCutter cutter(rings, numbers, vertices, m_chains, m_uses);
    m_ring_begin.reserve(rings.size() + 1);
    for (std::size_t i = 0; i < rings.size(); ++i) {
        cutter.cut(i);
        m_ring_begin.push_back(m_uses.size());
    }
}

void append_arcs(
    std::span<const ArcUse> uses,
    const ArcChains& chains,
    std::vector<GridPoint>& out) {
    std::size_t points = 0;
    for (const ArcUse& use : uses) {
        points += chains.arc(use.arc).size() - 1;
    }
    const std::size_t begin = out.size();
    out.resize(begin + points);
    auto to = out.begin() + static_cast<std::ptrdiff_t>(begin);
    for (const ArcUse& use : uses) {
        const std::span<const GridPoint> arc = chains.arc(use.arc);
        to = use.is_backward ? std::reverse_copy(arc.begin() + 1, arc.end(), to)
                             : std::copy(arc.begin(), arc.end() - 1, to);
    }
}

} // namespace huuco
