// SPDX-License-Identifier: MIT
/// \file
/// Where a dataset lies: files, folders, archives, databases; looked at through GDAL's file system.

#include "io/location.hpp"

#include "base/connection.hpp"
#include "base/message_format.hpp"
#include "io/byte_order.hpp"
#include "io/open_file.hpp"
#include "io/password.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/name_hint.hpp>

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace huuco::io {

namespace {

/// Extensions of datasets that are looked for in archives.
constexpr std::array<std::string_view, 8> kDatasetExtensions =
    {"shp", "gpkg", "geojson", "fgb", "gdb", "tab", "gml", "kml"};

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
        c = (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return result;
}

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
        lower(entry).find(".gdb/") != std::string::npos) {
        return false;
    }
    const std::string extension = extension_of(entry);
    return std::find(kDatasetExtensions.begin(), kDatasetExtensions.end(), extension) !=
           kDatasetExtensions.end();
}

/// Names of the datasets in an archive, sorted. The entry of a folder ends in a slash.
std::vector<std::string> datasets_in_archive(const std::string& archive) {
    std::vector<std::string> found;
    const CPLStringList entries(VSIReadDirRecursive(archive.c_str()));
    for (std::string entry : to_names(entries)) {
        if (entry.ends_with('/')) {
            entry.pop_back();
        }
        if (is_dataset_in_archive(entry)) {
            found.push_back(std::move(entry));
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::string location_in_archive(const std::string& path, const std::string& layer) {
    const std::string archive = path.starts_with("/vsizip/") ? path : "/vsizip/" + path;
    std::vector<std::string> found = datasets_in_archive(archive);
    if (found.empty()) {
        throw Error(
            ErrorCode::format,
            message(
                "{}: trong tệp nén không có dữ liệu nào (đã tìm {}), hoặc đây không phải tệp zip",
                "{}: the archive holds no dataset (looked for {}), or is not a zip archive",
                shown_path(path),
                fmt::join(kDatasetExtensions, ", ")));
    }
    if (found.size() > 1 && !layer.empty()) {
        const auto chosen = std::find_if(found.begin(), found.end(), [&](const std::string& name) {
            return file_name(stem_of(name)) == layer;
        });
        if (chosen != found.end()) {
            return archive + "/" + *chosen;
        }
    }
    if (found.size() > 1) {
        std::vector<std::string> names;
        for (const std::string& name : found) {
            names.emplace_back(file_name(stem_of(name)));
        }
        throw Error(
            ErrorCode::argument,
            message(
                "{}: trong tệp nén có {} dữ liệu; hãy chọn một làm lớp: {}{}",
                "{}: the archive holds {} datasets; choose one as the layer: {}{}",
                shown_path(path),
                Count{found.size()},
                fmt::join(names, ", "),
                layer.empty() ? Message{} : did_you_mean(layer, names)));
    }
    return archive + "/" + found.front();
}

} // namespace

std::string extension_of(std::string_view path) {
    const std::string_view stem = stem_of(path);
    return stem.size() == path.size() ? std::string{} : lower(path.substr(stem.size() + 1));
}

bool exists(const std::string& path) {
    VSIStatBufL status{};
    return VSIStatExL(path.c_str(), &status, VSI_STAT_EXISTS_FLAG) == 0;
}

bool is_folder(const std::string& path) {
    VSIStatBufL status{};
    return VSIStatExL(path.c_str(), &status, VSI_STAT_NATURE_FLAG) == 0 &&
           VSI_ISDIR(status.st_mode) != 0;
}

std::string dataset_location(const std::string& path, const std::string& layer) {
    if (is_connection(path)) {
        return path;
    }
    if (!exists(path)) {
        throw Error(
            ErrorCode::io,
            message(
                "{}: không có tệp này; hãy xem lại đường dẫn và cách viết",
                "{}: there is no such file; check the path and its spelling",
                shown_path(path)));
    }
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

namespace {

void require_length(VSILFILE& file, std::uint64_t stated, const std::string& shown) {
    VSIFSeekL(&file, 0, SEEK_END);
    const std::uint64_t present = VSIFTellL(&file);
    if (present < stated) {
        throw Error(
            ErrorCode::io,
            message(
                "{}: tệp bị cụt: chỉ có {} trong {} byte của nó; hãy chép lại từ nơi đã lấy",
                "{}: the file is cut short: {} of its {} bytes are there; copy it again from "
                "where it came",
                shown,
                Count{present},
                Count{stated}));
    }
}

} // namespace

void require_whole_shp(const std::string& shp_path, const std::string& shown) {
    constexpr std::size_t kLengthEnds = 28; // in words of two bytes, big-endian
    const VsiFile file(VSIFOpenL(shp_path.c_str(), "rb"));
    std::array<std::byte, kLengthEnds> header{};
    if (!file || VSIFReadL(header.data(), 1, kLengthEnds, file.get()) != kLengthEnds) {
        return; // GDAL says what is wrong with such a file
    }
    require_length(*file, 2 * std::uint64_t{big_endian(header, kLengthEnds - 4)}, shown);
}

namespace {

constexpr std::size_t kShpHeader = 100; // of the index as well
constexpr std::size_t kShxEntry = 8;

/// Entries of an index that are looked at.
constexpr std::uint64_t kMostShxEntries = 256;

/// The bytes at a place of a file; false where it ends before.
bool read_at(VSILFILE& file, std::uint64_t place, std::span<std::byte> bytes) {
    return VSIFSeekL(&file, place, SEEK_SET) == 0 &&
           VSIFReadL(bytes.data(), 1, bytes.size(), &file) == bytes.size();
}

/// True where a record begins at the place of an entry: one of that length, or, as some programs
/// are wrong about lengths, one of the type of the file.
bool leads_to_record(std::span<const std::byte> entry, VSILFILE& shp, std::uint32_t shape_type) {
    const std::uint32_t offset = big_endian(entry, 0); // in words of two bytes
    const std::uint32_t length = big_endian(entry, 4);
    if (offset == 0 && length == 0) {
        return true; // no shape, as GDAL has it
    }
    std::array<std::byte, 12> record{}; // its number, its length, the type of its shape
    return read_at(shp, 2 * std::uint64_t{offset}, record) &&
           (big_endian(record, 4) == length ||
            (shape_type != 0 && little_endian<std::uint32_t>(record, 8) == shape_type));
}

} // namespace

void require_fitting_shx(
    const std::string& shx_path,
    const std::string& shp_path,
    const std::string& shown) {
    const VsiFile shx(VSIFOpenL(shx_path.c_str(), "rb"));
    const VsiFile shp(VSIFOpenL(shp_path.c_str(), "rb"));
    std::array<std::byte, kShpHeader> header{};
    if (!shx || !shp || !read_at(*shp, 0, header) || VSIFSeekL(shx.get(), 0, SEEK_END) != 0) {
        return; // GDAL says what is wrong with such files
    }
    const auto shape_type = little_endian<std::uint32_t>(header, 32);
    const std::uint64_t bytes = std::max<std::uint64_t>(VSIFTellL(shx.get()), kShpHeader);
    const std::uint64_t entries = (bytes - kShpHeader) / kShxEntry;
    const std::uint64_t looks = std::min(entries, kMostShxEntries);
    for (std::uint64_t look = 0; look < looks; ++look) {
        const std::uint64_t row = looks == 1 ? 0 : look * (entries - 1) / (looks - 1);
        std::array<std::byte, kShxEntry> entry{};
        if (!read_at(*shx, kShpHeader + row * kShxEntry, entry) ||
            leads_to_record(entry, *shp, shape_type)) {
            continue;
        }
        throw Error(
            ErrorCode::io,
            message(
                "{}: không khớp với tệp .shp: không dẫn đến hình của đối tượng {}; hãy chép lại "
                "cả bộ từ nơi đã lấy, hoặc xóa tệp .shx rồi để GDAL dựng lại: đặt biến môi trường "
                "SHAPE_RESTORE_SHX=YES rồi chạy lại",
                "{}: does not fit its .shp: it does not lead to the shape of feature {}; copy all "
                "files again from where they came, or delete the .shx and let GDAL build it anew: "
                "set SHAPE_RESTORE_SHX=YES in the environment and run again",
                shown,
                Digits{row}));
    }
}

namespace {

constexpr std::size_t kDbfHeader = 32; // and each description of a field after it

/// Bytes of a row by the descriptions of its fields: each field, and the mark of a deleted row.
std::uint64_t bytes_of_fields(std::span<const std::byte> descriptions) {
    constexpr std::byte kEndOfFields{0x0D};
    constexpr std::size_t kWidth = 16;
    std::uint64_t bytes = 1;
    for (; descriptions.size() >= kDbfHeader && descriptions.front() != kEndOfFields;
         descriptions = descriptions.subspan(kDbfHeader)) {
        bytes += std::to_integer<std::uint64_t>(descriptions[kWidth]);
    }
    return bytes;
}

} // namespace

void require_whole_dbf(const std::string& dbf_path, const std::string& shown) {
    const VsiFile file(VSIFOpenL(dbf_path.c_str(), "rb"));
    if (!file) {
        return; // GDAL says what is wrong with such a file
    }
    require_length(*file, kDbfHeader, shown);
    std::array<std::byte, kDbfHeader> header{};
    (void)read_at(*file, 0, header);
    const std::uint64_t records = little_endian<std::uint32_t>(header, 4);
    const std::size_t begin = little_endian<std::uint16_t>(header, 8);
    const std::uint64_t size = little_endian<std::uint16_t>(header, 10);
    std::vector<std::byte> descriptions(std::max(begin, kDbfHeader) - kDbfHeader);
    require_length(*file, begin + records * size, shown);
    (void)read_at(*file, kDbfHeader, descriptions);
    if (begin <= kDbfHeader || size < bytes_of_fields(descriptions)) {
        throw Error(
            ErrorCode::io,
            message(
                "{}: tệp bị hỏng: phần đầu không cho biết đúng các dòng nằm ở đâu; hãy chép lại từ "
                "nơi đã lấy",
                "{}: the file is damaged: its header does not tell where its rows lie; copy it "
                "again from where it came",
                shown));
    }
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

void require_records_of_shapes(
    const std::string& dbf_path,
    const std::string& shx_path,
    const std::string& shown) {
    constexpr std::size_t kLengthEnds = 28; // of the index, in words of two bytes, big-endian
    constexpr std::uint64_t kIndexHeader = 100;
    constexpr std::uint64_t kIndexEntry = 8;
    const auto head_of = [](const std::string& path, std::size_t bytes) {
        const VsiFile file(VSIFOpenL(path.c_str(), "rb"));
        std::vector<std::byte> head(bytes);
        head.resize(file ? VSIFReadL(head.data(), 1, bytes, file.get()) : 0);
        return head;
    };
    const std::vector<std::byte> dbf = head_of(dbf_path, 8);
    const std::vector<std::byte> shx = head_of(shx_path, kLengthEnds);
    if (dbf.size() < 8 || shx.size() < kLengthEnds) {
        return; // GDAL says what is wrong with such a file
    }
    const std::uint64_t records = little_endian<std::uint32_t>(dbf, 4);
    const std::uint64_t bytes = 2 * std::uint64_t{big_endian(shx, kLengthEnds - 4)};
    const std::uint64_t shapes = (std::max(bytes, kIndexHeader) - kIndexHeader) / kIndexEntry;
    if (records != shapes) {
        throw Error(
            ErrorCode::format,
            message(
                "{}: tệp .dbf có {} dòng mà tệp .shx có {} hình: các tệp không cùng một bộ; hãy "
                "chép lại cả bộ từ nơi gốc",
                "{}: its .dbf has {} rows and its .shx {} shapes: the files do not belong "
                "together; copy all of them again from where they came",
                shown,
                Count{records},
                Count{shapes}));
    }
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
