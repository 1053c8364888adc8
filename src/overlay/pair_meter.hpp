// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// How much ground two rows of a layer share.

#include "overlay/row_boxes.hpp"

#include <huuco/geometry/area.hpp>
#include <huuco/geometry/boolean_ops.hpp>
#include <huuco/geometry/intersection_area.hpp>
#include <huuco/overlay/overlaps.hpp>

#include <cstddef>
#include <optional>

namespace huuco {

/// What two rows share.
struct CommonGround {
    double area;
    bool is_any; ///< beyond the rounding of its measure
};

/// Measures pairs of rows; one per block of work.
class PairMeter {
public:
    PairMeter(const ShapeTable& shapes, double tolerance_area)
        : m_shapes(shapes), m_tolerance_area(tolerance_area) {}

    /// Common area of two rows, the lower one first.
    [[nodiscard]] CommonGround operator()(const RowBox& first, const RowBox& second) {
        const BoundedArea common =
            m_common_area(m_shapes[first.row], first.box, m_shapes[second.row], second.box);
        const bool is_certain = common.area + common.error <= m_tolerance_area ||
                                common.area - common.error > m_tolerance_area ||
                                common.error <= 0.5 * m_tolerance_area;
        return {
            is_certain ? common.area : by_overlay(first.row, second.row),
            common.area > common.error};
    }

private:
    double by_overlay(std::size_t first, std::size_t second) {
        if (!m_ops) {
            m_ops.emplace();
        }
        m_common.clear();
        m_ops->intersection(m_shapes[first], m_shapes[second], m_common);
        return planar_area(m_common.shape(0));
    }

    const ShapeTable& m_shapes;
    double m_tolerance_area;
    IntersectionArea m_common_area;
    std::optional<BooleanOps> m_ops;
    MultiPolygonBuffer m_common;
};

} // namespace huuco
