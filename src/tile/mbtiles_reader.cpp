// SPDX-License-Identifier: MIT
/// \file
/// Reads an MBTiles file and checks it against MBTiles 1.3.

#include "base/message_format.hpp"
#include "base/sqlite_handles.hpp"
#include "tile/archive_reader.hpp"

#include <huuco/base/encoding.hpp>
#include <huuco/base/error.hpp>

#include <nlohmann/json.hpp>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

namespace huuco::tile {

namespace {

class MbtilesReader final : public ArchiveReader {
public:
    explicit MbtilesReader(std::filesystem::path path) : m_path(std::move(path)) {
        sqlite3* handle = nullptr;
        const int result = sqlite3_open_v2(m_path.c_str(), &handle, SQLITE_OPEN_READONLY, nullptr);
        m_database.reset(handle);
        check(result == SQLITE_OK);
        constexpr int kMostBytesOfAValue = 1 << 28;
        sqlite3_limit(m_database.get(), SQLITE_LIMIT_LENGTH, kMostBytesOfAValue);
        const auto bytes = static_cast<std::int64_t>(std::filesystem::file_size(m_path));
        m_steps_left = kStepsOfAByte * bytes + kStepsOfAny;
        sqlite3_progress_handler(m_database.get(), kStepsAtOnce, &has_gone_on_too_long, this);
        read_metadata();
        list_tiles();
        sqlite3_progress_handler(m_database.get(), 0, nullptr, nullptr);
        m_select = prepare("SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? "
                           "AND tile_row = ?");
    }

    [[nodiscard]] std::vector<TileId> tiles() const override { return m_tiles; }

    [[nodiscard]] std::string read(const TileId& tile) override {
        sqlite3_reset(m_select.get());
        sqlite3_bind_int(m_select.get(), 1, tile.zoom);
        sqlite3_bind_int64(m_select.get(), 2, tile.x);
        sqlite3_bind_int64(m_select.get(), 3, y_tms(tile));
        check(sqlite3_step(m_select.get()) == SQLITE_ROW);
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_select.get(), 0));
        const void* const data = sqlite3_column_blob(m_select.get(), 0);
        return {static_cast<const char*>(data), data == nullptr ? 0 : size};
    }

    [[nodiscard]] std::string ground_json() const override {
        const auto row = m_metadata.find("huuco:ground");
        return row == m_metadata.end() ? std::string() : row->second;
    }

    [[nodiscard]] std::optional<ZoomRange> stated_zooms() const override {
        const std::optional<int> first = zoom_of("minzoom");
        const std::optional<int> last = zoom_of("maxzoom");
        return first && last ? std::optional(ZoomRange{*first, *last}) : std::nullopt;
    }

    [[nodiscard]] std::optional<Box> stated_bounds() const override {
        const auto row = m_metadata.find("bounds");
        if (row == m_metadata.end()) {
            return std::nullopt;
        }
        std::array<double, 4> degrees{};
        std::string_view rest = row->second;
        for (double& number : degrees) {
            const auto [end, error] =
                std::from_chars(rest.data(), rest.data() + rest.size(), number);
            if (error != std::errc()) {
                return std::nullopt;
            }
            rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
            rest.remove_prefix(std::min(rest.find_first_not_of(", "), rest.size()));
        }
        return bounds_of_degrees(degrees);
    }

    [[nodiscard]] std::optional<bool> has_gzipped_tiles() const override {
        return true; // MBTiles 1.3, "Content" of `tiles`
    }

    [[nodiscard]] const std::vector<ListedLayer>& layers() const override { return m_layers; }

    [[nodiscard]] const ArchiveFlaws& flaws() const override { return m_flaws; }

private:
    [[nodiscard]] std::optional<int> zoom_of(const char* name) const {
        const auto row = m_metadata.find(name);
        int zoom = -1;
        if (row != m_metadata.end()) {
            const std::string& text = row->second;
            (void)std::from_chars(text.data(), text.data() + text.size(), zoom);
        }
        return zoom >= 0 && zoom <= 30 ? std::optional(zoom) : std::nullopt;
    }

    void check(bool is_right) const {
        if (m_steps_left < 0) {
            throw Error(
                ErrorCode::format,
                message(
                    "{}: liệt kê các ô mãi không hết so với cỡ tệp; tệp bị hỏng.",
                    "{}: its tiles cannot be listed in the time that a file of its size takes; the "
                    "file is damaged.",
                    m_path.string()));
        }
        if (!is_right) {
            throw Error(
                ErrorCode::format,
                message(
                    "{}: không đọc được theo MBTiles: {}.",
                    "{}: cannot be read as MBTiles: {}.",
                    m_path.string(),
                    // It names tables, as the damaged file has them.
                    decode(sqlite3_errmsg(m_database.get()), Encoding::utf_8).text));
        }
    }

