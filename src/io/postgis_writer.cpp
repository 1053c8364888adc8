// SPDX-License-Identifier: MIT
/// \file
/// Writes results into PostGIS through GDAL: COPY into a schema beside, renamed at the end.

#include "base/message_format.hpp"
#include "io/password.hpp"
#include "io/sql_text.hpp"
#include "io/thread_setting.hpp"
#include "io/written_layers.hpp"

#include <huuco/base/error.hpp>
#include <huuco/io/postgis_writer.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace huuco {

namespace {

using io::GdalErrors;

constexpr std::string_view kDatabasePrefix = "PG:";
constexpr std::string_view kSchemaWord = "active_schema=";
constexpr std::string_view kDefaultSchema = "huuco";

/// The connection without `active_schema=…`, and the schema that it names.
struct Place {
    std::string connection;
    std::string schema;
};

/// Where the schema is named: behind a blank or the prefix.
std::size_t find_schema_word(std::string_view connection) {
    std::size_t at = connection.find(kSchemaWord);
    while (at != std::string_view::npos && at > 0 && connection[at - 1] != ' ' &&
           connection[at - 1] != ':') {
        at = connection.find(kSchemaWord, at + 1);
    }
    return at;
}

/// Reads `active_schema=NAME`, or `active_schema='NAME'` with a backslash before quotes and
/// backslashes, as libpq reads its settings.
Place place_of(const std::string& connection) {
    Place place{connection, std::string(kDefaultSchema)};
    const std::size_t begin = find_schema_word(connection);
    if (begin == std::string::npos) {
        return place;
    }
    std::size_t at = begin + kSchemaWord.size();
    const bool is_quoted = at < connection.size() && connection[at] == '\'';
    const char end = is_quoted ? '\'' : ' ';
    place.schema.clear();
    for (at += is_quoted ? 1 : 0; at < connection.size() && connection[at] != end; ++at) {
        at += connection[at] == '\\' && at + 1 < connection.size() ? 1 : 0;
        place.schema += connection[at];
    }
    place.connection.erase(begin, at + (is_quoted ? 1 : 0) - begin);
    return place;
}

/// The columns of reals, as the layer option names their type: GDAL rounds a double to 15 digits on
/// its way to the server, so that digits are sent as text.
std::string real_columns(const LayerSpec& layer) {
    std::string types;
    for (const FieldSpec& field : layer.fields) {
        if (field.kind == FieldKind::real) {
            types += fmt::format("{}{}=double precision", types.empty() ? "" : ",", field.name);
        }
    }
    return types;
}

} // namespace

struct PostgisWriter::Impl {
    io::ThreadSetting by_copy{"PG_USE_COPY", "YES"};
    io::WrittenLayers layers;
    std::string schema;
    std::string beside; ///< name of the schema while it is written
    std::vector<std::string> with_shapes;
    std::vector<std::string> earlier; ///< tables of the earlier result
    bool exists = false;              ///< the schema does
    bool is_open = false;             ///< a transaction is

    void run(const std::string& sql) const {
        const GdalErrors errors;
        OGRLayer* const rows = layers.dataset->ExecuteSQL(sql.c_str(), nullptr, nullptr);
        if (rows != nullptr) {
            layers.dataset->ReleaseResultSet(rows);
        }
        if (errors.has_failed()) {
            layers.fail(errors);
        }
    }

    /// The first column of what a query finds.
    [[nodiscard]] std::vector<std::string> ask(const std::string& sql) const {
        const GdalErrors errors;
        std::vector<std::string> found;
        OGRLayer* const rows = layers.dataset->ExecuteSQL(sql.c_str(), nullptr, nullptr);
        if (rows != nullptr) {
            for (const OGRFeatureUniquePtr& row : rows) {
                found.emplace_back(row->GetFieldAsString(0));
            }
            layers.dataset->ReleaseResultSet(rows);
        }
        if (errors.has_failed()) {
            layers.fail(errors);
        }
        return found;
    }

    void look_at_schema(bool overwrite) {
        if (ask("SELECT extname FROM pg_extension WHERE extname = 'postgis'").empty()) {
            throw Error(
                ErrorCode::io,
                message(
                    "{}: cơ sở dữ liệu chưa có PostGIS; hãy nhờ người quản lý chạy lệnh CREATE "
                    "EXTENSION postgis",
                    "{}: the database lacks PostGIS; have its owner say CREATE EXTENSION postgis",
                    layers.shown));
        }
        exists =
            !ask("SELECT nspname FROM pg_namespace WHERE nspname = " + io::in_quotes(schema, '\''))
                 .empty();
        earlier =
            ask("SELECT relname FROM pg_class WHERE relkind IN ('r', 'v', 'm', 'f', 'p') AND "
                "relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = " +
                io::in_quotes(schema, '\'') + ") ORDER BY relname");
        if (earlier.empty()) {
            return;
        }
        if (!overwrite) {
            throw Error(
                ErrorCode::argument,
                message(
                    "{}: schema {} đã có bảng; hãy thêm --overwrite để thay kết quả trước, hoặc "
                    "nêu schema khác bằng active_schema=TÊN trong chuỗi kết nối",
                    "{}: the schema {} holds tables already; pass --overwrite to replace an "
                    "earlier result, or name another schema with active_schema=NAME in the "
                    "connection",
                    layers.shown,
                    schema));
        }
        constexpr std::array<std::string_view, 5> kOwn = {
            "parcels", "problem_areas", "problems", "summary", "villages"};
        const bool is_result = std::ranges::find(earlier, "summary") != earlier.end() &&
                               std::ranges::all_of(earlier, [&](const std::string& table) {
                                   return std::ranges::find(kOwn, table) != kOwn.end();
                               });
        if (!is_result) {
            throw Error(
                ErrorCode::argument,
                message(
                    "{}: schema {} không phải là kết quả trước (trong đó có {}), nên không thay; "
                    "hãy nêu schema khác bằng active_schema=TÊN trong chuỗi kết nối",
                    "{}: the schema {} is no earlier result (it holds {}), so it is not replaced; "
                    "name another schema with active_schema=NAME in the connection",
                    layers.shown,
                    schema,
                    fmt::join(earlier, ", ")));
        }
    }

