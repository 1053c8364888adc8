// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Which features of a layer are joined where it is dissolved, and the layer that they become.

#include "tile/dissolve.hpp"

#include <huuco/tile/tile_layer.hpp>

#include <span>

namespace huuco::tile {

/// The groups of a layer, and the layer of the groups without shapes.
struct GroupedLayer {
    LayerGroups groups; ///< the target is left open
    TileLayer layer;    ///< ids follow from the values of the keys and from the steps of
                        ///< the means alone
};

/// Groups the features by the keys and the steps of the means of the layer's `dissolve`, in order
/// of first appearance.
///
/// \param ground_m2  of each feature, what means are weighted by; a mean of equal numbers is that
///                   number to the last bit
/// \throws Error `argument` when a key or a mean is no column with a dictionary, or a mean has a
///         value that is no number (names it)
[[nodiscard]] GroupedLayer
group_features(const TileLayer& layer, std::span<const double> ground_m2);

} // namespace huuco::tile
