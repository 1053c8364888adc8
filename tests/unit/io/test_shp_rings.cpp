// SPDX-License-Identifier: MIT
/// \file
/// Tests of which ring of a polygon is a hole in which other, with GDAL as the oracle.
///
/// Files are written byte by byte: GDAL would put rings into its own order and winding.

#include "datasets.hpp"
#include "io/shp_rings.hpp"
#include "support/transcript.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <functional>
#include <random>
#include <string>
#include <vector>

namespace huuco {
namespace {

using io::clear_outer_rings;
using io::OuterRings;
using io::RingSorting;
using test::Reader;
using test::TemporaryFolder;

using Ring = std::vector<Point>;
using Rings = std::vector<Ring>; ///< the parts of one record, in their order

std::optional<OuterRings> outer_rings_of(const Rings& rings) {
    return clear_outer_rings(
        std::vector<RingView>(rings.begin(), rings.end()), RingSorting::by_winding);
}

template <typename Number>
void append(std::string& bytes, Number number, bool is_big_endian = false) {
    std::string more(sizeof number, '\0');
    std::memcpy(more.data(), &number, sizeof number);
    if (is_big_endian) {
        std::reverse(more.begin(), more.end());
    }
    bytes += more;
}

void append_box(std::string& bytes, const Rings& rings) {
    Box box;
    for (const Ring& ring : rings) {
        for (const Point& point : ring) {
            box.expand(point);
        }
    }
    for (const double side : {box.min_x, box.min_y, box.max_x, box.max_y}) {
        append(bytes, side);
    }
}

/// Content of a record: type 5, box, counts, parts, points (page 8).
std::string record_of(const Rings& rings) {
    std::string bytes;
    append(bytes, std::int32_t{5});
    append_box(bytes, rings);
    append(bytes, static_cast<std::int32_t>(rings.size()));
    std::int32_t points = 0;
    std::string parts;
    for (const Ring& ring : rings) {
        append(parts, points);
        points += static_cast<std::int32_t>(ring.size());
    }
    append(bytes, points);
    bytes += parts;
    for (const Ring& ring : rings) {
        for (const Point& point : ring) {
            append(bytes, point.x);
            append(bytes, point.y);
        }
    }
    return bytes;
}

/// Header of the main file and of the index (page 4). \param bytes  of the whole file
std::string header_of(std::size_t bytes, const Rings& all) {
    std::string header;
    append(header, std::int32_t{9994}, true);
    header.append(20, '\0');
    append(header, static_cast<std::int32_t>(bytes / 2), true);
    append(header, std::int32_t{1000});
    append(header, std::int32_t{5});
    append_box(header, all);
    header.append(32, '\0');
    return header;
}

/// A table of so many empty records with one column of text.
std::string table_of(std::size_t records) {
    std::string bytes = "\x03\x7a\x01\x01";
    append(bytes, static_cast<std::uint32_t>(records));
    append(bytes, std::uint16_t{65});
    append(bytes, std::uint16_t{2});
    bytes.append(20, '\0');
    bytes += std::string("TEN\0\0\0\0\0\0\0\0C\0\0\0\0\1", 17);
    bytes.append(15, '\0');
    bytes += '\r';
    bytes.append(2 * records, ' ');
    return bytes + '\x1a';
}

std::string write_polygons(const TemporaryFolder& folder, const std::vector<Rings>& polygons) {
    std::string shp;
    std::string shx;
    Rings all;
    for (std::size_t i = 0; i < polygons.size(); ++i) {
        const std::string record = record_of(polygons[i]);
        append(shx, static_cast<std::int32_t>((100 + shp.size()) / 2), true);
        append(shx, static_cast<std::int32_t>(record.size() / 2), true);
        append(shp, static_cast<std::int32_t>(i + 1), true);
        append(shp, static_cast<std::int32_t>(record.size() / 2), true);
        shp += record;
        all.insert(all.end(), polygons[i].begin(), polygons[i].end());
    }
    test::write_file(folder.file("r.shp"), header_of(100 + shp.size(), all) + shp);
    test::write_file(folder.file("r.shx"), header_of(100 + shx.size(), all) + shx);
    test::write_file(folder.file("r.dbf"), table_of(polygons.size()));
    return folder.file("r.shp");
}

void expect_as_gdal(const std::vector<Rings>& polygons) {
    const TemporaryFolder folder;
    const std::string path = write_polygons(folder, polygons);
    for (const RingSorting sorting : {RingSorting::by_winding, RingSorting::by_containment}) {
        const test::Transcript direct =
            test::transcript_of(path, {}, 100, Reader::in_ranges, {}, sorting);
        ASSERT_GE(direct.size(), polygons.size());
        EXPECT_EQ(direct, test::transcript_of(path, {}, 100, Reader::in_order, {}, sorting));
    }
}

Ring reversed(Ring ring) {
    std::reverse(ring.begin(), ring.end());
    return ring;
}

unsigned below(unsigned bound, std::mt19937& random) {
    return static_cast<unsigned>(random() % bound);
}

/// A clockwise ring about a centre, from a corner of its own.
Ring star(Point centre, double radius, std::mt19937& random) {
    std::uniform_real_distribution<double> distance(0.3 * radius, radius);
    const int corners = 4 + static_cast<int>(below(9, random));
    const double turn = std::uniform_real_distribution<double>(0.0, 6.28)(random);
    Ring ring;
    for (int i = 0; i < corners; ++i) {
        const double angle = turn - 2.0 * 3.14159265358979 * i / corners;
        const double d = distance(random);
        ring.push_back({centre.x + d * std::cos(angle), centre.y + d * std::sin(angle)});
    }
    ring.push_back(ring.front());
    return ring;
}

/// A clockwise rectangle.
Ring rectangle(double x, double y, double width, double height) {
    return {{x, y}, {x, y + height}, {x + width, y + height}, {x + width, y}, {x, y}};
}

/// Parts beside one another, some of which share corners or a side or stand in a notch of another
/// one, with holes, in any order.
Rings usual_polygon(std::mt19937& random) {
    constexpr double kSide = 100.0;
    Rings rings;
    const unsigned parts = 2 + below(5, random);
    for (unsigned i = 0; i < parts; ++i) {
        const Point middle{417000.0 + kSide * i, 2402000.0 + kSide * (below(3, random))};
        const double reach = kSide / 2.0;
        const bool is_square = below(2, random) == 0;
        rings.push_back(
            is_square ? rectangle(middle.x - reach, middle.y - reach, kSide, kSide)
                      : star(middle, reach, random));
        const double holes_within = is_square ? 0.9 * reach : 0.25 * reach;
        for (unsigned hole = 0; hole < below(4, random); ++hole) {
            const double third = holes_within / 3.0;
            const Point place{middle.x + third * (2.0 * hole - 2.0), middle.y};
            rings.push_back(reversed(star(place, 0.9 * third, random)));
        }
    }
    if (below(3, random) == 0) {
        const double y = 2403000.0;
        rings.push_back(
            {{417000, y},
             {417000, y + 90},
             {417090, y + 90},
             {417050, y + 50},
             {417090, y},
             {417000, y}});
        rings.push_back(rectangle(417070, y + 40, 5, 20)); // within the box of the one before
    }
    std::shuffle(rings.begin(), rings.end(), random);
    return rings;
}

std::vector<Rings> polygons(std::size_t count, const std::function<Rings(std::mt19937&)>& make) {
    std::mt19937 random(5); // NOLINT(cert-msc51-cpp): the same polygons in every run
    std::vector<Rings> all(count);
    std::generate(all.begin(), all.end(), [&] { return make(random); });
    return all;
}

std::size_t told(const std::vector<Rings>& all) {
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [](const Rings& rings) {
        return outer_rings_of(rings).has_value();
    }));
}

