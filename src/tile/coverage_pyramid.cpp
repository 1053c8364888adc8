// SPDX-License-Identifier: MIT
/// \file
/// From the highest zoom down: every zoom is drawn from the one above it.

#include "tile/coverage_pyramid.hpp"

#include "tile/dissolve.hpp"
#include "tile/ground_area.hpp"
#include "tile/layer_groups.hpp"

#include <huuco/base/error.hpp>
#include <huuco/geometry/arc_simplifier.hpp>

#include <fmt/format.h>
#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <optional>
#include <span>
#include <utility>

namespace huuco::tile {

namespace {

/// Below this zoom dissolved layers stand in for theirs; the lowest zoom where there are none.
int switch_zoom(const std::vector<TileLayer>& layers, const ZoomPlan& plan) {
    int zoom = plan.min_zoom;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        if (layers[i].dissolve) {
            zoom = std::max(zoom, first_zoom_of_features(layers[i], i, plan));
        }
    }
    return zoom;
}

std::vector<PointItem> grid_points(const std::vector<TileLayer>& layers, const ZoomPlan& plan) {
    const double units = std::ldexp(4096.0, plan.grid_zoom);
    std::vector<PointItem> points;
    for (std::uint32_t number = 0; number < layers.size(); ++number) {
        for (std::uint32_t i = 0; i < layers[number].points.size(); ++i) {
            const Point position = web_mercator(layers[number].points[i]);
            points.push_back(
                {number,
                 i,
                 {static_cast<std::int32_t>(std::llround(position.x * units)),
                  static_cast<std::int32_t>(std::llround(position.y * units))},
                 false});
        }
    }
    return points;
}

/// The text of a value in the statistics.
std::string text_of(const TileValue& value) {
    if (const auto* const text = std::get_if<std::string>(&value)) {
        return *text;
    }
    if (const auto* const flag = std::get_if<bool>(&value)) {
        return *flag ? "true" : "false";
    }
    if (const auto* const number = std::get_if<std::int64_t>(&value)) {
        return fmt::format("{}", *number);
    }
    return fmt::format("{}", std::get<double>(value));
}

/// Sums ground by the value of the area attribute of each layer that has one.
class GroundSums {
public:
    explicit GroundSums(const std::vector<TileLayer>& layers) {
        for (const TileLayer& layer : layers) {
            const auto column =
                std::find_if(layer.columns.begin(), layer.columns.end(), [&](const TileColumn& c) {
                    return c.key == layer.area_key;
                });
            const bool is_counted = column != layer.columns.end();
            m_columns.push_back(is_counted ? &*column : nullptr);
            // One place more than the dictionary has: for features without a value.
            m_sums.emplace_back(is_counted ? column->dictionary.size() + 1 : 0, 0.0);
        }
    }

    [[nodiscard]] bool counts(std::size_t layer) const { return m_columns[layer] != nullptr; }

    void add(std::size_t layer, std::size_t feature, double ground_m2) {
        const std::uint32_t code = m_columns[layer]->codes[feature];
        m_sums[layer][std::min<std::size_t>(code, m_sums[layer].size() - 1)] += ground_m2;
    }

    /// The sums since the last call, of values that have any ground.
    [[nodiscard]] GroundByClass take() {
        GroundByClass result;
        for (std::size_t layer = 0; layer < m_sums.size(); ++layer) {
            for (std::size_t code = 0; code < m_sums[layer].size(); ++code) {
                if (m_sums[layer][code] != 0.0) {
                    const auto& dictionary = m_columns[layer]->dictionary;
                    result[code < dictionary.size() ? text_of(dictionary[code]) : std::string()] +=
                        std::exchange(m_sums[layer][code], 0.0);
                }
            }
        }
        return result;
    }

private:
    std::vector<const TileColumn*> m_columns;
    std::vector<std::vector<double>> m_sums; ///< by layer and code
};

GridBox box_of_ring(std::span<const GridPoint> ring) noexcept {
    constexpr std::int32_t kLow = std::numeric_limits<std::int32_t>::min();
    constexpr std::int32_t kHigh = std::numeric_limits<std::int32_t>::max();
    GridBox box{kHigh, kHigh, kLow, kLow};
    for (const GridPoint& point : ring) {
        box.min_x = std::min(box.min_x, point.x);
        box.min_y = std::min(box.min_y, point.y);
        box.max_x = std::max(box.max_x, point.x);
        box.max_y = std::max(box.max_y, point.y);
    }
    return box;
}

/// A stage and its rings, which the arcs take the place of.
struct StageRings {
    explicit StageRings(GridPolygons source)
        : stage(std::make_shared<CoverageStage>(CoverageStage{
              std::move(source.polygons),
              std::move(source.specks),
              source.rings.size()})),
          rings(std::make_shared<GridRingList>(std::move(source.rings))),
          numbers(std::move(source.numbers)), vertices(source.vertices) {}

