// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Shapes from WKT for tests: POLYGON, MULTIPOLYGON and EMPTY, points taken exactly as written.

#include <huuco/geometry/multipolygon_buffer.hpp>

#include <cstdlib>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <string_view>

namespace huuco::test {

/// Reads one WKT text. Throws std::invalid_argument where the text ends too early or too late.
class WktReader {
public:
    explicit WktReader(std::string_view text) : m_text(text) {}

    /// Appends the shape; rings are neither closed nor turned.
    void read(MultiPolygonBuffer& out) {
        const bool is_multi = take("MULTIPOLYGON");
        if (!is_multi && !take("POLYGON")) {
            throw std::invalid_argument("not a polygon: " + m_text);
        }
        if (!take("EMPTY")) {
            is_multi ? list([&] { polygon(out); }) : polygon(out);
        }
        skip_blanks();
        if (m_at != m_text.size()) {
            throw std::invalid_argument("text after the shape: " + m_text);
        }
        out.end_shape();
    }

private:
    void polygon(MultiPolygonBuffer& out) {
        list([&] {
            list([&] {
                const double x = number();
                const double y = number();
                out.add_point({x, y});
            });
            out.end_ring();
        });
        out.end_polygon();
    }

    template <typename Element>
    void list(Element element) {
        expect("(");
        do {
            element();
        } while (take(","));
        expect(")");
    }

    double number() {
        skip_blanks();
        const char* begin = m_text.c_str() + m_at;
        char* end = nullptr;
        const double value = std::strtod(begin, &end);
        if (end == begin) {
            throw std::invalid_argument("number expected: " + m_text);
        }
        m_at += static_cast<std::size_t>(end - begin);
        return value;
    }

    bool take(std::string_view word) {
        skip_blanks();
        if (m_text.compare(m_at, word.size(), word) != 0) {
            return false;
        }
        m_at += word.size();
        return true;
    }

    void expect(std::string_view word) {
        if (!take(word)) {
            throw std::invalid_argument(std::string(word) + " expected: " + m_text);
        }
    }

    void skip_blanks() {
        while (m_at < m_text.size() && m_text[m_at] == ' ') {
            ++m_at;
        }
    }

    std::string m_text;
    std::size_t m_at = 0;
};

/// A buffer with one shape per text.
[[nodiscard]] inline MultiPolygonBuffer shapes(std::initializer_list<std::string_view> texts) {
    MultiPolygonBuffer buffer;
    for (const std::string_view text : texts) {
        WktReader(text).read(buffer);
    }
    return buffer;
}

/// A buffer with one shape.
[[nodiscard]] inline MultiPolygonBuffer shape(std::string_view text) {
    return shapes({text});
}

/// Appends a rectangle as one shape, counter-clockwise.
inline void
add_rectangle(MultiPolygonBuffer& out, double min_x, double min_y, double max_x, double max_y) {
    for (const Point& point :
         {Point{min_x, min_y},
          Point{max_x, min_y},
          Point{max_x, max_y},
          Point{min_x, max_y},
          Point{min_x, min_y}}) {
        out.add_point(point);
    }
    out.end_ring();
    out.end_polygon();
    out.end_shape();
}

/// A buffer with a rectangle as its only shape, counter-clockwise.
[[nodiscard]] inline MultiPolygonBuffer rectangle(const Box& box) {
    MultiPolygonBuffer shapes;
    add_rectangle(shapes, box.min_x, box.min_y, box.max_x, box.max_y);
    return shapes;
}

} // namespace huuco::test
