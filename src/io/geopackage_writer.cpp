// SPDX-License-Identifier: MIT
/// \file
/// Writes GeoPackages through GDAL, in one transaction and without reading the clock.

#include "base/message_format.hpp"
#include "base/system_message.hpp"
#include "io/gdal_drivers.hpp"
#include "io/thread_setting.hpp"
#include "io/written_layers.hpp"

#include <huuco/base/error.hpp>
#include <huuco/io/geopackage_writer.hpp>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <sqlite3.h>

#include <array>
#include <ctime>
#include <exception>
#include <system_error>
#include <utility>

namespace huuco {

namespace {

constexpr const char* kStyleLayer = "layer_styles";

/// Has SQLite ask a progress, while one statement works for long, whether it should stop.
class AskedProgress {
public:
    AskedProgress(GDALDataset& dataset, Progress& progress)
        : m_database(static_cast<sqlite3*>(dataset.GetInternalHandle("SQLITE_HANDLE"))),
          m_progress(&progress) {
        constexpr int kInstructions = 100'000; // some milliseconds
        if (m_database != nullptr) {
            sqlite3_progress_handler(m_database, kInstructions, &AskedProgress::ask, this);
        }
    }

    AskedProgress(const AskedProgress&) = delete;
    AskedProgress& operator=(const AskedProgress&) = delete;
    AskedProgress(AskedProgress&&) = delete;
    AskedProgress& operator=(AskedProgress&&) = delete;

    ~AskedProgress() {
        if (m_database != nullptr) {
            sqlite3_progress_handler(m_database, 0, nullptr, nullptr);
        }
    }

    /// \throws what the progress threw
    void go_on() {
        if (m_stop != nullptr) {
            std::rethrow_exception(m_stop);
        }
        m_progress->advance(0);
    }

private:
    /// \returns other than 0 to stop the statement; nothing may be thrown through SQLite
    static int ask(void* self) noexcept {
        auto* const asked = static_cast<AskedProgress*>(self);
        try {
            asked->go_on();
        } catch (...) {
            asked->m_stop = std::current_exception();
        }
        return asked->m_stop != nullptr ? 1 : 0;
    }

    sqlite3* m_database;
    Progress* m_progress;
    std::exception_ptr m_stop;
};

} // namespace

struct GeoPackageWriter::Impl {
    std::filesystem::path path;
    std::string time;
    io::ThreadSetting fixed_time; ///< what GDAL writes wherever it would ask the clock
    io::WrittenLayers layers;
    bool has_styles = false;

    Impl(std::filesystem::path file, std::string moment)
        : path(std::move(file)), time(std::move(moment)),
          fixed_time("OGR_CURRENT_DATE", time.c_str()) {
        layers.shown = path.string();
    }

    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    Impl(Impl&&) = delete;
    Impl& operator=(Impl&&) = delete;

    /// A file that was not finished is not worth its indexes, which closing it would make.
    ~Impl() {
        if (layers.dataset) {
            const io::GdalErrors unheard;
            layers.feature.reset();
            layers.dataset->MarkSuppressOnClose();
            layers.dataset->RollbackTransaction();
            layers.dataset.reset();
        }
    }

