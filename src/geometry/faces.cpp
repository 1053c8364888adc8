// SPDX-License-Identifier: MIT
/// \file
/// Noding and polygonizing by way of GEOS.

#include "geometry/geos_handle.hpp"

#include <huuco/geometry/faces.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <tuple>
#include <vector>

namespace huuco {

namespace {

GeosGeometry line_of(GeosContext& context, const std::vector<double>& coordinates) {
    const auto points = static_cast<unsigned int>(coordinates.size() / 2);
    GEOSCoordSequence* const sequence = context.check(
        GEOSCoordSeq_copyFromBuffer_r(context.get(), coordinates.data(), points, 0, 0),
        {"chép một đường", "copy a line"});
    return context.check(
        GEOSGeom_createLineString_r(context.get(), sequence), {"tạo một đường", "make a line"});
}

/// An end of a segment.
struct SegmentEnd {
    Point point;
    std::uint32_t segment = 0;
    bool is_to = false;
};

/// Segments joined to lines where exactly two of them meet, so that GEOS has few lines to node in
/// place of many segments.
class LineChains {
public:
    explicit LineChains(std::span<const Segment> segments)
        : m_segments(segments), m_partner(2 * segments.size(), kNone) {
        std::vector<SegmentEnd> ends;
        ends.reserve(m_partner.size());
        for (std::uint32_t i = 0; i < segments.size(); ++i) {
            ends.push_back({segments[i].from, i, false});
            ends.push_back({segments[i].to, i, true});
        }
        std::ranges::sort(ends, [](const SegmentEnd& a, const SegmentEnd& b) {
            return std::tie(a.point.x, a.point.y, a.segment, a.is_to) <
                   std::tie(b.point.x, b.point.y, b.segment, b.is_to);
        });
        for (std::size_t i = 0; i < ends.size();) {
            std::size_t next = i + 1;
            while (next < ends.size() && ends[next].point == ends[i].point) {
                ++next;
            }
            if (next - i == 2) {
                m_partner[number_of(ends[i])] = number_of(ends[i + 1]);
                m_partner[number_of(ends[i + 1])] = number_of(ends[i]);
            }
            i = next;
        }
    }

    /// Hands each line to a function, as x and y in turn.
    template <typename Take>
    void for_each_line(Take take) const {
        std::vector<bool> is_taken(m_segments.size(), false);
        std::vector<double> line;
        const auto walk = [&](std::size_t end) {
            line.clear();
            add(end, line);
            while (!is_taken[end / 2]) {
                is_taken[end / 2] = true;
                const std::size_t far = end ^ 1U;
                add(far, line);
                end = m_partner[far];
                if (end == kNone) {
                    break;
                }
            }
            take(line);
        };
        for (std::size_t end = 0; end < m_partner.size(); ++end) {
            if (m_partner[end] == kNone && !is_taken[end / 2]) {
                walk(end);
            }
        }
        for (std::size_t i = 0; i < m_segments.size(); ++i) { // what is left goes round
            if (!is_taken[i]) {
                walk(2 * i);
            }
        }
    }

private:
    static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

    static std::size_t number_of(const SegmentEnd& end) noexcept {
        return 2 * std::size_t{end.segment} + (end.is_to ? 1U : 0U);
    }

    void add(std::size_t end, std::vector<double>& line) const {
        const Segment& segment = m_segments[end / 2];
        const Point& point = end % 2 == 0 ? segment.from : segment.to;
        line.push_back(point.x);
        line.push_back(point.y);
    }

    std::span<const Segment> m_segments;
    std::vector<std::size_t> m_partner; ///< of each end, the only other end at its place
};

} // namespace

Faces enclosed_faces(
    std::span<const Segment> segments,
    const std::function<bool(const ShapeView&)>& is_wanted) {
    Faces faces;
    if (segments.empty()) {
        return faces;
    }
    GeosContext context;
    std::vector<GeosGeometry> lines;
    LineChains(segments).for_each_line([&](const std::vector<double>& coordinates) {
        lines.push_back(line_of(context, coordinates));
    });
    std::vector<GEOSGeometry*> raw = released(lines);
    const GeosGeometry all = context.check(
        GEOSGeom_createCollection_r(
            context.get(), GEOS_MULTILINESTRING, raw.data(), static_cast<unsigned int>(raw.size())),
        {"gom các ranh giới", "collect borders"});
    const GeosGeometry noded = context.check(
        GEOSUnaryUnionPrec_r(context.get(), all.get(), 0.0),
        {"nối nút các ranh giới", "node borders"});
    const GEOSGeometry* const input = noded.get();
    const GeosGeometry polygons = context.check(
        GEOSPolygonize_r(context.get(), &input, 1),
        {"tìm các mặt giữa những ranh giới", "find the faces between borders"});
    const int count = GEOSGetNumGeometries_r(context.get(), polygons.get());
    MultiPolygonBuffer in_hand;
    for (int i = 0; i < count; ++i) {
        const GEOSGeometry* const face = GEOSGetGeometryN_r(context.get(), polygons.get(), i);
        in_hand.clear();
        context.append(*face, in_hand);
        if (!is_wanted(in_hand.shape(0))) {
            continue;
        }
        const GeosGeometry inner = context.check(
            GEOSPointOnSurface_r(context.get(), face),
            {"tìm một điểm trong một mặt", "find a point inside a face"});
        faces.shapes.add_shape(in_hand.shape(0));
        faces.inner_points.push_back(
            context.point(*inner, {"đọc một điểm trong một mặt", "read a point inside a face"}));
    }
    return faces;
}

} // namespace huuco
