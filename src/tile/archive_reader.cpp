// SPDX-License-Identifier: MIT
/// \file
/// Finds the reader of an archive, and reads folders of tiles.

#include "tile/archive_reader.hpp"

#include "base/message_format.hpp"
#include "base/system_message.hpp"
#include "tile/gzip.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/text.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>
#include <utility>

namespace huuco::tile {

namespace {

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (!file && !file.eof()) {
        throw Error(
            ErrorCode::io, message("{}: không đọc được.", "{}: cannot be read.", path.string()));
    }
    return bytes;
}

/// A number as names of tiles have it.
std::optional<std::uint32_t> number_of(const std::string& text) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_number = error == std::errc() && end == text.data() + text.size();
    // 007 is the name of no tile.
    const bool is_plain = is_number && (text.size() == 1 || text.front() != '0');
    return is_plain ? std::optional(number) : std::nullopt;
}

/// Gathers where a tiles.json breaks TileJSON 3.0, or tells of other tiles than the folder has.
///
/// \pre the JSON is an object
void check_tilejson(const nlohmann::json& json, ArchiveFlaws& flaws) {
    const auto is_text = [](const nlohmann::json& value) { return value.is_string(); };
    const auto is_address = [](const nlohmann::json& value) {
        return value.is_string() &&
               value.get_ref<const std::string&>().find("{z}/{x}/{y}") != std::string::npos;
    };
    const auto expect = [&](const char* key, bool is_needed, auto is_right, Message flaw) {
        const auto member = json.find(key);
        if (member == json.end() ? is_needed : !is_right(*member)) {
            flaws.push_back(std::move(flaw));
        }
    };
    expect(
        "tilejson",
        true,
        is_text,
        {"tiles.json không nêu tilejson, phiên bản của nó (TileJSON 3.0, 3.1)",
         "tiles.json tells no tilejson, its version (TileJSON 3.0, 3.1)"});
    expect(
        "tiles",
        true,
        [&](const nlohmann::json& value) {
            return value.is_array() && !value.empty() && std::ranges::all_of(value, is_address);
        },
        {"tiles.json không nêu trong tiles địa chỉ {z}/{x}/{y} của các ô (TileJSON 3.0, 3.2)",
         "tiles.json tells in tiles no address {z}/{x}/{y} of the tiles (TileJSON 3.0, 3.2)"});
    expect(
        "scheme",
        false,
        [](const nlohmann::json& value) { return value == "xyz"; },
        {"tiles.json ghi scheme khác xyz, còn hàng ô trong thư mục đếm từ phía bắc "
         "(TileJSON 3.0, 3.15)",
         "tiles.json states another scheme than xyz, but rows of the folder count from the north "
         "(TileJSON 3.0, 3.15)"});
    for (const char* const zoom : {"minzoom", "maxzoom"}) {
        expect(
            zoom,
            false,
            [](const nlohmann::json& value) { return value.is_number_unsigned(); },
            message(
                "tiles.json ghi {} không phải số nguyên (TileJSON 3.0, 3.12, 3.13)",
                "tiles.json states a {} that is no whole number (TileJSON 3.0, 3.12, 3.13)",
                zoom));
    }
}

class FolderReader final : public ArchiveReader {
public:
    explicit FolderReader(const std::filesystem::path& path) : m_path(path) {
        walk();
        settle();
        if (!std::filesystem::exists(path / "tiles.json")) {
            m_flaws.push_back({"thư mục không có tiles.json", "the folder has no tiles.json"});
            return;
        }
        const auto json = words_of(bytes_of(path / "tiles.json"));
        if (auto layers = listed_layers(json)) {
            m_layers = std::move(*layers);
        } else {
            m_flaws.push_back(
                {"tiles.json không nêu vector_layers (TileJSON 3.0, 3.3)",
                 "tiles.json tells no vector_layers (TileJSON 3.0, 3.3)"});
        }
        if (const auto ground = json.find("huuco:ground"); ground != json.end()) {
            m_ground = ground->dump();
        }
        if (json.is_object()) {
            check_tilejson(json, m_flaws);
        }
        read_zooms(json);
        read_bounds(json);
    }

