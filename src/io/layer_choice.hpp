// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Which layer of a dataset is meant, and whether it holds polygons.

#include <huuco/io/dataset.hpp>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <string>

namespace huuco::io {

/// What a layer says of itself. \throws Error `format` when its name is not UTF-8
[[nodiscard]] LayerInfo describe(OGRLayer& layer);

/// The layer of that name.
///
/// \param shown  the dataset as errors name it
/// \throws Error `argument` naming the layers that there are
[[nodiscard]] OGRLayer*
find_named(GDALDataset& dataset, const std::string& name, const std::string& shown);

/// The only layer that may hold polygons; the first one where none does, for `require_polygons` to
/// say what it is.
///
/// \throws Error `argument` where there are several, `format` where there is no layer at all
[[nodiscard]] OGRLayer* find_unnamed(GDALDataset& dataset, const std::string& shown);

/// \throws Error `format` when the layer is not of polygons, or has no features
void require_polygons(OGRLayer& layer, const std::string& shown);

} // namespace huuco::io
