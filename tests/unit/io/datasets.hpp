// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Small datasets for the tests of io, written with GDAL or byte by byte.

#include "support/file_bytes.hpp"
#include "support/temporary_folder.hpp"

#include <string>
#include <utility>
#include <vector>

namespace huuco::test {

/// A field: name and one of `string`, `integer`, `integer64`, `real`, `date`.
struct TestField {
    std::string name;
    std::string type = "string";
    int width = 0; ///< 0 for what the driver takes by itself
};

/// A feature: WKT (empty for none) and the fields' values as text (`<null>` for none).
struct TestFeature {
    std::string wkt;
    std::vector<std::string> values;
};

/// A layer to write.
struct TestLayer {
    std::string name = "parcels";
    std::string geometry = "POLYGON"; ///< or POINT, LINESTRING, UNKNOWN, NONE
    int epsg = 9211;                  ///< 0 for none
    std::vector<TestField> fields;
    std::vector<TestFeature> features;
};

/// Writes layers with a GDAL driver; string bytes go through as they are.
void write_layers(
    const std::string& driver,
    const std::string& path,
    const std::vector<TestLayer>& layers);

/// A shapefile, the `.cpg` removed: what it says is the test's business.
void write_shapefile(const std::string& path, const TestLayer& layer);

/// Runs SQL on a GeoPackage as another program would.
void change(const std::string& path, const std::vector<std::string>& statements);

/// A zip archive of existing files. \param names  path on disk and name inside
void write_zip(
    const std::string& path,
    const std::vector<std::pair<std::string, std::string>>& names);

/// A zip archive of parts. \param parts  name and content
void write_archive(
    const TemporaryFolder& folder,
    const std::string& path,
    const std::vector<std::pair<std::string, std::string>>& parts);

/// One square of 1 m with the fields `LOAIDAT` and `TEN`.
[[nodiscard]] TestLayer one_square(const std::string& code, const std::string& name);

} // namespace huuco::test
