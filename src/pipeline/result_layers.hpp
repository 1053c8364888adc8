// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Villages, pieces and problems of a result as layers, whatever they are written into.

#include "pipeline/problem_layers.hpp"

#include <huuco/base/progress.hpp>
#include <huuco/crs/transform.hpp>
#include <huuco/io/layer_writer.hpp>
#include <huuco/pipeline/analysis.hpp>

#include <optional>
#include <span>
#include <string>

namespace huuco {

/// Writes the layers `villages`, `parcels`, `problems` and `problem_areas`, one after the other, in
/// the reference system of the parcels (`Analysis::source_crs`).
class ResultLayers {
public:
    /// \param step  name of the step in the progress
    ResultLayers(const Analysis& analysis, Language language, std::string step);

    void write(LayerWriter& writer, Progress& progress) const;

    /// The layers of problems, for their styles.
    [[nodiscard]] ProblemLayers problems() const;

private:
    void bring_home(std::span<Point> points) const;
    void write_villages(LayerWriter& writer) const;
    void write_parcels(LayerWriter& writer, Progress& progress) const;
    void write_batch(LayerWriter& writer, const ParcelBatch& batch, const PieceBatch& cut) const;

    const Analysis& m_analysis;
    Language m_language;
    std::string m_step;
    std::optional<Transform> m_to_source; ///< empty where the parcels are measured as they came
};

} // namespace huuco
