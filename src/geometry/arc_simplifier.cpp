// SPDX-License-Identifier: MIT
/// \file
/// Collapses segments of arcs, strip by strip, against a grid of all edges.

#include "geometry/arc_collapse.hpp"
#include "geometry/edge_grid.hpp"

#include <huuco/geometry/arc_simplifier.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <span>
#include <tuple>
#include <utility>

namespace huuco {

namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

/// A strip is at least that wide, in cells of the grid: few arcs then lie in two.
constexpr std::int64_t kLeastColumns = 48;
constexpr std::int64_t kMostStrips = 24; // of the pools of the grid one is for the arcs between

/// Columns of the grid that the steps of a worker keep to.
struct Strip {
    std::int64_t first = 0;
    std::int64_t last = 0;
    std::uint32_t pool = 0;
};

/// Edges are entered in all cells that they come near to, this far off.
constexpr std::int64_t kMargin = 2;

/// Two vertices B and C between A and D, and the vertex E that takes their place.
struct Collapse {
    std::array<std::uint32_t, 4> vertices{}; ///< A, B, C, D
    GridPoint place;                         ///< E
    double displaced = 0.0;                  ///< at least the ground that changes sides, doubled
};

/// The arcs as they are being changed.
struct ChangingArcs {
    ChangingArcs(ArcChains chains, std::pmr::memory_resource* memory)
        : begin(chains.begin.begin(), chains.begin.end(), memory),
          points(std::move(chains.points), memory), next(points.size(), kNone, memory),
          grid(points, points.size() - chains.size(), memory) {
        for (std::size_t arc = 0; arc < chains.size(); ++arc) {
            for (std::size_t i = chains.begin[arc]; i + 1 < chains.begin[arc + 1]; ++i) {
                next[i] = static_cast<std::uint32_t>(i + 1);
            }
        }
        grid.fill([this](const auto& enter) {
            for (std::uint32_t i = 0; i < next.size(); ++i) {
                if (next[i] != kNone) {
                    enter(i, points[i], points[i + 1]);
                }
            }
        });
    }

    std::pmr::vector<std::uint32_t> begin; ///< first vertex of each arc, then the end
    std::pmr::vector<GridPoint> points;
    std::pmr::vector<std::uint32_t>
        next;      ///< along the arc; none at its end and for dropped vertices
    EdgeGrid grid; ///< an edge has the number of its first vertex
};

/// Simplifies arcs that lie in a strip, one after the other.
class StripWorker {
public:
    StripWorker(ChangingArcs& arcs, const Strip& strip, double tolerance)
        : m_arcs(&arcs), m_strip(strip), m_tolerance2(tolerance * tolerance) {}

    void simplify(std::size_t arc) {
        collapse(arc);
        drop_straight(arc);
    }

private:
    void collapse(std::size_t arc);
    void drop_straight(std::size_t arc);
    void find_collapses(std::uint32_t first);
    [[nodiscard]] std::optional<Collapse> collapse_at(std::uint32_t a) const;
    [[nodiscard]] bool is_current(const Collapse& collapse) const noexcept;
    [[nodiscard]] bool is_free(const Collapse& collapse) const;
    void apply(const Collapse& collapse);

    [[nodiscard]] FourVertices vertices_of(const Collapse& collapse) const noexcept {
        const auto& [a, b, c, d] = collapse.vertices;
        const std::pmr::vector<GridPoint>& points = m_arcs->points;
        return {points[a], points[b], points[c], points[d]};
    }

