// SPDX-License-Identifier: MIT
/// \file
/// Where ranges begin and end, and one connection for each that is being read.

#include "io/geopackage_ranges.hpp"

#include "base/message_format.hpp"
#include "io/feature_stream.hpp"
#include "io/gdal_drivers.hpp"
#include "io/gdal_errors.hpp"
#include "io/parcel_rows.hpp"
#include "io/sql_text.hpp"

#include <huuco/base/error.hpp>

#include <fmt/format.h>

#include <array>
#include <iterator>
#include <limits>
#include <string_view>
#include <utility>

namespace huuco::io {

namespace {

constexpr std::size_t kEveryRow = std::numeric_limits<std::size_t>::max();

/// The numbers of an answer of one row; none where SQLite fails. NULL reads as 0.
template <std::size_t Count>
std::optional<std::array<std::int64_t, Count>>
numbers_of(GDALDataset& dataset, const std::string& sql) {
    const GdalErrors errors;
    OGRLayer* const rows = dataset.ExecuteSQL(sql.c_str(), nullptr, nullptr);
    if (rows == nullptr) {
        return std::nullopt;
    }
    std::optional<std::array<std::int64_t, Count>> result;
    const OGRFeatureUniquePtr row(rows->GetNextFeature());
    if (row && !errors.has_failed() && row->GetFieldCount() == static_cast<int>(Count)) {
        result.emplace();
        for (std::size_t i = 0; i < Count; ++i) {
            result->at(i) = row->GetFieldAsInteger64(static_cast<int>(i));
        }
    }
    dataset.ReleaseResultSet(rows);
    return result;
}

/// True for a table whose key is SQLite's own row number: then GDAL reads it in that order too. A
/// key of another kind has an index of its own.
bool stands_in_key_order(GDALDataset& dataset, const std::string& table, const std::string& key) {
    const std::string name = in_quotes(table, '\'');
    const auto tables = numbers_of<1>(
        dataset,
        fmt::format(
            "SELECT COUNT(*) AS tables FROM sqlite_master WHERE type = 'table' AND rootpage > 0 "
            "AND name = {0} "
            "AND EXISTS (SELECT 1 FROM pragma_table_info({0}) WHERE name = {1} AND pk = 1) "
            "AND NOT EXISTS (SELECT 1 FROM pragma_index_list({0}) WHERE origin = 'pk')",
            name,
            in_quotes(key, '\'')));
    return tables && tables->front() == 1;
}

} // namespace

GeopackageRanges::GeopackageRanges(
    Dataset::Impl& dataset,
    std::span<const RoleField> fields,
    GeopackageRows rows)
    : m_dataset(&dataset), m_fields(fields.begin(), fields.end()), m_rows(std::move(rows)),
      m_key(in_quotes(dataset.layer->GetFIDColumn(), '"')) {}

std::unique_ptr<GeopackageRanges>
GeopackageRanges::open(Dataset::Impl& dataset, std::span<const RoleField> fields) {
    const std::string key = dataset.is_geopackage_file ? dataset.layer->GetFIDColumn() : "";
    if (key.empty() || !stands_in_key_order(*dataset.dataset, dataset.info.layer, key)) {
        return nullptr;
    }
    std::optional<GeopackageRows> rows = GeopackageRows::of(dataset, fields);
    if (!rows) {
        return nullptr;
    }
    return std::unique_ptr<GeopackageRanges>(
        new GeopackageRanges(dataset, fields, std::move(*rows)));
}

std::string GeopackageRanges::behind_the_last() const {
    return m_last ? fmt::format("{} > {}", m_key, *m_last) : "1";
}

std::string GeopackageRanges::select_keys(std::size_t rows, std::size_t skipped) const {
    return fmt::format(
        "SELECT {0} AS key FROM {1} WHERE {2} ORDER BY {0} LIMIT {3} OFFSET {4}",
        m_key,
        in_quotes(m_dataset->info.layer, '"'),
        behind_the_last(),
        rows,
        skipped);
}

std::optional<FidRange> GeopackageRanges::next(std::size_t features) {
    using Limits = std::numeric_limits<std::int64_t>;
    if (m_last == Limits::max()) {
        return FidRange{};
    }
    GDALDataset& dataset = *m_dataset->dataset;
    FidRange range{m_last ? *m_last + 1 : Limits::min(), 0, features};
    if (const auto full = numbers_of<1>(
            dataset, "SELECT key + 0 AS last FROM (" + select_keys(1, features - 1) + ")")) {
        range.last = full->front();
    } else if (
        const auto rest = numbers_of<2>(
            dataset,
            "SELECT MAX(key) AS last, COUNT(*) AS features FROM (" + select_keys(features, 0) +
                ")")) {
        range.last = rest->front();
        range.features = static_cast<std::size_t>(rest->back());
    } else {
        return std::nullopt;
    }
    if (range.features > 0) {
        m_last = range.last;
    }
    return range;
}

void GeopackageRanges::leave_rest() {
    const GdalErrors errors;
    m_dataset->layer->SetAttributeFilter(behind_the_last().c_str());
}

std::unique_ptr<Dataset::Impl> GeopackageRanges::take_connection() {
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_idle.empty()) {
            std::unique_ptr<Dataset::Impl> connection = std::move(m_idle.back());
            m_idle.pop_back();
            return connection;
        }
    }
    const GdalErrors errors;
    GDALDataset& original = *m_dataset->dataset;
    auto connection = std::make_unique<Dataset::Impl>();
    const std::array<const char*, 2> drivers = {kGeopackageDriver.data(), nullptr};
    connection->dataset.reset(GDALDataset::Open(
        original.GetDescription(),
        GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR,
        drivers.data(),
        original.GetOpenOptions()));
    connection->info = m_dataset->info;
    if (connection->dataset) {
        connection->layer = connection->dataset->GetLayerByName(m_dataset->info.layer.c_str());
    }
    if (connection->layer == nullptr) {
        throw Error(
            ErrorCode::io,
            message(
                "{}: không mở thêm được lần nữa{}",
                "{}: cannot be opened once more{}",
                m_dataset->info.path,
                errors.suffix()));
    }
    return connection;
}

