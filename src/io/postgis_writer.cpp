// SPDX-License-Identifier: MIT
/// \file
/// Writes results into PostGIS through GDAL: COPY into a schema beside, renamed at the end.

#include "base/message_format.hpp"
#include "io/connection_settings.hpp"
#include "io/gdal_drivers.hpp"
#include "io/password.hpp"
#include "io/sql_query.hpp"
#include "io/sql_text.hpp"
#include "io/thread_setting.hpp"
#include "io/wkt_text.hpp"
#include "io/written_layers.hpp"

#include <huuco/base/error.hpp>
#include <huuco/io/postgis_writer.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <functional>
#include <utility>
#include <vector>

namespace huuco {

namespace {

using io::GdalErrors;

constexpr std::string_view kDatabasePrefix = "PG:";
constexpr std::string_view kDefaultSchema = "huuco";

/// The connection without `active_schema=…`, and the schema that it names.
struct Place {
    std::string connection;
    std::string schema;
};

/// Refuses a name that PostgreSQL would cut, with the ending of the schema beside, or not take.
void require_schema_name(const std::string& schema, const std::string& connection) {
    constexpr std::size_t kLongest = 55; // of 63 bytes; `.partial` takes eight
    if (!schema.empty() && schema.size() <= kLongest) {
        return;
    }
    throw Error(
        ErrorCode::argument,
        message(
            "{}: tên schema của kết quả (active_schema) phải dài từ 1 đến {} byte",
            "{}: the name of the schema of a result (active_schema) has 1 to {} bytes",
            io::shown_path(connection),
            Count{kLongest}));
}

/// Refuses `schemas=`, by which GDAL chooses where it reads.
void refuse_other_schema_words(const std::string& connection) {
    if (io::find_setting(connection, "schemas")) {
        throw Error(
            ErrorCode::argument,
            message(
                "{}: schema của kết quả được nêu bằng active_schema=TÊN, không phải schemas=",
                "{}: the schema of a result is named by active_schema=NAME, not by schemas=",
                io::shown_path(connection)));
    }
}

Place place_of(const std::string& connection) {
    Place place{connection, std::string(kDefaultSchema)};
    while (const auto schema = io::find_setting(place.connection, "active_schema")) {
        place.schema = place.connection == connection ? schema->value : place.schema;
        place.connection = io::without_setting(place.connection, *schema);
    }
    return place;
}

/// The schema of a table that is read: in front of its name, unless it is the first one looked in.
std::string schema_of_table(std::string_view connection, std::string_view table) {
    if (table.find('.') != std::string_view::npos) {
        return std::string(table.substr(0, table.find('.')));
    }
    for (const std::string_view name : {"active_schema", "schemas"}) {
        if (const auto schema = io::find_setting(connection, name)) {
            return schema->value.substr(0, schema->value.find(','));
        }
    }
    return "public";
}

/// Whether two connections name different servers or databases. What only one of them names the
/// other may have from its surroundings.
bool are_apart(std::string_view one, std::string_view other) {
    constexpr std::array<std::string_view, 3> kNames = {"host", "port", "dbname"};
    return std::ranges::any_of(kNames, [&](std::string_view name) {
        const auto left = io::find_setting(one, name);
        const auto right = io::find_setting(other, name);
        return left && right && left->value != right->value;
    });
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

using SystemTest = std::function<bool(const std::string& wkt)>;

/// Whether a text of `spatial_ref_sys` stands for a system; read as GDAL reads that of a layer.
bool is_system(const std::string& text, const SystemTest& is_same) {
    const GdalErrors ignored; // whatever else an office keeps there
    OGRSpatialReference system;
    if (system.importFromWkt(text.c_str()) != OGRERR_NONE) {
        return false;
    }
    try {
        return is_same(io::wkt_of(system));
    } catch (const Error&) {
        return false;
    }
}

} // namespace

struct PostgisWriter::Impl {
    io::ThreadSetting by_copy{"PG_USE_COPY", "YES"};
    io::WrittenLayers layers;
    std::string schema;
    std::string beside; ///< name of the schema while it is written
    std::string srid;   ///< of a row of the office's own; empty where GDAL chooses it
    std::vector<std::string> tables;
    std::vector<std::string> with_shapes; ///< of the tables
    std::vector<std::string> earlier;     ///< tables of the earlier result
    bool exists = false;                  ///< the schema does
    bool is_open = false;                 ///< a transaction is

    void run(const std::string& sql) const {
        const GdalErrors errors;
        const io::QueryRows none(
            layers.dataset->ExecuteSQL(sql.c_str(), nullptr, nullptr),
            io::ReleaseRows{layers.dataset.get()});
        if (errors.has_failed()) {
            layers.fail(errors);
        }
    }

    [[nodiscard]] std::vector<std::string> ask(const std::string& sql) const {
        return io::ask(*layers.dataset, sql, layers.shown);
    }

