// SPDX-License-Identifier: MIT
/// \file
/// Zone by zone, from what is left of a shape.

#include "geometry/ring_clipper.hpp"
#include "overlay/local_zone.hpp"
#include "overlay/zone_index_impl.hpp"

#include <huuco/geometry/area.hpp>
#include <huuco/geometry/boolean_ops.hpp>
#include <huuco/geometry/intersection_area.hpp>
#include <huuco/overlay/zone_cutter.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>

namespace huuco {

struct ZoneCutter::Impl {
    /// What one zone takes of the rest of a shape.
    enum class Share { nothing, some, all };

    enum class Size { sliver, piece, unclear };

    /// A part found so far, with its shape in `pieces`.
    struct Found {
        ZoneNumber zone;
        std::size_t piece;
    };

    Impl(
        const ZoneIndex& zones,
        const BorderGrid& grid,
        double sliver,
        std::vector<bool> have_common_ground)
        : index(&zones), sliver_area(sliver), shares_ground(std::move(have_common_ground)),
          local_zone(grid) {}

    [[nodiscard]] bool may_share_ground(ZoneNumber zone) const {
        return shares_ground.empty() || shares_ground[static_cast<std::size_t>(zone)];
    }

    /// An area is clearly a piece, clearly none, or neither.
    [[nodiscard]] Size size_of(double area, double error) const noexcept {
        if (std::abs(area) + error <= 0.5 * sliver_area) {
            return Size::sliver;
        }
        return area - error > 2.0 * sliver_area ? Size::piece : Size::unclear;
    }

    /// What is left of the shape at hand.
    [[nodiscard]] ShapeView left(const ShapeView& shape) const {
        return rest.size() == 0 ? shape : rest.shape(0);
    }

    void take_up(const ShapeView& shape);
    [[nodiscard]] ShapeView zone_near_shape(ZoneNumber zone);
    [[nodiscard]] Share share_of(const ShapeView& left, const ShapeView& near_zone);
    bool cut_off(ZoneNumber zone, const ShapeView& left, const ShapeView& near_zone);

    const ZoneIndex* index;
    double sliver_area;
    std::vector<bool> shares_ground;
    double dropped_area = 0.0;
    RingClipper clip;
    BooleanOps ops;
    IntersectionArea common_area;
    LocalZone local_zone;
    MultiPolygonBuffer near;
    std::optional<ZoneNumber> asked_zone; ///< whose part round `asked_box` is in `near`
    Box asked_box;
    std::vector<ZoneNumber> candidates;

