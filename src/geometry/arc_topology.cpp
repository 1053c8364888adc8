// SPDX-License-Identifier: MIT
/// \file
/// Numbers vertices by their places, finds the nodes, and cuts rings into arcs.

#include <huuco/geometry/arc_topology.hpp>
#include <huuco/geometry/ring_noder.hpp>

#include <algorithm>
#include <limits>

namespace huuco {

namespace {

constexpr std::uint32_t kNoVertex = std::numeric_limits<std::uint32_t>::max();

constexpr std::uint64_t pair_key(std::uint32_t first, std::uint32_t second) noexcept {
    return (std::uint64_t{first} << 32U) | second;
}

/// Numbers arcs by a directed edge at one of their ends. Vertices near each other have near
/// numbers, so what is looked at lies together; a table of hashed edges would lie anywhere.
class ArcNumbers {
public:
    ArcNumbers(std::size_t vertices, std::size_t arcs, std::pmr::memory_resource* memory)
        : m_last(vertices, kNoVertex, memory), m_arcs(memory) {
        m_arcs.reserve(arcs);
    }

    /// The number of the arc that begins so, a new one where it is new.
    std::uint32_t number(std::uint32_t first, std::uint32_t second) {
        for (std::uint32_t arc = m_last[first]; arc != kNoVertex; arc = m_arcs[arc].before) {
            if (m_arcs[arc].second == second) {
                return arc;
            }
        }
        const auto arc = static_cast<std::uint32_t>(m_arcs.size());
        m_arcs.push_back({second, m_last[first]});
        m_last[first] = arc;
        return arc;
    }

private:
    struct Arc {
        std::uint32_t second = 0; ///< its second vertex
        std::uint32_t before = 0; ///< the arc from the same vertex that came before
    };

    std::pmr::vector<std::uint32_t> m_last; ///< arc that came last, by its first vertex
    std::pmr::vector<Arc> m_arcs;
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
    std::pmr::vector<std::uint32_t> numbers; ///< one per point of the rings
    std::size_t count = 0;
};

/// Numbers vertices in the order in which they come first.
NumberedVertices
number_vertices(std::span<const GridPoint> points, std::pmr::memory_resource* memory) {
    const RingNoder known(points, memory); // gives each a number, by its place
    std::pmr::vector<std::uint32_t> number_of(known.size(), kNoVertex, memory);
    NumberedVertices vertices{std::pmr::vector<std::uint32_t>(memory)};
    vertices.numbers.reserve(points.size());
    for (const GridPoint& point : points) {
        std::uint32_t& number = number_of[known.number(point)];
        if (number == kNoVertex) {
            number = static_cast<std::uint32_t>(vertices.count++);
        }
        vertices.numbers.push_back(number);
    }
    return vertices;
}

/// Cuts rings of numbered vertices into arcs.
class ArcCutter {
public:
    ArcCutter(
        const GridRingList& rings,
        std::span<const std::uint32_t> numbers,
        std::size_t vertices,
        ArcChains& chains,
        std::pmr::vector<ArcUse>& uses)
        : m_rings(&rings), m_numbers(numbers), m_chains(&chains), m_uses(&uses),
          m_arcs(vertices, rings.points.size() / 4, uses.get_allocator().resource()) {
        find_nodes(vertices);
        make_room();
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
        for (std::size_t begin = 0, end = 1; end < m_walk.size(); ++end) {
            if (end + 1 == m_walk.size() || (!is_island && is_node(m_walk[end]))) {
                add_arc(part(begin, end));
                begin = end;
            }
        }
    }

private:
    void find_nodes(std::size_t vertices) {
        std::pmr::vector<Neighbours> neighbours(vertices, m_uses->get_allocator().resource());
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

    /// Makes room for all uses, and for the arcs of land where neighbours share most borders: large
    /// arrays that grow are copied, and end with room for twice as much.
    void make_room() {
        std::size_t uses = 0;
        for (std::size_t i = 0; i < m_rings->size(); ++i) {
            const std::span<const std::uint32_t> ring = numbers_of(i);
            const auto nodes =
                std::count_if(ring.begin(), ring.end(), [this](std::uint32_t vertex) {
                    return m_is_node[vertex];
                });
            uses += ring.empty() ? 0 : std::max<std::size_t>(static_cast<std::size_t>(nodes), 1);
        }
        const auto half = [](std::size_t count) { return count / 2 + count / 16 + 1; };
        m_uses->reserve(uses);
        m_chains->begin.reserve(half(uses));
        m_chains->points.reserve(half(m_numbers.size() + uses)); // an arc has both of its ends
    }

    [[nodiscard]] std::span<const std::uint32_t> numbers_of(std::size_t ring) const noexcept {
        return m_numbers.subspan(
            m_rings->begin[ring], m_rings->begin[ring + 1] - m_rings->begin[ring]);
    }

    /// A part of the walk between two nodes.
    struct Part {
        std::size_t begin = 0;    ///< place in the walk of the one node,
        std::size_t end = 0;      ///< and of the other
        bool is_backward = false; ///< whose first edge is the lower one
    };

    [[nodiscard]] Part part(std::size_t begin, std::size_t end) const noexcept {
        const std::uint64_t forward = pair_key(m_walk[begin], m_walk[begin + 1]);
        const std::uint64_t backward = pair_key(m_walk[end], m_walk[end - 1]);
        return {begin, end, backward < forward};
    }

    /// Uses the arc that is known by its first edge in the one direction or the other.
    void add_arc(const Part& part) {
        const std::uint32_t arc = part.is_backward
                                      ? m_arcs.number(m_walk[part.end], m_walk[part.end - 1])
                                      : m_arcs.number(m_walk[part.begin], m_walk[part.begin + 1]);
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
    std::pmr::vector<ArcUse>* m_uses;
    std::vector<bool> m_is_node;       ///< by vertex
    std::vector<std::uint32_t> m_walk; ///< vertices of a ring from a node on, with both ends
    std::vector<GridPoint> m_points;   ///< of the walk
    ArcNumbers m_arcs;
};

} // namespace

ArcTopology::ArcTopology(const GridRingList& rings, std::pmr::memory_resource* memory)
    : m_chains(memory), m_uses(memory), m_ring_begin(std::size_t{1}, std::size_t{0}, memory) {
    const NumberedVertices vertices = number_vertices(rings.points, memory);
    cut(rings, vertices.numbers, vertices.count);
}

ArcTopology::ArcTopology(
    const GridRingList& rings,
    std::span<const std::uint32_t> numbers,
    std::size_t vertices,
    std::pmr::memory_resource* memory)
    : m_chains(memory), m_uses(memory), m_ring_begin(std::size_t{1}, std::size_t{0}, memory) {
    require_countable_vertices(rings.points.size());
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
