// SPDX-License-Identifier: MIT
/// \file
/// Pairwise edge test of rings.

#include "geometry/simple_ring.hpp"

#include <huuco/geometry/orientation.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace huuco {

namespace {

constexpr std::size_t kSmallRing = 64;

/// True when the edges i < j of a ring share no point beyond the end that neighbours share.
bool are_apart(RingView ring, std::size_t i, std::size_t j) noexcept {
    const std::size_t edges = ring.size() - 1;
    const bool is_next = j == i + 1;
    const bool is_previous = i == 0 && j + 1 == edges;
    if (!is_next && !is_previous) {
        return !segments_touch(ring[i], ring[i + 1], ring[j], ring[j + 1]);
    }
    const Point& corner = is_next ? ring[j] : ring[0];
    const Point& from = is_next ? ring[i] : ring[j];
    const Point& to = is_next ? ring[j + 1] : ring[1];
    if (orientation(from, corner, to) != 0) {
        return true;
    }
    // On one line: straight on, or back over itself? Signs of differences are exact.
    const bool is_back_x = (from.x < corner.x) == (to.x < corner.x);
    const bool is_back_y = (from.y < corner.y) == (to.y < corner.y);
    return from.x != corner.x ? !is_back_x : !is_back_y;
}

/// The corner at which a ring stops to fall and begins to rise, where there is but one and no edge
/// is level.
std::optional<std::size_t> lowest_of_two_sides(RingView ring, double Point::*along) noexcept {
    const std::size_t edges = ring.size() - 1;
    std::size_t lowest = 0;
    std::size_t turns = 0;
    std::size_t levels = 0;
    bool was_rising = ring[edges - 1].*along < ring[edges].*along;
    for (std::size_t i = 0; i < edges; ++i) {
        const bool is_rising = ring[i].*along < ring[i + 1].*along;
        levels += ring[i].*along == ring[i + 1].*along ? 1U : 0U;
        turns += is_rising != was_rising ? 1U : 0U;
        lowest = is_rising && !was_rising ? i : lowest;
        was_rising = is_rising;
    }
    return turns == 2 && levels == 0 ? std::optional(lowest) : std::nullopt;
}

double low(double a, double b) noexcept {
    return a < b ? a : b;
}

double high(double a, double b) noexcept {
    return a < b ? b : a;
}

} // namespace

bool SimpleRingTest::operator()(RingView ring) {
    if (ring.size() < 4) {
        return false;
    }
    if (is_seen_from_middle(ring) || has_two_sides(ring, &Point::x) ||
        has_two_sides(ring, &Point::y)) {
        return true;
    }
    return ring.size() <= kSmallRing ? test_all(ring) : test_by_sweep(ring);
}

/// True when every ray from the mean of the corners meets the ring in one point: then no edge can
/// meet another. Seen from there each edge must run the same way round, and the ring go round once,
/// so that it leaves the lower half-plane once.
bool SimpleRingTest::is_seen_from_middle(RingView ring) {
    const std::size_t edges = ring.size() - 1;
    Point middle;
    for (std::size_t i = 0; i < edges; ++i) {
        middle.x += ring[i].x;
        middle.y += ring[i].y;
    }
    middle.x /= static_cast<double>(edges);
    middle.y /= static_cast<double>(edges);

    std::size_t lefts = 0; // edges with the middle on their left
    std::size_t rights = 0;
    std::size_t rises = 0;
    std::size_t falls = 0;
    for (std::size_t i = 0; i < edges; ++i) {
        const int side = orientation_if_clear(ring[i], ring[i + 1], middle);
        lefts += side > 0 ? 1U : 0U;
        rights += side < 0 ? 1U : 0U;
        const bool is_from_below = ring[i].y <= middle.y;
        const bool is_to_below = ring[i + 1].y <= middle.y;
        rises += is_from_below && !is_to_below ? 1U : 0U;
        falls += !is_from_below && is_to_below ? 1U : 0U;
    }
    return (lefts == edges || rights == edges) && rises == 1 && falls == 1;
}

