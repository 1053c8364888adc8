// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Where a dataset lies: files, folders, archives, databases; looked at through GDAL's file system.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace huuco::io {

/// Extension in lower case, without the dot.
[[nodiscard]] std::string extension_of(std::string_view path);

[[nodiscard]] bool exists(const std::string& path);
[[nodiscard]] bool is_folder(const std::string& path);

/// What GDAL shall open: the path itself, or the one dataset inside a `.zip`.
///
/// \param layer  chooses among several datasets of an archive by name; may be empty
/// \throws Error `io` when there is no such file, `format` when an archive holds no dataset,
///         `argument` when it holds several and none is chosen
[[nodiscard]] std::string dataset_location(const std::string& path, const std::string& layer);

/// The files that make up one shapefile.
struct Shapefile {
    std::vector<std::string> files; ///< names, sorted
    std::optional<std::string> shp; ///< path; likewise the others
    std::optional<std::string> shx;
    std::optional<std::string> dbf;
    std::optional<std::string> prj;
    std::optional<std::string> cpg;
};

/// Looks for the files of the shapefile to which a file belongs, whatever the case of their
/// extensions.
[[nodiscard]] Shapefile find_sidecars(const std::string& any_path);

/// Refuses a `.shp` that ends before the length in its header (ESRI Shapefile Technical
/// Description): a copy that broke off, whose last parcels would all seem to be without ground.
///
/// \param shown  the path for messages
/// \throws Error `io`
void require_whole_shp(const std::string& shp_path, const std::string& shown);

/// Refuses a `.shx` that does not lead to the records of its `.shp`: GDAL would find no shape, or
/// that of other bytes. Of a large index some entries from end to end are looked at.
///
/// \param shown  the path of the `.shx` for messages
/// \throws Error `io`
/// Method: ESRI Shapefile Technical Description (1998), pages 4, 5 and 24.
void require_fitting_shx(
    const std::string& shx_path,
    const std::string& shp_path,
    const std::string& shown);

/// Refuses a `.dbf` that ends before its header, or before the records that this counts, or whose
/// header has records narrower than their fields. GDAL would end the layer without a word where
/// only the first of them is left, and open a layer without fields where nothing is.
///
/// \param shown  the path for messages
/// \throws Error `io`
void require_whole_dbf(const std::string& dbf_path, const std::string& shown);

/// Refuses a `.dbf` with another number of rows than the `.shx` has shapes. GDAL would leave out
/// the shapes, or the rows, that are more.
///
/// \param shown  the path of the `.shp` for messages
/// \throws Error `format`
void require_records_of_shapes(
    const std::string& dbf_path,
    const std::string& shx_path,
    const std::string& shown);

/// Refuses a GeoPackage some of whose changes still lie in the write-ahead log beside it, as while
/// QGIS edits it: its bytes alone are not what is read, and GDAL would move the changes into it.
///
/// \param shown  the path for messages
/// \throws Error `io`
void require_no_write_ahead_log(const std::string& path, const std::string& shown);

/// A whole small file. \throws Error `io` when it cannot be read
[[nodiscard]] std::string read_small_file(const std::string& path);

} // namespace huuco::io
