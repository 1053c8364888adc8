// SPDX-License-Identifier: MIT
/// \file
/// Cancels the arcs inside groups, and finds the borders of what hangs together.

#include "tile/dissolve.hpp"

#include "tile/border_walk.hpp"
#include "tile/ring_mender.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <utility>

namespace huuco::tile {

namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

/// An arc as a polygon runs over it.
struct PolygonUse {
    std::uint32_t polygon = kNone;
    bool is_backward = false;
};

/// Sets of polygons that hang together.
class Components {
public:
    Components(std::size_t count, std::pmr::memory_resource* memory) : m_parent(count, memory) {
        for (std::size_t i = 0; i < count; ++i) {
            m_parent[i] = static_cast<std::uint32_t>(i);
        }
    }

    std::uint32_t root(std::uint32_t polygon) {
        while (m_parent[polygon] != polygon) {
            m_parent[polygon] = m_parent[m_parent[polygon]];
            polygon = m_parent[polygon];
        }
        return polygon;
    }

    /// The lower number becomes the root, whatever the order of joining.
    void join(std::uint32_t first, std::uint32_t second) {
        const std::uint32_t a = root(first);
        const std::uint32_t b = root(second);
        m_parent[std::max(a, b)] = std::min(a, b);
    }

private:
    std::pmr::vector<std::uint32_t> m_parent;
};

/// The uses of each arc: nearly all have one or two.
class ArcUses {
public:
    ArcUses(std::size_t arcs, std::pmr::memory_resource* memory)
        : m_first(arcs, memory), m_second(arcs, memory) {}

    void add(std::uint32_t arc, PolygonUse use) {
        if (m_first[arc].polygon == kNone) {
            m_first[arc] = use;
        } else if (m_second[arc].polygon == kNone) {
            m_second[arc] = use;
        } else {
            m_more.emplace_back(arc, use);
        }
    }

    void sort() {
        std::stable_sort(m_more.begin(), m_more.end(), [](const auto& left, const auto& right) {
            return left.first < right.first;
        });
    }

    /// Puts the uses of an arc into `out`; arcs are asked in ascending order.
    void collect(std::uint32_t arc, std::vector<PolygonUse>& out) {
        out.clear();
        for (const PolygonUse& use : {m_first[arc], m_second[arc]}) {
            if (use.polygon != kNone) {
                out.push_back(use);
            }
        }
        for (; m_next < m_more.size() && m_more[m_next].first == arc; ++m_next) {
            out.push_back(m_more[m_next].second);
        }
    }

private:
    std::pmr::vector<PolygonUse> m_first;
    std::pmr::vector<PolygonUse> m_second;
    std::vector<std::pair<std::uint32_t, PolygonUse>> m_more;
    std::size_t m_next = 0;
};

/// Finds the borders of the groups and which polygons hang together.
class Joiner {
public:
    Joiner(
        const ZoomCoverage& coverage,
        std::span<const std::optional<LayerGroups>> groups,
        std::pmr::memory_resource* memory)
        : m_memory(memory), m_stage(coverage.stage.get()), m_topology(coverage.topology.get()),
          m_groups(groups), m_components(m_stage->size(), memory),
          m_uses(coverage.chains->size(), memory), m_outline(memory) {
        for (std::size_t i = 0; i < m_stage->size(); ++i) {
            if (groups[m_stage->polygons[i].layer]) {
                add_uses(i);
            }
        }
        m_uses.sort();
    }

    /// The borders, by component.
    [[nodiscard]] std::pmr::vector<BorderUse> borders(std::size_t arcs) {
        std::pmr::vector<BorderUse> borders(m_memory);
        std::vector<PolygonUse> uses;
        for (std::uint32_t arc = 0; arc < arcs; ++arc) {
            m_uses.collect(arc, uses);
            if (uses.size() == 2) { // as nearly all arcs have; sorting would ask for memory
                if (group_of(uses[1].polygon) < group_of(uses[0].polygon)) {
                    std::swap(uses[0], uses[1]);
                }
            } else if (uses.size() > 2) {
                std::stable_sort(
                    uses.begin(),
                    uses.end(),
                    [this](const PolygonUse& left, const PolygonUse& right) {
                        return group_of(left.polygon) < group_of(right.polygon);
                    });
            }
            settle(arc, uses, borders);
        }
        for (BorderUse& border : borders) {
            border.component = m_components.root(border.component);
        }
        return by_component(borders);
    }

    /// Layer and feature of the joined ground that a polygon belongs to.
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> group_of(std::uint32_t polygon) const {
        const CoveragePolygon& item = m_stage->polygons[polygon];
        const LayerGroups& groups = *m_groups[item.layer];
        return {groups.target, groups.group_of_feature[item.feature]};
    }

    /// The border of all groups together: where their polygons do not cover as much ground on one
    /// side as on the other.
    ///
    /// \pre `borders` has been called
    [[nodiscard]] const std::pmr::vector<BorderUse>& outline() const noexcept { return m_outline; }

private:
    /// The borders in the order of the groups, then of the components; those of a component stay in
    /// their order.
    [[nodiscard]] std::pmr::vector<BorderUse>
    by_component(const std::pmr::vector<BorderUse>& borders) const {
        std::pmr::vector<std::size_t> place(
            m_stage->size(), 0, m_memory); // at first: how many a component has
        for (const BorderUse& border : borders) {
            ++place[border.component];
        }
        std::vector<std::uint32_t> components;
        for (std::uint32_t i = 0; i < place.size(); ++i) {
            if (place[i] > 0) {
                components.push_back(i);
            }
        }
        std::stable_sort(
            components.begin(), components.end(), [this](std::uint32_t left, std::uint32_t right) {
                return group_of(left) < group_of(right);
            });
        std::size_t next = 0;
        for (const std::uint32_t component : components) {
            next += std::exchange(place[component], next);
        }
        std::pmr::vector<BorderUse> ordered(borders.size(), m_memory);
        for (const BorderUse& border : borders) {
            ordered[place[border.component]++] = border;
        }
        return ordered;
    }

