// SPDX-License-Identifier: MIT
/// \file
/// Where a dataset lies: files, folders, archives, databases; looked at through GDAL's file system.

#include "io/location.hpp"

#include "base/connection.hpp"
#include "base/message_format.hpp"
#include "base/system_message.hpp"
#include "io/connection_settings.hpp"
#include "io/open_file.hpp"
#include "io/password.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/name_hint.hpp>
#include <huuco/base/text.hpp>

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace huuco::io {

namespace {

/// Extensions of datasets that are looked for in archives.
constexpr std::array<std::string_view, 8> kDatasetExtensions =
    {"shp", "gpkg", "geojson", "fgb", "gdb", "tab", "gml", "kml"};

std::string_view file_name(std::string_view path) {
    const std::size_t slash = path.find_last_of('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view folder_of(std::string_view path) {
    const std::size_t slash = path.find_last_of('/');
    if (slash == std::string_view::npos) {
        return ".";
    }
    return slash == 0 ? std::string_view{"/"} : path.substr(0, slash);
}

/// The path without its extension.
std::string_view stem_of(std::string_view path) {
    const std::size_t dot = path.find_last_of('.');
    const std::size_t slash = path.find_last_of('/');
    const bool has_extension =
        dot != std::string_view::npos && (slash == std::string_view::npos || dot > slash);
    return has_extension ? path.substr(0, dot) : path;
}

std::vector<std::string> to_names(const CPLStringList& list) {
    return {list.List(), list.List() + list.Count()};
}

bool is_dataset_in_archive(const std::string& entry) {
    if (entry.starts_with("__MACOSX") || file_name(entry).starts_with('.') ||
        small_ascii(entry).find(".gdb/") != std::string::npos) {
        return false;
    }
    const std::string extension = extension_of(entry);
    return std::find(kDatasetExtensions.begin(), kDatasetExtensions.end(), extension) !=
           kDatasetExtensions.end();
}

std::string archive_location(const std::string& path) {
    return path.starts_with("/vsizip/") ? path : "/vsizip/" + path;
}

/// Names of the datasets in an archive, sorted. The entry of a folder ends in a slash.
std::vector<std::string> datasets_in_archive(const std::string& path) {
    std::vector<std::string> found;
    const CPLStringList entries(VSIReadDirRecursive(archive_location(path).c_str()));
    for (std::string entry : to_names(entries)) {
        if (entry.ends_with('/')) {
            entry.pop_back();
        }
        if (is_dataset_in_archive(entry)) {
            found.push_back(std::move(entry));
        }
    }
    if (found.empty()) {
        throw Error(
            ErrorCode::format,
            message(
                "{}: trong tệp nén không có dữ liệu nào (đã tìm {}), hoặc đây không phải tệp zip",
                "{}: the archive holds no dataset (looked for {}), or is not a zip archive",
                shown_path(path),
                fmt::join(kDatasetExtensions, ", ")));
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::string location_in_archive(const std::string& path, const std::string& layer) {
    const std::vector<std::string> found = datasets_in_archive(path);
    const auto chosen = std::find_if(found.begin(), found.end(), [&](const std::string& name) {
        return found.size() == 1 || file_name(stem_of(name)) == layer;
    });
    if (chosen != found.end()) {
        return archive_location(path) + "/" + *chosen;
    }
    std::vector<std::string> names;
    for (const std::string& name : found) {
        names.emplace_back(file_name(stem_of(name)));
    }
    throw Error(
        ErrorCode::argument,
        message(
            "{}: trong tệp nén có {} dữ liệu; hãy nêu một làm lớp (--layer cho thửa đất, "
            "--villages-layer cho thôn): {}{}",
            "{}: the archive holds {} datasets; name one as the layer (--layer for parcels, "
            "--villages-layer for villages): {}{}",
            shown_path(path),
            Count{found.size()},
            fmt::join(names, ", "),
            layer.empty() ? Message{} : did_you_mean(layer, names)));
}

/// `–villages`: what Word and messengers make of two hyphens is pasted as a file.
void refuse_typeset_option(const std::string& path) {
    if (path.starts_with("\xE2\x80\x93") || path.starts_with("\xE2\x80\x94")) {
        throw Error(
            ErrorCode::io,
            message(
                "{}: không có tệp này; nếu là tùy chọn, hãy gõ hai dấu gạch nối (--) ở đầu thay "
                "cho dấu gạch dài",
                "{}: there is no such file; if it is an option, type two hyphens (--) before it "
                "in place of the dash",
                shown_path(path)));
    }
}

} // namespace

std::string extension_of(std::string_view path) {
    const std::string_view stem = stem_of(path);
    return stem.size() == path.size() ? std::string{} : small_ascii(path.substr(stem.size() + 1));
}

bool exists(const std::string& path) {
    VSIStatBufL status{};
    return VSIStatExL(path.c_str(), &status, VSI_STAT_EXISTS_FLAG) == 0;
}

void require_existing(const std::string& path) {
    if (!exists(path)) {
        refuse_typeset_option(path);
        throw Error(
            ErrorCode::io,
            message(
                "{}: không có tệp này; hãy xem lại đường dẫn và cách viết",
                "{}: there is no such file; check the path and its spelling",
                shown_path(path)));
    }
}

void require_permission(const std::string& path, const std::string& shown) {
    if (::access(path.c_str(), R_OK) != 0 && errno == EACCES) {
        throw Error(
            ErrorCode::io,
            message(
                "{}: không đọc được: {}", "{}: cannot be read: {}", shown, system_message(EACCES)));
    }
}

bool is_folder(const std::string& path) {
    VSIStatBufL status{};
    return VSIStatExL(path.c_str(), &status, VSI_STAT_NATURE_FLAG) == 0 &&
           VSI_ISDIR(status.st_mode) != 0;
}

void require_postgres(const std::string& connection) {
    if (!is_postgres(connection) && !exists(connection)) {
        throw Error(
            ErrorCode::argument,
            message(
                "{}: không phải tệp, cũng không phải kết nối đến PostgreSQL (PG:…); hãy tải dữ "
                "liệu về rồi nêu tệp ấy",
                "{}: is neither a file nor a connection to PostgreSQL (PG:…); download the data "
                "and name that file",
                shown_path(connection)));
    }
}

std::vector<std::string> dataset_locations(const std::string& path) {
    if (is_connection(path)) {
        require_postgres(path);
        return {path};
    }
    require_existing(path);
    if (extension_of(path) != "zip") {
        return {path};
    }
    std::vector<std::string> locations = datasets_in_archive(path);
    for (std::string& location : locations) {
        location.insert(0, archive_location(path) + "/");
    }
    return locations;
}

std::string dataset_location(const std::string& path, const std::string& layer) {
    if (is_connection(path)) {
        require_postgres(path);
        return path;
    }
    require_existing(path);
    return extension_of(path) == "zip" ? location_in_archive(path, layer) : path;
}

Shapefile find_sidecars(const std::string& any_path) {
    Shapefile shapefile;
    const std::string folder(folder_of(any_path));
    const std::string stem(file_name(stem_of(any_path)));
    const CPLStringList entries(VSIReadDir(folder.c_str()));
    for (const std::string& entry : to_names(entries)) {
        if (stem_of(entry) != stem) {
            continue;
        }
        const std::string extension = extension_of(entry);
        const std::string path = fmt::format("{}/{}", folder, entry);
        if (extension == "shp") {
            shapefile.shp = path;
        } else if (extension == "shx") {
            shapefile.shx = path;
        } else if (extension == "dbf") {
            shapefile.dbf = path;
        } else if (extension == "prj") {
            shapefile.prj = path;
        } else if (extension == "cpg") {
            shapefile.cpg = path;
        } else {
            continue;
        }
        shapefile.files.push_back(entry);
    }
    std::sort(shapefile.files.begin(), shapefile.files.end());
    return shapefile;
}

void require_no_write_ahead_log(const std::string& path, const std::string& shown) {
    VSIStatBufL status{};
    const int outcome =
        VSIStatExL((path + "-wal").c_str(), &status, VSI_STAT_EXISTS_FLAG | VSI_STAT_SIZE_FLAG);
    if (outcome != 0 || status.st_size == 0) {
        return;
    }
    throw Error(
        ErrorCode::io,
        message(
            "{0}: một chương trình (như QGIS) đã sửa tệp nhưng chưa ghi xong vào đó: phần sửa còn "
            "nằm ở {0}-wal; hãy đóng tệp trong chương trình đó rồi chạy lại. Nếu không còn chương "
            "trình nào mở tệp, hãy mở bằng QGIS rồi đóng lại",
            "{0}: a program such as QGIS has changed it and not written all of that into it: the "
            "rest is still in {0}-wal; close the file in that program and run again. Where none "
            "has it open, open it in QGIS and close it",
            shown));
}

std::string read_small_file(const std::string& path) {
    const VsiFile file(VSIFOpenL(path.c_str(), "rb"));
    if (!file) {
        throw Error(
            ErrorCode::io,
            message("{}: không mở được để đọc", "{}: cannot be opened for reading", path));
    }
    std::string content;
    std::array<char, 4096> piece{};
    std::size_t count = 0;
    while ((count = VSIFReadL(piece.data(), 1, piece.size(), file.get())) > 0) {
        content.append(piece.data(), count);
    }
    return content;
}

} // namespace huuco::io
