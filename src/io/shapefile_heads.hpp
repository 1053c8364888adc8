// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The heads of a shapefile's files, taken out of their bytes.
///
/// Method: ESRI Shapefile Technical Description (1998), pages 4, 5 and 24; dBASE III table file.

#include "io/byte_order.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace huuco::io {

inline constexpr std::size_t kShpHeadBytes = 100; ///< of a `.shp`, and of a `.shx`
inline constexpr std::size_t kShxEntryBytes = 8;
inline constexpr std::size_t kDbfHeadBytes = 32;   ///< before the columns
inline constexpr std::size_t kDbfColumnBytes = 32; ///< that describe a column
inline constexpr std::byte kEndOfDbfColumns{0x0D}; ///< instead of a next one

/// Head of a `.shp` or a `.shx`.
struct ShpHead {
    std::uint64_t file_bytes = 0; ///< as stated
    std::uint32_t shape_type = 0;

    /// Entries that a `.shx` of this length has.
    [[nodiscard]] std::uint64_t entries() const noexcept {
        return file_bytes < kShpHeadBytes ? 0 : (file_bytes - kShpHeadBytes) / kShxEntryBytes;
    }
};

/// \pre there are kShpHeadBytes
[[nodiscard]] inline ShpHead shp_head(std::span<const std::byte> bytes) noexcept {
    return {2 * std::uint64_t{big_endian(bytes, 24)}, little_endian<std::uint32_t>(bytes, 32)};
}

/// Entry of a `.shx`: where a record begins in the `.shp`, and how long its content is, in bytes.
struct ShxEntry {
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
};

/// \pre there are kShxEntryBytes at the place
[[nodiscard]] inline ShxEntry
shx_entry(std::span<const std::byte> bytes, std::size_t at = 0) noexcept {
    return {2 * std::uint64_t{big_endian(bytes, at)}, 2 * std::uint64_t{big_endian(bytes, at + 4)}};
}

/// Head of a `.dbf`, before its columns.
struct DbfHead {
    std::uint64_t records = 0;
    std::uint64_t head_bytes = 0; ///< with the columns: where the first record begins
    std::uint64_t record_bytes = 0;
    unsigned language = 0; ///< language driver; 0: not stated
};

/// \pre there are kDbfHeadBytes
[[nodiscard]] inline DbfHead dbf_head(std::span<const std::byte> bytes) noexcept {
    return {
        little_endian<std::uint32_t>(bytes, 4),
        little_endian<std::uint16_t>(bytes, 8),
        little_endian<std::uint16_t>(bytes, 10),
        std::to_integer<unsigned>(bytes[29])};
}

} // namespace huuco::io
