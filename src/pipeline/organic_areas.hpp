// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The layers of surveyed organic areas of a run.

#include "pipeline/layer_crs.hpp"

#include <huuco/base/language.hpp>
#include <huuco/crs/crs.hpp>
#include <huuco/landuse/tables.hpp>
#include <huuco/model/certificate.hpp>
#include <huuco/model/problem.hpp>
#include <huuco/pipeline/analysis.hpp>

#include <span>
#include <string>
#include <vector>

namespace huuco {

/// A layer of organic areas as read, with what is to be said about it.
struct OrganicAreasRead {
    OrganicAreaSet areas; ///< in the working CRS, valid; without those that were set aside
    InputRecord record;
    Problems problems;
    std::vector<std::string> warnings;
};

/// Which layer is to be read, and how.
struct OrganicAreasSource {
    std::string path;
    std::string layer;    ///< may be empty
    std::string encoding; ///< tried where the text is not in the one it has by itself; may be empty
    std::string src_crs;  ///< serves a layer that states none; may be empty
    Language language = Language::vi;
};

/// Reads a layer of organic areas.
///
/// \param judge    knows the ground where they lie
/// \throws Error as `Dataset::open` and `read_organic_areas`; `crs` where no system can be told
[[nodiscard]] OrganicAreasRead read_organic_area_layer(
    const OrganicAreasSource& source,
    std::span<const FieldAlias> aliases,
    const CrsJudge& judge,
    const Crs& working);

} // namespace huuco
