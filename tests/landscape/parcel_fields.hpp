// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The attribute table of the parcels, under the names that cadastral programs give its fields.

#include "options.hpp"
#include "shapefile.hpp"

#include <vector>

namespace landscape {

/// Fields in this order: commune, sheet, number, land code, crop, area, legal area, owner, address,
/// place and, when asked for, village.
[[nodiscard]] std::vector<DbfField> parcel_fields(const Options& options);

} // namespace landscape