    // The shape at hand.
    Box box;
    double rest_area = 0.0;
    MultiPolygonBuffer rest; ///< what is left; empty buffer as long as nothing was taken
    MultiPolygonBuffer next_rest;
    MultiPolygonBuffer pieces;
    std::vector<Found> found;
};

/// Begins with a shape: nothing is taken of it yet.
void ZoneCutter::Impl::take_up(const ShapeView& shape) {
    box = shape.box();
    rest_area = planar_area(shape);
    rest.clear();
    pieces.clear();
    found.clear();
}

/// The part of a zone round the shape, or all of it where that cannot be had. The question before
/// was the same where a shape is drawn whose shares were just found.
ShapeView ZoneCutter::Impl::zone_near_shape(ZoneNumber zone) {
    if (asked_zone == zone && asked_box == box) {
        return near.shape(0);
    }
    near.clear();
    asked_zone.reset();
    if (local_zone.append_round(zone, box, near)) {
        asked_zone = zone;
        asked_box = box;
        return near.shape(0);
    }
    return index->zones().shape(static_cast<std::size_t>(zone));
}

/// Settles most cases by area alone: a shape with all but slivers on one side is not cut.
ZoneCutter::Impl::Share
ZoneCutter::Impl::share_of(const ShapeView& left, const ShapeView& near_zone) {
    const BoundedArea common = common_area(left, near_zone);
    if (common.area + common.error <= sliver_area) {
        return Share::nothing;
    }
    return common.area - common.error >= rest_area - sliver_area ? Share::all : Share::some;
}

/// Gives a zone its part of what is left.
///
/// \returns false where that is a sliver, which stays with the rest
bool ZoneCutter::Impl::cut_off(ZoneNumber zone, const ShapeView& left, const ShapeView& near_zone) {
    next_rest.clear();
    std::optional<Operand> operand; // for an overlay
    if (!clip(left, near_zone, pieces, next_rest)) {
        operand = ops.prepare(near_zone);
        ops.intersection(left, *operand, pieces);
    }
    if (planar_area(pieces.shape(pieces.size() - 1)) <= sliver_area) {
        return false;
    }
    found.push_back({zone, pieces.size() - 1});
    if (operand) {
        ops.difference(left, *operand, next_rest);
    }
    std::swap(rest, next_rest);
    rest_area = planar_area(rest.shape(0));
    return true;
}

ZoneCutter::ZoneCutter(const ZoneIndex& index, double sliver_area, std::vector<bool> shares_ground)
    : m_impl(std::make_unique<Impl>(
          index,
          index.m_impl->grid,
          sliver_area,
          std::move(shares_ground))) {}

ZoneCutter::ZoneCutter(ZoneCutter&&) noexcept = default;
ZoneCutter& ZoneCutter::operator=(ZoneCutter&&) noexcept = default;
ZoneCutter::~ZoneCutter() = default;

double ZoneCutter::dropped_area() const noexcept {
    return m_impl->dropped_area;
}

void ZoneCutter::cut(
    const ShapeView& shape,
    MultiPolygonBuffer& out,
    std::vector<ZonePart>& parts) {
    parts.clear();
    if (shape.is_empty()) {
        return;
    }
    Impl& impl = *m_impl;
    impl.take_up(shape);
    impl.index->candidates(impl.box, impl.candidates);

    ZoneNumber owner_of_rest = kNoZone;
    for (const ZoneNumber zone : impl.candidates) {
        const ShapeView left = impl.left(shape);
        const ShapeView near_zone = impl.zone_near_shape(zone);
        const Impl::Share share = impl.share_of(left, near_zone);
        if (share == Impl::Share::all) {
            owner_of_rest = zone;
            break;
        }
        if (share == Impl::Share::some) {
            impl.cut_off(zone, left, near_zone);
        }
        if (impl.rest_area <= impl.sliver_area) {
            break;
        }
    }
    if (impl.found.empty()) {
        parts.push_back({owner_of_rest, Piece::kWholeParcel});
        return;
    }
    const bool has_rest = impl.rest_area > impl.sliver_area;
    if (impl.found.size() == 1 && !has_rest) {
        parts.push_back({impl.found[0].zone, Piece::kWholeParcel});
        return;
    }
    const auto add = [&](ZoneNumber zone, const ShapeView& part) {
        parts.push_back({zone, static_cast<std::uint32_t>(out.size())});
        out.add_shape(part);
    };
    for (const Impl::Found& found : impl.found) {
        add(found.zone, impl.pieces.shape(found.piece));
    }
    if (has_rest) {
        add(owner_of_rest, impl.rest.shape(0));
    } else {
        impl.dropped_area += impl.rest_area;
    }
}

bool ZoneCutter::share(const ShapeView& shape, std::vector<ZoneShare>& shares) {
    shares.clear();
    if (shape.is_empty()) {
        return true;
    }
    Impl& impl = *m_impl;
    impl.box = shape.box();
    const bool is_divided = impl.local_zone.divide(LocalZone::round(impl.box), impl.candidates);
    if (!is_divided) {
        impl.index->candidates(impl.box, impl.candidates);
    }
    double rest = planar_area(shape);
    double error = 0.0;
    std::size_t may_share_ground = 0; // of the zones found
    for (const ZoneNumber zone : impl.candidates) {
        const bool is_left_to_it = is_divided && zone == impl.candidates.back();
        const BoundedArea common = is_left_to_it
                                       ? BoundedArea{rest, error}
                                       : impl.common_area(shape, impl.zone_near_shape(zone));
        const Impl::Size size = impl.size_of(common.area, common.error);
        if (size == Impl::Size::unclear) {
            return false;
        }
        if (size == Impl::Size::piece) {
            shares.push_back({zone, common.area});
            rest -= common.area;
            error += common.error;
            may_share_ground += impl.may_share_ground(zone) ? 1U : 0U;
        }
    }
    switch (impl.size_of(rest, error)) {
    case Impl::Size::piece:
        shares.push_back({kNoZone, rest});
        break;
    case Impl::Size::sliver:
        if (shares.empty()) {
            return false; // a shape no larger than a sliver
        }
        shares.back().area += rest;
        break;
    default:
        return false;
    }
    return may_share_ground < 2;
}

bool ZoneCutter::draw(
    const ShapeView& shape,
    std::span<const ZoneShare> shares,
    MultiPolygonBuffer& out) {
    Impl& impl = *m_impl;
    impl.take_up(shape);
    bool is_complete = true;
    for (const ZoneShare& share : shares.first(shares.size() - 1)) {
        if (impl.cut_off(share.zone, impl.left(shape), impl.zone_near_shape(share.zone))) {
            out.add_shape(impl.pieces.shape(impl.found.back().piece));
        } else {
            out.end_shape();
            is_complete = false;
        }
    }
    if (impl.rest_area > impl.sliver_area) {
        out.add_shape(impl.left(shape));
    } else {
        out.end_shape();
        is_complete = false;
    }
    return is_complete;
}

} // namespace huuco