TEST(ShpRings, AHoleBelongsToTheOuterRingItLiesIn) {
    const Ring left = rectangle(0, 0, 10, 10);
    const Ring right = rectangle(10, 0, 10, 10);
    const Ring in_left = reversed(rectangle(2, 2, 2, 2));
    const Ring in_right = reversed(rectangle(15, 5, 2, 2));
    EXPECT_EQ(outer_rings_of({left, right}), (OuterRings{0, 1}));
    EXPECT_EQ(outer_rings_of({left, in_left}), (OuterRings{0, 0}));
    EXPECT_EQ(outer_rings_of({in_left, left}), (OuterRings{1, 1}));
    EXPECT_EQ(outer_rings_of({in_right, left, in_left, right}), (OuterRings{3, 1, 1, 3}));
}

TEST(ShpRings, AHoleMayTouchItsOuterRingInACommonCorner) {
    const Ring touching = reversed({{0, 0}, {2, 4}, {4, 2}, {0, 0}});
    EXPECT_EQ(
        outer_rings_of({rectangle(20, 0, 5, 5), rectangle(0, 0, 10, 10), touching}),
        (OuterRings{0, 1, 1}));
}

TEST(ShpRings, DoubtIsNotDecided) {
    const Ring outer = rectangle(0, 0, 10, 10);
    const Ring other = rectangle(20, 0, 10, 10);
    const Ring hole = reversed(rectangle(2, 2, 5, 5));
    EXPECT_EQ(outer_rings_of({reversed(outer), other}), std::nullopt) << "hole in nothing";
    EXPECT_EQ(outer_rings_of({other, hole}), std::nullopt) << "hole elsewhere";
    EXPECT_EQ(outer_rings_of({outer, other, rectangle(3, 3, 1, 1)}), std::nullopt)
        << "outer in outer";
    EXPECT_EQ(outer_rings_of({outer, hole, rectangle(3, 3, 1, 1)}), std::nullopt) << "island";
    EXPECT_EQ(outer_rings_of({outer, other, hole, reversed(rectangle(3, 3, 1, 1))}), std::nullopt)
        << "hole in hole";
    EXPECT_EQ(outer_rings_of({outer, other, reversed(rectangle(0, 2, 3, 3))}), std::nullopt)
        << "hole along the outer ring";
    EXPECT_EQ(outer_rings_of({outer, other, reversed(outer)}), std::nullopt) << "hole as large";
    EXPECT_EQ(outer_rings_of({outer, {{20, 0}, {20, 5}, {25, 5}, {20, 1}}}), std::nullopt)
        << "open";
    EXPECT_EQ(outer_rings_of({outer, {{20, 0}, {25, 5}, {30, 0}, {25, 0}, {20, 0}}}), std::nullopt)
        << "a lowest corner that does not turn";
    EXPECT_EQ(outer_rings_of({outer, {{20, 0}, {25, NAN}, {30, 0}, {20, 0}}}), std::nullopt)
        << "NaN";
    EXPECT_EQ(
        outer_rings_of({outer, {{20, 0}, {20, 10}, {30, 0}, {30, 10}, {20, 0}}}), std::nullopt)
        << "bow-tie without area";
}

