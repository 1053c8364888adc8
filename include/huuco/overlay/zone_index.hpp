// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// In which zone a shape lies as a whole, decided exactly and without an overlay.

#include <huuco/geometry/multipolygon_buffer.hpp>
#include <huuco/overlay/zone_number.hpp>

#include <memory>
#include <optional>
#include <vector>

namespace huuco {

/// An index over zones (villages, or surveyed areas). Immutable; any number of threads may ask it.
///
/// Zones stand in order of precedence: where two overlap, the ground belongs to the first.
class ZoneIndex {
public:
    /// \param zones  valid shapes, one per zone; an empty one owns no ground
    explicit ZoneIndex(MultiPolygonBuffer zones);
    ZoneIndex(ZoneIndex&&) noexcept;
    ZoneIndex& operator=(ZoneIndex&&) noexcept;
    ZoneIndex(const ZoneIndex&) = delete;
    ZoneIndex& operator=(const ZoneIndex&) = delete;
    ~ZoneIndex();

    [[nodiscard]] const MultiPolygonBuffer& zones() const noexcept;

    /// The zone that owns all the ground of a shape, `kNoZone` when none has any of it.
    ///
    /// \param shape  valid, in the zones' CRS; may run along zone borders
    /// \returns nothing where only an overlay can tell: a zone border enters the shape, or meets
    ///          its outline elsewhere than in common corners or whole common edges. An answer is
    ///          never wrong. An empty shape is outside.
    /// Method: a uniform grid holds the border segments of all zones, and for each cell without
    /// any the zones it lies in. A shape over such cells only is done. Otherwise the nearby
    /// segments are tested against its edges with exact predicates; where none enters it, one point
    /// of it answers for all, by the parity of border crossings on the way to the next empty cell.
    [[nodiscard]] std::optional<ZoneNumber> whole(const ShapeView& shape) const;

    /// The same, where the shape's box is known already.
    [[nodiscard]] std::optional<ZoneNumber> whole(const ShapeView& shape, const Box& box) const;

    /// Replaces `zones` by those whose box meets the box, in order of precedence.
    void candidates(const Box& box, std::vector<ZoneNumber>& zones) const;

private:
    friend class ZoneCutter;

    struct Impl;
    std::unique_ptr<const Impl> m_impl;
};

} // namespace huuco
