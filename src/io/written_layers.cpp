// SPDX-License-Identifier: MIT
/// \file
/// Values and shapes as GDAL takes them.

#include "io/written_layers.hpp"

#include "base/message_format.hpp"

#include <huuco/base/error.hpp>

#include <fmt/format.h>

#include <cstddef>

namespace huuco::io {

namespace {

// Rings are handed to GDAL as they lie in memory.
static_assert(sizeof(Point) == sizeof(OGRRawPoint) && offsetof(Point, x) == 0);

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

void describe(OGRFieldDefn& definition, FieldKind kind) {
    switch (kind) {
    case FieldKind::integer:
        definition.SetType(OFTInteger64);
        break;
    case FieldKind::real:
        definition.SetType(OFTReal);
        break;
    case FieldKind::boolean:
        definition.SetType(OFTInteger);
        definition.SetSubType(OFSTBoolean);
        break;
    case FieldKind::json:
        definition.SetSubType(OFSTJSON);
        break;
    case FieldKind::text:
        break;
    }
}

OGRLinearRing* ring_of(RingView ring) {
    auto made = std::make_unique<OGRLinearRing>();
    made->setPoints(
        static_cast<int>(ring.size()),
        // two doubles, x first, in both
        reinterpret_cast<const OGRRawPoint*>(ring.data()));
    return made.release();
}

} // namespace

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

std::unique_ptr<OGRGeometry> geometry_of(const std::optional<Point>& place) {
    return place ? std::make_unique<OGRPoint>(place->x, place->y) : nullptr;
}

void WrittenLayers::fail(const GdalErrors& errors) const {
    throw Error(
        ErrorCode::io,
        message("{}: không ghi được{}", "{}: cannot be written{}", shown, errors.suffix()));
}

void WrittenLayers::set_crs(const std::string& code) {
    if (crs.SetFromUserInput(code.c_str()) != OGRERR_NONE) {
        throw Error(
            ErrorCode::crs,
            message(
                "{}: GDAL không biết hệ tọa độ {}",
                "{}: GDAL does not know the reference system {}",
                shown,
                code));
    }
    crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
}

void WrittenLayers::begin(const LayerSpec& spec, CPLStringList options) {
    const GdalErrors errors;
    layer = dataset->CreateLayer(
        spec.name.c_str(),
        spec.shapes == ShapeKind::none || crs.IsEmpty() ? nullptr : &crs,
        geometry_type(spec.shapes),
        options.List());
    if (layer == nullptr || errors.has_failed()) { // such as the right to add a reference system
        fail(errors);
    }
    for (const FieldSpec& field : spec.fields) {
        OGRFieldDefn definition(field.name.c_str(), OFTString);
        if (field.kind != FieldKind::real || !has_reals_as_text) {
            describe(definition, field.kind);
        }
        if (layer->CreateField(&definition) != OGRERR_NONE) {
            fail(errors);
        }
    }
    feature.reset(OGRFeature::CreateFeature(layer->GetLayerDefn()));
}

void WrittenLayers::set(int field, const FieldValue& value) {
    if (const auto* words = std::get_if<std::string_view>(&value)) {
        text.assign(*words);
        feature->SetField(field, text.c_str());
    } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        feature->SetField(field, static_cast<GIntBig>(*whole));
    } else if (const auto* real = std::get_if<double>(&value)) {
        if (has_reals_as_text) {
            feature->SetField(field, fmt::format("{}", *real).c_str());
        } else {
            feature->SetField(field, *real);
        }
    } else if (const auto* flag = std::get_if<bool>(&value)) {
        feature->SetField(field, *flag ? 1 : 0);
    } else {
        feature->SetFieldNull(field);
    }
}

void WrittenLayers::write(
    std::unique_ptr<OGRGeometry> geometry,
    std::span<const FieldValue> values) {
    const GdalErrors errors;
    for (std::size_t i = 0; i < values.size(); ++i) {
        set(static_cast<int>(i), values[i]);
    }
    feature->SetFID(OGRNullFID);
    feature->SetGeometryDirectly(geometry.release());
    if (layer->CreateFeature(feature.get()) != OGRERR_NONE) {
        fail(errors);
    }
}

} // namespace huuco::io