    ChangingArcs* m_arcs;
    Strip m_strip;
    double m_tolerance2;
    std::uint32_t m_first = 0;            ///< vertex of the arc
    std::vector<bool> m_is_changed;       ///< by place in the arc: moved or dropped by this pass
    std::vector<std::uint32_t> m_changed; ///< the vertices of which that is so
    std::vector<Collapse> m_collapses;    ///< of the arc
    std::int64_t m_missing = 0;           ///< doubled area that rounding has taken from the arc
};

void StripWorker::collapse(std::size_t arc) {
    const std::pmr::vector<std::uint32_t>& next = m_arcs->next;
    m_first = m_arcs->begin[arc];
    std::size_t count = 1;
    std::uint32_t last = m_first;
    for (; next[last] != kNone; last = next[last]) {
        ++count;
    }
    const bool is_closed = m_arcs->points[m_first] == m_arcs->points[last];
    const std::size_t least = is_closed ? 4 : 3;
    if (count <= least) {
        return;
    }
    m_is_changed.assign(m_arcs->begin[arc + 1] - m_first, false);
    m_changed.clear();
    m_missing = 0;
    bool has_changed = true;
    while (has_changed && count > least) {
        has_changed = false;
        for (const std::uint32_t vertex : m_changed) {
            m_is_changed[vertex - m_first] = false;
        }
        m_changed.clear();
        find_collapses(m_first);
        const std::int64_t missing_when_found = m_missing;
        for (const Collapse& found : m_collapses) {
            if (count == least || !is_current(found)) {
                continue;
            }
            // Placed anew where the steps before it in this pass have made good what was missing,
            // or left something over. Made good by every one of them it would grow beyond all
            // bounds.
            const std::optional<Collapse> collapse =
                m_missing == missing_when_found ? found : collapse_at(found.vertices[0]);
            if (collapse && is_free(*collapse)) {
                apply(*collapse);
                --count;
                has_changed = true;
            }
        }
    }
}

/// Drops vertices that lie between their neighbours: that moves nothing.
void StripWorker::drop_straight(std::size_t arc) {
    const std::pmr::vector<GridPoint>& points = m_arcs->points;
    std::pmr::vector<std::uint32_t>& next = m_arcs->next;
    auto a = m_arcs->begin[arc];
    std::uint32_t b = next[a];
    while (b != kNone && next[b] != kNone) {
        const std::uint32_t c = next[b];
        if (is_between(points[a], points[b], points[c])) {
            next[a] = c;
            next[b] = kNone;
            m_arcs->grid.add(a, points[a], points[c], m_strip.pool);
        } else {
            a = b;
        }
        b = c;
    }
}

/// The collapses that keep to the tolerance, those that displace least first.
void StripWorker::find_collapses(std::uint32_t first) {
    m_collapses.clear();
    for (std::uint32_t a = first; a != kNone; a = m_arcs->next[a]) {
        if (const std::optional<Collapse> collapse = collapse_at(a)) {
            m_collapses.push_back(*collapse);
        }
    }
    std::sort(
        m_collapses.begin(), m_collapses.end(), [](const Collapse& left, const Collapse& right) {
            return std::tie(left.displaced, left.vertices[0]) <
                   std::tie(right.displaced, right.vertices[0]);
        });
}

std::optional<Collapse> StripWorker::collapse_at(std::uint32_t a) const {
    Collapse collapse;
    collapse.vertices[0] = a;
    for (std::size_t i = 1; i < 4; ++i) {
        const std::uint32_t next = m_arcs->next[collapse.vertices.at(i - 1)];
        if (next == kNone) {
            return std::nullopt;
        }
        collapse.vertices.at(i) = next;
    }
    const FourVertices old = vertices_of(collapse);
    const std::optional<GridPoint> place = collapsed_place(old, m_missing);
    if (!place || !is_collapse_near(old, *place, m_tolerance2)) {
        return std::nullopt;
    }
    collapse.place = *place;
    collapse.displaced = displaced_ground(old, *place);
    return collapse;
}

/// True where this pass has not touched the vertices of a collapse.
bool StripWorker::is_current(const Collapse& collapse) const noexcept {
    return std::none_of(
        collapse.vertices.begin(), collapse.vertices.end(), [this](std::uint32_t vertex) {
            return m_is_changed[vertex - m_first];
        });
}

/// True where the new edges meet no other one, no vertex lies between the old way and the new, and
/// the step keeps to the strip.
bool StripWorker::is_free(const Collapse& collapse) const {
    const CollapseObstacles obstacles(vertices_of(collapse), collapse.place);
    const GridBox& box = obstacles.box();
    if (m_arcs->grid.column(box.min_x - kMargin) < m_strip.first ||
        m_arcs->grid.column(box.max_x + kMargin) > m_strip.last) {
        return false;
    }
    return m_arcs->grid.visit(
        {box.min_x, box.min_y}, {box.max_x, box.max_y}, [&](std::uint32_t edge) {
            const std::uint32_t end = m_arcs->next[edge];
            return end == kNone || edge == collapse.vertices[0] || edge == collapse.vertices[1] ||
                   edge == collapse.vertices[2] ||
                   !obstacles.has(m_arcs->points[edge], m_arcs->points[end]);
        });
}

void StripWorker::apply(const Collapse& collapse) {
    const auto& [a, b, c, d] = collapse.vertices;
    const FourVertices old = vertices_of(collapse);
    m_missing += cross(old.a, old.b, old.c) + cross(old.a, old.c, old.d) -
                 cross(old.a, collapse.place, old.d);
    m_arcs->grid.add(a, old.a, collapse.place, m_strip.pool);
    m_arcs->grid.add(b, collapse.place, old.d, m_strip.pool);
    m_arcs->points[b] = collapse.place;
    m_arcs->next[b] = d;
    m_arcs->next[c] = kNone;
    for (const std::uint32_t vertex : {b, c}) {
        m_is_changed[vertex - m_first] = true;
        m_changed.push_back(vertex);
    }
}

} // namespace

