// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Cuts shapes along zone borders, the rest outside included.

#include <huuco/geometry/multipolygon_buffer.hpp>
#include <huuco/model/piece.hpp>
#include <huuco/overlay/zone_index.hpp>

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace huuco {

/// The part of a shape that one zone owns.
struct ZonePart {
    ZoneNumber zone = kNoZone;
    std::uint32_t shape = Piece::kWholeParcel; ///< index into the buffer, or the shape unchanged
};

/// The area of a shape that one zone owns.
struct ZoneShare {
    ZoneNumber zone = kNoZone;
    double area = 0.0; ///< in squared units of the CRS
};

/// Divides shapes among zones. Movable, not copyable; one per thread. Its answers do not depend on
/// what it was asked before.
class ZoneCutter {
public:
    /// Area in squared units of the CRS at or under which a part is a sliver, not a piece.
    static constexpr double kDefaultSliverArea = 1e-6;

    /// \param index          must outlive the cutter
    /// \param shares_ground  one per zone: whether another zone may have some of its ground; where
    ///                       the vector is empty, any may
    explicit ZoneCutter(
        const ZoneIndex& index,
        double sliver_area = kDefaultSliverArea,
        std::vector<bool> shares_ground = {});
    ZoneCutter(ZoneCutter&&) noexcept;
    ZoneCutter& operator=(ZoneCutter&&) noexcept;
    ZoneCutter(const ZoneCutter&) = delete;
    ZoneCutter& operator=(const ZoneCutter&) = delete;
    ~ZoneCutter();

    /// Divides a shape: each zone, in order of precedence, takes its part of what is left.
    ///
    /// \param shape  valid, in the zones' CRS; not in `out`
    /// \param out    the parts' shapes are appended; nothing is when the shape stays whole
    /// \param parts  replaced by the parts in order of precedence, ground outside all zones last;
    ///               none for an empty shape. Where one zone owns all but slivers, it is given the
    ///               shape whole. Other slivers go with the zone that comes after them; one that is
    ///               left at the end is dropped. The parts and the dropped area add up to the
    ///               shape within 1e-9 of it.
    /// \throws Error `geometry` when an overlay fails
    /// Method: of each zone only the neighbourhood of the shape is looked at. Where the common area
    /// tells that the zone takes nothing, or all that is left, nothing is overlaid.
    void cut(const ShapeView& shape, MultiPolygonBuffer& out, std::vector<ZonePart>& parts);

    /// Divides a shape as `cut` does, by areas alone: nothing is overlaid, no shape is made.
    ///
    /// \param shares  replaced by the zones that own some of the shape, in order of precedence,
    ///                what is outside all of them last. Their areas add up to that of the shape.
    /// \returns false where only an overlay can tell: two zones of the shape may share ground, or
    ///          an area is uncertain, or too near that of a sliver; `shares` is then unspecified
    /// Method: IntersectionArea with the neighbourhood of each zone; the last share is what the
    /// others leave.
    [[nodiscard]] bool share(const ShapeView& shape, std::vector<ZoneShare>& shares);

    /// Makes the shapes of the shares of a shape, for which `cut` would find the zones once more.
    ///
    /// \param shape   not in `out`
    /// \param shares  of it, two or more, as `share` gave them
    /// \param out     one shape per share is appended in their order, as `cut` makes it
    /// \returns false where an overlay lost a share, whose shape is empty
    /// \throws Error `geometry` when an overlay fails
    [[nodiscard]] bool
    draw(const ShapeView& shape, std::span<const ZoneShare> shares, MultiPolygonBuffer& out);

    /// Area of all slivers dropped so far.
    [[nodiscard]] double dropped_area() const noexcept;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace huuco