    void add_uses(std::size_t polygon) {
        for (std::size_t r = m_stage->polygons[polygon].first_ring; r < m_stage->end_ring(polygon);
             ++r) {
            for (const ArcUse& use : m_topology->ring(r)) {
                m_uses.add(use.arc, {static_cast<std::uint32_t>(polygon), use.is_backward});
            }
        }
    }

    /// Joins the polygons that use an arc, group by group; where the uses of a group do not cancel
    /// the arc is on its border.
    void settle(
        std::uint32_t arc,
        const std::vector<PolygonUse>& uses,
        std::pmr::vector<BorderUse>& borders) {
        int all_turns = 0;
        for (std::size_t begin = 0, end = 0; begin < uses.size(); begin = end) {
            int turns = 0;
            for (;
                 end < uses.size() && group_of(uses[end].polygon) == group_of(uses[begin].polygon);
                 ++end) {
                turns += uses[end].is_backward ? -1 : 1;
                m_components.join(uses[begin].polygon, uses[end].polygon);
            }
            add_border(uses[begin].polygon, arc, turns, borders);
            all_turns += turns;
        }
        add_border(0, arc, all_turns, m_outline);
    }

    /// Adds an arc as often as it is left over: ground that is covered twice has its border twice,
    /// as with one of them a walk would not close.
    static void add_border(
        std::uint32_t component,
        std::uint32_t arc,
        int turns,
        std::pmr::vector<BorderUse>& borders) {
        for (int left = std::abs(turns); left > 0; --left) {
            borders.push_back({component, {arc, turns < 0}});
        }
    }

    std::pmr::memory_resource* m_memory;
    const CoverageStage* m_stage;
    const ArcTopology* m_topology;
    std::span<const std::optional<LayerGroups>> m_groups;
    Components m_components;
    ArcUses m_uses;
    std::pmr::vector<BorderUse> m_outline;
};

/// Makes the ground of groups whose polygons overlap cover each place once.
class OverlapMender {
public:
    /// True where rings with their ground on the left cover no place twice.
    [[nodiscard]] bool covers_once(const GridRings& rings) { return m_mender.covers_once(rings); }

    /// Looks at the last polygons of `joined`, all of one group, and puts others in their place
    /// where these overlap.
    void mend(std::size_t first_polygon, GridPolygons& joined) {
        const CoveragePolygon first = joined.polygons[first_polygon];
        m_rings.clear();
        for (std::size_t r = first.first_ring; r < joined.rings.size(); ++r) {
            m_rings.add_ring(joined.rings.ring(r));
        }
        if (m_mender.covers_once(m_rings) || m_mender.mend(m_rings, m_mended) != Mending::mended) {
            return;
        }
        joined.polygons.resize(first_polygon);
        joined.rings.begin.resize(std::size_t{first.first_ring} + 1);
        joined.rings.points.resize(joined.rings.begin.back());
        for (std::size_t r = 0; r < m_mended.size(); ++r) {
            const std::span<const GridPoint> ring = m_mended.ring(r);
            if (twice_area(ring) > 0) {
                const auto first_ring = static_cast<std::uint32_t>(joined.rings.size());
                joined.polygons.push_back({first.layer, first.feature, first_ring});
            }
            joined.rings.points.insert(joined.rings.points.end(), ring.begin(), ring.end());
            joined.rings.end_ring();
        }
    }

private:
    RingMender m_mender;
    GridRings m_rings;
    GridRings m_mended;
};

/// Walks the borders of all components of a group.
///
/// \returns where the next group's borders begin
std::size_t trace_group(
    std::span<const BorderUse> borders,
    std::size_t begin,
    const Joiner& joiner,
    BorderWalk& walk,
    GridPolygons& joined) {
    const auto group = joiner.group_of(borders[begin].component);
    while (begin < borders.size() && joiner.group_of(borders[begin].component) == group) {
        const std::uint32_t component = borders[begin].component;
        std::size_t end = begin;
        while (end < borders.size() && borders[end].component == component) {
            ++end;
        }
        walk.trace(borders.subspan(begin, end - begin), group.first, group.second, joined);
        begin = end;
    }
    return begin;
}

} // namespace

GridPolygons dissolve(
    const ZoomCoverage& coverage,
    std::span<const std::optional<LayerGroups>> groups,
    std::pmr::memory_resource* memory) {
    const CoverageStage& stage = *coverage.stage;
    GridPolygons result(memory);
    for (std::size_t i = 0; i < stage.size(); ++i) {
        const CoveragePolygon& polygon = stage.polygons[i];
        if (!groups[polygon.layer]) {
            result.polygons.push_back(
                {polygon.layer, polygon.feature, static_cast<std::uint32_t>(result.rings.size())});
            append_polygon(coverage, i, result.rings);
        }
    }
    Joiner joiner(coverage, groups, memory);
    const std::pmr::vector<BorderUse> borders = joiner.borders(coverage.chains->size());
    BorderWalk walk(*coverage.chains);
    OverlapMender mender;
    const bool overlap_anywhere = !mender.covers_once(walk.rings(joiner.outline()));
    for (std::size_t begin = 0; begin < borders.size();) {
        const std::size_t first_polygon = result.polygons.size();
        begin = trace_group(borders, begin, joiner, walk, result);
        if (overlap_anywhere && result.polygons.size() > first_polygon) {
            mender.mend(first_polygon, result);
        }
    }
    return result;
}

} // namespace huuco::tile