    void make_indexes() {
        for (const std::string& table : with_shapes) {
            run(fmt::format(
                "CREATE INDEX ON {}.{} USING gist (geom)",
                io::in_quotes(beside, '"'),
                io::in_quotes(table, '"')));
        }
    }

    /// Nothing is dropped with what depends on it: a view on the earlier result stops the exchange.
    void take_place() {
        for (const std::string& table : earlier) {
            run(fmt::format(
                "DROP TABLE {}.{}", io::in_quotes(schema, '"'), io::in_quotes(table, '"')));
        }
        if (exists) {
            run(fmt::format("DROP SCHEMA {}", io::in_quotes(schema, '"')));
        }
        run(fmt::format(
            "ALTER SCHEMA {} RENAME TO {}",
            io::in_quotes(beside, '"'),
            io::in_quotes(schema, '"')));
    }

    void roll_back() noexcept {
        if (is_open) {
            const GdalErrors ignored;
            layers.dataset->RollbackTransaction();
            is_open = false;
        }
    }
};

bool is_database(std::string_view output) {
    return output.starts_with(kDatabasePrefix);
}

PostgisWriter::PostgisWriter(std::unique_ptr<Impl> impl) noexcept : m_impl(std::move(impl)) {}

PostgisWriter::PostgisWriter(PostgisWriter&&) noexcept = default;
PostgisWriter& PostgisWriter::operator=(PostgisWriter&&) noexcept = default;

PostgisWriter::~PostgisWriter() {
    if (m_impl) {
        const GdalErrors ignored; // what is closed after a failure has nothing new to say
        m_impl->roll_back();
        m_impl->layers.feature.reset();
        m_impl->layers.dataset.reset();
    }
}

PostgisWriter PostgisWriter::open(const std::string& connection, bool overwrite) {
    io::register_gdal();
    const Place place = place_of(connection);
    auto impl = std::make_unique<Impl>();
    impl->layers.shown = io::shown_path(connection);
    impl->layers.has_reals_as_text = true;
    impl->schema = place.schema;
    impl->beside = place.schema + ".partial";
    {
        const GdalErrors errors;
        impl->layers.dataset.reset(
            GDALDataset::Open(place.connection.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE));
        if (!impl->layers.dataset) {
            throw Error(
                ErrorCode::io,
                message(
                    "{}: không mở được cơ sở dữ liệu{}",
                    "{}: the database cannot be opened{}",
                    impl->layers.shown,
                    io::shown_reason(errors.suffix(), connection)));
        }
    }
    impl->look_at_schema(overwrite);
    return PostgisWriter(std::move(impl));
}

const std::string& PostgisWriter::schema() const noexcept {
    return m_impl->schema;
}

void PostgisWriter::begin(const std::string& crs) {
    m_impl->layers.set_crs(crs);
    const GdalErrors errors;
    if (m_impl->layers.dataset->StartTransaction() != OGRERR_NONE) {
        m_impl->layers.fail(errors);
    }
    m_impl->is_open = true;
    m_impl->run("CREATE SCHEMA " + io::in_quotes(m_impl->beside, '"'));
}

void PostgisWriter::begin_layer(const LayerSpec& layer) {
    CPLStringList options;
    options.SetNameValue("SCHEMA", m_impl->beside.c_str());
    options.SetNameValue("FID", "ogc_fid");
    options.SetNameValue("FID64", "YES");
    options.SetNameValue("GEOMETRY_NAME", "geom");
    options.SetNameValue("DIM", "2");
    options.SetNameValue("LAUNDER", "NO");
    options.SetNameValue("PRECISION", "NO");
    options.SetNameValue("SPATIAL_INDEX", "NONE"); // made when the rows are there
    options.SetNameValue("DESCRIPTION", layer.title.c_str());
    options.SetNameValue("COLUMN_TYPES", real_columns(layer).c_str());
    m_impl->layers.begin(layer, std::move(options));
    if (layer.shapes != ShapeKind::none) {
        m_impl->with_shapes.push_back(layer.name);
    }
}

void PostgisWriter::add(const ShapeView& shape, std::span<const FieldValue> values) {
    m_impl->layers.write(io::geometry_of(shape), values);
}

void PostgisWriter::add(const std::optional<Point>& place, std::span<const FieldValue> values) {
    m_impl->layers.write(io::geometry_of(place), values);
}

void PostgisWriter::add_row(std::span<const FieldValue> values) {
    m_impl->layers.write(nullptr, values);
}

void PostgisWriter::finish() {
    const GdalErrors errors;
    m_impl->layers.dataset->FlushCache(false); // ends the last COPY
    if (errors.has_failed()) {
        m_impl->layers.fail(errors);
    }
    m_impl->make_indexes();
    m_impl->take_place();
    if (m_impl->layers.dataset->CommitTransaction() != OGRERR_NONE) {
        m_impl->layers.fail(errors);
    }
    m_impl->is_open = false;
}

} // namespace huuco
