// SPDX-License-Identifier: MIT

/// \file
/// Smooth noise in integer arithmetic.

#include "random.hpp"

namespace landscape {

namespace {

/// Weight of the second control point, scaled like `t`, which runs over [0, 2^bits).
std::int64_t smooth_step(std::int64_t t, unsigned bits) {
    const std::int64_t one = std::int64_t{1} << bits;
    return (t * t * (3 * one - 2 * t)) >> (2U * bits);
}

std::int64_t control_value(std::uint64_t seed, std::int64_t column, std::int64_t row) {
    return static_cast<std::int64_t>(hash(seed, column, row) & 0xFFFFU) - 32768;
}

} // namespace

int smooth_noise(std::uint64_t seed, std::int64_t x, std::int64_t y, unsigned shift) {
    const unsigned bits = shift + 10U;
    const std::int64_t mask = (std::int64_t{1} << bits) - 1;
    const std::int64_t column = x >> bits;
    const std::int64_t row = y >> bits;
    const std::int64_t along = smooth_step(x & mask, bits);
    const std::int64_t up = smooth_step(y & mask, bits);
    const auto blend = [bits](std::int64_t from, std::int64_t to, std::int64_t weight) {
        return from + (((to - from) * weight) >> bits);
    };
    const std::int64_t lower =
        blend(control_value(seed, column, row), control_value(seed, column + 1, row), along);
    const std::int64_t upper = blend(
        control_value(seed, column, row + 1), control_value(seed, column + 1, row + 1), along);
    return static_cast<int>(blend(lower, upper, up));
}

} // namespace landscape
