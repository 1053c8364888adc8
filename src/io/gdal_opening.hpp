// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Opens a vector dataset by GDAL for reading, as it is and without a file beside it.

#include "io/gdal_errors.hpp"

#include <gdal_priv.h>

#include <string>

namespace huuco::io {

/// \param location  as GDAL opens it
/// \param shown     the path for messages
/// \param errors    empty afterwards but for what opening said
/// \throws Error `format` when it is no vector dataset, `io` when it cannot be read or opened, or
///         GDAL lacks the driver
[[nodiscard]] GDALDatasetUniquePtr
open_gdal(const std::string& location, const std::string& shown, GdalErrors& errors);

} // namespace huuco::io
