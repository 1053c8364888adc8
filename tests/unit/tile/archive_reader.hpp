// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Reads MBTiles and PMTiles archives back, apart from the library's own code.

#include <huuco/tile/tile_id.hpp>

#include <libdeflate.h>
#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace huuco::test {

/// Zoom, column, row from the north.
using TileKey = std::tuple<int, std::uint32_t, std::uint32_t>;

inline std::string read_bytes(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline std::string gunzip(std::string_view packed) {
    libdeflate_decompressor* const decompressor = libdeflate_alloc_decompressor();
    std::string bytes(std::size_t{1} << 24U, '\0');
    std::size_t length = 0;
    const auto result = libdeflate_gzip_decompress(
        decompressor, packed.data(), packed.size(), bytes.data(), bytes.size(), &length);
    libdeflate_free_decompressor(decompressor);
    if (result != LIBDEFLATE_SUCCESS) {
        throw std::runtime_error("not a gzip member");
    }
    bytes.resize(length);
    return bytes;
}

struct MbtilesContent {
    std::map<std::string, std::string> metadata;
    std::map<TileKey, std::string> tiles; ///< as stored, gzipped
};

inline MbtilesContent read_mbtiles(const std::filesystem::path& path) {
    MbtilesContent content;
    sqlite3* database = nullptr;
    if (sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK) {
        throw std::runtime_error("no database");
    }
    sqlite3_stmt* statement = nullptr;
    const auto text = [&](int column) {
        const void* const bytes = sqlite3_column_blob(statement, column);
        const auto length = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
        return std::string(static_cast<const char*>(bytes), length);
    };
    sqlite3_prepare_v2(database, "SELECT name, value FROM metadata", -1, &statement, nullptr);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        content.metadata[text(0)] = text(1);
    }
    sqlite3_finalize(statement);
    sqlite3_prepare_v2(
        database,
        "SELECT zoom_level, tile_column, tile_row, tile_data FROM tiles",
        -1,
        &statement,
        nullptr);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        const int zoom = sqlite3_column_int(statement, 0);
        const auto column = static_cast<std::uint32_t>(sqlite3_column_int64(statement, 1));
        const auto row = static_cast<std::uint32_t>(sqlite3_column_int64(statement, 2));
        content.tiles[{zoom, column, (1U << static_cast<unsigned>(zoom)) - 1U - row}] = text(3);
    }
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return content;
}

/// The rows of a table of an MBTiles archive.
inline std::size_t count_rows(const std::filesystem::path& path, const std::string& table) {
    sqlite3* database = nullptr;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK) {
        throw std::runtime_error("no database");
    }
    const std::string sql = "SELECT count(*) FROM " + table;
    sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr);
    const bool has_row = sqlite3_step(statement) == SQLITE_ROW;
    const auto rows = has_row ? static_cast<std::size_t>(sqlite3_column_int64(statement, 0)) : 0;
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return rows;
}

/// A PMTiles 3 archive in memory; numbers at the offsets of the specification's header table.
class PmtilesReader {
public:
    explicit PmtilesReader(std::string bytes) : m_bytes(std::move(bytes)) {
        if (m_bytes.substr(0, 8) != "PMTiles\x03") {
            throw std::runtime_error("no PMTiles 3 archive");
        }
        read_directory(part(number(8), number(16)));
    }

    /// The 8-byte number at an offset of the header.
    [[nodiscard]] std::uint64_t number(std::size_t offset) const {
        std::uint64_t value = 0;
        for (std::size_t i = 8; i > 0; --i) {
            value = (value << 8U) | static_cast<unsigned char>(m_bytes.at(offset + i - 1));
        }
        return value;
    }

    [[nodiscard]] int byte(std::size_t offset) const {
        return static_cast<unsigned char>(m_bytes.at(offset));
    }

    [[nodiscard]] double degrees(std::size_t offset) const {
        return static_cast<std::int32_t>(static_cast<std::uint32_t>(number(offset))) / 1e7;
    }

    [[nodiscard]] std::string metadata() const { return gunzip(part(number(24), number(32))); }

    /// Tiles by their number on the Hilbert curve, as stored.
    [[nodiscard]] const std::map<std::uint64_t, std::string>& tiles() const { return m_tiles; }

    [[nodiscard]] std::size_t leaf_count() const { return m_leaf_count; }

    [[nodiscard]] std::size_t entry_count() const { return m_entry_count; }

private:
    [[nodiscard]] std::string part(std::uint64_t offset, std::uint64_t length) const {
        if (offset + length > m_bytes.size()) {
            throw std::runtime_error("a section ends after the file");
        }
        return m_bytes.substr(offset, length);
    }

    void read_directory(const std::string& packed) {
        const std::string bytes = gunzip(packed);
        std::size_t next = 0;
        const auto varint = [&] {
            std::uint64_t value = 0;
            for (unsigned shift = 0;; shift += 7) {
                const auto byte = static_cast<unsigned char>(bytes.at(next++));
                value |= std::uint64_t{byte & 0x7FU} << shift;
                if (byte < 0x80U) {
                    return value;
                }
            }
        };

        struct Entry {
            std::uint64_t id, run, length, offset;
        };

        std::vector<Entry> entries(static_cast<std::size_t>(varint()));
        std::uint64_t id = 0;
        for (Entry& entry : entries) {
            entry.id = id += varint();
        }
        for (Entry& entry : entries) {
            entry.run = varint();
        }
        for (Entry& entry : entries) {
            entry.length = varint();
        }
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const std::uint64_t value = varint();
            entries[i].offset =
                value == 0 ? entries[i - 1].offset + entries[i - 1].length : value - 1;
        }
        for (const Entry& entry : entries) {
            if (entry.run == 0) {
                ++m_leaf_count;
                read_directory(part(number(40) + entry.offset, entry.length));
                continue;
            }
            ++m_entry_count;
            for (std::uint64_t i = 0; i < entry.run; ++i) {
                m_tiles[entry.id + i] = part(number(56) + entry.offset, entry.length);
            }
        }
    }

    std::string m_bytes;
    std::map<std::uint64_t, std::string> m_tiles;
    std::size_t m_leaf_count = 0;
    std::size_t m_entry_count = 0;
};

} // namespace huuco::test
