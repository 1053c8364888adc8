// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Whether the rings of a polygon feature keep the rules of MVT 2.1.

#include <huuco/base/message.hpp>
#include <huuco/geometry/grid_rings.hpp>

#include <optional>
#include <span>
#include <vector>

namespace huuco::tile {

/// The first rule that the rings of one feature break, as a sentence; nothing where they keep all.
///
/// \param rings  open, as stored
/// Method: MVT 2.1, 4.3.4.4: a ring has an area and no anomalous point (no vertex twice, no edge
/// across or along another), an outer ring is positive and followed by its holes, which are
/// negative and lie in it. Rings of one polygon may touch at vertices.
[[nodiscard]] std::optional<Message>
broken_polygon_rule(std::span<const std::vector<GridPoint>> rings);

} // namespace huuco::tile
