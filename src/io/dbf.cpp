// SPDX-License-Identifier: MIT
/// \file
/// What a DBF tells about its text beside the values: language byte, records beyond ASCII.

#include "io/dbf.hpp"

#include "io/open_file.hpp"
#include "io/shapefile_heads.hpp"

#include <huuco/base/encoding.hpp>

#include <cpl_vsi.h>

#include <array>
#include <memory>
#include <string_view>

namespace huuco::io {

namespace {

std::optional<DbfHead> read_head(VSILFILE* file) {
    std::array<std::byte, kDbfHeadBytes> bytes{};
    if (file == nullptr || VSIFReadL(bytes.data(), 1, bytes.size(), file) != bytes.size()) {
        return std::nullopt;
    }
    return dbf_head(bytes);
}

} // namespace

std::optional<unsigned> language_byte(const std::string& dbf_path) {
    const VsiFile file(VSIFOpenL(dbf_path.c_str(), "rb"));
    const std::optional<DbfHead> head = read_head(file.get());
    return head ? std::optional(head->language) : std::nullopt;
}

std::vector<std::uint64_t> records_beyond_ascii(const std::string& dbf_path, std::size_t most) {
    std::vector<std::uint64_t> found;
    const VsiFile file(VSIFOpenL(dbf_path.c_str(), "rb"));
    const std::optional<DbfHead> head = read_head(file.get());
    if (!head) {
        return found;
    }
    const std::size_t length = head->record_bytes;
    if (length == 0 || VSIFSeekL(file.get(), head->head_bytes, SEEK_SET) != 0) {
        return found;
    }
    constexpr std::size_t kPieceBytes = 1U << 20U;
    const std::size_t records_at_once = kPieceBytes / length + 1;
    std::string piece(records_at_once * length, '\0');
    std::uint64_t record = 0;
    while (const std::size_t read = VSIFReadL(piece.data(), length, records_at_once, file.get())) {
        for (std::size_t i = 0; i < read; ++i) {
            const bool is_plain = is_ascii(std::string_view(piece).substr(i * length, length));
            if (!is_plain) {
                found.push_back(record + i);
            }
            if (found.size() >= most) {
                return found;
            }
        }
        record += read;
    }
    return found;
}

} // namespace huuco::io