class ArcSimplifier::Impl {
public:
    Impl(ArcChains chains, std::pmr::memory_resource* memory)
        : m_memory(memory), m_arcs(std::move(chains), memory), m_kept(m_arcs.points.size()),
          m_between(memory) {
        const std::int64_t columns = m_arcs.grid.columns();
        const std::int64_t strips =
            std::clamp<std::int64_t>(columns / kLeastColumns, 1, kMostStrips);
        m_width = (columns + strips - 1) / strips;
        for (std::int64_t strip = 0; strip < strips; ++strip) {
            m_of_strip.emplace_back(memory);
        }
        sort_into_strips();
    }

    [[nodiscard]] ArcChains run(double tolerance, const WorkRunner& runner) {
        runner(m_of_strip.size(), [&](std::size_t number) {
            const auto first = static_cast<std::int64_t>(number) * m_width;
            const Strip strip{first, first + m_width - 1, static_cast<std::uint32_t>(number) + 1};
            StripWorker worker(m_arcs, strip, tolerance);
            for (const std::uint32_t arc : m_of_strip[number]) {
                worker.simplify(arc);
            }
        });
        StripWorker worker(m_arcs, {0, m_arcs.grid.columns() - 1, 0}, tolerance);
        for (const std::uint32_t arc : m_between) {
            worker.simplify(arc);
        }
        return collect();
    }

private:
    /// Finds the strip of each arc that has anything to lose. It stays in it, since steps that
    /// leave the strip are not taken: no other strip ever has an entry of it in its cells.
    void sort_into_strips() {
        const std::int64_t last_column = m_arcs.grid.columns() - 1;
        for (std::uint32_t arc = 0; arc + 1 < m_arcs.begin.size(); ++arc) {
            if (m_arcs.begin[arc + 1] - m_arcs.begin[arc] < 3) {
                continue;
            }
            const auto points =
                std::span<const GridPoint>(m_arcs.points)
                    .subspan(m_arcs.begin[arc], m_arcs.begin[arc + 1] - m_arcs.begin[arc]);
            const auto [west, east] = std::minmax_element(
                points.begin(), points.end(), [](const GridPoint& left, const GridPoint& right) {
                    return left.x < right.x;
                });
            // A column more on either side, so that hardly any step has to be refused.
            const std::int64_t first = std::max<std::int64_t>(m_arcs.grid.column(west->x) - 1, 0);
            const std::int64_t last = std::min(m_arcs.grid.column(east->x) + 1, last_column);
            const auto strip = static_cast<std::size_t>(first / m_width);
            (first / m_width == last / m_width ? m_of_strip[strip] : m_between).push_back(arc);
        }
    }

    /// What the arcs are now.
    [[nodiscard]] ArcChains collect() {
        ArcChains result(m_memory);
        result.begin.reserve(m_arcs.begin.size());
        result.points.reserve(m_kept);
        for (std::size_t arc = 0; arc + 1 < m_arcs.begin.size(); ++arc) {
            for (auto i = m_arcs.begin[arc]; i != kNone; i = m_arcs.next[i]) {
                result.points.push_back(m_arcs.points[i]);
            }
            result.begin.push_back(result.points.size());
        }
        m_kept = result.points.size();
        return result;
    }

    std::pmr::memory_resource* m_memory;
    ChangingArcs m_arcs;
    std::size_t m_kept;       ///< of the points, after the last step
    std::int64_t m_width = 1; ///< of a strip, in columns
    std::vector<std::pmr::vector<std::uint32_t>> m_of_strip;
    std::pmr::vector<std::uint32_t> m_between; ///< arcs in more than one strip
};

void run_one_by_one(std::size_t count, const std::function<void(std::size_t)>& work) {
    for (std::size_t i = 0; i < count; ++i) {
        work(i);
    }
}

ArcSimplifier::ArcSimplifier(ArcChains chains, std::pmr::memory_resource* memory)
    : m_impl(std::make_unique<Impl>(std::move(chains), memory)) {}

ArcSimplifier::~ArcSimplifier() = default;

ArcChains ArcSimplifier::simplify(double tolerance, const WorkRunner& runner) {
    return m_impl->run(tolerance, runner);
}

ArcChains simplify_arcs(const ArcChains& chains, double tolerance) {
    return ArcSimplifier(chains).simplify(tolerance);
}

} // namespace huuco
