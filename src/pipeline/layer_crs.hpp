// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Decides the reference system of a layer from what the user and the file say.

#include <huuco/crs/crs.hpp>
#include <huuco/io/dataset.hpp>

#include <string>

namespace huuco {

/// A reference system and who said so: `option`, `prj` (beside a shapefile) or `layer`.
struct DecidedCrs {
    Crs crs;
    std::string by;
};

/// \param chosen        `EPSG:n` of the command line; may be empty
/// \param is_overriding the option holds against the file (parcels); otherwise it only serves a
/// layer
///                      that says nothing
/// \throws Error `crs` when nobody says anything: names the missing `.prj` and the option
[[nodiscard]] DecidedCrs
decide_crs(const DatasetInfo& info, const std::string& chosen, bool is_overriding);

} // namespace huuco
