// SPDX-License-Identifier: MIT
/// \file
/// Temporary folders and small datasets for the tests of io, written with GDAL or byte by byte.

#include "datasets.hpp"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <fstream>
#include <map>
#include <stdexcept>

namespace huuco::test {

namespace fs = std::filesystem;

namespace {

void require(bool condition, const std::string& what) {
    if (!condition) {
        throw std::runtime_error("test data: " + what + ": " + CPLGetLastErrorMsg());
    }
}

OGRFieldType field_type(const std::string& name) {
    static const std::map<std::string, OGRFieldType> types = {
        {"string", OFTString},
        {"integer", OFTInteger},
        {"integer64", OFTInteger64},
        {"real", OFTReal},
        {"date", OFTDate}};
    return types.at(name);
}

OGRwkbGeometryType geometry_type(const std::string& name) {
    static const std::map<std::string, OGRwkbGeometryType> types = {
        {"POLYGON", wkbPolygon},
        {"POINT", wkbPoint},
        {"LINESTRING", wkbLineString},
        {"CURVEPOLYGON", wkbCurvePolygon},
        {"UNKNOWN", wkbUnknown},
        {"NONE", wkbNone}};
    return types.at(name);
}

void write_feature(OGRLayer& layer, const TestFeature& from) {
    const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(layer.GetLayerDefn()));
    for (std::size_t i = 0; i < from.values.size(); ++i) {
        if (from.values[i] == "<null>") {
            feature->SetFieldNull(static_cast<int>(i));
        } else {
            feature->SetField(static_cast<int>(i), from.values[i].c_str());
        }
    }
    if (!from.wkt.empty()) {
        OGRGeometry* geometry = nullptr;
        require(
            OGRGeometryFactory::createFromWkt(from.wkt.c_str(), nullptr, &geometry) == OGRERR_NONE,
            from.wkt);
        feature->SetGeometryDirectly(geometry);
    }
    require(layer.CreateFeature(feature.get()) == OGRERR_NONE, "feature " + from.wkt);
}

void write_layer(GDALDataset& dataset, const TestLayer& from) {
    OGRSpatialReference crs;
    crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (from.epsg != 0) {
        require(crs.importFromEPSG(from.epsg) == OGRERR_NONE, "CRS");
    }
    CPLStringList options;
    if (std::string_view(dataset.GetDriverName()) == "ESRI Shapefile") {
        options.SetNameValue("ENCODING", ""); // bytes go through as they are
    }
    OGRLayer* layer = dataset.CreateLayer(
        from.name.c_str(),
        from.epsg != 0 ? &crs : nullptr,
        geometry_type(from.geometry),
        options.List());
    require(layer != nullptr, "layer " + from.name);
    for (const TestField& field : from.fields) {
        OGRFieldDefn definition(field.name.c_str(), field_type(field.type));
        definition.SetWidth(field.width);
        require(layer->CreateField(&definition) == OGRERR_NONE, "field " + field.name);
    }
    for (const TestFeature& feature : from.features) {
        write_feature(*layer, feature);
    }
}

} // namespace

void write_layers(
    const std::string& driver,
    const std::string& path,
    const std::vector<TestLayer>& layers) {
    GDALAllRegister();
    GDALDriver* gdal_driver = GetGDALDriverManager()->GetDriverByName(driver.c_str());
    require(gdal_driver != nullptr, "driver " + driver);
    const GDALDatasetUniquePtr dataset(
        gdal_driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    require(dataset != nullptr, path);
    for (const TestLayer& layer : layers) {
        write_layer(*dataset, layer);
    }
}

void write_shapefile(const std::string& path, const TestLayer& layer) {
    TestLayer named = layer;
    named.name = fs::path(path).stem().string();
    write_layers("ESRI Shapefile", path, {named});
    fs::remove(fs::path(path).replace_extension("cpg"));
}

void change(const std::string& path, const std::vector<std::string>& statements) {
    const GDALDatasetUniquePtr dataset(
        GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE));
    require(dataset != nullptr, path);
    for (const std::string& sql : statements) {
        dataset->ReleaseResultSet(dataset->ExecuteSQL(sql.c_str(), nullptr, nullptr));
    }
}

void write_zip(
    const std::string& path,
    const std::vector<std::pair<std::string, std::string>>& names) {
    void* zip = CPLCreateZip(path.c_str(), nullptr);
    require(zip != nullptr, path);
    for (const auto& [from, inside] : names) {
        std::ifstream file(from, std::ios::binary);
        const std::string content((std::istreambuf_iterator<char>(file)), {});
        require(CPLCreateFileInZip(zip, inside.c_str(), nullptr) == CE_None, inside);
        require(
            CPLWriteFileInZip(zip, content.data(), static_cast<int>(content.size())) == CE_None,
            inside);
        require(CPLCloseFileInZip(zip) == CE_None, inside);
    }
    require(CPLCloseZip(zip) == CE_None, path);
}

void write_archive(
    const TemporaryFolder& folder,
    const std::string& path,
    const std::vector<std::pair<std::string, std::string>>& parts) {
    std::vector<std::pair<std::string, std::string>> files;
    for (const auto& [name, content] : parts) {
        const std::string file = folder.file("part" + std::to_string(files.size()));
        write_file(file, content);
        files.emplace_back(file, name);
    }
    write_zip(path, files);
}

TestLayer one_square(const std::string& code, const std::string& name) {
    TestLayer layer;
    layer.fields = {{"LOAIDAT"}, {"TEN"}};
    layer.features = {{"POLYGON ((0 0,1 0,1 1,0 1,0 0))", {code, name}}};
    return layer;
}

} // namespace huuco::test
