// SPDX-License-Identifier: MIT
/// \file
/// Brings layers to the world grid: rounds, nodes, mends, block by block on all threads.

#include "tile/coverage.hpp"

#include "base/heap.hpp"
#include "base/message_format.hpp"
#include "base/ordered_pipeline.hpp"
#include "tile/ground_area.hpp"
#include "tile/layer_checks.hpp"
#include "tile/mercator_bands.hpp"
#include "tile/ring_mender.hpp"

#include <huuco/base/error.hpp>
#include <huuco/geometry/ring_noder.hpp>

#include <tbb/task_arena.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

namespace huuco::tile {

namespace {

constexpr std::size_t kBlock = 4096;

/// Items that are worked on in one go.
struct Block {
    std::size_t part = 0; ///< of the shapes that they are from
    std::size_t begin = 0;
    std::size_t end = 0;
    bool is_last = true; ///< of its part
};

void cut_into_blocks(std::size_t part, std::size_t count, std::vector<Block>& blocks) {
    for (std::size_t begin = 0; begin < count; begin += kBlock) {
        const std::size_t end = std::min(count, begin + kBlock);
        blocks.push_back({part, begin, end, end == count});
    }
}

/// Makes polygons of each block, on all threads, and appends them in the order of the blocks.
///
/// \param make   makes those of a block
/// \param after  is told that a block and all before it have been taken
template <typename Make, typename After>
void append_blocks(
    std::span<const Block> blocks,
    GridPolygons& all,
    const Make& make,
    const After& after) {
    struct Made {
        const Block* block;
        GridPolygons polygons;
    };

    std::size_t next = 0;
    run_in_order<const Block*, Made>(
        static_cast<std::size_t>(tbb::this_task_arena::max_concurrency()) * 4,
        [&] { return next == blocks.size() ? std::nullopt : std::optional(&blocks[next++]); },
        [&](const Block* block) {
            Made made{block, {}};
            make(*block, made.polygons);
            return made;
        },
        [&](const Made& made) {
            all.append(made.polygons);
            after(*made.block);
        });
}

/// The nearest grid line of a position, which is not negative: `lround` would be a call.
std::int32_t nearest(double position) noexcept {
    // NOLINTNEXTLINE(bugprone-incorrect-roundings): far from the numbers that it is wrong for
    return static_cast<std::int32_t>(position + 0.5);
}

/// Rounds the features of one layer.
class Rounder {
public:
    Rounder(const TileLayer& layer, std::uint32_t number, int grid_zoom)
        : m_layer(&layer), m_number(number), m_units(std::ldexp(4096.0, grid_zoom)) {}

    /// Appends a feature; returns its ground in square metres before rounding.
    double add(std::size_t feature, const ShapeView& shape, GridPolygons& out) {
        double ground_m2 = 0.0;
        for (std::size_t p = 0; p < shape.polygon_count(); ++p) {
            const PolygonView polygon = shape.polygon(p);
            out.polygons.push_back(
                {m_number,
                 static_cast<std::uint32_t>(feature),
                 static_cast<std::uint32_t>(out.rings.size())});
            for (std::size_t r = 0; r < polygon.ring_count(); ++r) {
                ground_m2 += add_ring(polygon.ring(r), out.rings);
            }
        }
        return ground_m2;
    }

private:
    double add_ring(RingView ring, GridRingList& out) {
        m_ring.clear();
        check(ring.front());
        // Backwards and without the closing point: north is down on the grid.
        for (std::size_t i = ring.size() - 1; i > 0; --i) {
            m_ring.push_back(project(ring[i]));
            out.points.push_back({nearest(m_ring.back().x), nearest(m_ring.back().y)});
        }
        out.end_ring();
        return ground_area_m2(m_ring, m_units);
    }

    void check(const Point& degrees) const {
        if (!is_in_degrees(degrees)) {
            refuse_position(*m_layer, degrees);
        }
    }

    [[nodiscard]] Point project(const Point& degrees) {
        check(degrees);
        const Point position = m_mercator(degrees);
        return {position.x * m_units, position.y * m_units};
    }

