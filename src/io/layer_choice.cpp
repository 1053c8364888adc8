// SPDX-License-Identifier: MIT
/// \file
/// Layers by name, or the only one of polygons; refusals name the others.

#include "io/layer_choice.hpp"

#include "base/message_format.hpp"
#include "base/utf8_name.hpp"
#include "io/gdal_errors.hpp"
#include "io/sql_query.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/name_hint.hpp>

#include <fmt/ranges.h>

#include <vector>

namespace huuco::io {

namespace {

enum class Polygonal { yes, perhaps, no };

Polygonal polygonal(OGRwkbGeometryType type) {
    switch (wkbFlatten(type)) {
    case wkbPolygon:
    case wkbMultiPolygon:
    case wkbCurvePolygon:
    case wkbMultiSurface:
        return Polygonal::yes;
    case wkbUnknown:
    case wkbSurface:
    case wkbGeometryCollection:
        return Polygonal::perhaps;
    default:
        return Polygonal::no;
    }
}

std::vector<std::string> layer_names(GDALDataset& dataset) {
    std::vector<std::string> names;
    for (OGRLayer* layer : dataset.GetLayers()) {
        names.emplace_back(layer->GetName());
    }
    return names;
}

/// What to do with a layer that holds no polygons.
Message advice_for(OGRwkbGeometryType type) {
    switch (wkbFlatten(type)) {
    case wkbLineString:
    case wkbMultiLineString:
    case wkbCircularString:
    case wkbCompoundCurve:
    case wkbMultiCurve:
        return {
            "lớp chứa đường; hãy dựng đa giác từ các đường trước (QGIS: Polygonize) rồi chạy lại",
            "it holds lines; build polygons from them first (QGIS: Polygonize), then run again"};
    case wkbPoint:
    case wkbMultiPoint:
        return {
            "lớp chứa điểm; hãy đưa lớp ranh giới", "it holds points; give the layer of outlines"};
    default:
        return {"hãy đưa lớp đa giác", "give a layer of polygons"};
    }
}

} // namespace

LayerInfo describe(OGRLayer& layer) {
    require_utf8_name(layer.GetName(), ErrorCode::format);
    const GIntBig count = layer.GetFeatureCount();
    return {
        layer.GetName(),
        OGRGeometryTypeToName(layer.GetGeomType()),
        count < 0 ? 0U : static_cast<std::uint64_t>(count),
        polygonal(layer.GetGeomType()) != Polygonal::no};
}

OGRLayer* find_named(GDALDataset& dataset, const std::string& name, const std::string& shown) {
    OGRLayer* layer = dataset.GetLayerByName(name.c_str());
    const auto layers = dataset.GetLayers();
    for (auto other = layers.begin(); layer == nullptr && other != layers.end(); ++other) {
        layer = name == (*other)->GetName() ? *other : nullptr; // GDAL parts the name at a dot
    }
    if (layer == nullptr) {
        const std::vector<std::string> names = layer_names(dataset);
        throw Error(
            ErrorCode::argument,
            message(
                "{}: không có lớp \"{}\"{}; các lớp là {}",
                "{}: there is no layer \"{}\"{}; its layers are {}",
                shown,
                name,
                did_you_mean(name, names),
                fmt::join(names, ", ")));
    }
    return layer;
}

/// The only layer, or the only one that can be of polygons.

OGRLayer* find_unnamed(GDALDataset& dataset, const std::string& shown) {
    std::vector<OGRLayer*> certain;
    std::vector<OGRLayer*> possible;
    for (OGRLayer* layer : dataset.GetLayers()) {
        const Polygonal kind = polygonal(layer->GetGeomType());
        if (kind == Polygonal::yes) {
            certain.push_back(layer);
        } else if (kind == Polygonal::perhaps) {
            possible.push_back(layer);
        }
    }
    const std::vector<OGRLayer*>& candidates = certain.empty() ? possible : certain;
    if (candidates.size() == 1) {
        return candidates.front();
    }
    if (candidates.empty()) {
        if (dataset.GetLayerCount() == 0) {
            throw Error(
                ErrorCode::format,
                message("{}: dữ liệu không có lớp nào", "{}: the dataset has no layers", shown));
        }
        return dataset.GetLayer(0);
    }
    Message choices;
    for (OGRLayer* layer : candidates) {
        const LayerInfo info = describe(*layer);
        choices = message(
            "{}{}{} ({} đối tượng)",
            "{}{}{} ({} features)",
            choices,
            choices.en.empty() ? "" : ", ",
            info.name,
            Count{info.feature_count});
    }
    throw Error(
        ErrorCode::argument,
        message(
            "{}: có {} lớp đa giác; hãy nêu một lớp (--layer cho thửa đất, --villages-layer cho "
            "thôn): {}",
            "{}: has {} polygon layers; name one of them (--layer for parcels, --villages-layer "
            "for villages): {}",
            shown,
            Count{candidates.size()},
            choices));
}

void require_polygons(OGRLayer& layer, const std::string& shown) {
    const GdalErrors errors;
    const LayerInfo info = describe(layer);
    if (layer.GetGeomType() == wkbNone) {
        throw Error(
            ErrorCode::format,
            message(
                "{}: \"{}\" là bảng, không có hình, mà ở đây cần lớp đa giác (thửa đất, thôn, vùng "
                "hữu cơ); sổ chứng nhận thì nêu bằng --register",
                "{}: \"{}\" is a table without shapes, and a layer of polygons is wanted here "
                "(parcels, villages, organic areas); a register is given with --register",
                shown,
                info.name));
    }
    if (!info.is_polygonal) {
        throw Error(
            ErrorCode::format,
            message(
                "{}: lớp \"{}\" thuộc loại {}, không phải đa giác: {}",
                "{}: layer \"{}\" is of type {}, not of polygons: {}",
                shown,
                info.name,
                info.geometry_type,
                advice_for(layer.GetGeomType())));
    }
    if (info.feature_count == 0 && errors.has_failed()) {
        throw Error(
            ErrorCode::io,
            message(
                "{}: không đếm được đối tượng của lớp \"{}\"{}; {}",
                "{}: the features of layer \"{}\" cannot be counted{}; {}",
                shown,
                info.name,
                errors.suffix(),
                advice_on_refusal()));
    }
    if (info.feature_count == 0) {
        throw Error(
            ErrorCode::format,
            message(
                "{}: lớp \"{}\" không có đối tượng nào",
                "{}: layer \"{}\" has no features",
                shown,
                info.name));
    }
}

} // namespace huuco::io
