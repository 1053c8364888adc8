// SPDX-License-Identifier: MIT
/// \file
/// Geometries of GeoJSON, on the grid of their last decimal.

#include "io/degree_ring.hpp"

#include <huuco/io/geojson_writer.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace huuco {

namespace {

using io::DegreePoint;
using io::DegreeRing;
using io::mend_contacts;

constexpr double kScale = kGeoJsonStepsADegree;
constexpr std::int64_t kScaleInteger = 100'000'000;
constexpr double kLargest = 9e10; ///< times kScale still fits into 64 bits
constexpr std::size_t kDecimals = 8;

bool to_grid(double value, std::int64_t& grid) noexcept {
    if (!(std::abs(value) < kLargest)) {
        return false; // also NaN
    }
    const double scaled = value * kScale;
    grid = static_cast<std::int64_t>(scaled);
    const double rest = scaled - static_cast<double>(grid); // exact
    grid += (rest >= 0.5 ? 1 : 0) - (rest <= -0.5 ? 1 : 0); // half away from zero, as llround
    return true;
}

/// Twice the signed area. Exact for rings up to some 0.9 degrees across: products stay below 2^53.
double doubled_area(const DegreeRing& ring) noexcept {
    double sum = 0.0;
    const DegreePoint& origin = ring.front();
    for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
        const auto ax = static_cast<double>(ring[i].x - origin.x);
        const auto ay = static_cast<double>(ring[i].y - origin.y);
        const auto bx = static_cast<double>(ring[i + 1].x - origin.x);
        const auto by = static_cast<double>(ring[i + 1].y - origin.y);
        sum += ax * by - bx * ay;
    }
    return sum;
}

/// Puts a ring on the grid: closed, without equal neighbours, in the wanted direction.
///
/// \returns false when no ground is left
bool to_grid_ring(RingView ring, bool is_outer, DegreeRing& grid) {
    grid.clear();
    for (const Point& point : ring) {
        DegreePoint next;
        if (!to_grid(point.x, next.x) || !to_grid(point.y, next.y)) {
            return false;
        }
        if (grid.empty() || next != grid.back()) {
            grid.push_back(next);
        }
    }
    if (!grid.empty() && grid.front() != grid.back()) {
        grid.push_back(grid.front());
    }
    if (grid.size() < 4) {
        return false;
    }
    const double area = doubled_area(grid);
    if ((area < 0.0) == is_outer) {
        std::reverse(grid.begin(), grid.end());
    }
    return area != 0.0;
}

/// `00` to `99`.
constexpr std::array<char, 200> kDigitPairs = [] {
    std::array<char, 200> pairs{};
    for (std::size_t i = 0; i < 100; ++i) {
        pairs[2 * i] = static_cast<char>('0' + i / 10);
        pairs[2 * i + 1] = static_cast<char>('0' + i % 10);
    }
    return pairs;
}();

/// Writes a coordinate without needless zeros: 105.1, -3.00000001, 0. \returns the end
char* write_coordinate(char* to, std::int64_t grid) noexcept {
    if (grid < 0) {
        *to++ = '-';
        grid = -grid;
    }
    to = std::to_chars(to, to + 20, grid / kScaleInteger).ptr;
    auto rest = static_cast<std::uint32_t>(grid % kScaleInteger);
    if (rest == 0) {
        return to;
    }
    *to = '.';
    for (std::size_t i = kDecimals; i > 0; i -= 2) { // two digits at once: half the divisions
        std::memcpy(to + i - 1, kDigitPairs.data() + std::size_t{2} * (rest % 100), 2);
        rest /= 100;
    }
    char* last = to + kDecimals;
    while (*last == '0') {
        --last;
    }
    return last + 1;
}

void append_ring(std::string& out, const DegreeRing& ring) {
    constexpr std::size_t kPointsAtOnce = 32;
    constexpr std::size_t kLongest = 48; // of a point: both with sign, 11 digits, point, 8 digits
    std::array<char, kPointsAtOnce * kLongest> text;
    out += '[';
    for (std::size_t begin = 0; begin < ring.size(); begin += kPointsAtOnce) {
        const std::size_t count = std::min(kPointsAtOnce, ring.size() - begin);
        char* to = text.data();
        for (const DegreePoint& point : std::span(ring).subspan(begin, count)) {
            *to++ = '[';
            to = write_coordinate(to, point.x);
            *to++ = ',';
            to = write_coordinate(to, point.y);
            *to++ = ']';
            *to++ = ',';
        }
        out.append(text.data(), to);
    }
    out.back() = ']'; // instead of the last comma
}

/// Appends the coordinates of a polygon with holes.
void append_rings(std::string& out, const PolygonView& polygon, DegreeRing outer) {
    std::vector<DegreeRing> rings = {std::move(outer)};
    for (std::size_t i = 1; i < polygon.ring_count(); ++i) {
        DegreeRing hole;
        if (to_grid_ring(polygon.ring(i), false, hole)) {
            rings.push_back(std::move(hole));
        }
    }
    mend_contacts(rings);
    for (const DegreeRing& ring : rings) {
        append_ring(out, ring);
        out += ',';
    }
    out.pop_back();
}

/// Appends a polygon's coordinates. \returns false, with nothing appended, when no ground is left
bool append_polygon(std::string& out, const PolygonView& polygon, bool is_first, DegreeRing& grid) {
    if (polygon.ring_count() == 0 || !to_grid_ring(polygon.ring(0), true, grid)) {
        return false;
    }
    out += is_first ? "[" : ",[";
    if (polygon.ring_count() == 1) {
        append_ring(out, grid);
    } else {
        append_rings(out, polygon, grid);
    }
    out += ']';
    return true;
}

} // namespace

void append_geojson_geometry(std::string& out, ShapeView shape) {
    static constexpr std::string_view kMulti = "{\"type\":\"MultiPolygon\",\"coordinates\":[";
    static constexpr std::string_view kSingle = "{\"type\":\"Polygon\",\"coordinates\":";
    thread_local DegreeRing grid;
    const std::size_t begin = out.size();
    if (shape.polygon_count() == 1) { // nearly always: what stands there need not be moved later
        out += kSingle;
        if (append_polygon(out, shape.polygon(0), true, grid)) {
            out += '}';
        } else {
            out.resize(begin);
            out += "null";
        }
        return;
    }
    out += kMulti;
    std::size_t polygons = 0;
    for (std::size_t i = 0; i < shape.polygon_count(); ++i) {
        polygons += append_polygon(out, shape.polygon(i), polygons == 0, grid) ? 1U : 0U;
    }
    if (polygons == 0) {
        out.resize(begin);
        out += "null";
    } else if (polygons == 1) {
        out.replace(begin, kMulti.size(), kSingle);
        out += '}';
    } else {
        out += "]}";
    }
}

} // namespace huuco
