// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// A few points that tell where the features of a layer lie, before it is read.

#include <huuco/geometry/box.hpp>
#include <huuco/io/dataset.hpp>

#include <cstddef>
#include <vector>

namespace huuco {

/// The middles of the boxes of some features, as the coordinates stand in the file.
///
/// Features are taken at equal steps through the layer: by number where its format finds one at
/// once (shapefile, GeoPackage, GeoJSON), else on a way through all of it. Those without geometry,
/// with coordinates that are no numbers or that GDAL cannot read are left out. Reading starts anew
/// afterwards.
///
/// \param wanted  at most so many points
[[nodiscard]] std::vector<Point> sample_points(Dataset& dataset, std::size_t wanted);

} // namespace huuco
