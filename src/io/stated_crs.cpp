// SPDX-License-Identifier: MIT
/// \file
/// A `.prj` that GDAL reads as a system counts, else what the driver says.

#include "io/stated_crs.hpp"

#include "io/thread_setting.hpp"
#include "io/wkt_text.hpp"

#include <huuco/base/text.hpp>

#include <ogr_spatialref.h>

namespace huuco::io {

namespace {

/// Nothing where it is not the WKT of a system on the Earth.
std::optional<std::string> crs_of_prj(const std::string& prj_path) {
    const std::string content = read_small_file(prj_path);
    const std::string text(trim(content));
    OGRSpatialReference crs;
    if (text.find('[') == std::string::npos || crs.importFromWkt(text.c_str()) != OGRERR_NONE ||
        crs.IsLocal() != 0) {
        return std::nullopt;
    }
    return text;
}

} // namespace

void take_stated_crs(OGRLayer& layer) {
    const ThreadSetting as_it_stands("USE_OSR_FIND_MATCHES", "NO");
    (void)layer.GetSpatialRef();
}

std::string stated_crs(OGRLayer& layer, const std::optional<Shapefile>& shapefile) {
    if (shapefile && shapefile->prj) {
        if (const auto text = crs_of_prj(*shapefile->prj)) {
            return *text;
        }
    }
    const OGRSpatialReference* crs = layer.GetSpatialRef();
    return crs == nullptr || crs->IsLocal() != 0 ? std::string() : wkt_of(*crs);
}

} // namespace huuco::io