TEST(ShpRings, UsualPolygonsAreToldAndAsGdalTellsThem) {
    const std::vector<Rings> usual = polygons(600, usual_polygon);
    EXPECT_EQ(told(usual), usual.size());
    expect_as_gdal(usual);
}

TEST(ShpRings, OneRingTurnedRoundIsAsGdalTellsIt) {
    const std::vector<Rings> turned = polygons(600, [](std::mt19937& random) {
        Rings rings = usual_polygon(random);
        Ring& ring = rings[below(static_cast<unsigned>(rings.size()), random)];
        ring = reversed(ring);
        return rings;
    });
    EXPECT_EQ(told(turned), 0U);
    expect_as_gdal(turned);
}

TEST(ShpRings, RingsWithinRingsAreAsGdalTellsThem) {
    const std::vector<Rings> nested = polygons(600, [](std::mt19937& random) {
        Rings rings = usual_polygon(random);
        Point centre = rings[below(static_cast<unsigned>(rings.size()), random)].front();
        centre.x += 1.0;
        double radius = 40.0;
        for (unsigned depth = 0; depth < 2 + below(3, random); ++depth) {
            const Ring ring = star(centre, radius, random);
            rings.push_back(below(2, random) == 0 ? ring : reversed(ring));
            radius *= 0.25;
        }
        std::shuffle(rings.begin(), rings.end(), random);
        return rings;
    });
    EXPECT_LT(told(nested), nested.size() / 2);
    expect_as_gdal(nested);
}

/// Few places, so that corners, sides and areas coincide in every way.
TEST(ShpRings, RingsOnALatticeAreAsGdalTellsThem) {
    for (const double origin : {0.0, 2402000.125}) {
        const std::vector<Rings> lattice = polygons(5000, [&](std::mt19937& random) {
            Rings rings(2 + below(4, random));
            for (Ring& ring : rings) {
                const unsigned corners = 3 + below(4, random);
                for (unsigned i = 0; i < corners; ++i) {
                    ring.push_back({origin + below(7, random), origin + below(7, random)});
                }
                ring.push_back(ring.front());
            }
            return rings;
        });
        EXPECT_GT(told(lattice), lattice.size() / 100);
        expect_as_gdal(lattice);
    }
}

} // namespace
} // namespace huuco
