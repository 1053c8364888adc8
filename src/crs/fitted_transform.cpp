// SPDX-License-Identifier: MIT
/// \file
/// Fits, checks and evaluates the Chebyshev series.

#include <huuco/crs/fitted_transform.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

namespace huuco {

namespace {

constexpr std::size_t kMostTerms = 12;
constexpr double kLargestError_m = 2e-5;

using Polynomials = std::array<double, kMostTerms>;

/// T_0(t) … T_(n-1)(t) by their recurrence, for t in [-1, 1].
Polynomials chebyshev(double t, std::size_t terms) noexcept {
    Polynomials values{1.0, t};
    for (std::size_t k = 2; k < terms; ++k) {
        values[k] = 2.0 * t * values[k - 1] - values[k - 2];
    }
    return values;
}

/// Both coordinates of a point: what is done to the pair is done to each as to a double, by one
/// instruction.
using Pair [[gnu::vector_size(sizeof(Point))]] = double;

Pair pair_of(const Point& point) noexcept {
    return Pair{point.x, point.y};
}

/// Σ c_kl T_k(x) T_l(y). With a number of terms that the compiler knows its loops take half of the
/// time.
///
/// \param series  coefficients, those of T_0(y) first
template <std::size_t kTerms>
Pair sum_of_series(const std::vector<Point>& series, Pair at) noexcept {
    std::array<Pair, kTerms> values{Pair{1.0, 1.0}, at}; // T_k of both
    for (std::size_t k = 2; k < kTerms; ++k) {
        values[k] = 2.0 * at * values[k - 1] - values[k - 2];
    }
    Pair sum{};
    for (std::size_t l = 0; l < kTerms; ++l) {
        Pair row{};
        for (std::size_t k = 0; k < kTerms; ++k) {
            row += pair_of(series[l * kTerms + k]) * values[k][0];
        }
        sum += row * values[l][1];
    }
    return sum;
}

Pair sum_of_series(const std::vector<Point>& series, std::size_t terms, Pair at) noexcept {
    switch (terms) {
    case 4:
        return sum_of_series<4>(series, at);
    case 6:
        return sum_of_series<6>(series, at);
    case 8:
        return sum_of_series<8>(series, at);
    case 10:
        return sum_of_series<10>(series, at);
    default:
        return sum_of_series<kMostTerms>(series, at);
    }
}

/// The k-th of n nodes in (-1, 1).
double node(std::size_t k, std::size_t n) noexcept {
    return std::cos(std::numbers::pi * (static_cast<double>(k) + 0.5) / static_cast<double>(n));
}

double unscaled(double t, double low, double high) noexcept {
    return low + (t + 1.0) / 2.0 * (high - low);
}

} // namespace

FittedTransform::FittedTransform(Transform exact, const Box& extent, double metres_per_unit)
    : m_exact(std::move(exact)), m_extent(extent) {
    if (m_exact.is_identity() || !(extent.width() > 0.0) || !(extent.height() > 0.0)) {
        return;
    }
    for (std::size_t terms = 4; terms <= kMostTerms; terms += 2) {
        fit(terms);
        m_error_bound_m = largest_difference_m(metres_per_unit);
        if (m_error_bound_m < kLargestError_m) {
            return;
        }
    }
    m_series.clear();
    m_error_bound_m = 0.0;
}

FittedTransform FittedTransform::clone() const {
    FittedTransform copy(m_exact.clone(), Box{}, 1.0);
    copy.m_extent = m_extent;
    copy.m_terms = m_terms;
    copy.m_series = m_series;
    copy.m_error_bound_m = m_error_bound_m;
    return copy;
}

void FittedTransform::fit(std::size_t terms) {
    m_terms = terms;
    std::vector<Point> samples;
    for (std::size_t j = 0; j < terms; ++j) {
        for (std::size_t i = 0; i < terms; ++i) {
            samples.push_back(
                {unscaled(node(i, terms), m_extent.min_x, m_extent.max_x),
                 unscaled(node(j, terms), m_extent.min_y, m_extent.max_y)});
        }
    }
    m_exact.apply(samples);

    m_series.assign(terms * terms, Point{});
    for (std::size_t j = 0; j < terms; ++j) {
        for (std::size_t i = 0; i < terms; ++i) {
            add_sample(samples[j * terms + i], node(i, terms), node(j, terms));
        }
    }
}

/// Adds what the value at one node gives to all coefficients. Discrete orthogonality at the n
/// nodes: c_kl = (2/n)² Σ f T_k T_l, half of it for k = 0 and for l = 0.
void FittedTransform::add_sample(Point value, double node_x, double node_y) {
    const Polynomials in_x = chebyshev(node_x, m_terms);
    const Polynomials in_y = chebyshev(node_y, m_terms);
    const auto n = static_cast<double>(m_terms);
    for (std::size_t l = 0; l < m_terms; ++l) {
        for (std::size_t k = 0; k < m_terms; ++k) {
            const double weight =
                (k == 0 ? 1.0 : 2.0) * (l == 0 ? 1.0 : 2.0) / (n * n) * in_x[k] * in_y[l];
            m_series[l * m_terms + k].x += weight * value.x;
            m_series[l * m_terms + k].y += weight * value.y;
        }
    }
}

double FittedTransform::largest_difference_m(double metres_per_unit) const {
    const std::size_t steps = 4 * m_terms;
    double largest = 0.0;
    for (std::size_t j = 0; j <= steps; ++j) {
        for (std::size_t i = 0; i <= steps; ++i) {
            const double across = static_cast<double>(i) / static_cast<double>(steps);
            const double up = static_cast<double>(j) / static_cast<double>(steps);
            const Point point{
                m_extent.min_x + across * m_extent.width(),
                m_extent.min_y + up * m_extent.height()};
            const Point exact = m_exact(point);
            Point fitted = point;
            evaluate(fitted);
            const double difference = std::hypot(fitted.x - exact.x, fitted.y - exact.y);
            if (!std::isfinite(difference)) {
                return std::numeric_limits<double>::infinity();
            }
            largest = std::max(largest, difference);
        }
    }
    return largest * metres_per_unit;
}

/// In place: a pair that is put together from what was handed over by value waits for the memory.
void FittedTransform::evaluate(Point& point) const noexcept {
    const Pair low{m_extent.min_x, m_extent.min_y};
    const Pair high{m_extent.max_x, m_extent.max_y};
    const Pair at = 2.0 * (pair_of(point) - low) / (high - low) - 1.0; // in [-1, 1]
    const Pair sum = sum_of_series(m_series, m_terms, at);
    point = {sum[0], sum[1]};
}

std::size_t FittedTransform::apply(std::span<Point> points) const {
    if (!is_fitted()) {
        return m_exact.apply(points);
    }
    std::size_t lost = 0;
    for (Point& point : points) {
        if (m_extent.contains(point)) {
            evaluate(point);
        } else {
            lost += m_exact.apply(std::span(&point, 1));
        }
    }
    return lost;
}

} // namespace huuco
