// SPDX-License-Identifier: MIT
/// \file
/// PMTiles archives of any bytes. Known: an archive without a flaw has the tiles that the tests'
/// own reader finds, in rising order, with the same bytes.

#include "fuzz/input.hpp"
#include "fuzz/oracle.hpp"
#include "support/file_bytes.hpp"
#include "support/temporary_folder.hpp"
#include "tile/archive_reader.hpp"
#include "unit/tile/archive_reader.hpp"

#include <optional>

namespace huuco::fuzz {
namespace {

/// Offset of the number of tiles in the header.
constexpr std::size_t kTileCount = 72;

/// So many tiles are listed in no time; a header may tell of a hundred million.
constexpr std::uint64_t kFewTiles = 100'000;

/// True where the header promises few tiles: more are refused by it.
bool states_few_tiles(std::string_view bytes) {
    std::uint64_t count = 0;
    for (std::size_t i = 8; i > 0 && bytes.size() >= kTileCount + 8; --i) {
        count = count << 8U | static_cast<unsigned char>(bytes[kTileCount + i - 1]);
    }
    return 0 < count && count <= kFewTiles;
}

/// \returns nothing where the tests' reader refuses the archive: it wants directories packed
std::optional<test::PmtilesReader> by_tests(std::string_view bytes) {
    try {
        return test::PmtilesReader(std::string(bytes));
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

void check_archive(const std::string& path, std::string_view bytes) {
    const std::unique_ptr<tile::ArchiveReader> archive = tile::read_pmtiles(path);
    const std::vector<TileId> tiles = archive->tiles();
    for (const TileId& tile : tiles) {
        may_refuse([&] { static_cast<void>(archive->read(tile)); });
    }
    if (!archive->flaws().empty()) {
        return;
    }
    const auto rises = [](const TileId& one, const TileId& next) {
        return hilbert_id(one) < hilbert_id(next);
    };
    require(
        std::adjacent_find(
            tiles.begin(),
            tiles.end(),
            [&](const auto& a, const auto& b) { return !rises(a, b); }) == tiles.end(),
        "tiles rise");
    if (const auto other = by_tests(bytes)) {
        require(tiles.size() == other->tiles().size(), "as many tiles");
        for (const TileId& tile : tiles) {
            require(
                archive->read(tile) == other->tiles().at(hilbert_id(tile)), "tiles are the same");
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const test::TemporaryFolder folder;
    const std::string_view bytes = as_text(data, size);
    if (states_few_tiles(bytes)) {
        test::write_file(folder.file("a.pmtiles"), bytes);
        may_refuse([&] { check_archive(folder.file("a.pmtiles"), bytes); });
    }
    return 0;
}

} // namespace huuco::fuzz
