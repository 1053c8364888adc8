// SPDX-License-Identifier: MIT
/// \file
/// Features of a stream as rows of a batch.

#include "io/parcel_rows.hpp"

#include "io/gdal_errors.hpp"

#include <algorithm>

namespace huuco::io {

std::vector<std::size_t> positions_of(std::span<const RoleField> fields) {
    std::vector<std::size_t> result(fields.size());
    std::transform(fields.begin(), fields.end(), result.begin(), [](const RoleField& field) {
        return field.field;
    });
    return result;
}

void append_row(
    FeatureStream& stream,
    FeatureOutcome outcome,
    std::span<const RoleField> fields,
    ParcelBatch& batch,
    Problems& problems) {
    batch.fates.push_back(
        outcome == FeatureOutcome::taken ? ParcelFate::used : ParcelFate::set_aside);
    for (const RoleField& field : fields) {
        batch.fields[field.role].push_back(stream.text(field.field, problems));
    }
}

void append_rows(
    FeatureStream& stream,
    std::span<const RoleField> fields,
    std::size_t rows,
    ParcelBatch& batch,
    Problems& problems) {
    GdalErrors errors;
    while (batch.size() < rows) {
        const FeatureOutcome outcome = stream.next(batch.shapes, problems, errors);
        if (outcome == FeatureOutcome::end) {
            return;
        }
        append_row(stream, outcome, fields, batch, problems);
    }
}

} // namespace huuco::io
