// SPDX-License-Identifier: MIT
/// \file
/// Writes header, directories and tiles of a PMTiles archive.

#include "tile/pmtiles_writer.hpp"

#include "base/system_message.hpp"
#include "tile/archive_errors.hpp"
#include "tile/gzip.hpp"
#include "tile/pmtiles_layout.hpp"
#include "tile/tile_spool.hpp"

#include <huuco/base/spill_file.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <protozero/buffer_string.hpp>
#include <protozero/varint.hpp>

#include <cerrno>
#include <cmath>
#include <fstream>
#include <iterator>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

namespace huuco::tile {

namespace {

constexpr std::size_t kMaxRootBytes = 16384 - kHeaderBytes; ///< PMTiles 3, "File structure"
constexpr std::size_t kFirstLeafEntries = 4096;

void add_varint(std::string& bytes, std::uint64_t value) {
    protozero::add_varint_to_buffer(&bytes, value);
}

/// Appends the low bytes of a number, lowest first.
void add_bytes(std::string& bytes, std::uint64_t value, int count) {
    for (int i = 0; i < count; ++i) {
        bytes.push_back(static_cast<char>(static_cast<unsigned char>(value >> (8 * i))));
    }
}

void add_degrees(std::string& bytes, double degrees) {
    add_bytes(bytes, static_cast<std::uint64_t>(std::llround(degrees * 1e7)), 4);
}

std::string metadata_json(const ArchiveInfo& info) {
    nlohmann::ordered_json json = {
        {"name", info.name},
        {"description", info.description},
        {"attribution", info.attribution},
        {"type", "overlay"},
        {"version", "1"},
        {"generator", info.generator}};
    if (info.content == TileContent::vector) {
        json["vector_layers"] = nlohmann::ordered_json::parse(info.vector_layers_json);
    } else {
        json["tileSize"] = info.tile_px;
        json["scale"] = info.pixel_ratio;
    }
    if (!info.ground_json.empty()) {
        json["huuco:ground"] = nlohmann::ordered_json::parse(info.ground_json);
    }
    return json.dump();
}

class PmtilesWriter final : public ArchiveWriter {
public:
    PmtilesWriter(std::filesystem::path path, ArchiveInfo info)
        : m_path(std::move(path)), m_data(m_path.parent_path(), kWaitingTiles),
          m_info(std::move(info)) {}

    void add_tile(const TileId& tile, std::string_view bytes) override {
        const std::uint64_t id = hilbert_id(tile);
        const std::uint64_t offset = place(bytes);
        if (!m_entries.empty()) {
            PmtilesEntry& last = m_entries.back();
            if (last.offset == offset && last.id + last.run_length == id) {
                ++last.run_length;
                return;
            }
        }
        m_entries.push_back({id, offset, bytes.size(), 1});
    }

    void finish() override {
        const PmtilesDirectories directories = make_directories(m_entries, kMaxRootBytes);
        const std::string metadata = gzip(metadata_json(m_info));
        std::ofstream file(m_path, std::ios::binary | std::ios::trunc);
        check(file);
        file << header(directories, metadata.size()) << directories.root << metadata
             << directories.leaves;
        for (const std::span<const std::byte> content : m_contents) {
            file.write(
                reinterpret_cast<const char*>(content.data()),
                static_cast<std::streamsize>(content.size()));
            SpillFile::let_go(content);
        }
        file.close();
        check(file);
    }

private:
    /// Stores a tile, or finds it stored; returns its offset in the tile data.
    std::uint64_t place(std::string_view bytes) {
        if (bytes.size() <= kMaxSharedBytes) {
            const auto [stored, is_new] = m_shared.emplace(bytes, m_data_bytes);
            if (!is_new) {
                return stored->second;
            }
        }
        m_contents.push_back(m_data.append(std::as_bytes(std::span(bytes))));
        return std::exchange(m_data_bytes, m_data_bytes + bytes.size());
    }

