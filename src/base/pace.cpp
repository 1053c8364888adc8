// SPDX-License-Identifier: MIT
/// \file
/// Items by time.

#include <huuco/base/pace.hpp>

namespace huuco {

std::optional<Pace> pace_of(std::uint64_t done, std::uint64_t total, double seconds) noexcept {
    constexpr double kShortest_s = 0.5;
    if (done == 0 || seconds < kShortest_s) {
        return std::nullopt;
    }
    Pace pace;
    pace.per_second = static_cast<double>(done) / seconds;
    if (total >= done) {
        pace.seconds_left = static_cast<double>(total - done) / pace.per_second;
    }
    return pace;
}

} // namespace huuco
