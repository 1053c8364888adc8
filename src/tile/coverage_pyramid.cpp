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
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <optional>
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

double polygon_ground_m2(const ZoomCoverage& coverage, std::size_t polygon, double units) {
    thread_local GridRingList rings;
    rings.points.clear();
    rings.begin.resize(1);
    append_polygon(coverage, polygon, rings);
    double sum = 0.0;
    for (std::size_t r = 0; r < rings.size(); ++r) {
        sum += ground_area_m2(rings.ring(r), units);
    }
    return sum;
}

GroundByClass measure(const ZoomCoverage& coverage, GroundSums& sums, const ZoomPlan& plan) {
    const double units = std::ldexp(4096.0, plan.grid_zoom);
    const CoverageStage& stage = *coverage.stage;
    std::vector<double> ground_m2(stage.size(), 0.0);
    tbb::parallel_for(std::size_t{0}, stage.size(), [&](std::size_t i) {
        if (sums.counts(stage.polygons[i].layer)) {
            ground_m2[i] = polygon_ground_m2(coverage, i, units);
        }
    });
    for (std::size_t i = 0; i < stage.size(); ++i) {
        if (sums.counts(stage.polygons[i].layer)) {
            sums.add(stage.polygons[i].layer, stage.polygons[i].feature, ground_m2[i]);
        }
    }
    return sums.take();
}

/// Builds the coverages from the highest zoom down.
class PyramidBuilder {
public:
    PyramidBuilder(CoveragePyramid& pyramid, double tolerance)
        : m_pyramid(&pyramid), m_tolerance(tolerance) {}

    void begin(GridPolygons polygons) {
        m_stage = std::make_shared<CoverageStage>(std::move(polygons));
        m_first_chains = m_chains = std::make_shared<ArcChains>(m_stage->topology.release_chains());
        m_simplifier.reset();
    }

    /// Takes the arcs as they are for a zoom.
    void keep(int zoom) { m_pyramid->zooms.push_back({zoom, m_stage, m_chains}); }

    /// Simplifies the arcs for a zoom.
    void simplify(int zoom) {
        const double units = std::ldexp(m_tolerance, m_pyramid->plan.grid_zoom - zoom);
        if (!m_simplifier) {
            m_simplifier.emplace(*m_first_chains);
        }
        m_chains = std::make_shared<ArcChains>(m_simplifier->simplify(units));
    }

    [[nodiscard]] ZoomCoverage current(int zoom) const { return {zoom, m_stage, m_chains}; }

private:
    CoveragePyramid* m_pyramid;
    double m_tolerance;
    std::shared_ptr<CoverageStage> m_stage;
    std::shared_ptr<const ArcChains> m_chains;
    std::shared_ptr<const ArcChains> m_first_chains; ///< of the stage
    std::optional<ArcSimplifier> m_simplifier;       ///< of those
};

void build_zooms(
    GridPolygons polygons,
    std::span<const std::optional<LayerGroups>> groups,
    int first_of_features,
    double tolerance,
    CoveragePyramid& pyramid) {
    const ZoomPlan& plan = pyramid.plan;
    PyramidBuilder builder(pyramid, tolerance);
    builder.begin(std::move(polygons));
    builder.keep(plan.max_zoom);
    for (int zoom = plan.max_zoom - 1; zoom >= plan.min_zoom; --zoom) {
        if (zoom + 1 == first_of_features) {
            builder.begin(dissolve(builder.current(zoom + 1), groups));
        }
        builder.simplify(zoom);
        builder.keep(zoom);
    }
    std::reverse(pyramid.zooms.begin(), pyramid.zooms.end());
}

/// Notes what has to be known of the shapes before they are let go.
void note_layers(
    const std::vector<TileLayer>& layers,
    int first_of_features,
    CoveragePyramid& pyramid) {
    for (std::size_t number = 0; number < layers.size(); ++number) {
        const TileLayer& layer = layers[number];
        for (std::size_t i = 0; i < layer.shapes.size(); ++i) {
            pyramid.empty_shapes += layer.shapes.shape(i).is_empty() ? 1 : 0;
        }
        const int first = layer.dissolve ? first_of_features
                                         : first_zoom_of_features(layer, number, pyramid.plan);
        pyramid.layer_zooms.push_back({first, pyramid.plan.max_zoom});
    }
}

/// Appends the dissolved layers. \returns by layer, how its features are joined
std::vector<std::optional<LayerGroups>>
add_dissolved(int first_of_features, CoveragePyramid& pyramid) {
    std::vector<TileLayer>& layers = pyramid.layers;
    const std::size_t given = layers.size();
    std::vector<std::optional<LayerGroups>> groups(given);
    for (std::size_t i = 0; i < given; ++i) {
        if (layers[i].dissolve && first_of_features > pyramid.plan.min_zoom) {
            GroupedLayer grouped = group_features(layers[i]);
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
    CoveragePyramid pyramid;
    pyramid.plan = plan_zooms(layers, options);
    const int first_of_features = switch_zoom(layers, pyramid.plan);
    note_layers(layers, first_of_features, pyramid);
    pyramid.points = grid_points(layers, pyramid.plan);
    GriddedLayers gridded = grid_polygons(layers, pyramid.plan.grid_zoom);
    pyramid.layers = std::move(layers);
    const auto groups = add_dissolved(first_of_features, pyramid);

    GroundSums sums(pyramid.layers);
    for (std::size_t i = 0; i < gridded.ground_m2.size(); ++i) {
        for (std::size_t k = 0; sums.counts(i) && k < gridded.ground_m2[i].size(); ++k) {
            sums.add(i, k, gridded.ground_m2[i][k]);
        }
    }
    pyramid.source_m2 = sums.take();
    build_zooms(std::move(gridded.polygons), groups, first_of_features, options.tolerance, pyramid);
    for (const ZoomCoverage& coverage : pyramid.zooms) {
        pyramid.ground_m2.push_back(measure(coverage, sums, pyramid.plan));
    }
    return pyramid;
}

} // namespace huuco::tile
