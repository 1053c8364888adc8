// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// A sum of many areas that loses nothing to rounding.

#include <cmath>

namespace huuco {

/// A compensated sum.
///
/// The error is one rounding of the result plus n·ε² of the sum of magnitudes, so a million areas
/// add up to the last bit or two. Terms must be added in a fixed order for equal bits. Method:
/// Neumaier's variant of Kahan's summation; Higham (2002), Accuracy and Stability of Numerical
/// Algorithms, section 4.3.
class ExactSum {
public:
    void add(double term) noexcept {
        const double sum = m_sum + term;
        if (std::abs(m_sum) >= std::abs(term)) {
            m_lost += (m_sum - sum) + term;
        } else {
            m_lost += (term - sum) + m_sum;
        }
        m_sum = sum;
    }

    [[nodiscard]] double value() const noexcept { return m_sum + m_lost; }

private:
    double m_sum = 0.0;
    double m_lost = 0.0;
};

} // namespace huuco
