// SPDX-License-Identifier: MIT
/// \file
/// Cancels the arcs inside groups, and walks those that remain.

#include "tile/dissolve.hpp"

#include <huuco/geometry/box.hpp>

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

namespace huuco::tile {

namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

/// An arc as a polygon runs over it.
struct PolygonUse {
    std::uint32_t polygon = kNone;
    bool is_backward = false;
};

/// An arc on the border of a component, with the ground on its positive side.
struct BorderUse {
    std::uint32_t component = 0; ///< its root polygon
    ArcUse use;
};

/// Sets of polygons that hang together.
class Components {
public:
    explicit Components(std::size_t count) : m_parent(count) {
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
    std::vector<std::uint32_t> m_parent;
};

/// The uses of each arc: nearly all have one or two.
class ArcUses {
public:
    explicit ArcUses(std::size_t arcs) : m_first(arcs), m_second(arcs) {}

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
    std::vector<PolygonUse> m_first;
    std::vector<PolygonUse> m_second;
    std::vector<std::pair<std::uint32_t, PolygonUse>> m_more;
    std::size_t m_next = 0;
};

/// An arc of a border, with what a walk has to know of it.
struct Way {
    GridPoint start;
    GridPoint second;
    GridPoint before_end;
    GridPoint end;
    ArcUse use;
    std::uint32_t node = 0; ///< number of the first way with the same start
    bool is_used = false;
};

Box box_of(std::span<const GridPoint> ring) {
    Box box;
    for (const GridPoint& point : ring) {
        box.expand(Point{static_cast<double>(point.x), static_cast<double>(point.y)});
    }
    return box;
}

/// True where the middle of the first edge of `hole` lies inside `outer`.
bool holds_first_edge(std::span<const GridPoint> outer, std::span<const GridPoint> hole) noexcept {
    const double x = (static_cast<double>(hole[0].x) + hole[1].x) / 2.0;
    const double y = (static_cast<double>(hole[0].y) + hole[1].y) / 2.0;
    bool is_inside = false;
    for (std::size_t i = 0, k = outer.size() - 1; i < outer.size(); k = i++) {
        const double yi = outer[i].y;
        const double yk = outer[k].y;
        if ((yi > y) != (yk > y) &&
            x < outer[i].x +
                    (y - yi) * (static_cast<double>(outer[k].x) - outer[i].x) / (yk - yi)) {
            is_inside = !is_inside;
        }
    }
    return is_inside;
}

/// Walks the border of one component into rings.
class BorderWalk {
public:
    explicit BorderWalk(const ArcChains& chains) : m_chains(&chains) {}

    /// Appends the polygons of a component.
    void trace(
        std::span<const BorderUse> border,
        std::uint32_t layer,
        std::uint32_t feature,
        GridPolygons& out) {
        load(border);
        m_rings.clear();
        for (std::uint32_t start = 0; start < m_ways.size(); ++start) {
            walk(start);
        }
        emit(layer, feature, out);
    }

private:
    void load(std::span<const BorderUse> border) {
        m_ways.clear();
        for (const BorderUse& item : border) {
            const std::span<const GridPoint> arc = m_chains->arc(item.use.arc);
            const std::size_t last = arc.size() - 1;
            m_ways.push_back(
                item.use.is_backward
                    ? Way{arc[last], arc[last - 1], arc[1], arc[0], item.use, 0, false}
                    : Way{arc[0], arc[1], arc[last - 1], arc[last], item.use, 0, false});
        }
        std::sort(m_ways.begin(), m_ways.end(), [](const Way& left, const Way& right) {
            return std::tie(left.start, left.second, left.use.arc) <
                   std::tie(right.start, right.second, right.use.arc);
        });
        for (std::uint32_t i = 0; i < m_ways.size(); ++i) {
            m_ways[i].node =
                i > 0 && m_ways[i].start == m_ways[i - 1].start ? m_ways[i - 1].node : i;
        }
        m_place.assign(m_ways.size(), kNone);
    }