    const TileLayer* m_layer;
    std::uint32_t m_number;
    double m_units;
    MercatorBands m_mercator;
    std::vector<Point> m_ring;
};

GriddedLayers
round_layers(std::span<TileLayer> layers, int grid_zoom, std::pmr::memory_resource* memory) {
    GriddedLayers all{GridPolygons(memory), {}};
    std::size_t points = 0;
    std::size_t shapes = 0;
    for (const TileLayer& layer : layers) {
        points += layer.shapes.point_count();
        shapes += layer.shapes.size();
    }
    require_countable_vertices(points); // before hours of rounding and mending
    all.polygons.rings.points.reserve(points);
    all.polygons.rings.begin.reserve(shapes + shapes / 16 + 1); // most have one ring
    all.polygons.polygons.reserve(shapes + shapes / 16);
    for (std::size_t number = 0; number < layers.size(); ++number) {
        TileLayer& layer = layers[number];
        std::pmr::vector<double>& ground_m2 =
            all.ground_m2.emplace_back(layer.shapes.size(), 0.0, memory);
        const std::span<MultiPolygonBuffer> parts = layer.shapes.parts();
        std::vector<Block> blocks;
        for (std::size_t part = 0; part < parts.size(); ++part) {
            cut_into_blocks(part, parts[part].size(), blocks);
        }
        append_blocks(
            blocks,
            all.polygons,
            [&](const Block& block, GridPolygons& polygons) {
                Rounder rounder(layer, static_cast<std::uint32_t>(number), grid_zoom);
                const std::size_t first = layer.shapes.first_of(block.part);
                for (std::size_t i = block.begin; i < block.end; ++i) {
                    ground_m2[first + i] =
                        rounder.add(first + i, parts[block.part].shape(i), polygons);
                }
            },
            [&](const Block& block) {
                if (block.is_last) {
                    parts[block.part].let_go();
                    parts[block.part] = {};
                }
            });
        layer.shapes = {};
    }
    return all;
}

/// Nodes polygons one after the other and makes them valid.
class Finisher {
public:
    explicit Finisher(const RingNoder& noder) : m_noder(&noder) {}