    [[nodiscard]] std::vector<TileId> tiles() const override {
        std::vector<TileId> tiles;
        tiles.reserve(m_files.size());
        std::ranges::transform(m_files, std::back_inserter(tiles), &TileFile::tile);
        return tiles;
    }

    [[nodiscard]] std::string read(const TileId& tile) override {
        const auto file =
            std::ranges::lower_bound(m_files, hilbert_id(tile), {}, [](const TileFile& one) {
                return hilbert_id(one.tile);
            });
        return bytes_of(path_of(*file));
    }

    [[nodiscard]] std::string ground_json() const override { return m_ground; }

    [[nodiscard]] std::optional<ZoomRange> stated_zooms() const override { return m_zooms; }

    [[nodiscard]] std::optional<Box> stated_bounds() const override { return m_bounds; }

    [[nodiscard]] std::optional<bool> has_gzipped_tiles() const override {
        return std::nullopt; // a server tells by a header which of them it sends
    }

    [[nodiscard]] const std::vector<ListedLayer>& layers() const override { return m_layers; }

    [[nodiscard]] const ArchiveFlaws& flaws() const override { return m_flaws; }

private:
    struct TileFile {
        TileId tile;
        bool is_mvt = false; ///< ends in `.mvt`, not in `.pbf`
    };

    [[nodiscard]] std::filesystem::path path_of(const TileFile& file) const {
        const TileId& tile = file.tile;
        const char* const ending = file.is_mvt ? ".mvt" : ".pbf";
        return m_path / fmt::format("{}/{}/{}{}", tile.zoom, tile.x, tile.y, ending);
    }

    void walk() {
        std::error_code failure;
        std::filesystem::recursive_directory_iterator entry(m_path, failure);
        for (const std::filesystem::recursive_directory_iterator end; !failure && entry != end;
             entry.increment(failure)) {
            std::error_code no_file; // a link that leads nowhere, say
            const std::string ending = entry->path().extension().string();
            if (entry->is_regular_file(no_file)) {
                take(entry->path(), entry.depth());
            } else if (ending == ".pbf" || ending == ".mvt") {
                m_flaws.push_back(
                    message("{} không phải là tệp", "{} is no file", entry->path().string()));
            }
        }
        if (failure) {
            throw Error(
                ErrorCode::io,
                message(
                    "{}: không đọc được thư mục này: {}.",
                    "{}: this folder cannot be read: {}.",
                    m_path.string(),
                    system_message(failure.value())));
        }
    }

    void read_zooms(const nlohmann::json& json) {
        const auto zoom = [&](const char* key) {
            return json.is_object() && json.contains(key) && json.at(key).is_number_unsigned()
                       ? number_of(json.at(key).dump())
                       : std::nullopt;
        };
        const auto first = zoom("minzoom");
        const auto last = zoom("maxzoom");
        if (first && last && *last <= 30) {
            m_zooms = {static_cast<int>(*first), static_cast<int>(*last)};
        }
    }

    void read_bounds(const nlohmann::json& json) {
        const auto bounds = json.find("bounds");
        const auto is_number = [](const nlohmann::json& value) { return value.is_number(); };
        if (bounds != json.end() && bounds->is_array() && bounds->size() == 4 &&
            std::ranges::all_of(*bounds, is_number)) {
            m_bounds = bounds_of_degrees(bounds->get<std::array<double, 4>>());
        }
    }

    void take(const std::filesystem::path& file, int folders) {
        const std::string ending = file.extension().string();
        if (ending != ".pbf" && ending != ".mvt") {
            return;
        }
        const std::filesystem::path column = file.parent_path();
        const auto y = number_of(file.stem().string());
        const auto x = number_of(column.filename().string());
        const auto zoom = number_of(column.parent_path().filename().string());
        const bool is_in_place = folders == 2; // a copy further down has the same last names
        if (!is_in_place || !y || !x || !zoom || *zoom > 30 || *x >> *zoom != 0 ||
            *y >> *zoom != 0) {
            m_flaws.push_back(message(
                "{} không phải là z/x/y của một ô", "{} is no z/x/y of a tile", file.string()));
            return;
        }
        m_files.push_back({{static_cast<int>(*zoom), *x, *y}, ending == ".mvt"});
    }