void GeopackageRanges::give_back(std::unique_ptr<Dataset::Impl> connection) {
    const std::scoped_lock lock(m_mutex);
    m_idle.push_back(std::move(connection));
}

std::optional<TextLosses> GeopackageRanges::read_rows(
    Dataset::Impl& connection,
    const FidRange& range,
    ParcelBatch& batch,
    Problems& problems) const {
    ParcelBatch rows;
    rows.first_fid = batch.first_fid;
    Problems told;
    TextLosses losses;
    FeatureStream stream(connection, positions_of(m_fields), batch.first_fid);
    GdalErrors errors;
    const bool is_read = m_rows.read(
        connection,
        range,
        rows,
        told,
        losses,
        [&](std::int64_t key, std::uint64_t fid, ParcelBatch& into, Problems& noted) {
            const FeatureOutcome outcome = stream.go_to(key, fid, into.shapes, noted, errors);
            append_row(stream, outcome, m_fields, into, noted);
        });
    if (!is_read) {
        return std::nullopt;
    }
    batch = std::move(rows);
    std::move(told.begin(), told.end(), std::back_inserter(problems));
    losses.add(stream.losses());
    return losses;
}

TextLosses GeopackageRanges::read_features(
    Dataset::Impl& connection,
    const FidRange& range,
    ParcelBatch& batch,
    Problems& problems) const {
    {
        const GdalErrors errors;
        connection.layer->SetAttributeFilter(
            fmt::format("{} BETWEEN {} AND {}", m_key, range.first, range.last).c_str());
    }
    FeatureStream stream(connection, positions_of(m_fields), batch.first_fid);
    append_rows(stream, m_fields, kEveryRow, batch, problems);
    return stream.losses();
}

TextLosses GeopackageRanges::read(const FidRange& range, ParcelBatch& batch, Problems& problems) {
    std::unique_ptr<Dataset::Impl> connection = take_connection();
    std::optional<TextLosses> losses = read_rows(*connection, range, batch, problems);
    if (!losses) {
        losses = read_features(*connection, range, batch, problems);
    }
    if (batch.size() != range.features) {
        throw Error(
            ErrorCode::io,
            message(
                "{}: bị một chương trình khác sửa trong lúc đọc; hãy chạy lại khi chương trình đó "
                "xong việc",
                "{}: has been changed by another program while it was read; run again when that "
                "is at its end",
                m_dataset->info.path));
    }
    give_back(std::move(connection));
    return *losses;
}

} // namespace huuco::io