    void begin(const LayerSpec& spec, const char* key_column) {
        CPLStringList options;
        options.SetNameValue("FID", key_column);
        options.SetNameValue("IDENTIFIER", spec.title.c_str());
        layers.begin(spec, std::move(options));
    }
};

GeoPackageWriter::GeoPackageWriter(std::unique_ptr<Impl> impl) noexcept : m_impl(std::move(impl)) {}

GeoPackageWriter::GeoPackageWriter(GeoPackageWriter&&) noexcept = default;
GeoPackageWriter& GeoPackageWriter::operator=(GeoPackageWriter&&) noexcept = default;
GeoPackageWriter::~GeoPackageWriter() = default;

GeoPackageWriter GeoPackageWriter::create(
    const std::filesystem::path& path,
    const std::string& crs,
    std::chrono::sys_seconds time) {
    io::register_gdal();
    const io::GdalErrors errors;
    // fmt would tell a time_point of the system's clock in the zone of the machine.
    const std::tm utc = fmt::gmtime(std::chrono::system_clock::to_time_t(time));
    auto impl = std::make_unique<Impl>(path, fmt::format("{:%Y-%m-%dT%H:%M:%S}.000Z", utc));
    impl->layers.set_crs(crs);
    std::error_code error;
    std::filesystem::remove(path, error);
    if (error) {
        throw Error(
            ErrorCode::io,
            message(
                "{}: không thay được: {}",
                "{}: cannot be replaced: {}",
                path.string(),
                system_message(error.value())));
    }
    GDALDriver* const driver =
        GetGDALDriverManager()->GetDriverByName(io::kGeopackageDriver.data());
    if (driver == nullptr) {
        throw Error(
            ErrorCode::io,
            Message{
                "GDAL trên máy này không có driver GeoPackage.",
                "GDAL was built without its GeoPackage driver."});
    }
    impl->layers.dataset.reset(driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!impl->layers.dataset || impl->layers.dataset->StartTransaction() != OGRERR_NONE) {
        impl->layers.fail(errors);
    }
    return GeoPackageWriter(std::move(impl));
}

void GeoPackageWriter::begin_layer(const LayerSpec& layer) {
    m_impl->begin(layer, "ogc_fid");
}

void GeoPackageWriter::add(const ShapeView& shape, std::span<const FieldValue> values) {
    m_impl->layers.write(io::geometry_of(shape), values);
}

void GeoPackageWriter::add(const std::optional<Point>& place, std::span<const FieldValue> values) {
    m_impl->layers.write(io::geometry_of(place), values);
}

void GeoPackageWriter::add_row(std::span<const FieldValue> values) {
    m_impl->layers.write(nullptr, values);
}

void GeoPackageWriter::add_style(
    std::string_view layer,
    std::string_view style_name,
    std::string_view qml) {
    if (!m_impl->has_styles) {
        m_impl->has_styles = true;
        m_impl->begin(
            {kStyleLayer,
             kStyleLayer,
             ShapeKind::none,
             {{"f_table_catalog", FieldKind::text},
              {"f_table_schema", FieldKind::text},
              {"f_table_name", FieldKind::text},
              {"f_geometry_column", FieldKind::text},
              {"styleName", FieldKind::text},
              {"styleQML", FieldKind::text},
              {"styleSLD", FieldKind::text},
              {"useAsDefault", FieldKind::boolean},
              {"description", FieldKind::text},
              {"owner", FieldKind::text},
              {"ui", FieldKind::text},
              {"update_time", FieldKind::text}}},
            "id");
    }
    // QGIS looks for empty texts, not for NULL, in catalogue and schema.
    const std::array<FieldValue, 12> row = {
        "",
        "",
        layer,
        "geom",
        style_name,
        qml,
        "",
        true,
        style_name,
        "",
        std::monostate{},
        std::string_view(m_impl->time)};
    m_impl->layers.write(nullptr, row);
}

void GeoPackageWriter::finish() {
    NoProgress progress;
    finish(progress);
}

void GeoPackageWriter::finish(Progress& progress) {
    const io::GdalErrors errors;
    m_impl->layers.feature.reset();
    {
        GDALDataset& dataset = *m_impl->layers.dataset;
        AskedProgress asked(dataset, progress);
        const bool is_committed = dataset.CommitTransaction() == OGRERR_NONE;
        asked.go_on();
        if (!is_committed) {
            m_impl->layers.fail(errors);
        }
        dataset.FlushCache(false); // makes the indexes
        asked.go_on();
    }
    m_impl->layers.dataset.reset();
    if (errors.has_failed()) {
        m_impl->layers.fail(errors);
    }
}

} // namespace huuco
