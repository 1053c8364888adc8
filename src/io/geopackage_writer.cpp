// SPDX-License-Identifier: MIT
/// \file
/// Writes GeoPackages through GDAL, in one transaction and without reading the clock.

#include "base/message_format.hpp"
#include "base/system_message.hpp"
#include "io/written_layers.hpp"

#include <huuco/base/error.hpp>
#include <huuco/io/geopackage_writer.hpp>

#include <cpl_conv.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <array>
#include <system_error>
#include <utility>

namespace huuco {

namespace {

constexpr const char* kStyleLayer = "layer_styles";

/// The time that GDAL writes wherever it would ask the clock, on this thread.
class FixedTime {
public:
    explicit FixedTime(const std::string& time) {
        CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", time.c_str());
    }

    FixedTime(const FixedTime&) = delete;
    FixedTime& operator=(const FixedTime&) = delete;
    FixedTime(FixedTime&&) = delete;
    FixedTime& operator=(FixedTime&&) = delete;

    ~FixedTime() { CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", nullptr); }
};

} // namespace

struct GeoPackageWriter::Impl {
    std::filesystem::path path;
    std::string time;
    FixedTime fixed_time;
    io::WrittenLayers layers;
    bool has_styles = false;

    Impl(std::filesystem::path file, std::string moment)
        : path(std::move(file)), time(std::move(moment)), fixed_time(time) {
        layers.shown = path.string();
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
    auto impl = std::make_unique<Impl>(path, fmt::format("{:%Y-%m-%dT%H:%M:%S}.000Z", time));
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
    GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("GPKG");
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
    const io::GdalErrors errors;
    m_impl->layers.feature.reset();
    if (m_impl->layers.dataset->CommitTransaction() != OGRERR_NONE) {
        m_impl->layers.fail(errors);
    }
    m_impl->layers.dataset.reset();
    if (errors.has_failed()) {
        m_impl->layers.fail(errors);
    }
}

} // namespace huuco
