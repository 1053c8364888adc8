// SPDX-License-Identifier: MIT
/// \file
/// Holes of the united parcels that are too narrow to be meant.

#include "base/message_format.hpp"
#include "pipeline/ground_width.hpp"
#include "pipeline/parcel_checks.hpp"

#include <huuco/base/text.hpp>
#include <huuco/crs/area_measure.hpp>
#include <huuco/geometry/boolean_ops.hpp>
#include <huuco/geometry/spatial_index.hpp>
#include <huuco/pipeline/check.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace huuco {

namespace {

/// Appends the ground that a hole leaves open, as a shape of its own.
void add_hole(RingView hole, MultiPolygonBuffer& out) {
    for (std::size_t i = hole.size(); i > 0; --i) {
        out.add_point(hole[i - 1]); // backwards: a hole runs clockwise, an outer ring does not
    }
    out.end_ring();
    out.end_polygon();
    out.end_shape();
}

/// Ground that parcels enclose and none covers, one shape each.
class EnclosedGround {
public:
    explicit EnclosedGround(const std::vector<ShapeView>& parcels) {
        m_ops.union_of(parcels, m_united);
        const ShapeView united = m_united.shape(0);
        std::vector<Box> boxes;
        for (std::size_t p = 0; p < united.polygon_count(); ++p) {
            MultiPolygonBuffer& polygon = m_polygons;
            for (const Point& point : united.polygon(p).ring(0)) {
                polygon.add_point(point);
            }
            polygon.end_ring();
            polygon.end_polygon();
            polygon.end_shape();
            boxes.push_back(polygon.shape(p).box());
        }
        const SpatialIndex islands(boxes);
        for (std::size_t p = 0; p < united.polygon_count(); ++p) {
            for (std::size_t r = 1; r < united.polygon(p).ring_count(); ++r) {
                add_open_ground(united.polygon(p).ring(r), p, islands);
            }
        }
    }

    [[nodiscard]] const MultiPolygonBuffer& shapes() const noexcept { return m_open; }

private:
    /// A hole less the polygons that lie in it.
    void add_open_ground(RingView hole, std::size_t around, const SpatialIndex& islands) {
        MultiPolygonBuffer open;
        add_hole(hole, open);
        islands.query(open.shape(0).box(), m_near);
        for (const std::uint32_t island : m_near) {
            if (island != around) {
                MultiPolygonBuffer rest;
                m_ops.difference(open.shape(0), m_polygons.shape(island), rest);
                open = std::move(rest);
            }
        }
        if (!open.shape(0).is_empty()) {
            m_open.add_shape(open.shape(0));
        }
    }

    BooleanOps m_ops;
    MultiPolygonBuffer m_united;
    MultiPolygonBuffer m_polygons; ///< the polygons of the union without their holes
    MultiPolygonBuffer m_open;
    std::vector<std::uint32_t> m_near;
};

/// Which parcels have a corner on the outline of some ground.
class Corners {
public:
    explicit Corners(const std::vector<ShapeView>& parcels) : m_parcels(&parcels) {
        std::vector<Box> boxes;
        for (const ShapeView& parcel : parcels) {
            boxes.push_back(parcel.box());
        }
        m_index.emplace(boxes);
    }

    /// Indices of the parcels, ascending.
    [[nodiscard]] std::vector<std::uint32_t> around(const ShapeView& ground) const {
        std::vector<std::uint32_t> near;
        m_index->query(ground.box(), near);
        std::erase_if(near, [&](std::uint32_t parcel) {
            return std::ranges::none_of((*m_parcels)[parcel].points(), [&](const Point& corner) {
                return std::ranges::find(ground.points(), corner) != ground.points().end();
            });
        });
        return near;
    }

private:
    const std::vector<ShapeView>* m_parcels;
    std::optional<SpatialIndex> m_index;
};

} // namespace

Problems check_gaps(const ParcelChecks& checks, double widest_m) {
    const Analysis& analysis = *checks.analysis;
    std::vector<ShapeView> parcels;
    std::vector<std::uint64_t> fids;
    for (const ParcelBatch& batch : analysis.batches) {
        for (std::size_t row = 0; row < batch.size(); ++row) {
            if (!batch.shapes.shape(row).is_empty()) {
                parcels.push_back(batch.shapes.shape(row));
                fids.push_back(batch.first_fid + row);
            }
        }
    }
    Problems problems;
    if (parcels.empty()) {
        return problems;
    }
    const EnclosedGround enclosed(parcels);
    const Corners corners(parcels);
    const AreaMeasure measure(analysis.working_crs, analysis.area_method);
    for (std::size_t i = 0; i < enclosed.shapes().size(); ++i) {
        const ShapeView ground = enclosed.shapes().shape(i);
        const double width_m = mean_width_m(ground, analysis.working_crs);
        const std::vector<std::uint32_t> around = corners.around(ground);
        if (width_m <= kRoundingWidth_m || width_m > widest_m || around.empty()) {
            continue;
        }
        Problem& problem = problems.emplace_back();
        const FeatureRef first = feature_of(*checks.inputs, fids[around.front()]);
        problem.source = first.source;
        problem.feature = first.feature;
        problem.kind = "gap";
        problem.area_m2 = measure(ground);
        problem.note = message_in(
            checks.language,
            "Kẽ hở giữa các thửa: {} m², rộng trung bình {} m.",
            "A gap between parcels: {} m², {} m wide on average.",
            format_number(*problem.area_m2, 2, checks.language),
            format_number(width_m, 2, checks.language));
        problem.place = ground.points().front();
        problem.polygon.emplace().add_shape(ground);
        for (std::size_t other = 1; other < around.size(); ++other) {
            problem.others.push_back(feature_of(*checks.inputs, fids[around[other]]));
        }
    }
    return problems;
}

} // namespace huuco
