// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Which features of a layer are joined where it is dissolved, and the layer that they become.

#include "tile/dissolve.hpp"

#include <huuco/tile/tile_layer.hpp>

namespace huuco::tile {

/// The groups of a layer, and the layer of the groups without shapes.
struct GroupedLayer {
    LayerGroups groups; ///< the target is left open
    TileLayer layer;    ///< ids follow from the values of the keys alone
};

/// Groups the features by the keys of the layer's `dissolve`, in order of first appearance.
///
/// \throws Error `argument` when a key is no column with a dictionary (names it)
[[nodiscard]] GroupedLayer group_features(const TileLayer& layer);

} // namespace huuco::tile
