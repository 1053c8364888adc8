// SPDX-License-Identifier: MIT
/// \file
/// Reads a GeoPackage from end to end and takes the fingerprint of what it holds.

#include "base/message_format.hpp"
#include "io/gdal_errors.hpp"
#include "io/sha256.hpp"

#include <huuco/base/error.hpp>
#include <huuco/io/geopackage_content.hpp>

#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace huuco {

namespace {

/// A text with its length before it, so that no two lists of texts run together to the same bytes.
void add(io::Sha256& hash, std::string_view text) {
    const std::string length = fmt::format("{}:", text.size());
    hash.update(length.data(), length.size());
    hash.update(text.data(), text.size());
}

void add_row(io::Sha256& hash, const OGRFeature& feature) {
    add(hash, std::to_string(feature.GetFID()));
    for (int i = 0; i < feature.GetFieldCount(); ++i) {
        if (!feature.IsFieldSetAndNotNull(i)) {
            add(hash, "null");
        } else if (feature.GetFieldDefnRef(i)->GetType() == OFTReal) {
            add(hash, fmt::format("{}", feature.GetFieldAsDouble(i)));
        } else {
            add(hash, feature.GetFieldAsString(i));
        }
    }
    const OGRGeometry* const geometry = feature.GetGeometryRef();
    if (geometry == nullptr) {
        add(hash, "null");
        return;
    }
    std::vector<unsigned char> wkb(geometry->WkbSize());
    geometry->exportToWkb(wkbNDR, wkb.data(), wkbVariantIso);
    hash.update(wkb.data(), wkb.size());
}

void add_layer(io::Sha256& hash, OGRLayer& layer) {
    add(hash, layer.GetName());
    if (const OGRSpatialReference* const crs = layer.GetSpatialRef(); crs != nullptr) {
        const char* const code = crs->GetAuthorityCode(nullptr);
        add(hash, code == nullptr ? crs->GetName() : code);
    }
    const OGRFeatureDefn& columns = *layer.GetLayerDefn();
    for (int i = 0; i < columns.GetFieldCount(); ++i) {
        add(hash, columns.GetFieldDefn(i)->GetNameRef());
    }
    layer.ResetReading();
    while (const OGRFeatureUniquePtr feature{layer.GetNextFeature()}) {
        add_row(hash, *feature);
    }
}

} // namespace

std::string sha256_of_geopackage_content(const std::filesystem::path& path) {
    io::register_gdal();
    const io::GdalErrors errors;
    const GDALDatasetUniquePtr dataset(
        GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY));
    if (!dataset) {
        throw Error(
            ErrorCode::io,
            message(
                "{}: không đọc được{}", "{}: cannot be read{}", path.string(), errors.suffix()));
    }
    std::vector<OGRLayer*> layers;
    for (int i = 0; i < dataset->GetLayerCount(); ++i) {
        layers.push_back(dataset->GetLayer(i));
    }
    std::ranges::sort(layers, [](OGRLayer* left, OGRLayer* right) {
        return std::string_view(left->GetName()) < right->GetName();
    });
    io::Sha256 hash;
    for (OGRLayer* const layer : layers) {
        add_layer(hash, *layer);
    }
    if (errors.has_failed()) {
        throw Error(
            ErrorCode::io,
            message(
                "{}: không đọc được{}", "{}: cannot be read{}", path.string(), errors.suffix()));
    }
    return hash.finish();
}

} // namespace huuco
