// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Features of a stream as rows of a batch.

#include "io/feature_stream.hpp"
#include "io/role_field.hpp"

#include <huuco/model/parcel_batch.hpp>
#include <huuco/model/problem.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace huuco::io {

/// The positions of the fields in the layer, in the order of the roles.
[[nodiscard]] std::vector<std::size_t> positions_of(std::span<const RoleField> fields);

/// Adds fate and texts of the current feature, whose shape is in the batch already.
void append_row(
    FeatureStream& stream,
    FeatureOutcome outcome,
    std::span<const RoleField> fields,
    ParcelBatch& batch,
    Problems& problems);

/// Appends the next features of the stream until the batch has so many rows or there are no more.
///
/// \throws Error as FeatureStream
void append_rows(
    FeatureStream& stream,
    std::span<const RoleField> fields,
    std::size_t rows,
    ParcelBatch& batch,
    Problems& problems);

} // namespace huuco::io
