// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// How far areas, and what is linear in them, can be off because corners are.

#include <huuco/geometry/multipolygon_buffer.hpp>

#include <vector>

namespace huuco {

/// Adds up a weighted sum of areas, and tells its variance.
///
/// Corners are independent, each coordinate with the same standard deviation; shapes that share a
/// corner (the same coordinates to the last bit) are moved by it together, so what one neighbour
/// gains along a common border the other loses.
///
/// Method: law of propagation of variances to first order. The area of a polygon changes with a
/// corner by half the chord between its neighbours, so a sum Σ w·A has the variance
/// σ²/4 · Σ over corners |Σ w (next − previous)|²; for a single polygon
/// σ²/4 · Σ |p(i+1) − p(i−1)|² (Chrisman and Yandell 1988, Effects of point error on area
/// calculations, Surveying and Mapping 48). What is left out is n·σ⁴/2 for n corners.
class CornerPrecision {
public:
    /// Adds a shape. \param weight  of its area in the sum
    void add(const ShapeView& shape, double weight);

    /// Variance of the sum for corners with the standard deviation 1, in units of the coordinates;
    /// the result scales with the square of the deviation.
    [[nodiscard]] double unit_variance();

private:
    /// What a corner moves, from one of the rings that meet there.
    struct Corner {
        Point at;
        double chord_x;
        double chord_y;
    };

    std::vector<Corner> m_corners;
};

} // namespace huuco
