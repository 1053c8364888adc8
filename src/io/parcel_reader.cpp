// SPDX-License-Identifier: MIT
/// \file
/// Reads a parcel layer batch by batch, in the order of the source.

#include "io/area_fields.hpp"
#include "io/feature_stream.hpp"
#include "io/geopackage_ranges.hpp"
#include "io/parcel_rows.hpp"
#include "io/shapefile_ranges.hpp"

#include <huuco/io/parcel_reader.hpp>

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
        std::uint64_t first)
        : source(dataset.impl()), info(dataset.info()), fields(fields_with_roles(info, wanted)),
          ranges(io::ShapefileRanges::open(source, fields)), batch_size(rows_per_batch),
          areas(info, dataset.sample(), fields), first_fid(first), next_fid(first) {
        if (ranges) {
            dataset.rest(); // few files have a record that needs GDAL
            return;
        }
        stream.emplace(source, io::positions_of(fields), first);
        if (info.feature_count > batch_size) {
            table = io::GeopackageRanges::open(source, fields);
            is_table_told = table != nullptr;
        }
    }

    [[nodiscard]] bool claim_next(ClaimedParcels& claimed);
    [[nodiscard]] bool claim_range(ClaimedParcels& claimed);
    void claim_from_table(ClaimedParcels& claimed);
    void read_on(ParcelBatch& batch, Problems& problems);
    void
    read_record(std::uint64_t record, std::uint64_t fid, ParcelBatch& batch, Problems& problems);
    [[nodiscard]] io::TextLosses read_claimed(ClaimedParcels& claimed);

    Dataset::Impl& source;
    const DatasetInfo& info;
    std::vector<RoleField> fields;
    std::mutex one_at_a_time; ///< over `stream` and `losses` while several threads read ranges
    std::optional<io::FeatureStream> stream;     ///< of a shapefile only once a record needs it
    std::optional<io::ShapefileRanges> ranges;   ///< of a shapefile
    std::unique_ptr<io::GeopackageRanges> table; ///< of a GeoPackage; with neither the stream reads
    bool is_table_told = false; ///< false also when the table no longer tells what comes next
    std::size_t batch_size;
    io::AreaFields areas;
    io::TextLosses losses; ///< of the ranges
    std::uint64_t next_record = 0;
    std::uint64_t first_fid;
    std::uint64_t next_fid;
};

bool ParcelReader::Impl::claim_next(ClaimedParcels& claimed) {
    if (ranges) {
        return claim_range(claimed);
    }
    if (is_table_told) {
        claim_from_table(claimed);
    }
    if (is_table_told) {
        return claimed.unread > 0;
    }
    read_on(claimed.batch, claimed.problems);
    areas.make_plain(claimed.batch, claimed.problems);
    return claimed.batch.size() > 0;
}

bool ParcelReader::Impl::claim_range(ClaimedParcels& claimed) {
    const io::RecordRange range = ranges->next(next_record, batch_size);
    claimed.first_record = range.begin;
    claimed.end_record = range.end;
    claimed.unread = range.features;
    next_record = range.end;
    next_fid += range.features;
    return range.features > 0;
}

/// Claims the next rows of a GeoPackage. Where the file does not tell them, the stream takes over
/// from there: it says why.
void ParcelReader::Impl::claim_from_table(ClaimedParcels& claimed) {
    const std::optional<io::FidRange> range = table->next(batch_size);
    if (!range) {
        is_table_told = false;
        table->leave_rest();
        stream.emplace(source, io::positions_of(fields), next_fid);
        return;
    }
    claimed.first_record = static_cast<std::uint64_t>(range->first);
    claimed.end_record = static_cast<std::uint64_t>(range->last) + 1;
    claimed.unread = range->features;
    next_fid += range->features;
}

/// Reads the next features through GDAL.
void ParcelReader::Impl::read_on(ParcelBatch& batch, Problems& problems) {
    io::append_rows(*stream, fields, batch_size, batch, problems);
    next_fid = stream->next_fid();
}

/// Reads one feature of a shapefile through GDAL.
void ParcelReader::Impl::read_record(
    std::uint64_t record,
    std::uint64_t fid,
    ParcelBatch& batch,
    Problems& problems) {
    const std::scoped_lock lock(one_at_a_time);
    if (!stream) {
        stream.emplace(source, io::positions_of(fields), fid);
    }
    io::GdalErrors errors;
    const io::FeatureOutcome outcome =
        stream->go_to(static_cast<std::int64_t>(record), fid, batch.shapes, problems, errors);
    io::append_row(*stream, outcome, fields, batch, problems);
}

io::TextLosses ParcelReader::Impl::read_claimed(ClaimedParcels& claimed) {
    if (table) {
        const auto first = static_cast<std::int64_t>(claimed.first_record);
        const auto last = static_cast<std::int64_t>(claimed.end_record - 1);
        return table->read({first, last, claimed.unread}, claimed.batch, claimed.problems);
    }
    return ranges->read(
        {claimed.first_record, claimed.end_record, claimed.unread},
        claimed.batch,
        claimed.problems,
        [this](std::uint64_t record, std::uint64_t fid, ParcelBatch& batch, Problems& problems) {
            read_record(record, fid, batch, problems);
        });
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
    claimed.unread = 0;
    const bool is_claimed = m_impl->claim_next(claimed);
    if (!is_claimed && m_impl->next_fid == m_impl->first_fid) {
        io::throw_features_lost(m_impl->info, 0); // a layer without any would not have been opened
    }
    return is_claimed;
}

void ParcelReader::read(ClaimedParcels& claimed) {
    if (claimed.unread == 0) {
        return;
    }
    const io::TextLosses losses = m_impl->read_claimed(claimed);
    claimed.unread = 0;
    m_impl->areas.make_plain(claimed.batch, claimed.problems);
    const std::scoped_lock lock(m_impl->one_at_a_time);
    m_impl->losses.add(losses);
}

void ParcelReader::report_losses(Problems& problems) const {
    io::TextLosses losses = m_impl->losses;
    if (m_impl->stream) {
        losses.add(m_impl->stream->losses());
    }
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