    /// The unused way that follows along the same ground: the first clockwise from where this one
    /// came; none where the border is open.
    [[nodiscard]] std::uint32_t next(const Way& way) const {
        const auto from = std::lower_bound(
            m_ways.begin(), m_ways.end(), way.end, [](const Way& left, const GridPoint& point) {
                return left.start < point;
            });
        auto best = m_ways.end();
        for (auto at = from; at != m_ways.end() && at->start == way.end; ++at) {
            if (at->is_used) {
                continue;
            }
            if (best == m_ways.end()) {
                best = at;
                continue;
            }
            const int turn = half_turn(cross(way.end, way.before_end, at->second));
            const int best_turn = half_turn(cross(way.end, way.before_end, best->second));
            if (turn < best_turn ||
                (turn == best_turn && cross(way.end, best->second, at->second) > 0)) {
                best = at;
            }
        }
        return best == m_ways.end() ? kNone : static_cast<std::uint32_t>(best - m_ways.begin());
    }

    /// Walks from a way until the border is closed; parts the walk where it passes a node again.
    void walk(std::uint32_t start) {
        m_open.clear();
        for (std::uint32_t i = m_ways[start].is_used ? kNone : start; i != kNone;) {
            Way& way = m_ways[i];
            way.is_used = true;
            m_place[way.node] = static_cast<std::uint32_t>(m_open.size());
            m_open.push_back(i);
            close_loop(way.end);
            i = next(way);
        }
        for (const std::uint32_t left : m_open) { // an open border, which overlaps may leave
            m_place[m_ways[left].node] = kNone;
        }
    }

    /// Ends a ring where the walk has come back to a node on it.
    void close_loop(const GridPoint& end) {
        const auto node = std::lower_bound(
            m_ways.begin(), m_ways.end(), end, [](const Way& left, const GridPoint& point) {
                return left.start < point;
            });
        if (node == m_ways.end() || node->start != end || m_place[node->node] == kNone) {
            return;
        }
        const std::size_t begin = m_place[node->node];
        m_points.clear();
        for (std::size_t k = begin; k < m_open.size(); ++k) {
            const Way& way = m_ways[m_open[k]];
            append_arcs({&way.use, 1}, *m_chains, m_points);
            m_place[way.node] = kNone;
        }
        m_open.resize(begin);
        if (m_points.size() >= 3) {
            m_rings.add_ring(m_points);
        }
    }

    /// Appends outer rings, each with the holes that lie in it and in no smaller one.
    void emit(std::uint32_t layer, std::uint32_t feature, GridPolygons& out) {
        std::vector<std::size_t> outers;
        std::vector<std::size_t> holes;
        for (std::size_t i = 0; i < m_rings.size(); ++i) {
            const std::int64_t area = twice_area(m_rings.ring(i));
            if (area != 0) {
                (area > 0 ? outers : holes).push_back(i);
            }
        }
        const std::vector<std::size_t> owners = owners_of(holes, outers);
        for (const std::size_t outer : outers) {
            out.polygons.push_back({layer, feature, static_cast<std::uint32_t>(out.rings.size())});
            add_ring(outer, out);
            for (std::size_t h = 0; h < holes.size(); ++h) {
                if (owners[h] == outer) {
                    add_ring(holes[h], out);
                }
            }
        }
    }

    [[nodiscard]] std::vector<std::size_t>
    owners_of(const std::vector<std::size_t>& holes, const std::vector<std::size_t>& outers) const {
        if (outers.size() == 1) {
            std::vector<std::size_t> owners(holes.size(), outers.front());
            return owners;
        }
        std::vector<Box> boxes;
        for (const std::size_t outer : outers) {
            boxes.push_back(box_of(m_rings.ring(outer)));
        }
        std::vector<std::size_t> owners(holes.size(), m_rings.size());
        for (std::size_t h = 0; h < holes.size(); ++h) {
            const auto hole = m_rings.ring(holes[h]);
            const Point corner{static_cast<double>(hole[0].x), static_cast<double>(hole[0].y)};
            std::int64_t smallest = std::numeric_limits<std::int64_t>::max();
            for (std::size_t o = 0; o < outers.size(); ++o) {
                const auto outer = m_rings.ring(outers[o]);
                const std::int64_t area = twice_area(outer);
                if (boxes[o].contains(corner) && area < smallest && holds_first_edge(outer, hole)) {
                    smallest = area;
                    owners[h] = outers[o];
                }
            }
        }
        return owners;
    }

