// SPDX-License-Identifier: MIT

/// \file
/// Cutting the land into blocks and fields, and leading streams through it.

#include "layout.hpp"

#include "components.hpp"
#include "lattice.hpp"
#include "random.hpp"

#include <algorithm>
#include <cstddef>

namespace landscape {

namespace {

/// Cells [x0, x1) x [y0, y1).
struct Rect {
    int x0 = 0;
    int y0 = 0;
    int x1 = 0;
    int y1 = 0;

    [[nodiscard]] int width() const { return x1 - x0; }

    [[nodiscard]] int height() const { return y1 - y0; }
};

/// Width across and length along the strips of a block, in cells.
struct FieldSize {
    int width_min;
    int width_max;
    int length_min;
    int length_max;
};

FieldSize field_size(Kind kind) {
    switch (kind) {
    case Kind::paddy:
        return {1, 3, 3, 7};
    case Kind::upland:
        return {2, 4, 3, 6};
    case Kind::hill:
        return {4, 7, 5, 9};
    default:
        return {2, 3, 2, 4};
    }
}

constexpr int largest_block = 22;

/// Cuts the grid into blocks, roads and fields.
class Subdivision {
public:
    Subdivision(Layout& layout, std::uint64_t seed)
        : m_layout(layout), m_seed(mix(seed)), m_random(seed) {}

    void split(Rect r) {
        const bool across = r.width() >= r.height();
        const int longest = std::max(r.width(), r.height());
        if (longest <= largest_block) {
            fill(r);
            return;
        }
        const int gap = road_width(longest);
        const int cut = longest * m_random.between(35, 65) / 100;
        Rect first = r;
        Rect road = r;
        Rect second = r;
        if (across) {
            first.x1 = road.x0 = r.x0 + cut;
            road.x1 = second.x0 = road.x0 + gap;
        } else {
            first.y1 = road.y0 = r.y0 + cut;
            road.y1 = second.y0 = road.y0 + gap;
        }
        lay_road(road, !across);
        split(first);
        split(second);
    }

private:
    int road_width(int longest) {
        if (longest > 300) {
            return 2;
        }
        return longest > 60 || m_random.chance(350) ? 1 : 0;
    }

    std::int32_t new_face(Kind kind) {
        m_layout.kind.push_back(kind);
        return static_cast<std::int32_t>(m_layout.kind.size()) - 1;
    }

    void paint(Rect r, std::int32_t face) {
        for (int y = r.y0; y < r.y1; ++y) {
            for (int x = r.x0; x < r.x1; ++x) {
                at(x, y) = face;
            }
        }
    }

    std::int32_t& at(int x, int y) {
        const auto index = static_cast<std::size_t>(y) * static_cast<std::size_t>(m_layout.columns);
        return m_layout.face[index + static_cast<std::size_t>(x)];
    }

    /// A road is cut into stretches; some of them were never registered.
    void lay_road(Rect r, bool along_x) {
        int& start = along_x ? r.x0 : r.y0;
        int& end = along_x ? r.x1 : r.y1;
        const int last = end;
        if (r.width() <= 0 || r.height() <= 0) {
            return;
        }
        while (start < last) {
            end = std::min(last, start + m_random.between(24, 60));
            paint(r, new_face(m_random.chance(150) ? Kind::nobody : Kind::road));
            start = end;
        }
    }

    Kind kind_of_block(Rect r) {
        const std::int64_t x = (r.x0 + r.x1) * flat_unit / 2;
        const std::int64_t y = (r.y0 + r.y1) * flat_unit / 2;
        const int height = smooth_noise(m_seed, x, y, 6) + smooth_noise(m_seed + 1, x, y, 5) / 2;
        if (height < 4000 && m_random.chance(170)) {
            return Kind::home;
        }
        if (height < 0) {
            return Kind::paddy;
        }
        return height < 9000 ? Kind::upland : Kind::hill;
    }

    void fill(Rect r) {
        const Kind kind = kind_of_block(r);
        const FieldSize size = field_size(kind);
        const bool strips_along_x = m_random.chance(500);
        Rect strip = r;
        int& low = strips_along_x ? strip.y0 : strip.x0;
        int& high = strips_along_x ? strip.y1 : strip.x1;
        const int last = high;
        while (low < last) {
            high = next_cut(low, last, size.width_min, size.width_max);
            fill_strip(strip, strips_along_x, kind, size);
            low = high;
        }
    }

    void fill_strip(Rect strip, bool along_x, Kind kind, FieldSize size) {
        int& low = along_x ? strip.x0 : strip.y0;
        int& high = along_x ? strip.x1 : strip.y1;
        const int last = high;
        while (low < last) {
            high = next_cut(low, last, size.length_min, size.length_max);
            paint(strip, new_face(kind));
            punch_hole(strip);
            low = high;
        }
    }

    /// Where the next field ends; a rest too small for a field of its own is added to it.
    int next_cut(int low, int last, int least, int most) {
        const int cut = low + m_random.between(least, most);
        return last - cut < least ? last : cut;
    }

