// SPDX-License-Identifier: MIT
/// \file
/// From the columns of a statement to batches.

#include "io/geopackage_rows.hpp"

#include "base/sqlite_handles.hpp"
#include "io/gpkg_polygon.hpp"
#include "io/sql_text.hpp"

#include <huuco/base/date.hpp>

#include <fmt/format.h>
#include <sqlite3.h>

#include <limits>
#include <optional>
#include <string_view>
#include <utility>

namespace huuco::io {

namespace {

constexpr int kKeyColumn = 0;
constexpr int kGeometryColumn = 1;
constexpr int kFirstValueColumn = 2;

/// Every whole number up to here is a double.
constexpr std::int64_t kLargestExactWhole = std::int64_t{1} << std::numeric_limits<double>::digits;

/// The statement over a connection's file; none where SQLite does not take it.
sqlite::Statement prepare(const Dataset::Impl& connection, const std::string& sql) {
    auto* const database =
        static_cast<sqlite3*>(connection.dataset->GetInternalHandle("SQLITE_HANDLE"));
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr);
    return sqlite::Statement(statement);
}

/// True for a day that is written as GDAL would hand it on.
bool is_iso_day(std::string_view text) {
    const std::optional<Date> day = parse_date(text);
    return day && format_iso(*day) == text;
}

/// Up to the first NUL, as C sees it.
std::string_view text_in(sqlite3_stmt* row, int column) noexcept {
    return reinterpret_cast<const char*>(sqlite3_column_text(row, column)); // UTF-8 by its contract
}

} // namespace

GeopackageRows::GeopackageRows(const Dataset::Impl& dataset, std::vector<Value> values)
    : m_info(&dataset.info), m_values(std::move(values)) {
    OGRLayer& layer = *dataset.layer;
    const std::string key = in_quotes(layer.GetFIDColumn(), '"');
    m_select = fmt::format("SELECT {}, {}", key, in_quotes(layer.GetGeometryColumn(), '"'));
    for (const Value& value : m_values) {
        const OGRFieldDefn& column =
            *layer.GetLayerDefn()->GetFieldDefn(static_cast<int>(value.field.field));
        m_select += ", " + in_quotes(column.GetNameRef(), '"');
    }
    m_select += fmt::format(
        " FROM {0} WHERE {1} BETWEEN ?1 AND ?2 ORDER BY {1}", in_quotes(layer.GetName(), '"'), key);
}

std::optional<GeopackageRows::Value>
GeopackageRows::value_of(const RoleField& field, const OGRFieldDefn& column) {
    if (column.GetSubType() != OFSTNone) {
        return std::nullopt;
    }
    switch (column.GetType()) {
    case OFTString:
        return Value{field, Kind::text, 0};
    case OFTInteger:
        return Value{field, Kind::whole, std::numeric_limits<std::int32_t>::max()};
    case OFTInteger64:
        return Value{field, Kind::whole, std::numeric_limits<std::int64_t>::max()};
    case OFTReal:
        return Value{field, Kind::real, kLargestExactWhole};
    case OFTDate:
        return Value{field, Kind::day, 0};
    default:
        return std::nullopt;
    }
}

std::optional<GeopackageRows>
GeopackageRows::of(const Dataset::Impl& dataset, std::span<const RoleField> fields) {
    std::vector<Value> values;
    for (const RoleField& field : fields) {
        const std::optional<Value> value = value_of(
            field, *dataset.layer->GetLayerDefn()->GetFieldDefn(static_cast<int>(field.field)));
        if (!value) {
            return std::nullopt;
        }
        values.push_back(*value);
    }
    return GeopackageRows(dataset, std::move(values));
}

/// One range on its way into a batch.
class GeopackageRows::Reading {
public:
    Reading(const GeopackageRows& rows, const ReadByGdal& by_gdal)
        : m_rows(rows), m_by_gdal(by_gdal), m_text(*rows.m_info), m_written(rows.m_values.size()) {}

