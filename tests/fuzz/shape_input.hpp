// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Shapes out of bytes: rings that coincide, cross, touch and run back, as careless programs write.

#include <huuco/geometry/multipolygon_buffer.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace huuco::fuzz {

/// Takes shapes from an input, one after the other. Where the input has ended they are empty.
///
/// A ring begins with a byte: five bits for the number of its points, one for closing it, one each
/// for whether polygon and shape end behind it. A point has a byte on a grid of 10 m, or four on
/// one of 1 mm, or sixteen for any two doubles, as the shape's first byte says.
class ShapeInput {
public:
    explicit ShapeInput(std::string_view input) : m_rest(input) {}

    /// Appends one shape.
    ///
    /// \param allows_doubles  false keeps to the grids, within some kilometres of one another
    void take(MultiPolygonBuffer& out, bool allows_doubles) {
        const unsigned kind = take_byte() % (allows_doubles ? 3U : 2U);
        unsigned head = 0;
        while (!m_rest.empty() && (head & kEndsShape) == 0) {
            head = take_byte();
            take_ring(head, kind, out);
            if ((head & kEndsPolygon) != 0) {
                out.end_polygon();
            }
        }
        if ((head & kEndsPolygon) == 0) {
            out.end_polygon();
        }
        out.end_shape();
    }

private:
    static constexpr unsigned kPoints = 0x1F;
    static constexpr unsigned kIsClosed = 0x20;
    static constexpr unsigned kEndsPolygon = 0x40;
    static constexpr unsigned kEndsShape = 0x80;

    /// Products of smaller numbers lose bits for good, where no predicate can be exact.
    static constexpr double kSmallest = 1e-60;

    /// A place as VN-2000 has it.
    static constexpr Point kOrigin{417000.0, 2402000.0};

    unsigned take_byte() {
        if (m_rest.empty()) {
            return 0;
        }
        const auto byte = static_cast<unsigned char>(m_rest.front());
        m_rest.remove_prefix(1);
        return byte;
    }

    int take_two_bytes() {
        const unsigned low = take_byte();
        return static_cast<int>(low | take_byte() << 8U);
    }

    double take_double() {
        std::uint64_t bits = 0;
        for (int i = 0; i < 8; ++i) {
            bits = bits << 8U | take_byte();
        }
        double value = 0.0;
        std::memcpy(&value, &bits, sizeof value);
        return std::abs(value) < kSmallest ? 0.0 : value;
    }

    Point take_point(unsigned kind) {
        if (kind == 0) {
            const unsigned byte = take_byte();
            return {kOrigin.x + 10.0 * (byte & 0xFU), kOrigin.y + 10.0 * (byte >> 4U)};
        }
        if (kind == 1) {
            const int x = take_two_bytes();
            return {kOrigin.x + 0.001 * x, kOrigin.y + 0.001 * take_two_bytes()};
        }
        const double x = take_double();
        return {x, take_double()};
    }

    void take_ring(unsigned head, unsigned kind, MultiPolygonBuffer& out) {
        Point first;
        for (unsigned i = 0; i < (head & kPoints); ++i) {
            const Point point = take_point(kind);
            first = i == 0 ? point : first;
            out.add_point(point);
        }
        if ((head & kIsClosed) != 0 && (head & kPoints) != 0) {
            out.add_point(first);
        }
        out.end_ring();
    }

    std::string_view m_rest;
};

} // namespace huuco::fuzz
