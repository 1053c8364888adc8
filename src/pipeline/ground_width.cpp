// SPDX-License-Identifier: MIT
/// \file
/// How wide a narrow strip of ground is.

#include "pipeline/ground_width.hpp"

#include <huuco/crs/area_measure.hpp>
#include <huuco/geometry/mean_width.hpp>

namespace huuco {

double mean_width_m(const ShapeView& ground, const Crs& crs) {
    return mean_width(ground) * metres_per_unit_of_width(crs);
}

double metres_per_unit_of_width(const Crs& crs) {
    return crs.is_geographic() ? kMetresPerDegree : 1.0;
}

} // namespace huuco