    /// \returns the last answer of SQLite
    int run(sqlite3_stmt* row, ParcelBatch& batch, Problems& problems) {
        std::uint64_t fid = batch.first_fid;
        int answer = sqlite3_step(row);
        for (; answer == SQLITE_ROW; answer = sqlite3_step(row)) {
            if (are_values_usual(row) && append_geometry(row, batch)) {
                append_values(row, fid, batch, problems);
                batch.fates.push_back(ParcelFate::used);
            } else {
                m_by_gdal(sqlite3_column_int64(row, kKeyColumn), fid, batch, problems);
            }
            ++fid;
        }
        return answer;
    }

    [[nodiscard]] const TextLosses& losses() const noexcept { return m_text.losses(); }

private:
    /// A value other than text as GDAL would write it.
    struct Written {
        std::string scratch;
        std::string_view text;
    };

    static bool append_geometry(sqlite3_stmt* row, ParcelBatch& batch) {
        if (sqlite3_column_type(row, kGeometryColumn) != SQLITE_BLOB) {
            return false;
        }
        const auto* const blob =
            static_cast<const std::byte*>(sqlite3_column_blob(row, kGeometryColumn));
        const int size = sqlite3_column_bytes(row, kGeometryColumn);
        return append_usual_gpkg_shape({blob, static_cast<std::size_t>(size)}, batch.shapes);
    }

    /// True where every value is absent or what its column is for.
    [[nodiscard]] bool are_values_usual(sqlite3_stmt* row) {
        for (std::size_t i = 0; i < m_written.size(); ++i) {
            const int column = kFirstValueColumn + static_cast<int>(i);
            if (sqlite3_column_type(row, column) == SQLITE_NULL) {
                m_written[i].text = {};
            } else if (!is_usual(row, column, m_rows.m_values[i], m_written[i])) {
                return false;
            }
        }
        return true;
    }

    [[nodiscard]] static bool
    is_usual(sqlite3_stmt* row, int column, const Value& value, Written& written) {
        const int type = sqlite3_column_type(row, column);
        if (value.kind == Kind::text) {
            return type == SQLITE_TEXT;
        }
        if (value.kind == Kind::day) {
            written.text = type == SQLITE_TEXT ? text_in(row, column) : std::string_view{};
            return is_iso_day(written.text);
        }
        if (value.kind == Kind::real && type == SQLITE_FLOAT) {
            write_real(sqlite3_column_double(row, column), written.scratch);
        } else if (type == SQLITE_INTEGER && value.has(sqlite3_column_int64(row, column))) {
            write_whole(sqlite3_column_int64(row, column), written.scratch);
        } else {
            return false;
        }
        written.text = written.scratch;
        return true;
    }

    void
    append_values(sqlite3_stmt* row, std::uint64_t fid, ParcelBatch& batch, Problems& problems) {
        for (std::size_t i = 0; i < m_written.size(); ++i) {
            const Value& value = m_rows.m_values[i];
            const int column = kFirstValueColumn + static_cast<int>(i);
            std::string_view text = m_written[i].text;
            if (value.kind == Kind::text && sqlite3_column_type(row, column) != SQLITE_NULL) {
                text = m_text.of_bytes(text_in(row, column), value.field.field, fid, problems);
            }
            batch.fields[value.field.role].push_back(text);
        }
    }

    const GeopackageRows& m_rows;
    const ReadByGdal& m_by_gdal;
    FieldText m_text;
    std::vector<Written> m_written; ///< of the row in hand, by value
};

bool GeopackageRows::read(
    Dataset::Impl& connection,
    const FidRange& range,
    ParcelBatch& batch,
    Problems& problems,
    TextLosses& losses,
    const ReadByGdal& by_gdal) const {
    const sqlite::Statement statement = prepare(connection, m_select);
    if (!statement) {
        return false;
    }
    sqlite3_bind_int64(statement.get(), 1, range.first);
    sqlite3_bind_int64(statement.get(), 2, range.last);
    Reading reading(*this, by_gdal);
    const bool is_read = reading.run(statement.get(), batch, problems) == SQLITE_DONE;
    losses.add(reading.losses());
    return is_read;
}

} // namespace huuco::io