/// True when the ring rises all the way from its lowest corner to its highest and falls all the way
/// back, and one of these sides stays beside the other. Between two corners, whichever side they
/// are of, both run straight: so it is enough to compare the sides where there is a corner.
///
/// \param along  the coordinate by which the sides rise and fall
bool SimpleRingTest::has_two_sides(RingView ring, double Point::*along) {
    const std::size_t edges = ring.size() - 1;
    const std::optional<std::size_t> lowest = lowest_of_two_sides(ring, along);
    if (!lowest) {
        return false;
    }
    std::size_t rising = *lowest; // the corners behind; the sides go on to the next ones
    std::size_t falling = *lowest;
    int side = 0; // of the falling one on which the rising one is
    while (true) {
        const std::size_t next_rising = rising + 1 == edges ? 0 : rising + 1;
        const std::size_t next_falling = (falling == 0 ? edges : falling) - 1;
        if (next_rising == next_falling) {
            return true;
        }
        const Point& up = ring[next_rising];
        const Point& down = ring[next_falling];
        const int side_here = up.*along <= down.*along ? orientation(ring[falling], down, up)
                                                       : -orientation(ring[rising], up, down);
        if (side_here == 0 || side_here == -side) {
            return false;
        }
        side = side_here;
        rising = up.*along <= down.*along ? next_rising : rising;
        falling = down.*along <= up.*along ? next_falling : falling;
    }
}

bool SimpleRingTest::test_all(RingView ring) {
    const std::size_t edges = ring.size() - 1;
    std::array<double, kSmallRing> min_x;
    std::array<double, kSmallRing> max_x;
    std::array<double, kSmallRing> min_y;
    std::array<double, kSmallRing> max_y;
    for (std::size_t i = 0; i < edges; ++i) {
        min_x[i] = low(ring[i].x, ring[i + 1].x);
        max_x[i] = high(ring[i].x, ring[i + 1].x);
        min_y[i] = low(ring[i].y, ring[i + 1].y);
        max_y[i] = high(ring[i].y, ring[i + 1].y);
    }
    if (!are_apart(ring, 0, 1) || (edges > 2 && !are_apart(ring, 0, edges - 1))) {
        return false;
    }
    for (std::size_t i = 0; i + 2 <= edges; ++i) {
        if (!are_apart(ring, i, i + 1)) {
            return false;
        }
        const std::size_t end =
            i == 0 ? edges - 1 : edges; // the last edge is the first's neighbour
        for (std::size_t j = i + 2; j < end; ++j) {
            const bool meets = min_x[j] <= max_x[i] && min_x[i] <= max_x[j] &&
                               min_y[j] <= max_y[i] && min_y[i] <= max_y[j];
            if (meets && !are_apart(ring, i, j)) {
                return false;
            }
        }
    }
    return true;
}

bool SimpleRingTest::test_by_sweep(RingView ring) {
    const std::size_t edges = ring.size() - 1;
    m_boxes.clear();
    for (std::size_t i = 0; i < edges; ++i) {
        const Point& from = ring[i];
        const Point& to = ring[i + 1];
        m_boxes.push_back(
            {low(from.x, to.x), high(from.x, to.x), low(from.y, to.y), high(from.y, to.y), i});
    }
    std::ranges::sort(m_boxes, {}, &EdgeBox::min_x);
    for (auto here = m_boxes.begin(); here != m_boxes.end(); ++here) {
        for (auto next = here + 1; next != m_boxes.end() && next->min_x <= here->max_x; ++next) {
            if (next->min_y <= here->max_y && here->min_y <= next->max_y &&
                !are_apart(
                    ring, std::min(here->edge, next->edge), std::max(here->edge, next->edge))) {
                return false;
            }
        }
    }
    return true;
}

} // namespace huuco
