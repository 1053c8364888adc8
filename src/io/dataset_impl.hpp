// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// An opened layer as the readers of this floor see it.

#include <huuco/io/dataset.hpp>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

namespace huuco {

struct Dataset::Impl {
    GDALDatasetUniquePtr dataset;
    OGRLayer* layer = nullptr; ///< owned by the dataset
    DatasetInfo info;
    LayerSample sample;
};

} // namespace huuco
