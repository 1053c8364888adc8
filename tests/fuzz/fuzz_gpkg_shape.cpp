// SPDX-License-Identifier: MIT
/// \file
/// Geometries of a GeoPackage of any bytes. Known: what is read here is what GDAL makes of the WKB
/// behind the header, to the last bit; else nothing is appended.

#include "fuzz/input.hpp"
#include "fuzz/oracle.hpp"
#include "io/gpkg_polygon.hpp"
#include "io/shape_reader.hpp"

#include <ogr_geometry.h>

#include <array>
#include <cstring>
#include <memory>
#include <span>

namespace huuco::fuzz {
namespace {

constexpr std::size_t kFixedHeader = 8;
constexpr std::array<std::size_t, 8> kBoxes = {0, 32, 48, 48, 64, 0, 0, 0}; // OGC 12-128r18, 2.1.3

/// The shape as GDAL reads it.
MultiPolygonBuffer by_gdal(const std::uint8_t* blob, std::size_t size) {
    const std::size_t begin = kFixedHeader + kBoxes[(blob[3] >> 1U) & 7U];
    require(begin <= size, "a header that is taken is whole");
    OGRGeometry* geometry = nullptr;
    const OGRErr error =
        OGRGeometryFactory::createFromWkb(blob + begin, nullptr, &geometry, size - begin);
    const std::unique_ptr<OGRGeometry> owned(geometry);
    require(error == OGRERR_NONE && owned, "GDAL reads what is taken");
    MultiPolygonBuffer shapes;
    require(
        io::ShapeReader().append(owned.get(), shapes) == io::ShapeOutcome::polygons,
        "GDAL sees polygons");
    return shapes;
}

void require_same(const ShapeView& taken, const ShapeView& expected) {
    require(taken.polygon_count() == expected.polygon_count(), "as many polygons");
    for (std::size_t p = 0; p < taken.polygon_count(); ++p) {
        const PolygonView mine = taken.polygon(p);
        const PolygonView theirs = expected.polygon(p);
        require(mine.ring_count() == theirs.ring_count(), "as many rings");
        for (std::size_t r = 0; r < mine.ring_count(); ++r) {
            const RingView left = mine.ring(r);
            const RingView right = theirs.ring(r);
            require(
                left.size() == right.size() &&
                    std::memcmp(left.data(), right.data(), left.size_bytes()) == 0,
                "the same points");
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    MultiPolygonBuffer shapes;
    if (io::append_usual_gpkg_shape(std::as_bytes(std::span(data, size)), shapes)) {
        require(shapes.size() == 1, "one shape is appended");
        require_same(shapes.shape(0), by_gdal(data, size).shape(0));
    } else {
        require(shapes.size() == 0 && shapes.points().empty(), "nothing is appended");
    }
    return 0;
}

} // namespace huuco::fuzz
