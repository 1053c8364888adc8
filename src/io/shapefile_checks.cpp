// SPDX-License-Identifier: MIT
/// \file
/// Lengths that the heads state against those that are there.

#include "io/shapefile_checks.hpp"

#include "base/message_format.hpp"
#include "io/open_file.hpp"
#include "io/password.hpp"
#include "io/shapefile_heads.hpp"

#include <huuco/base/error.hpp>

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace huuco::io {

namespace {

/// The bytes at a place of a file; false where it ends before.
bool read_at(VSILFILE& file, std::uint64_t place, std::span<std::byte> bytes) {
    return VSIFSeekL(&file, place, SEEK_SET) == 0 &&
           VSIFReadL(bytes.data(), 1, bytes.size(), &file) == bytes.size();
}

std::uint64_t length_of(VSILFILE& file) {
    VSIFSeekL(&file, 0, SEEK_END);
    return VSIFTellL(&file);
}

void require_length(VSILFILE& file, std::uint64_t stated, const std::string& shown) {
    const std::uint64_t present = length_of(file);
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

/// The head of a `.shp` or a `.shx`; nothing where the file ends before.
std::optional<ShpHead> read_shp_head(VSILFILE& file) {
    std::array<std::byte, kShpHeadBytes> bytes{};
    return read_at(file, 0, bytes) ? std::optional(shp_head(bytes)) : std::nullopt;
}

std::optional<DbfHead> read_dbf_head(VSILFILE& file) {
    std::array<std::byte, kDbfHeadBytes> bytes{};
    return read_at(file, 0, bytes) ? std::optional(dbf_head(bytes)) : std::nullopt;
}

/// True where a record begins at the place of an entry: one of that length, or, as some programs
/// are wrong about lengths, one of the type of the file.
bool leads_to_record(const ShxEntry& entry, VSILFILE& shp, std::uint32_t shape_type) {
    if (entry.offset == 0 && entry.length == 0) {
        return true; // no shape, as GDAL has it
    }
    std::array<std::byte, 12> record{}; // its number, its length, the type of its shape
    return read_at(shp, entry.offset, record) &&
           (2 * std::uint64_t{big_endian(record, 4)} == entry.length ||
            (shape_type != 0 && little_endian<std::uint32_t>(record, 8) == shape_type));
}

/// Bytes of a record by the descriptions of its columns: each column, and the mark of a deleted
/// one.
std::uint64_t bytes_of_columns(std::span<const std::byte> descriptions) {
    constexpr std::size_t kWidth = 16;
    std::uint64_t bytes = 1;
    for (; descriptions.size() >= kDbfColumnBytes && descriptions.front() != kEndOfDbfColumns;
         descriptions = descriptions.subspan(kDbfColumnBytes)) {
        bytes += std::to_integer<std::uint64_t>(descriptions[kWidth]);
    }
    return bytes;
}

} // namespace

void require_whole_shp(const std::string& shp_path, const std::string& shown) {
    const VsiFile file(VSIFOpenL(shp_path.c_str(), "rb"));
    if (!file) {
        return; // GDAL says what is wrong with such a file
    }
    require_length(*file, kShpHeadBytes, shown);
    if (const std::optional<ShpHead> head = read_shp_head(*file)) {
        require_length(*file, head->file_bytes, shown);
    }
}

void require_fitting_shx(
    const std::string& shx_path,
    const std::string& shp_path,
    const std::string& shown) {
    constexpr std::uint64_t kMostEntries = 256; // that are looked at
    const VsiFile shx(VSIFOpenL(shx_path.c_str(), "rb"));
    const VsiFile shp(VSIFOpenL(shp_path.c_str(), "rb"));
    const std::optional<ShpHead> head = shp ? read_shp_head(*shp) : std::nullopt;
    if (!shx || !head) {
        return; // GDAL says what is wrong with such files
    }
    const std::uint64_t entries = ShpHead{length_of(*shx)}.entries(); // that are there
    const std::uint64_t looks = std::min(entries, kMostEntries);
    for (std::uint64_t look = 0; look < looks; ++look) {
        const std::uint64_t row = looks == 1 ? 0 : look * (entries - 1) / (looks - 1);
        std::array<std::byte, kShxEntryBytes> bytes{};
        if (!read_at(*shx, kShpHeadBytes + row * kShxEntryBytes, bytes) ||
            leads_to_record(shx_entry(bytes), *shp, head->shape_type)) {
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

void require_whole_dbf(const std::string& dbf_path, const std::string& shown) {
    const VsiFile file(VSIFOpenL(dbf_path.c_str(), "rb"));
    if (!file) {
        return; // GDAL says what is wrong with such a file
    }
    require_length(*file, kDbfHeadBytes, shown);
    const DbfHead head = read_dbf_head(*file).value_or(DbfHead{});
    require_length(*file, head.head_bytes + head.records * head.record_bytes, shown);
    const std::size_t column_bytes = std::max(head.head_bytes, kDbfHeadBytes) - kDbfHeadBytes;
    std::vector<std::byte> descriptions(column_bytes);
    if (column_bytes == 0 || !read_at(*file, kDbfHeadBytes, descriptions) ||
        head.record_bytes < bytes_of_columns(descriptions)) {
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

void require_records_of_shapes(
    const std::string& dbf_path,
    const std::string& shx_path,
    const std::string& shown) {
    const VsiFile dbf(VSIFOpenL(dbf_path.c_str(), "rb"));
    const VsiFile shx(VSIFOpenL(shx_path.c_str(), "rb"));
    const std::optional<DbfHead> table = dbf ? read_dbf_head(*dbf) : std::nullopt;
    const std::optional<ShpHead> index = shx ? read_shp_head(*shx) : std::nullopt;
    if (!table || !index) {
        return; // GDAL says what is wrong with such a file
    }
    if (table->records != index->entries()) {
        throw Error(
            ErrorCode::format,
            message(
                "{}: tệp .dbf có {} dòng mà tệp .shx có {} hình: các tệp không cùng một bộ; hãy "
                "chép lại cả bộ từ nơi gốc",
                "{}: its .dbf has {} rows and its .shx {} shapes: the files do not belong "
                "together; copy all of them again from where they came",
                shown,
                Count{table->records},
                Count{index->entries()}));
    }
}

void require_sidecars(const std::string& shp_path) {
    const Shapefile shapefile = find_sidecars(shp_path);
    if (!shapefile.dbf) {
        throw Error(
            ErrorCode::io,
            message(
                "{}: thiếu tệp .dbf đi kèm, không có nó thì không đối tượng nào có thuộc tính; hãy "
                "chép tệp .dbf từ nơi đã lấy tệp .shp",
                "{}: its .dbf is missing, without which no feature has attributes; copy the .dbf "
                "from where the .shp came from",
                shp_path));
    }
    if (!shapefile.shx && !CPLTestBool(CPLGetConfigOption("SHAPE_RESTORE_SHX", "NO"))) {
        throw Error(
            ErrorCode::io,
            message(
                "{}: thiếu tệp .shx đi kèm; hãy chép tệp .shx từ nơi đã lấy tệp .shp, hoặc để GDAL "
                "dựng lại: đặt biến môi trường SHAPE_RESTORE_SHX=YES rồi chạy lại",
                "{}: its .shx is missing; copy the .shx from where the .shp came from, or let GDAL "
                "build it anew: set SHAPE_RESTORE_SHX=YES in the environment and run again",
                shp_path));
    }
    for (const auto* file : {&shapefile.dbf, &shapefile.shx, &shapefile.prj, &shapefile.cpg}) {
        if (*file) {
            require_permission(**file, shown_path(**file));
        }
    }
}

Shapefile examined_shapefile(const std::string& shp_path, const std::string& shown) {
    require_whole_shp(shp_path, shown);
    Shapefile shapefile = find_sidecars(shp_path);
    if (shapefile.shx) {
        require_fitting_shx(*shapefile.shx, shp_path, shown_path(*shapefile.shx));
    }
    if (shapefile.dbf) {
        require_whole_dbf(*shapefile.dbf, shown_path(*shapefile.dbf));
    }
    if (shapefile.shx && shapefile.dbf) {
        require_records_of_shapes(*shapefile.dbf, *shapefile.shx, shown);
    }
    return shapefile;
}

} // namespace huuco::io
