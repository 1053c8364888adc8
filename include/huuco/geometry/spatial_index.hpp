// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Which of many boxes meet a box: a packed R-tree.

#include <huuco/geometry/box.hpp>

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace huuco {

/// An index over boxes, built once and never changed; any number of threads may ask it.
class SpatialIndex {
public:
    /// \param boxes  item `i` is `boxes[i]`; an empty box is never found
    /// Method: R-tree packed from above (Garcia, Lopez, Leutenegger 1998) by Boost.Geometry.
    explicit SpatialIndex(std::span<const Box> boxes);
    SpatialIndex(SpatialIndex&&) noexcept;
    SpatialIndex& operator=(SpatialIndex&&) noexcept;
    SpatialIndex(const SpatialIndex&) = delete;
    SpatialIndex& operator=(const SpatialIndex&) = delete;
    ~SpatialIndex();

    /// Replaces `found` by the items whose closed boxes share a point with the box, ascending.
    void query(const Box& box, std::vector<std::uint32_t>& found) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace huuco
