// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Draws arcs with fewer vertices, keeping every area and letting no border cross another.

#include <huuco/geometry/arc_topology.hpp>

#include <cstddef>
#include <functional>
#include <memory>
#include <memory_resource>

namespace huuco {

/// Calls `work` with every number below `count`, in any order, several at once or one by one.
using WorkRunner =
    std::function<void(std::size_t count, const std::function<void(std::size_t)>& work)>;

/// Calls them one after the other.
void run_one_by_one(std::size_t count, const std::function<void(std::size_t)>& work);

/// Simplifies all arcs of a topology together, further with each step.
///
/// The ends of the arcs stay. In between two vertices at a time are replaced by one, placed so that
/// the ground on either side keeps its area (to half a grid unit along the new edges; what rounding
/// leaves over is made good by the next step along the arc). A step is taken only where the new
/// border stays within `tolerance` of the old one and the old within that of the new, meets no
/// other border, and passes over no vertex: nothing crosses, nothing collapses, holes stay inside.
/// An arc with no such step stays as it is.
///
/// The land is cut into strips from west to east, as many as it is wide for. An arc within a strip
/// meets no arc of another one: strips may be worked on at once, and the arcs between them come
/// after. What comes of it depends on the arcs alone, not on what ran at once.
///
/// Method: segment collapse that preserves area, Kronenfeld, Stanislawski, Buttenfield and
/// Brockmeyer (2020), "Simplification of polylines by segment collapse", Int. J. Cartography 6(1);
/// least displaced area first within an arc, one arc of a strip after the other.
class ArcSimplifier {
public:
    /// \param chains  arcs that meet at their ends only; where some cross already, they stay so
    /// \param memory  for the arcs, which are taken over where they lie in it already, and what
    ///                comes of them; outlives the simplifier and what it returns
    explicit ArcSimplifier(
        ArcChains chains,
        std::pmr::memory_resource* memory = std::pmr::get_default_resource());
    ArcSimplifier(const ArcSimplifier&) = delete;
    ArcSimplifier& operator=(const ArcSimplifier&) = delete;
    ~ArcSimplifier();

    /// Simplifies what the last step has left: coarser arcs are made of finer ones.
    ///
    /// \param tolerance  in grid units; greater than that of the step before
    /// \param runner     for the strips
    /// \returns the arcs under the same numbers
    [[nodiscard]] ArcChains simplify(double tolerance, const WorkRunner& runner = run_one_by_one);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Simplifies arcs in one step.
[[nodiscard]] ArcChains simplify_arcs(const ArcChains& chains, double tolerance);

} // namespace huuco
