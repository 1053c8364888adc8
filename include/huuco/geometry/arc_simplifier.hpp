// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Draws arcs with fewer vertices, keeping every area and letting no border cross another.

#include <huuco/geometry/arc_topology.hpp>

#include <memory>

namespace huuco {

/// Simplifies all arcs of a topology together, further with each step.
///
/// The ends of the arcs stay. In between two vertices at a time are replaced by one, placed so that
/// the ground on either side keeps its area (to half a grid unit along the new edges; what rounding
/// leaves over is made good by the next step along the arc). A step is taken only where the new
/// border stays within `tolerance` of the old one and the old within that of the new, meets no
/// other border, and passes over no vertex: nothing crosses, nothing collapses, holes stay inside.
/// An arc with no such step stays as it is.
///
/// Method: segment collapse that preserves area, Kronenfeld, Stanislawski, Buttenfield and
/// Brockmeyer (2020), "Simplification of polylines by segment collapse", Int. J. Cartography 6(1);
/// least displaced area first within an arc, one arc after the other.
class ArcSimplifier {
public:
    /// \param chains  arcs that meet at their ends only; where some cross already, they stay so.
    /// Must
    ///                outlive the simplifier
    explicit ArcSimplifier(const ArcChains& chains);
    ArcSimplifier(const ArcSimplifier&) = delete;
    ArcSimplifier& operator=(const ArcSimplifier&) = delete;
    ~ArcSimplifier();

    /// Simplifies what the last step has left: coarser arcs are made of finer ones.
    ///
    /// \param tolerance  in grid units; greater than that of the step before
    /// \returns the arcs under the same numbers
    [[nodiscard]] ArcChains simplify(double tolerance);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Simplifies arcs in one step.
[[nodiscard]] ArcChains simplify_arcs(const ArcChains& chains, double tolerance);

} // namespace huuco
