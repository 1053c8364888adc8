// SPDX-License-Identifier: MIT
/// \file
/// Writes GeoPackages through GDAL, in one transaction and without reading the clock.

#include "io/gdal_errors.hpp"

#include <huuco/base/error.hpp>
#include <huuco/io/geopackage_writer.hpp>

#include <cpl_conv.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <array>
#include <cstddef>
#include <utility>

namespace huuco {

namespace {

// Rings are handed to GDAL as they lie in memory.
static_assert(sizeof(Point) == sizeof(OGRRawPoint) && offsetof(Point, x) == 0);

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

OGRwkbGeometryType geometry_type(ShapeKind kind) {
    switch (kind) {
    case ShapeKind::points:
        return wkbPoint;
    case ShapeKind::polygons:
        return wkbMultiPolygon;
    case ShapeKind::none:
        break;
    }
    return wkbNone;
}

OGRFieldType field_type(FieldKind kind) {
    switch (kind) {
    case FieldKind::integer:
        return OFTInteger64;
    case FieldKind::real:
        return OFTReal;
    case FieldKind::boolean:
        return OFTInteger;
    case FieldKind::text:
        break;
    }
    return OFTString;
}

OGRLinearRing* ring_of(RingView ring) {
    auto made = std::make_unique<OGRLinearRing>();
    made->setPoints(
        static_cast<int>(ring.size()),
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): two doubles, x first, in
        // both
        reinterpret_cast<const OGRRawPoint*>(ring.data()));
    return made.release();
}

std::unique_ptr<OGRGeometry> geometry_of(const ShapeView& shape) {
    if (shape.is_empty()) {
        return nullptr;
    }
    auto made = std::make_unique<OGRMultiPolygon>();
    for (std::size_t i = 0; i < shape.polygon_count(); ++i) {
        const PolygonView polygon = shape.polygon(i);
        auto part = std::make_unique<OGRPolygon>();
        for (std::size_t r = 0; r < polygon.ring_count(); ++r) {
            part->addRingDirectly(ring_of(polygon.ring(r)));
        }
        made->addGeometryDirectly(part.release());
    }
    return made;
}

} // namespace

struct GeoPackageWriter::Impl {
    std::filesystem::path path;
    std::string time;
    FixedTime fixed_time;
    OGRSpatialReference crs;
    GDALDatasetUniquePtr dataset;
    OGRLayer* layer = nullptr; ///< of the dataset
    OGRLayer* styles = nullptr;
    OGRFeatureUniquePtr feature; ///< used again for every row of a layer
    std::string text;            ///< scratch: GDAL wants texts that end in a zero byte

    Impl(std::filesystem::path file, std::string moment)
        : path(std::move(file)), time(std::move(moment)), fixed_time(time) {}

    [[noreturn]] void fail(const io::GdalErrors& errors) const {
        throw Error(
            ErrorCode::io, fmt::format("{}: cannot be written{}", path.string(), errors.suffix()));
    }

    OGRLayer* make_layer(const LayerSpec& spec, const char* key_column);
    void set(int field, const FieldValue& value);
    void write(std::unique_ptr<OGRGeometry> geometry, std::span<const FieldValue> values);
};

OGRLayer* GeoPackageWriter::Impl::make_layer(const LayerSpec& spec, const char* key_column) {
    const io::GdalErrors errors;
    CPLStringList options;
    options.SetNameValue("FID", key_column);
    options.SetNameValue("IDENTIFIER", spec.title.c_str());
    OGRLayer* const made = dataset->CreateLayer(
        spec.name.c_str(),
        spec.shapes == ShapeKind::none ? nullptr : &crs,
        geometry_type(spec.shapes),
        options.List());
    if (made == nullptr) {
        fail(errors);
    }
    for (const FieldSpec& field : spec.fields) {
        OGRFieldDefn definition(field.name.c_str(), field_type(field.kind));
        if (field.kind == FieldKind::boolean) {
            definition.SetSubType(OFSTBoolean);
        }
        if (made->CreateField(&definition) != OGRERR_NONE) {
            fail(errors);
        }
    }
    return made;
}

void GeoPackageWriter::Impl::set(int field, const FieldValue& value) {
    if (const auto* words = std::get_if<std::string_view>(&value)) {
        text.assign(*words);
        feature->SetField(field, text.c_str());
    } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        feature->SetField(field, static_cast<GIntBig>(*whole));
    } else if (const auto* real = std::get_if<double>(&value)) {
        feature->SetField(field, *real);
    } else if (const auto* flag = std::get_if<bool>(&value)) {
        feature->SetField(field, *flag ? 1 : 0);
    } else {
        feature->SetFieldNull(field);
    }
}

void GeoPackageWriter::Impl::write(
    std::unique_ptr<OGRGeometry> geometry,
    std::span<const FieldValue> values) {
    const io::GdalErrors errors;
    for (std::size_t i = 0; i < values.size(); ++i) {
        set(static_cast<int>(i), values[i]);
    }
    feature->SetFID(OGRNullFID);
    feature->SetGeometryDirectly(geometry.release());
    if (layer->CreateFeature(feature.get()) != OGRERR_NONE) {
        fail(errors);
    }
}

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
    if (impl->crs.SetFromUserInput(crs.c_str()) != OGRERR_NONE) {
        throw Error(
            ErrorCode::crs,
            fmt::format("{}: GDAL does not know the reference system {}", path.string(), crs));
    }
    impl->crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    std::filesystem::remove(path);
    GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    if (driver == nullptr) {
        throw Error(ErrorCode::io, "GDAL was built without its GeoPackage driver.");
    }
    impl->dataset.reset(driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!impl->dataset || impl->dataset->StartTransaction() != OGRERR_NONE) {
        impl->fail(errors);
    }
    return GeoPackageWriter(std::move(impl));
}

void GeoPackageWriter::begin_layer(const LayerSpec& layer) {
    m_impl->layer = m_impl->make_layer(layer, "ogc_fid");
    m_impl->feature.reset(OGRFeature::CreateFeature(m_impl->layer->GetLayerDefn()));
}

void GeoPackageWriter::add(const ShapeView& shape, std::span<const FieldValue> values) {
    m_impl->write(geometry_of(shape), values);
}

void GeoPackageWriter::add(const std::optional<Point>& place, std::span<const FieldValue> values) {
    m_impl->write(place ? std::make_unique<OGRPoint>(place->x, place->y) : nullptr, values);
}

void GeoPackageWriter::add_row(std::span<const FieldValue> values) {
    m_impl->write(nullptr, values);
}

void GeoPackageWriter::add_style(
    std::string_view layer,
    std::string_view style_name,
    std::string_view qml) {
    if (m_impl->styles == nullptr) {
        m_impl->styles = m_impl->make_layer(
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
        m_impl->layer = m_impl->styles;
        m_impl->feature.reset(OGRFeature::CreateFeature(m_impl->styles->GetLayerDefn()));
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
    m_impl->write(nullptr, row);
}

void GeoPackageWriter::finish() {
    const io::GdalErrors errors;
    m_impl->feature.reset();
    if (m_impl->dataset->CommitTransaction() != OGRERR_NONE) {
        m_impl->fail(errors);
    }
    m_impl->dataset.reset();
    if (errors.has_failed()) {
        m_impl->fail(errors);
    }
}

} // namespace huuco