    [[nodiscard]] ArcTopology topology(std::pmr::memory_resource* memory) const {
        return numbers.empty() ? ArcTopology(*rings, memory)
                               : ArcTopology(*rings, numbers, vertices, memory);
    }

    std::shared_ptr<const CoverageStage> stage;
    std::shared_ptr<const GridRingList> rings;
    std::pmr::vector<std::uint32_t> numbers;
    std::size_t vertices = 0;
};

/// The arcs of one zoom after the other.
class ArcDrawing {
public:
    ArcDrawing(StageRings rings, std::pmr::memory_resource* memory) : m_memory(memory) {
        begin(std::move(rings));
    }

    /// Simplifies the arcs. \param tolerance  in grid units
    void simplify(double tolerance) {
        if (!m_simplifier) {
            assert(m_chains.use_count() == 1); // no zoom was drawn of them as they are
            m_simplifier.emplace(std::move(*m_chains), m_memory);
        }
        m_chains = std::make_shared<ArcChains>(m_simplifier->simplify(
            tolerance, [](std::size_t count, const std::function<void(std::size_t)>& work) {
                tbb::parallel_for(std::size_t{0}, count, work);
            }));
    }

    /// Goes on with the joined ground.
    void join(int zoom, std::span<const std::optional<LayerGroups>> groups) {
        m_simplifier.reset(); // the largest thing in memory
        GridPolygons joined = dissolve(at(zoom), groups, m_memory);
        begin(StageRings(std::move(joined)));
    }

    [[nodiscard]] ZoomCoverage at(int zoom) const {
        return {zoom, m_stage, nullptr, m_topology, m_chains};
    }

    /// Of all arcs: a border counts once.
    [[nodiscard]] std::size_t vertices() const noexcept { return m_chains->points.size(); }

private:
    void begin(StageRings rings) {
        m_chains.reset();
        m_stage = std::move(rings.stage);
        const auto topology = std::make_shared<ArcTopology>(rings.topology(m_memory));
        m_chains = std::make_shared<ArcChains>(topology->release_chains());
        m_topology = topology;
    }

    std::pmr::memory_resource* m_memory;
    std::shared_ptr<const CoverageStage> m_stage;
    std::shared_ptr<const ArcTopology> m_topology;
    std::shared_ptr<ArcChains> m_chains;
    std::optional<ArcSimplifier> m_simplifier;
};

/// Notes what has to be known of the shapes before they are let go.
void note_layers(
    const std::vector<TileLayer>& layers,
    int first_of_features,
    CoveragePyramid& pyramid) {
    for (std::size_t number = 0; number < layers.size(); ++number) {
        const TileLayer& layer = layers[number];
        for (const MultiPolygonBuffer& shapes : layer.shapes.parts()) {
            for (std::size_t i = 0; i < shapes.size(); ++i) {
                pyramid.empty_shapes += shapes.shape(i).is_empty() ? 1 : 0;
            }
            shapes.let_go();
        }
        const int first = layer.dissolve ? first_of_features
                                         : first_zoom_of_features(layer, number, pyramid.plan);
        pyramid.layer_zooms.push_back({first, pyramid.plan.max_zoom});
    }
}

/// Appends the dissolved layers.
///
/// \param ground_m2  by layer and feature
/// \returns by layer, how its features are joined
std::vector<std::optional<LayerGroups>> add_dissolved(
    int first_of_features,
    std::span<const std::pmr::vector<double>> ground_m2,
    CoveragePyramid& pyramid) {
    std::vector<TileLayer>& layers = pyramid.layers;
    const std::size_t given = layers.size();
    std::vector<std::optional<LayerGroups>> groups(given);
    for (std::size_t i = 0; i < given; ++i) {
        if (layers[i].dissolve && first_of_features > pyramid.plan.min_zoom) {
            GroupedLayer grouped = group_features(layers[i], ground_m2[i]);
            grouped.groups.target = static_cast<std::uint32_t>(layers.size());
            groups[i] = std::move(grouped.groups);
            layers.push_back(std::move(grouped.layer));
            pyramid.layer_zooms.push_back({pyramid.plan.min_zoom, first_of_features - 1});
        }
    }
    return groups;
}

} // namespace

