// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Reads tiles back from MBTiles, PMTiles and folders, and tells what is wrong with their build.

#include "tile/listed_layers.hpp"

#include <huuco/base/message.hpp>
#include <huuco/geometry/box.hpp>
#include <huuco/tile/tile_id.hpp>

#include <nlohmann/json.hpp>

#include <array>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace huuco::tile {

/// From one zoom to another, both included.
struct ZoomRange {
    int first = 0;
    int last = 0;
};

/// Sentences on where an archive breaks the rules of its format: a damaged one may break them a
/// million times, so the first are kept and all are counted.
class ArchiveFlaws {
public:
    void push_back(Message sentence) {
        constexpr std::size_t kMostKept = 100;
        if (++m_count <= kMostKept) {
            m_first.push_back(std::move(sentence));
        }
    }

    [[nodiscard]] bool empty() const noexcept { return m_count == 0; }

    [[nodiscard]] std::size_t count() const noexcept { return m_count; }

    [[nodiscard]] const std::vector<Message>& first() const noexcept { return m_first; }

private:
    std::size_t m_count = 0;
    std::vector<Message> m_first;
};

/// An open archive of tiles.
class ArchiveReader {
public:
    ArchiveReader() = default;
    ArchiveReader(const ArchiveReader&) = delete;
    ArchiveReader& operator=(const ArchiveReader&) = delete;
    virtual ~ArchiveReader() = default;

    /// All tiles, by zoom, then Hilbert id.
    [[nodiscard]] virtual std::vector<TileId> tiles() const = 0;

    /// A tile as it is stored, perhaps gzipped. \throws Error `io` or `format`
    [[nodiscard]] virtual std::string read(const TileId& tile) = 0;

    /// The JSON text of what the archive tells about ground; empty where it tells nothing.
    [[nodiscard]] virtual std::string ground_json() const = 0;

    /// The lowest and the highest zoom that the archive states; nothing where it states none.
    [[nodiscard]] virtual std::optional<ZoomRange> stated_zooms() const = 0;

    /// The ground that the archive states, in degrees of WGS 84; nothing where it states none.
    [[nodiscard]] virtual std::optional<Box> stated_bounds() const = 0;

    /// True where tiles are gzipped and false where they are not, as the archive states or its
    /// format demands; nothing where they may be either.
    [[nodiscard]] virtual std::optional<bool> has_gzipped_tiles() const = 0;

    /// The layers that the archive lists, each once or more.
    [[nodiscard]] virtual const std::vector<ListedLayer>& layers() const = 0;

    [[nodiscard]] virtual const ArchiveFlaws& flaws() const = 0;
};

/// Opens a file ending in `.mbtiles` or `.pmtiles`, or a folder of z/x/y.pbf (or .mvt).
///
/// \throws Error `io` when there is no such file, `format` when it is none of the three
[[nodiscard]] std::unique_ptr<ArchiveReader> open_archive(const std::filesystem::path& path);

[[nodiscard]] std::unique_ptr<ArchiveReader> read_mbtiles(const std::filesystem::path& path);
[[nodiscard]] std::unique_ptr<ArchiveReader> read_pmtiles(const std::filesystem::path& path);
[[nodiscard]] std::unique_ptr<ArchiveReader> read_folder(const std::filesystem::path& path);

/// Bounds from west, south, east and north.
///
/// \returns nothing where they are no numbers, or all 0 as in a header that leaves them out
[[nodiscard]] std::optional<Box> bounds_of_degrees(const std::array<double, 4>& degrees) noexcept;

/// True where bytes begin as gzip does (RFC 1952, 2.3.1).
[[nodiscard]] bool is_gzip(std::string_view bytes) noexcept;

/// The bytes of a tile without gzip; as they are where they are not gzipped.
/// \throws Error `format` when they are gzip and damaged
[[nodiscard]] std::string unpacked(std::string bytes);

/// What an archive says of itself.
///
/// \returns the value of a text of JSON; a discarded one where it is none, or deeper than a hundred
///          levels: values are copied and printed by calls for each level
[[nodiscard]] nlohmann::json words_of(std::string_view text);

/// Sorts tiles by zoom, then Hilbert id.
void sort_tiles(std::vector<TileId>& tiles);

} // namespace huuco::tile
