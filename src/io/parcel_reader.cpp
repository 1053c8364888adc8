// SPDX-License-Identifier: MIT
/// \file
/// Reads a parcel layer batch by batch, in the order of the source.

#include "io/feature_stream.hpp"

#include <huuco/io/parcel_reader.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace huuco {

namespace {

/// A field of the layer and the column of the batch that it fills.
struct RoleField {
    std::size_t role = 0;
    std::size_t field = 0;
};

std::vector<RoleField> fields_with_roles(const DatasetInfo& info, const RoleFields& fields) {
    std::vector<RoleField> result;
    for (std::size_t role = 0; role < fields.size(); ++role) {
        if (fields[role]) {
            result.push_back({role, find_field(info, *fields[role])});
        }
    }
    return result;
}

std::vector<std::size_t> positions(const std::vector<RoleField>& fields) {
    std::vector<std::size_t> result(fields.size());
    std::transform(fields.begin(), fields.end(), result.begin(), [](const RoleField& field) {
        return field.field;
    });
    return result;
}

void clear(ParcelBatch& batch) {
    batch.shapes.clear();
    batch.fates.clear();
    for (TextColumn& column : batch.fields) {
        column = TextColumn{};
    }
}

} // namespace

struct ParcelReader::Impl {
    Impl(
        Dataset& dataset,
        const RoleFields& wanted,
        std::size_t rows_per_batch,
        std::uint64_t first_fid)
        : fields(fields_with_roles(dataset.info(), wanted)),
          stream(dataset, positions(fields), first_fid), batch_size(rows_per_batch) {}

    std::vector<RoleField> fields;
    io::FeatureStream stream;
    std::size_t batch_size;
};

ParcelReader::ParcelReader(
    Dataset& dataset,
    const RoleFields& fields,
    std::size_t batch_size,
    std::uint64_t first_fid)
    : m_impl(std::make_unique<Impl>(dataset, fields, batch_size, first_fid)) {}

ParcelReader::ParcelReader(ParcelReader&&) noexcept = default;
ParcelReader& ParcelReader::operator=(ParcelReader&&) noexcept = default;
ParcelReader::~ParcelReader() = default;

bool ParcelReader::next(ParcelBatch& batch, Problems& problems) {
    clear(batch);
    io::GdalErrors errors;
    io::FeatureStream& stream = m_impl->stream;
    batch.first_fid = stream.next_fid();
    while (batch.size() < m_impl->batch_size) {
        const io::FeatureOutcome outcome = stream.next(batch.shapes, problems, errors);
        if (outcome == io::FeatureOutcome::end) {
            break;
        }
        batch.fates.push_back(
            outcome == io::FeatureOutcome::taken ? ParcelFate::used : ParcelFate::set_aside);
        for (const RoleField& field : m_impl->fields) {
            batch.fields[field.role].push_back(stream.text(field.field, problems));
        }
    }
    return batch.size() > 0;
}

std::uint64_t ParcelReader::next_fid() const noexcept {
    return m_impl->stream.next_fid();
}

} // namespace huuco