    /// Some larger fields lie round a grave, a pond or a spot that nobody registered.
    void punch_hole(Rect r) {
        if (r.width() < 3 || r.height() < 3 || !m_random.chance(70)) {
            return;
        }
        const int x = m_random.between(r.x0 + 1, r.x1 - 2);
        const int y = m_random.between(r.y0 + 1, r.y1 - 2);
        const int draw = m_random.below(3);
        const Kind kind = draw == 0 ? Kind::grave : (draw == 1 ? Kind::pond : Kind::nobody);
        paint({x, y, x + 1, y + 1}, new_face(kind));
    }

    Layout& m_layout;
    std::uint64_t m_seed;
    Random m_random;
};

/// Northing of a stream's bed at column x.
int bed_row(std::uint64_t seed, int stream, int x, int middle) {
    const std::int64_t place = x * flat_unit;
    const std::int64_t other = stream * 1000 * flat_unit;
    return middle + smooth_noise(seed, place, other, 6) * 22 / 32768 +
           smooth_noise(seed + 1, place, other, 3) * 4 / 32768;
}

/// Leads one stream from west to east; its stretches are faces, every fifth belongs to nobody.
void lead_stream(Layout& layout, std::uint64_t seed, int stream, int middle) {
    int before = bed_row(seed, stream, 1, middle);
    for (int x = 1; x < layout.columns - 1; ++x) {
        const int stretch = (x - 1) / 32;
        if ((x - 1) % 32 == 0) {
            layout.kind.push_back(stretch % 5 == 4 ? Kind::nobody : Kind::stream);
        }
        const int row = bed_row(seed, stream, x, middle);
        const int wide = stream % 3 == 0 ? 2 : 1;
        const int low = std::max(1, std::min(before, row));
        const int high = std::min(layout.rows - 2, std::max(before, row) + wide - 1);
        for (int y = low; y <= high; ++y) {
            const auto index =
                static_cast<std::size_t>(y) * static_cast<std::size_t>(layout.columns);
            layout.face[index + static_cast<std::size_t>(x)] =
                static_cast<std::int32_t>(layout.kind.size()) - 1;
        }
        before = row;
    }
}

void lead_streams(Layout& layout, std::uint64_t seed) {
    const int count = std::max(1, layout.rows / 110);
    for (int stream = 0; stream < count; ++stream) {
        lead_stream(layout, mix(seed + 77), stream, layout.rows * (2 * stream + 1) / (2 * count));
    }
}

/// Makes every connected region a face of its own.
void separate_regions(Layout& layout) {
    Components regions = find_components(layout.face, layout.columns);
    std::vector<Kind> kinds;
    kinds.reserve(regions.sample.size());
    for (const std::int32_t cell : regions.sample) {
        const std::int32_t old = layout.face[static_cast<std::size_t>(cell)];
        kinds.push_back(layout.kind[static_cast<std::size_t>(old)]);
    }
    layout.face = std::move(regions.label);
    layout.kind = std::move(kinds);
}

bool is_farmed(Kind kind) {
    return kind == Kind::paddy || kind == Kind::upland || kind == Kind::hill;
}

/// Joins some faces to one of the same kind a few cells further, touching or not.
void join_some(Layout& layout, std::uint64_t seed) {
    const auto columns = static_cast<std::size_t>(layout.columns);
    std::vector<std::int32_t> into(layout.kind.size());
    for (std::size_t face = 0; face < into.size(); ++face) {
        into[face] = static_cast<std::int32_t>(face);
    }
    std::int32_t seen = -1;
    for (std::size_t i = 0; i + 12 < layout.face.size(); ++i) {
        const std::int32_t face = layout.face[i];
        if (face <= seen) {
            continue;
        }
        seen = face; // faces are numbered in the order of this scan
        const std::uint64_t draw = hash(seed, face, 9);
        const std::int32_t other = layout.face[i + 5 + (draw >> 32U) % 7];
        const bool free = into[static_cast<std::size_t>(other)] == other && other > face;
        if (draw % 1000 < 25 && i % columns + 12 < columns && free &&
            is_farmed(layout.kind[static_cast<std::size_t>(face)]) &&
            into[static_cast<std::size_t>(face)] == face &&
            layout.kind[static_cast<std::size_t>(face)] ==
                layout.kind[static_cast<std::size_t>(other)]) {
            into[static_cast<std::size_t>(other)] = face;
        }
    }
    for (auto& face : layout.face) {
        face = into[static_cast<std::size_t>(face)];
    }
}

} // namespace

Layout make_layout(int columns, int rows, std::uint64_t seed) {
    Layout layout;
    layout.columns = columns;
    layout.rows = rows;
    layout.kind.push_back(Kind::nobody);
    layout.face.assign(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows), 0);
    Subdivision(layout, seed).split({1, 1, columns - 1, rows - 1});
    lead_streams(layout, seed);
    separate_regions(layout);
    join_some(layout, seed);
    return layout;
}

} // namespace landscape
