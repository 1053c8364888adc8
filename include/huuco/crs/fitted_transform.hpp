// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// A transformation replaced by a polynomial inside the extent of a layer, with a checked bound.

#include <huuco/crs/transform.hpp>
#include <huuco/geometry/box.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace huuco {

/// A Transform fitted by a Chebyshev series over a box: many times faster than point by point.
///
/// The fit is checked against the Transform on a grid finer than its nodes each time it is made; it
/// is used only where the largest difference found is below 0.02 mm, and else every point goes
/// through PROJ. Points outside the box go through PROJ too. The same input gives the same bits in
/// any order. Move-only; use one object a thread (`clone`). Method: tensor product of Chebyshev
/// polynomials interpolated at their nodes, Trefethen (2013), Approximation Theory and
/// Approximation Practice, chapters 3 and 4.
class FittedTransform {
public:
    /// \param exact   the operation to be fitted
    /// \param extent  of the data, in the units of the source CRS; may be empty
    /// \param metres_per_unit  of the target CRS: 1 for projected systems, 111 320 for degrees
    FittedTransform(Transform exact, const Box& extent, double metres_per_unit);

    [[nodiscard]] FittedTransform clone() const;

    /// As Transform::apply.
    // NOLINTNEXTLINE(modernize-use-nodiscard): most callers know that their points can be carried
    std::size_t apply(std::span<Point> points) const;

    /// Largest difference from the exact operation on the check grid in metres; 0 where PROJ is
    /// used.
    [[nodiscard]] double error_bound_m() const noexcept { return m_error_bound_m; }

    /// True where points inside the extent go through the polynomial.
    [[nodiscard]] bool is_fitted() const noexcept { return !m_series.empty(); }

    [[nodiscard]] const Transform& exact() const noexcept { return m_exact; }

private:
    void evaluate(Point& point) const noexcept;
    void fit(std::size_t terms);
    void add_sample(Point value, double node_x, double node_y);
    [[nodiscard]] double largest_difference_m(double metres_per_unit) const;

    Transform m_exact;
    Box m_extent;
    std::size_t m_terms = 0; ///< in each direction
    std::vector<Point>
        m_series; ///< coefficients of both target axes, row by row; empty without a fit
    double m_error_bound_m = 0.0;
};

} // namespace huuco
