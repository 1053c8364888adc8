// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// A sum of many areas that loses nothing to rounding, so that it can be made in parts.

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace huuco {

/// An exact sum, and the double that is nearest to it.
///
/// Terms may come in any order and in any number of partial sums: the value is the same to the last
/// bit, since nothing is rounded before it. What the first double of a chain cannot hold is handed
/// to the next, with error-free additions; Knuth (1998), The Art of Computer Programming 2, section
/// 4.2.2, theorem B; Shewchuk (1997), Adaptive Precision Floating-Point Arithmetic, section 2.
/// Exact as long as the bits of sum and terms span fewer than 212 places: those of a country in
/// square metres and of a square nanometre, with all digits of a double, span 140.
class ExactSum {
public:
    ExactSum() = default;

    /// A sum from what `parts` gave.
    explicit ExactSum(std::span<const double> parts);

    /// \param term  finite
    void add(double term) noexcept {
        for (double& place : m_places) {
            if (term == 0.0) {
                return;
            }
            term = add_to(place, term);
        }
        if (term != 0.0) {
            add_tidied(term);
        }
    }

    /// Adds all that another sum holds.
    void add(const ExactSum& other) noexcept;

    /// The double nearest to the sum; of two equally near the even one. Infinite or NaN where the
    /// sum is beyond the largest double.
    [[nodiscard]] double value() const noexcept;

    /// The sum as doubles whose exact sum it is: the largest first, each at most half a unit in the
    /// last place of the one before; the first is `value`. Empty for zero. Equal sums have equal
    /// parts.
    [[nodiscard]] std::vector<double> parts() const;

private:
    static constexpr std::size_t kPlaces = 5;

    /// Adds a term to a place. \returns what the place could not hold
    static double add_to(double& place, double term) noexcept {
        const double sum = place + term;
        const double added = sum - place;
        const double lost = (place - (sum - added)) + (term - added);
        place = sum;
        return lost;
    }

    /// Makes room by tidying up, for a term that no place could hold.
    void add_tidied(double term) noexcept;

    /// The places as parts: non-overlapping, the largest first, zeros last.
    [[nodiscard]] static std::array<double, kPlaces> tidied(std::array<double, kPlaces> places);

    std::array<double, kPlaces> m_places{};
};

} // namespace huuco
