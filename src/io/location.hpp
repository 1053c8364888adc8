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

/// \throws Error `io` when there is no such file
void require_existing(const std::string& path);

/// Refuses a file that the system does not let the user read. One that is not there passes.
///
/// \param shown  the path for messages
/// \throws Error `io`
void require_permission(const std::string& path, const std::string& shown);

[[nodiscard]] bool is_folder(const std::string& path);

/// Refuses what is named as a connection (`http://…`, `MYSQL:…`) and is none to PostgreSQL, nor a
/// file with a colon in its name.
///
/// \throws Error `argument`
void require_postgres(const std::string& connection);

/// All that GDAL can open there: the path itself, or every dataset inside a `.zip`, by name.
///
/// \throws Error `io` when there is no such file, `format` when an archive holds no dataset
[[nodiscard]] std::vector<std::string> dataset_locations(const std::string& path);

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

/// Refuses a GeoPackage some of whose changes still lie in the write-ahead log beside it, as while
/// QGIS edits it: its bytes alone are not what is read, and GDAL would move the changes into it.
///
/// \param shown  the path for messages
/// \throws Error `io`
void require_no_write_ahead_log(const std::string& path, const std::string& shown);

/// A whole small file. \throws Error `io` when it cannot be read
[[nodiscard]] std::string read_small_file(const std::string& path);

} // namespace huuco::io