    /// Appends what is left of a polygon: usually one, none where it has no ground on the grid.
    void add(const GridPolygons& from, std::size_t polygon, GridPolygons& out) {
        const CoveragePolygon& source = from.polygons[polygon];
        const std::size_t end = polygon + 1 < from.polygons.size()
                                    ? from.polygons[polygon + 1].first_ring
                                    : from.rings.size();
        m_noded.clear();
        for (std::size_t r = source.first_ring; r < end; ++r) {
            m_points.clear();
            m_noder->node(from.rings.ring(r), m_points);
            if (!m_points.empty()) {
                m_noded.add_ring(m_points);
            }
        }
        m_valid.clear();
        if (!m_noded.empty()) {
            m_mender.mend(m_noded, m_valid);
        }
        for (std::size_t r = 0; r < m_valid.size(); ++r) {
            const auto ring = m_valid.ring(r);
            if (twice_area(ring) > 0) {
                out.polygons.push_back(
                    {source.layer, source.feature, static_cast<std::uint32_t>(out.rings.size())});
            }
            out.rings.points.insert(out.rings.points.end(), ring.begin(), ring.end());
            out.rings.end_ring();
            // Looked up here, where they were found a moment ago.
            for (const GridPoint& point : ring) {
                out.numbers.push_back(m_noder->number(point));
            }
        }
    }

private:
    const RingNoder* m_noder;
    RingMender m_mender;
    std::vector<GridPoint> m_points;
    GridRings m_noded;
    GridRings m_valid;
};

/// Numbers the vertices that the noder does not know: where mending has cut edges that cross.
void number_the_rest(std::uint32_t known, GridPolygons& polygons) {
    std::map<GridPoint, std::uint32_t> more;
    for (std::size_t i = 0; i < polygons.numbers.size(); ++i) {
        if (polygons.numbers[i] == known) {
            const auto next = static_cast<std::uint32_t>(known + more.size());
            polygons.numbers[i] = more.try_emplace(polygons.rings.points[i], next).first->second;
        }
    }
    polygons.vertices = known + more.size();
}

/// The features of which no polygon is left, at the first point they had.
std::vector<Speck> find_specks(const GridPolygons& rounded, const GridPolygons& finished) {
    std::vector<Speck> specks;
    std::size_t next = 0;
    for (std::size_t i = 0; i < rounded.polygons.size(); ++i) {
        const CoveragePolygon& first = rounded.polygons[i];
        if (i > 0 && rounded.polygons[i - 1].layer == first.layer &&
            rounded.polygons[i - 1].feature == first.feature) {
            continue;
        }
        const auto is_before = [&](const CoveragePolygon& polygon) {
            return std::pair(polygon.layer, polygon.feature) <
                   std::pair(first.layer, first.feature);
        };
        while (next < finished.polygons.size() && is_before(finished.polygons[next])) {
            ++next;
        }
        const bool is_there = next < finished.polygons.size() &&
                              finished.polygons[next].layer == first.layer &&
                              finished.polygons[next].feature == first.feature;
        const auto ring = rounded.rings.ring(first.first_ring);
        if (!is_there && !ring.empty()) {
            specks.push_back({first.layer, first.feature, ring.front()});
        }
    }
    return specks;
}

} // namespace

void GridPolygons::append(const GridPolygons& other) {
    const auto first_ring = static_cast<std::uint32_t>(rings.size());
    const std::size_t first_point = rings.points.size();
    for (CoveragePolygon polygon : other.polygons) {
        polygon.first_ring += first_ring;
        polygons.push_back(polygon);
    }
    rings.points.insert(rings.points.end(), other.rings.points.begin(), other.rings.points.end());
    for (std::size_t i = 1; i < other.rings.begin.size(); ++i) {
        rings.begin.push_back(first_point + other.rings.begin[i]);
    }
    numbers.insert(numbers.end(), other.numbers.begin(), other.numbers.end());
    specks.insert(specks.end(), other.specks.begin(), other.specks.end());
}

GriddedLayers
grid_polygons(std::span<TileLayer> layers, int grid_zoom, std::pmr::memory_resource* memory) {
    GriddedLayers all = round_layers(layers, grid_zoom, memory);
    give_back_freed_memory(); // of shapes, which came in small parts; large arrays are next
    const GridPolygons rounded = std::move(all.polygons);
    const RingNoder noder(rounded.rings.points, memory);
    GridPolygons finished(memory);
    // With the vertices of neighbours there are some more.
    const std::size_t points = rounded.rings.points.size() + rounded.rings.points.size() / 16;
    finished.rings.points.reserve(points);
    finished.numbers.reserve(points);
    finished.rings.begin.reserve(rounded.rings.begin.size());
    finished.polygons.reserve(rounded.polygons.size());
    std::vector<Block> blocks;
    cut_into_blocks(0, rounded.polygons.size(), blocks);
    append_blocks(
        blocks,
        finished,
        [&](const Block& block, GridPolygons& polygons) {
            Finisher finisher(noder);
            for (std::size_t i = block.begin; i < block.end; ++i) {
                finisher.add(rounded, i, polygons);
            }
        },
        [](const Block&) {});
    number_the_rest(noder.size(), finished);
    finished.specks = find_specks(rounded, finished);
    return {std::move(finished), std::move(all.ground_m2)};
}

std::span<const GridPoint>
ring_of(const ZoomCoverage& coverage, std::size_t ring, std::vector<GridPoint>& buffer) {
    if (coverage.rings) {
        return coverage.rings->ring(ring);
    }
    buffer.clear();
    append_arcs(coverage.topology->ring(ring), *coverage.chains, buffer);
    return buffer;
}

void append_polygon(const ZoomCoverage& coverage, std::size_t polygon, GridRingList& out) {
    const CoverageStage& stage = *coverage.stage;
    std::vector<GridPoint> buffer;
    for (std::size_t r = stage.polygons[polygon].first_ring; r < stage.end_ring(polygon); ++r) {
        const std::span<const GridPoint> ring = ring_of(coverage, r, buffer);
        out.points.insert(out.points.end(), ring.begin(), ring.end());
        out.end_ring();
    }
}

} // namespace huuco::tile