    /// Whether the schema holds nothing but an earlier result: tables of our names, with a summary
    /// that says so. An office may well have a table `parcels` or `summary` of its own.
    [[nodiscard]] bool is_result() const {
        constexpr std::array<std::string_view, 5> kOwn = {
            "parcels", "problem_areas", "problems", "summary", "villages"};
        const bool has_our_names = std::ranges::all_of(earlier, [&](const std::string& table) {
            return std::ranges::find(kOwn, table) != kOwn.end();
        });
        const std::string table = io::in_quotes(schema, '"') + ".summary";
        return has_our_names && std::ranges::find(earlier, "summary") != earlier.end() &&
               !ask("SELECT attname FROM pg_attribute WHERE attname = 'summary' AND atttypid = "
                    "'json'::regtype AND attrelid = " +
                    io::in_quotes(table, '\'') + "::regclass")
                    .empty() &&
               ask("SELECT summary->'tool'->>'name' FROM " + table) ==
                   std::vector<std::string>{"huuco"};
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
        if (!is_result()) {
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

    /// The number of a row of the office's own for the reference system, in which tables of the
    /// database lie: beside a result under another number these could not be laid.
    [[nodiscard]] std::string own_system(const SystemTest& is_same) const {
        const std::vector<std::string> systems = ask(
            "SELECT srid || ' ' || srtext FROM spatial_ref_sys WHERE auth_name IS DISTINCT FROM "
            "'EPSG' AND srtext <> '' AND srid IN (SELECT srid FROM geometry_columns) ORDER BY "
            "srid");
        for (const std::string& system : systems) {
            const std::size_t blank = system.find(' ');
            if (is_system(system.substr(blank + 1), is_same)) {
                return system.substr(0, blank);
            }
        }
        return {};
    }

    /// GDAL chooses the number by the code of a system alone, so that tables are made without one.
    void set_own_system() {
        for (const std::string& table : with_shapes) {
            run(fmt::format(
                "SELECT UpdateGeometrySRID({}, {}, 'geom', {})",
                io::in_quotes(beside, '\''),
                io::in_quotes(table, '\''),
                srid));
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

    /// Statements that give the rights on the earlier tables to the new ones.
    [[nodiscard]] std::vector<std::string> rights_of_earlier() const {
        return ask(fmt::format(
            "SELECT format('GRANT %s ON %I.%I TO %s', privilege_type, table_schema, table_name, "
            "CASE grantee WHEN 'PUBLIC' THEN 'PUBLIC' ELSE quote_ident(grantee) END) "
            "FROM information_schema.table_privileges WHERE grantee <> current_user AND "
            "table_schema = {} AND table_name IN ('{}')",
            io::in_quotes(schema, '\''),
            fmt::join(tables, "', '")));
    }

    /// Nothing is dropped with what depends on it: a view on the earlier result stops the exchange,
    /// and a reader that does not let go of it in time. Who may look at the schema and at the
    /// tables, may so afterwards.
    void take_place() {
        if (!exists) {
            run(fmt::format(
                "ALTER SCHEMA {} RENAME TO {}",
                io::in_quotes(beside, '"'),
                io::in_quotes(schema, '"')));
            return;
        }
        run("SET LOCAL lock_timeout = '30s'");
        const std::vector<std::string> rights = rights_of_earlier();
        for (const std::string& table : earlier) {
            run(fmt::format(
                "DROP TABLE {}.{}", io::in_quotes(schema, '"'), io::in_quotes(table, '"')));
        }
        for (const std::string& table : tables) {
            run(fmt::format(
                "ALTER TABLE {}.{} SET SCHEMA {}",
                io::in_quotes(beside, '"'),
                io::in_quotes(table, '"'),
                io::in_quotes(schema, '"')));
        }
        run(fmt::format("DROP SCHEMA {}", io::in_quotes(beside, '"')));
        for (const std::string& right : rights) {
            run(right);
        }
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

void refuse_other_databases(const std::string& output) {
    if (io::is_postgres(output) && !is_database(output)) {
        throw Error(
            ErrorCode::argument,
            message(
                "{}: nơi xuất là cơ sở dữ liệu thì viết “PG:host=… dbname=…”",
                "{}: a database that takes a result is written “PG:host=… dbname=…”",
                io::shown_path(output)));
    }
}

bool would_be_replaced(
    const std::string& output,
    const std::string& source,
    const std::string& table) {
    return is_database(output) && io::is_postgres(source) &&
           schema_of_table(source, table) == place_of(output).schema && !are_apart(source, output);
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
    require_schema_name(place.schema, connection);
    refuse_other_schema_words(connection);
    auto impl = std::make_unique<Impl>();
    impl->layers.shown = io::shown_path(connection);
    impl->layers.has_reals_as_text = true;
    impl->schema = place.schema;
    impl->beside = place.schema + ".partial";
    {
        const GdalErrors errors;
        impl->layers.dataset.reset(GDALDataset::Open(
            place.connection.c_str(),
            GDAL_OF_VECTOR | GDAL_OF_UPDATE,
            io::drivers_for(place.connection)));
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

void PostgisWriter::begin(const std::string& crs, const SystemTest& is_same) {
    m_impl->srid = m_impl->own_system(is_same);
    if (m_impl->srid.empty()) {
        m_impl->layers.set_crs(crs);
    }
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
    m_impl->tables.push_back(layer.name);
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
    if (!m_impl->srid.empty()) {
        m_impl->set_own_system();
    }
    m_impl->make_indexes();
    m_impl->take_place();
    if (m_impl->layers.dataset->CommitTransaction() != OGRERR_NONE) {
        m_impl->layers.fail(errors);
    }
    m_impl->is_open = false;
}

} // namespace huuco
