// SPDX-License-Identifier: MIT
/// \file
/// Corners just behind the edges of other rings.

#include "io/degree_ring.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <utility>

namespace huuco::io {

namespace {

/// Rounding moves the ends of an edge and the corner on it by up to 0.71 each.
constexpr double kReach = 1.5;
constexpr std::int64_t kReachOfBoxes = 2;

struct DegreeBox {
    DegreePoint min;
    DegreePoint max;

    [[nodiscard]] bool is_near(const DegreeBox& other) const noexcept {
        return min.x <= other.max.x + kReachOfBoxes && other.min.x <= max.x + kReachOfBoxes &&
               min.y <= other.max.y + kReachOfBoxes && other.min.y <= max.y + kReachOfBoxes;
    }
};

DegreeBox box_of(std::span<const DegreePoint> points) {
    const auto [left, right] = std::ranges::minmax(points, {}, &DegreePoint::x);
    const auto [low, high] = std::ranges::minmax(points, {}, &DegreePoint::y);
    return {{left.x, low.y}, {right.x, high.y}};
}

/// How far along an edge a corner lies that is just behind it; nothing for all others.
std::optional<double>
place_behind(const DegreePoint& from, const DegreePoint& to, const DegreePoint& corner) noexcept {
    const auto ux = static_cast<double>(to.x - from.x);
    const auto uy = static_cast<double>(to.y - from.y);
    const auto vx = static_cast<double>(corner.x - from.x);
    const auto vy = static_cast<double>(corner.y - from.y);
    const double length = std::hypot(ux, uy);
    const double along = (ux * vx + uy * vy) / length;
    const double left = (ux * vy - uy * vx) / length;
    const bool is_behind = left < 0.0 && left > -kReach && along > 0.0 && along < length;
    return is_behind ? std::optional(along) : std::nullopt;
}

/// Appends the corners just behind an edge in the order in which it meets them.
void append_corners_behind(
    std::span<const DegreePoint> edge,
    std::span<const DegreePoint> corners,
    DegreeRing& ring) {
    std::vector<std::pair<double, DegreePoint>> met;
    for (const DegreePoint& corner : corners) {
        if (const std::optional<double> along = place_behind(edge[0], edge[1], corner)) {
            met.emplace_back(*along, corner);
        }
    }
    std::ranges::sort(met, {}, &std::pair<double, DegreePoint>::first);
    for (const auto& [along, corner] : met) {
        ring.push_back(corner);
    }
}

/// Lets a ring run through the corners of another one.
void run_through(const DegreeRing& other, DegreeRing& ring) {
    const DegreeBox box = box_of(other);
    DegreeRing mended = {ring.front()};
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const std::span<const DegreePoint> edge = std::span(ring).subspan(i - 1, 2);
        if (box_of(edge).is_near(box)) {
            append_corners_behind(edge, std::span(other).subspan(1), mended);
        }
        mended.push_back(ring[i]);
    }
    ring = std::move(mended);
}

} // namespace

void mend_contacts(std::vector<DegreeRing>& rings) {
    for (DegreeRing& ring : rings) {
        for (const DegreeRing& other : rings) {
            if (&other != &ring) {
                run_through(other, ring);
            }
        }
    }
}

} // namespace huuco::io