CoveragePyramid make_pyramid(std::vector<TileLayer> layers, const TileOptions& options) {
    CoveragePyramid pyramid(options.memory);
    pyramid.plan = plan_zooms(layers, options);
    const int first_of_features = switch_zoom(layers, pyramid.plan);
    note_layers(layers, first_of_features, pyramid);
    pyramid.points = grid_points(layers, pyramid.plan);
    GriddedLayers gridded = grid_polygons(layers, pyramid.plan.grid_zoom, options.memory);
    pyramid.layers = std::move(layers);
    pyramid.groups = add_dissolved(first_of_features, gridded.ground_m2, pyramid);
    pyramid.first_of_features = first_of_features;
    pyramid.polygons = std::move(gridded.polygons);

    GroundSums sums(pyramid.layers);
    for (std::size_t i = 0; i < gridded.ground_m2.size(); ++i) {
        for (std::size_t k = 0; sums.counts(i) && k < gridded.ground_m2[i].size(); ++k) {
            sums.add(i, k, gridded.ground_m2[i][k]);
        }
    }
    pyramid.source_m2 = sums.take();
    return pyramid;
}

std::vector<std::size_t> draw_zooms(
    CoveragePyramid& pyramid,
    double tolerance,
    const std::function<void(ZoomCoverage)>& take) {
    const ZoomPlan& plan = pyramid.plan;
    StageRings rings(std::move(pyramid.polygons));
    pyramid.polygons = {};
    // Of the highest zoom nothing is changed: its tiles need not wait for the arcs.
    take({plan.max_zoom, rings.stage, rings.rings, nullptr, nullptr});
    ArcDrawing drawing(std::move(rings), pyramid.memory);
    std::vector<std::size_t> vertices = {drawing.vertices()};
    for (int zoom = plan.max_zoom - 1; zoom >= plan.min_zoom; --zoom) {
        if (zoom + 1 == pyramid.first_of_features) {
            drawing.join(zoom + 1, pyramid.groups);
        }
        drawing.simplify(std::ldexp(tolerance, plan.grid_zoom - zoom));
        vertices.push_back(drawing.vertices());
        take(drawing.at(zoom));
    }
    return vertices;
}

ZoomMeasures measure_zoom(const CoveragePyramid& pyramid, const ZoomCoverage& coverage) {
    GroundSums sums(pyramid.layers);
    const double units = std::ldexp(4096.0, pyramid.plan.grid_zoom);
    const CoverageStage& stage = *coverage.stage;
    std::pmr::vector<double> ground_m2(stage.size(), 0.0, pyramid.memory);
    std::pmr::vector<GridBox> boxes(stage.size(), pyramid.memory);
    tbb::parallel_for(
        tbb::blocked_range<std::size_t>(0, stage.size(), 256),
        [&](const tbb::blocked_range<std::size_t>& range) {
            std::vector<GridPoint> buffer;
            for (std::size_t i = range.begin(); i < range.end(); ++i) {
                const std::size_t first = stage.polygons[i].first_ring;
                const bool is_counted = sums.counts(stage.polygons[i].layer);
                for (std::size_t r = first; r < stage.end_ring(i); ++r) {
                    const std::span<const GridPoint> ring = ring_of(coverage, r, buffer);
                    if (r == first) {
                        boxes[i] = box_of_ring(ring);
                    }
                    ground_m2[i] += is_counted ? ground_area_m2(ring, units) : 0.0;
                }
            }
        });
    for (std::size_t i = 0; i < stage.size(); ++i) {
        if (sums.counts(stage.polygons[i].layer)) {
            sums.add(stage.polygons[i].layer, stage.polygons[i].feature, ground_m2[i]);
        }
    }
    return {sums.take(), std::move(boxes)};
}

} // namespace huuco::tile