    /// Orders the files, and leaves out the second of a tile.
    void settle() {
        std::ranges::sort(m_files, {}, [](const TileFile& file) {
            return std::pair(hilbert_id(file.tile), file.is_mvt);
        });
        const auto is_same = [](const TileFile& one, const TileFile& other) {
            return one.tile == other.tile;
        };
        for (std::size_t i = 1; i < m_files.size(); ++i) {
            const TileId& tile = m_files[i].tile;
            if (is_same(m_files[i - 1], m_files[i])) {
                m_flaws.push_back(message(
                    "ô {}/{}/{} có hai lần",
                    "tile {}/{}/{} is there twice",
                    Digits{tile.zoom},
                    Digits{tile.x},
                    Digits{tile.y}));
            }
        }
        m_files.erase(std::unique(m_files.begin(), m_files.end(), is_same), m_files.end());
    }

    std::filesystem::path m_path;
    std::vector<TileFile> m_files; ///< by zoom, then Hilbert id
    ArchiveFlaws m_flaws;
    std::string m_ground;
    std::vector<ListedLayer> m_layers;
    std::optional<ZoomRange> m_zooms;
    std::optional<Box> m_bounds;
};

} // namespace

std::unique_ptr<ArchiveReader> open_archive(const std::filesystem::path& path) {
    if (!std::filesystem::exists(path)) {
        throw Error(
            ErrorCode::io,
            message(
                "{}: không có tệp này; hãy xem lại đường dẫn và cách viết.",
                "{}: there is no such file; check the path and its spelling.",
                path.string()));
    }
    if (std::filesystem::is_directory(path)) {
        return read_folder(path);
    }
    const std::string ending = fold_key(path.extension().string());
    if (ending == ".mbtiles") {
        return read_mbtiles(path);
    }
    if (ending == ".pmtiles") {
        return read_pmtiles(path);
    }
    throw Error(
        ErrorCode::format,
        message(
            "{}: ô bản đồ được đọc từ tệp .mbtiles, .pmtiles hoặc thư mục z/x/y.pbf.",
            "{}: tiles are read from .mbtiles, .pmtiles or a folder of z/x/y.pbf.",
            path.string()));
}

std::unique_ptr<ArchiveReader> read_folder(const std::filesystem::path& path) {
    return std::make_unique<FolderReader>(path);
}

std::optional<Box> bounds_of_degrees(const std::array<double, 4>& degrees) noexcept {
    const auto [west, south, east, north] = degrees;
    const bool are_numbers =
        std::isfinite(west) && std::isfinite(south) && std::isfinite(east) && std::isfinite(north);
    const bool are_left_out = west == 0.0 && south == 0.0 && east == 0.0 && north == 0.0;
    return are_numbers && !are_left_out ? std::optional(Box{west, south, east, north})
                                        : std::nullopt;
}

bool is_gzip(std::string_view bytes) noexcept {
    return bytes.size() > 2 && bytes[0] == '\x1f' && bytes[1] == '\x8b';
}

std::string unpacked(std::string bytes) {
    return is_gzip(bytes) ? gunzip(bytes) : std::move(bytes);
}

nlohmann::json words_of(std::string_view text) {
    constexpr int kMostDepth = 100;
    bool is_too_deep = false;
    const auto take =
        [&](int depth, nlohmann::json::parse_event_t /*event*/, const nlohmann::json& /*value*/) {
            is_too_deep = is_too_deep || depth > kMostDepth;
            return !is_too_deep;
        };
    nlohmann::json words = nlohmann::json::parse(text, take, false);
    return is_too_deep ? nlohmann::json(nlohmann::json::value_t::discarded) : words;
}

void sort_tiles(std::vector<TileId>& tiles) {
    std::sort(tiles.begin(), tiles.end(), [](const TileId& left, const TileId& right) {
        return hilbert_id(left) < hilbert_id(right);
    });
}

} // namespace huuco::tile