    void add_ring(std::size_t ring, GridPolygons& out) const {
        const auto points = m_rings.ring(ring);
        out.rings.points.insert(out.rings.points.end(), points.begin(), points.end());
        out.rings.end_ring();
    }

    const ArcChains* m_chains;
    std::vector<Way> m_ways;            ///< by start
    std::vector<std::uint32_t> m_open;  ///< ways of the walk that are not yet in a ring
    std::vector<std::uint32_t> m_place; ///< of a node in the walk
    std::vector<GridPoint> m_points;
    GridRings m_rings;
};

/// Finds the borders of the groups and which polygons hang together.
class Joiner {
public:
    Joiner(const ZoomCoverage& coverage, std::span<const std::optional<LayerGroups>> groups)
        : m_stage(coverage.stage.get()), m_groups(groups), m_components(m_stage->size()),
          m_uses(coverage.chains->size()) {
        for (std::size_t i = 0; i < m_stage->size(); ++i) {
            if (groups[m_stage->polygons[i].layer]) {
                add_uses(i);
            }
        }
        m_uses.sort();
    }

    /// The borders, by component.
    [[nodiscard]] std::vector<BorderUse> borders(std::size_t arcs) {
        std::vector<BorderUse> borders;
        std::vector<PolygonUse> uses;
        for (std::uint32_t arc = 0; arc < arcs; ++arc) {
            m_uses.collect(arc, uses);
            if (uses.size() > 1) {
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

private:
    /// The borders in the order of the groups, then of the components; those of a component stay in
    /// their order.
    [[nodiscard]] std::vector<BorderUse> by_component(const std::vector<BorderUse>& borders) const {
        std::vector<std::size_t> place(m_stage->size(), 0); // at first: how many a component has
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
        std::vector<BorderUse> ordered(borders.size());
        for (const BorderUse& border : borders) {
            ordered[place[border.component]++] = border;
        }
        return ordered;
    }

    void add_uses(std::size_t polygon) {
        for (std::size_t r = m_stage->polygons[polygon].first_ring; r < m_stage->end_ring(polygon);
             ++r) {
            for (const ArcUse& use : m_stage->topology.ring(r)) {
                m_uses.add(use.arc, {static_cast<std::uint32_t>(polygon), use.is_backward});
            }
        }
    }

    /// Joins the polygons that use an arc, group by group; where the uses of a group do not cancel
    /// the arc is on its border.
    void settle(
        std::uint32_t arc,
        const std::vector<PolygonUse>& uses,
        std::vector<BorderUse>& borders) {
        for (std::size_t begin = 0, end = 0; begin < uses.size(); begin = end) {
            int turns = 0;
            for (;
                 end < uses.size() && group_of(uses[end].polygon) == group_of(uses[begin].polygon);
                 ++end) {
                turns += uses[end].is_backward ? -1 : 1;
                m_components.join(uses[begin].polygon, uses[end].polygon);
            }
            if (turns != 0) {
                borders.push_back({uses[begin].polygon, {arc, turns < 0}});
            }
        }
    }

    const CoverageStage* m_stage;
    std::span<const std::optional<LayerGroups>> m_groups;
    Components m_components;
    ArcUses m_uses;
};

} // namespace

GridPolygons
dissolve(const ZoomCoverage& coverage, std::span<const std::optional<LayerGroups>> groups) {
    const CoverageStage& stage = *coverage.stage;
    GridPolygons result;
    for (std::size_t i = 0; i < stage.size(); ++i) {
        const CoveragePolygon& polygon = stage.polygons[i];
        if (!groups[polygon.layer]) {
            result.polygons.push_back(
                {polygon.layer, polygon.feature, static_cast<std::uint32_t>(result.rings.size())});
            append_polygon(coverage, i, result.rings);
        }
    }
    Joiner joiner(coverage, groups);
    const std::vector<BorderUse> borders = joiner.borders(coverage.chains->size());
    BorderWalk walk(*coverage.chains);
    for (std::size_t begin = 0, end = 0; begin < borders.size(); begin = end) {
        while (end < borders.size() && borders[end].component == borders[begin].component) {
            ++end;
        }
        const auto [layer, feature] = joiner.group_of(borders[begin].component);
        walk.trace(
            std::span<const BorderUse>(borders).subspan(begin, end - begin),
            layer,
            feature,
            result);
    }
    return result;
}

} // namespace huuco::tile