    /// Goes on to the next row. \returns false behind the last one
    [[nodiscard]] bool next(const sqlite::Statement& rows) const {
        const int result = sqlite3_step(rows.get());
        check(result == SQLITE_ROW || result == SQLITE_DONE);
        return result == SQLITE_ROW;
    }

    [[nodiscard]] sqlite::Statement prepare(const char* sql) {
        sqlite3_stmt* statement = nullptr;
        check(sqlite3_prepare_v2(m_database.get(), sql, -1, &statement, nullptr) == SQLITE_OK);
        return sqlite::Statement(statement);
    }

    static std::string text(const sqlite::Statement& statement, int column) {
        const unsigned char* const value = sqlite3_column_text(statement.get(), column);
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement.get(), column));
        return value == nullptr ? std::string() : std::string(value, value + size);
    }

    /// Both tables may be views, which can make rows without end. Listing a true row takes some
    /// dozens of SQLite's steps, and none is of less than a byte.
    static constexpr std::int64_t kStepsOfAByte = 100;
    static constexpr std::int64_t kStepsOfAny = 10'000'000; ///< a second
    static constexpr int kStepsAtOnce = 100'000;

    static int has_gone_on_too_long(void* self) noexcept {
        auto& left = static_cast<MbtilesReader*>(self)->m_steps_left;
        left -= kStepsAtOnce;
        return left < 0 ? 1 : 0;
    }

    void read_metadata() {
        const sqlite::Statement rows = prepare("SELECT name, value FROM metadata");
        while (next(rows)) {
            m_metadata[text(rows, 0)] = text(rows, 1);
        }
        for (const char* const name : {"name", "format"}) {
            if (!m_metadata.contains(name)) {
                m_flaws.push_back(message(
                    "metadata không có {} (MBTiles 1.3, Metadata)",
                    "metadata has no {} (MBTiles 1.3, Metadata)",
                    name));
            }
        }
        const auto format = m_metadata.find("format");
        const bool is_vector = format != m_metadata.end() && format->second == "pbf";
        if (format != m_metadata.end() && !is_vector) { // archives of pictures are refused
            m_flaws.push_back(message(
                "metadata ghi format là {}, còn ô vectơ là pbf (MBTiles 1.3, Metadata)",
                "metadata state the format {}, but vector tiles are pbf (MBTiles 1.3, Metadata)",
                decode(format->second, Encoding::utf_8).text));
        }
        const auto json = words_of(m_metadata["json"]);
        if (auto layers = listed_layers(json)) {
            m_layers = std::move(*layers);
        } else if (is_vector) {
            m_flaws.push_back(
                {"metadata không có json nêu vector_layers (MBTiles 1.3, Metadata)",
                 "metadata has no json with vector_layers (MBTiles 1.3, Metadata)"});
        }
    }

    void list_tiles() {
        const sqlite::Statement rows =
            prepare("SELECT zoom_level, tile_column, tile_row FROM tiles ORDER BY 1, 2, 3");
        while (next(rows)) {
            const sqlite3_int64 zoom = sqlite3_column_int64(rows.get(), 0);
            const sqlite3_int64 x = sqlite3_column_int64(rows.get(), 1);
            const sqlite3_int64 row = sqlite3_column_int64(rows.get(), 2);
            if (zoom < 0 || zoom > 30 || x < 0 || row < 0 || x >> zoom != 0 || row >> zoom != 0) {
                m_flaws.push_back(message(
                    "không thể có ô {}/{}/{}",
                    "there is no tile {}/{}/{}",
                    Digits{zoom},
                    Digits{x},
                    Digits{row}));
                continue;
            }
            TileId tile{
                static_cast<int>(zoom),
                static_cast<std::uint32_t>(x),
                static_cast<std::uint32_t>(row)};
            tile.y = y_tms(tile); // the same turn leads back
            if (!m_tiles.empty() && m_tiles.back() == tile) {
                m_flaws.push_back(message(
                    "ô {}/{}/{} có hai lần",
                    "tile {}/{}/{} is there twice",
                    Digits{zoom},
                    Digits{x},
                    Digits{tile.y}));
                continue;
            }
            m_tiles.push_back(tile);
        }
        sort_tiles(m_tiles);
    }

    std::filesystem::path m_path;
    sqlite::Database m_database;
    sqlite::Statement m_select;    ///< after the database: it must go first
    std::int64_t m_steps_left = 0; ///< of listing all tiles
    std::map<std::string, std::string> m_metadata;
    std::vector<TileId> m_tiles;
    std::vector<ListedLayer> m_layers;
    ArchiveFlaws m_flaws;
};

} // namespace

std::unique_ptr<ArchiveReader> read_mbtiles(const std::filesystem::path& path) {
    return std::make_unique<MbtilesReader>(path);
}

} // namespace huuco::tile
