// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Reads whole layers of few polygons: villages and surveyed organic areas.

#include <huuco/io/dataset.hpp>
#include <huuco/io/field_recognition.hpp>
#include <huuco/model/certificate.hpp>
#include <huuco/model/problem.hpp>
#include <huuco/model/village_set.hpp>

#include <string>
#include <vector>

namespace huuco {

/// A village layer as it stands in the source: features of one id are the parts of one village.
struct VillageParts {
    MultiPolygonBuffer shapes;    ///< one per feature, empty where that was set aside
    std::vector<VillageIndex> of; ///< the village of each
    std::vector<std::string> ids; ///< of the villages, in order of first appearance
    std::vector<std::string> names;
};

/// Reads a village layer, shapes as they stand in the source (see ParcelReader).
///
/// \returns the villages; each part but the first has a Problem `repeated_village`
/// \throws Error `format` when a feature has no id, or the id of another that has another name
///         (names them), else as `ParcelReader::next`. A feature without name may be a part of any
[[nodiscard]] VillageParts
read_villages(Dataset& dataset, const VillageFields& fields, Problems& problems);

/// Reads surveyed organic polygons with what their fields say, shapes as they stand in the source.
///
/// A feature without a usable polygon is left out and has a Problem that sets it aside. A day that
/// cannot be read is marked and told (`bad_date`), as in registers.
///
/// \param columns  positions in `dataset.info().fields`
/// \throws Error as `ParcelReader::next`
[[nodiscard]] OrganicAreaSet
read_organic_areas(Dataset& dataset, const CertificateColumns& columns, Problems& problems);

/// The polygons of a layer without any field: a commune's outline. \throws Error as read_villages
[[nodiscard]] MultiPolygonBuffer read_outlines(Dataset& dataset, Problems& problems);

} // namespace huuco
