// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Random numbers that are the same on every machine: a hash of places and a stream of draws.

#include <cstdint>

namespace landscape {

/// Scrambles 64 bits so that every bit of the input reaches every bit of the result.
///
/// Method: the finaliser of SplitMix64; Steele, Lea and Flood (2014), figure 19.
[[nodiscard]] constexpr std::uint64_t mix(std::uint64_t bits) {
    bits += 0x9E3779B97F4A7C15U;
    bits = (bits ^ (bits >> 30U)) * 0xBF58476D1CE4E5B9U;
    bits = (bits ^ (bits >> 27U)) * 0x94D049BB133111EBU;
    return bits ^ (bits >> 31U);
}

/// A random number that belongs to a place or a thing: same arguments, same number.
[[nodiscard]] constexpr std::uint64_t hash(std::uint64_t seed, std::int64_t a, std::int64_t b = 0) {
    const auto first = mix(seed ^ (static_cast<std::uint64_t>(a) * 0xD6E8FEB86659FD93U));
    return mix(first ^ (static_cast<std::uint64_t>(b) * 0xA5A3564E4F2F1B4DU));
}

/// A stream of draws. Standard distributions are avoided: they differ between libraries.
class Random {
public:
    explicit constexpr Random(std::uint64_t seed) : m_state(mix(seed)) {}

    [[nodiscard]] constexpr std::uint64_t next() {
        m_state += 0x9E3779B97F4A7C15U;
        return mix(m_state);
    }

    /// A number in [0, count), by taking the high bits; biased by less than count / 2^32.
    [[nodiscard]] constexpr int below(int count) {
        return static_cast<int>(((next() >> 32U) * static_cast<std::uint64_t>(count)) >> 32U);
    }

    /// A number in [low, high].
    [[nodiscard]] constexpr int between(int low, int high) { return low + below(high - low + 1); }

    /// True in `per_mille` of a thousand draws.
    [[nodiscard]] constexpr bool chance(int per_mille) { return below(1000) < per_mille; }

private:
    std::uint64_t m_state;
};

/// Smooth noise over the plane, from -32768 to 32767.
///
/// \param x,y     place in 1/1024 of a cell
/// \param shift   base 2 logarithm of the distance between control points, in cells
/// Method: random values at a square lattice of control points, blended by 3t^2 - 2t^3, all in
/// integers, so that no rounding differs between machines.
[[nodiscard]] int smooth_noise(std::uint64_t seed, std::int64_t x, std::int64_t y, unsigned shift);

} // namespace landscape