    [[nodiscard]] std::string
    header(const PmtilesDirectories& directories, std::size_t metadata_bytes) const {
        std::uint64_t tiles = 0;
        for (const PmtilesEntry& entry : m_entries) {
            tiles += entry.run_length;
        }
        std::string bytes = "PMTiles\x03";
        std::uint64_t offset = kHeaderBytes;
        for (const std::uint64_t length :
             {std::uint64_t{directories.root.size()},
              std::uint64_t{metadata_bytes},
              std::uint64_t{directories.leaves.size()},
              m_data_bytes}) {
            add_bytes(bytes, offset, 8);
            add_bytes(bytes, length, 8);
            offset += length;
        }
        add_bytes(bytes, tiles, 8);
        add_bytes(bytes, m_entries.size(), 8);
        add_bytes(bytes, m_contents.size(), 8);
        // Clustered; directories gzip. Vector tiles gzip, MVT; pictures as they are, PNG.
        bytes += {'\x01', '\x02'};
        bytes += m_info.content == TileContent::vector ? "\x02\x01" : "\x01\x02";
        add_place(bytes);
        return bytes;
    }

    void add_place(std::string& bytes) const {
        const Box& box = m_info.bounds_deg;
        add_bytes(bytes, static_cast<std::uint64_t>(m_info.min_zoom), 1);
        add_bytes(bytes, static_cast<std::uint64_t>(m_info.max_zoom), 1);
        add_degrees(bytes, box.min_x);
        add_degrees(bytes, box.min_y);
        add_degrees(bytes, box.max_x);
        add_degrees(bytes, box.max_y);
        add_bytes(bytes, static_cast<std::uint64_t>(m_info.min_zoom), 1);
        add_degrees(bytes, (box.min_x + box.max_x) / 2);
        add_degrees(bytes, (box.min_y + box.max_y) / 2);
    }

    void check(const std::ios& stream) const {
        if (!stream) {
            throw cannot_write(m_path, system_message(errno));
        }
    }

    std::filesystem::path m_path;
    SpillFile m_data;
    std::vector<std::span<const std::byte>> m_contents; ///< distinct tiles, in the file
    ArchiveInfo m_info;
    std::vector<PmtilesEntry> m_entries;
    std::unordered_map<std::string, std::uint64_t> m_shared; ///< offsets of small tiles
    std::uint64_t m_data_bytes = 0;
};

} // namespace

std::string serialize_directory(std::span<const PmtilesEntry> entries) {
    std::string bytes;
    add_varint(bytes, entries.size());
    std::uint64_t last_id = 0;
    for (const PmtilesEntry& entry : entries) {
        add_varint(bytes, entry.id - last_id);
        last_id = entry.id;
    }
    for (const PmtilesEntry& entry : entries) {
        add_varint(bytes, entry.run_length);
    }
    for (const PmtilesEntry& entry : entries) {
        add_varint(bytes, entry.length);
    }
    std::uint64_t next = 0;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const bool follows = i > 0 && entries[i].offset == next;
        add_varint(bytes, follows ? 0 : entries[i].offset + 1);
        next = entries[i].offset + entries[i].length;
    }
    return bytes;
}

PmtilesDirectories
make_directories(std::span<const PmtilesEntry> entries, std::size_t max_root_bytes) {
    PmtilesDirectories directories{gzip(serialize_directory(entries)), {}};
    for (std::size_t leaf_entries = kFirstLeafEntries; directories.root.size() > max_root_bytes;
         leaf_entries *= 2) {
        directories.leaves.clear();
        std::vector<PmtilesEntry> leaves;
        for (std::size_t begin = 0; begin < entries.size(); begin += leaf_entries) {
            const auto part =
                entries.subspan(begin, std::min(leaf_entries, entries.size() - begin));
            const std::string leaf = gzip(serialize_directory(part));
            leaves.push_back({part.front().id, directories.leaves.size(), leaf.size(), 0});
            directories.leaves += leaf;
        }
        directories.root = gzip(serialize_directory(leaves));
    }
    return directories;
}

std::unique_ptr<ArchiveWriter> open_pmtiles(const std::filesystem::path& path, ArchiveInfo info) {
    require_new(path);
    return std::make_unique<PmtilesWriter>(path, std::move(info));
}

} // namespace huuco::tile
