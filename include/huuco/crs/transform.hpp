// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Moves coordinates from one reference system to another by one stated operation.

#include <huuco/crs/crs.hpp>
#include <huuco/geometry/box.hpp>

#include <memory>
#include <optional>
#include <span>
#include <string>

namespace huuco {

/// The operation between two systems, as the summary states it.
struct Operation {
    std::string code; ///< of the datum transformation, such as `EPSG:6960`; empty without one
    std::string name; ///< PROJ's name of the whole operation
    std::optional<double>
        accuracy_m; ///< as registered; empty where unknown, 0 for a mere conversion

    /// Its code; the name where it has none.
    [[nodiscard]] const std::string& label() const noexcept { return code.empty() ? name : code; }
};

/// Coordinates of one system into another, through PROJ.
///
/// One operation is chosen when the object is made and used for every point, so that a result does
/// not depend on where in the layer a point lies. Move-only; use one object a thread.
class Transform {
public:
    /// \param extent  of the data in the units of `from`, where known; chooses among regional
    ///                operations. Without it the operation must hold in the whole area of use of
    ///                both systems
    /// \throws Error `crs` when there is no operation, or only a ballpark one (datum shift
    ///         unknown): such coordinates are tens to hundreds of metres off, too far for any
    ///         figure
    Transform(const Crs& from, const Crs& to, const std::optional<Box>& extent = std::nullopt);

    Transform(Transform&&) noexcept;
    Transform& operator=(Transform&&) noexcept;
    Transform(const Transform&) = delete;
    Transform& operator=(const Transform&) = delete;
    ~Transform();

    /// The same operation for another thread.
    [[nodiscard]] Transform clone() const;

    [[nodiscard]] const Operation& operation() const noexcept;

    /// True where both systems are the same and `apply` leaves every bit as it is.
    [[nodiscard]] bool is_identity() const noexcept;

    /// Transforms in place, in the order given.
    /// \returns the number of points that the operation cannot carry; these become NaN
    // NOLINTNEXTLINE(modernize-use-nodiscard): most callers know that their points can be carried
    std::size_t apply(std::span<Point> points) const;

    [[nodiscard]] Point operator()(Point point) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace huuco
