// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The features of a layer one after the other: shape, text of chosen fields, problems.

#include "io/dataset_impl.hpp"
#include "io/gdal_errors.hpp"
#include "io/layer_text.hpp"
#include "io/shape_reader.hpp"

#include <huuco/geometry/multipolygon_buffer.hpp>
#include <huuco/model/problem.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace huuco::io {

/// What came of the next feature.
enum class FeatureOutcome : std::uint8_t {
    taken,
    set_aside, ///< its shape is empty, a Problem says why
    end,       ///< there is none
};

/// Refuses a layer of which less came than it states to have.
/// \throws Error `io`
[[noreturn]] void throw_features_lost(const DatasetInfo& info, std::uint64_t read);

/// Reads a layer from its first feature on.
class FeatureStream {
public:
    /// \param fields  positions of the fields to read; the others are not even parsed
    FeatureStream(Dataset& dataset, std::span<const std::size_t> fields, std::uint64_t first_fid)
        : FeatureStream(dataset.impl(), fields, first_fid) {}

    /// \param dataset  outlives the stream; opened again where it was closed
    FeatureStream(
        Dataset::Impl& dataset,
        std::span<const std::size_t> fields,
        std::uint64_t first_fid);

    /// Goes to the next feature and appends its shape.
    ///
    /// \param errors  collects on this thread while the layer is read; made once for many features,
    ///                as its making costs an allocation
    /// \throws Error `io` when GDAL cannot go on, or ends before the features that the layer states
    [[nodiscard]] FeatureOutcome
    next(MultiPolygonBuffer& shapes, Problems& problems, GdalErrors& errors);

    /// Goes to a feature by its number in the source and appends its shape.
    ///
    /// \param record  as GDAL counts; also deleted records have one
    /// \param fid  as huuco counts
    /// \throws Error `io` when GDAL cannot read it
    [[nodiscard]] FeatureOutcome go_to(
        std::int64_t record,
        std::uint64_t fid,
        MultiPolygonBuffer& shapes,
        Problems& problems,
        GdalErrors& errors);

    /// Text of a field of the current feature, valid until the next call. \throws see FieldText
    [[nodiscard]] std::string_view text(std::size_t field, Problems& problems) {
        return m_text.read(*m_feature, field, fid(), problems);
    }

    /// What the texts read so far had lost; to be reported when the layer is at its end.
    [[nodiscard]] const TextLosses& losses() const noexcept { return m_text.losses(); }

    /// Number of the current feature.
    [[nodiscard]] std::uint64_t fid() const noexcept { return m_next_fid - 1; }

    [[nodiscard]] std::uint64_t next_fid() const noexcept { return m_next_fid; }

private:
    /// Appends the shape of the feature that was fetched, if any.
    [[nodiscard]] FeatureOutcome
    take(MultiPolygonBuffer& shapes, Problems& problems, const GdalErrors& errors);

    /// Records what is special about the current feature.
    [[nodiscard]] FeatureOutcome
    note(ShapeOutcome outcome, const std::string& gdal_message, Problems& problems) const;

    Dataset::Impl* m_dataset;
    ShapeReader m_shape_reader;
    FieldText m_text;
    OGRFeatureUniquePtr m_feature;
    std::uint64_t m_next_fid;
    std::uint64_t m_read = 0; ///< by next
};

} // namespace huuco::io
