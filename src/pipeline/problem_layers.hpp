// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Problems as layers: where each is, and the ground it is about.

#include <huuco/base/language.hpp>
#include <huuco/crs/transform.hpp>
#include <huuco/io/geopackage_writer.hpp>
#include <huuco/io/layer_writer.hpp>
#include <huuco/model/problem.hpp>
#include <huuco/pipeline/analysis.hpp>

#include <optional>
#include <string>

namespace huuco {

/// Writes a layer of places (every problem; NULL where no place is known) and one of areas (those
/// that are about ground), each with its style by severity.
class ProblemLayers {
public:
    /// \param points, areas  names of the layers
    /// \param to_source  null where shapes stay as they are
    ProblemLayers(
        std::string points,
        std::string areas,
        Language language,
        const Transform* to_source);

    /// Writes the problems of an analysis.
    void write(LayerWriter& writer, const Analysis& analysis) const;

    /// For QGIS; call after all layers were written.
    void add_styles(GeoPackageWriter& writer) const;

private:
    std::string m_points;
    std::string m_areas;
    Language m_language;
    const Transform* m_to_source;
};

/// The further features of a problem in one text, such as `12; parcels.shp 7`; the source is left
/// out where it is that of the problem.
[[nodiscard]] std::string others_of(const Problem& problem);

} // namespace huuco
