// SPDX-License-Identifier: MIT
/// \file
/// What a DBF tells about its text beside the values: language byte, records beyond ASCII.

#include "io/dbf.hpp"

#include "io/open_file.hpp"

#include <huuco/base/encoding.hpp>

#include <cpl_vsi.h>

#include <array>
#include <memory>
#include <string_view>

namespace huuco::io {

namespace {

constexpr std::size_t kHeaderBytes = 32;
constexpr std::size_t kLanguageByte = 29;

using Header = std::array<unsigned char, kHeaderBytes>;

std::optional<Header> read_header(VSILFILE* file) {
    Header header{};
    if (file == nullptr || VSIFReadL(header.data(), 1, header.size(), file) != header.size()) {
        return std::nullopt;
    }
    return header;
}

std::size_t little_16(const Header& header, std::size_t at) noexcept {
    return header.at(at) + std::size_t{256} * header.at(at + 1);
}

} // namespace

std::optional<unsigned> language_byte(const std::string& dbf_path) {
    const VsiFile file(VSIFOpenL(dbf_path.c_str(), "rb"));
    const std::optional<Header> header = read_header(file.get());
    return header ? std::optional<unsigned>(header->at(kLanguageByte)) : std::nullopt;
}

std::vector<std::uint64_t> records_beyond_ascii(const std::string& dbf_path, std::size_t most) {
    std::vector<std::uint64_t> found;
    const VsiFile file(VSIFOpenL(dbf_path.c_str(), "rb"));
    const std::optional<Header> header = read_header(file.get());
    if (!header) {
        return found;
    }
    const std::size_t first = little_16(*header, 8); // dBASE III: length of the header, of a record
    const std::size_t length = little_16(*header, 10);
    if (length == 0 || VSIFSeekL(file.get(), first, SEEK_SET) != 0) {
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
