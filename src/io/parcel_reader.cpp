// SPDX-License-Identifier: MIT
/// \file
/// Reads a parcel layer batch by batch, in the order of the source.

#include "io/area_fields.hpp"
#include "io/feature_stream.hpp"
#include "io/shapefile_ranges.hpp"

#include <huuco/io/parcel_reader.hpp>

#include <algorithm>
#include <iterator>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace huuco {

namespace {

using io::RoleField;

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
        : info(dataset.info()), fields(fields_with_roles(info, wanted)),
          stream(dataset, positions(fields), first_fid),
          ranges(io::ShapefileRanges::open(dataset.impl(), fields)), batch_size(rows_per_batch),
          areas(info, dataset.sample(), fields), next_fid(first_fid) {}

    [[nodiscard]] bool claim_range(ClaimedParcels& claimed);
    void read_on(ParcelBatch& batch, Problems& problems);
    void
    read_record(std::uint64_t record, std::uint64_t fid, ParcelBatch& batch, Problems& problems);
    void append(io::FeatureOutcome outcome, ParcelBatch& batch, Problems& problems);

    const DatasetInfo& info;
    std::vector<RoleField> fields;
    std::mutex one_at_a_time; ///< over `stream` and `losses` while several threads read ranges
    io::FeatureStream stream;
    std::optional<io::ShapefileRanges> ranges; ///< none: the stream reads everything
    std::size_t batch_size;
    io::AreaFields areas;
    io::TextLosses losses; ///< of the ranges
    std::uint64_t next_record = 0;
    std::uint64_t next_fid;
};

bool ParcelReader::Impl::claim_range(ClaimedParcels& claimed) {
    const io::RecordRange range = ranges->next(next_record, batch_size);
    claimed.first_record = range.begin;
    claimed.end_record = range.end;
    next_record = range.end;
    next_fid += range.features;
    return range.features > 0;
}

/// Reads the next features through GDAL.
void ParcelReader::Impl::read_on(ParcelBatch& batch, Problems& problems) {
    io::GdalErrors errors;
    while (batch.size() < batch_size) {
        const io::FeatureOutcome outcome = stream.next(batch.shapes, problems, errors);
        if (outcome == io::FeatureOutcome::end) {
            break;
        }
        append(outcome, batch, problems);
    }
    next_fid = stream.next_fid();
}

/// Reads one feature of a shapefile through GDAL.
void ParcelReader::Impl::read_record(
    std::uint64_t record,
    std::uint64_t fid,
    ParcelBatch& batch,
    Problems& problems) {
    const std::scoped_lock lock(one_at_a_time);
    io::GdalErrors errors;
    append(stream.go_to(record, fid, batch.shapes, problems, errors), batch, problems);
}

/// Adds fate and texts of the current feature of the stream.
void ParcelReader::Impl::append(
    io::FeatureOutcome outcome,
    ParcelBatch& batch,
    Problems& problems) {
    batch.fates.push_back(
        outcome == io::FeatureOutcome::taken ? ParcelFate::used : ParcelFate::set_aside);
    for (const RoleField& field : fields) {
        batch.fields[field.role].push_back(stream.text(field.field, problems));
    }
}

ParcelReader::ParcelReader(
    Dataset& dataset,
    const RoleFields& fields,
    std::size_t batch_size,
    std::uint64_t first_fid)
    : m_impl(std::make_unique<Impl>(dataset, fields, batch_size, first_fid)) {}

ParcelReader::ParcelReader(ParcelReader&&) noexcept = default;
ParcelReader& ParcelReader::operator=(ParcelReader&&) noexcept = default;
ParcelReader::~ParcelReader() = default;

bool ParcelReader::claim(ClaimedParcels& claimed) {
    clear(claimed.batch);
    claimed.problems.clear();
    claimed.batch.first_fid = m_impl->next_fid;
    if (m_impl->ranges) {
        return m_impl->claim_range(claimed);
    }
    m_impl->read_on(claimed.batch, claimed.problems);
    m_impl->areas.make_plain(claimed.batch, claimed.problems);
    return claimed.batch.size() > 0;
}

void ParcelReader::read(ClaimedParcels& claimed) {
    if (claimed.first_record == claimed.end_record) {
        return;
    }
    const io::TextLosses losses = m_impl->ranges->read(
        {claimed.first_record, claimed.end_record, 0},
        claimed.batch,
        claimed.problems,
        [this](std::uint64_t record, std::uint64_t fid, ParcelBatch& batch, Problems& problems) {
            m_impl->read_record(record, fid, batch, problems);
        });
    claimed.first_record = claimed.end_record;
    m_impl->areas.make_plain(claimed.batch, claimed.problems);
    const std::scoped_lock lock(m_impl->one_at_a_time);
    m_impl->losses.add(losses);
}

void ParcelReader::report_losses(Problems& problems) const {
    io::TextLosses losses = m_impl->losses;
    losses.add(m_impl->stream.losses());
    losses.report(m_impl->info, problems);
}

bool ParcelReader::next(ParcelBatch& batch, Problems& problems) {
    ClaimedParcels claimed;
    std::swap(claimed.batch, batch);
    const bool is_any = claim(claimed);
    if (is_any) {
        read(claimed);
    } else {
        report_losses(claimed.problems);
    }
    std::swap(claimed.batch, batch);
    std::move(claimed.problems.begin(), claimed.problems.end(), std::back_inserter(problems));
    return is_any;
}

std::uint64_t ParcelReader::next_fid() const noexcept {
    return m_impl->next_fid;
}

} // namespace huuco
