// SPDX-License-Identifier: MIT
/// \file
/// Writes the tables of an MBTiles archive.

#include "tile/mbtiles_writer.hpp"

#include "base/sqlite_handles.hpp"
#include "tile/archive_errors.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cstdint>
#include <unordered_map>
#include <utility>

namespace huuco::tile {

namespace {

// No journal: a file that was not finished is thrown away. 0x4D504258 marks MBTiles (1.3,
// "Database"); `tiles` may be a view (1.3, "Tiles"), so equal tiles are stored once.
constexpr const char* kBegin = "PRAGMA page_size = 4096;"
                               "PRAGMA encoding = 'UTF-8';"
                               "PRAGMA journal_mode = OFF;"
                               "PRAGMA synchronous = OFF;"
                               "PRAGMA locking_mode = EXCLUSIVE;"
                               "PRAGMA application_id = 0x4D504258;"
                               "BEGIN;"
                               "CREATE TABLE metadata (name text, value text);"
                               "CREATE TABLE images (tile_id integer PRIMARY KEY, tile_data blob);"
                               "CREATE TABLE map (zoom_level integer, tile_column integer,"
                               " tile_row integer, tile_id integer);"
                               "CREATE VIEW tiles AS SELECT zoom_level, tile_column, tile_row,"
                               " tile_data FROM map JOIN images USING (tile_id);";
constexpr const char* kEnd =
    "CREATE UNIQUE INDEX metadata_name ON metadata (name);"
    "CREATE UNIQUE INDEX map_index ON map (zoom_level, tile_column, tile_row);"
    "COMMIT;";

class MbtilesWriter final : public ArchiveWriter {
public:
    MbtilesWriter(std::filesystem::path path, const ArchiveInfo& info) : m_path(std::move(path)) {
        sqlite3* handle = nullptr;
        const int result = sqlite3_open_v2(
            m_path.c_str(),
            &handle,
            SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
            nullptr);
        m_database.reset(handle);
        check(result);
        execute(kBegin);
        write_metadata(info);
        m_insert = prepare("INSERT INTO map VALUES (?, ?, ?, ?)");
        m_store = prepare("INSERT INTO images VALUES (?, ?)");
    }

    void add_tile(const TileId& tile, std::string_view bytes) override {
        sqlite3_bind_int(m_insert.get(), 1, tile.zoom);
        sqlite3_bind_int64(m_insert.get(), 2, tile.x);
        sqlite3_bind_int64(m_insert.get(), 3, y_tms(tile));
        sqlite3_bind_int64(m_insert.get(), 4, place(bytes));
        step(m_insert);
    }

    void finish() override {
        m_insert.reset();
        m_store.reset();
        execute(kEnd);
        check(sqlite3_close(m_database.get()));
        static_cast<void>(m_database.release()); // closed on the line above
    }

private:
    /// Stores a tile, or finds it stored; returns its number in `images`.
    std::int64_t place(std::string_view bytes) {
        if (bytes.size() <= kMaxSharedBytes) {
            const auto [stored, is_new] = m_shared.emplace(bytes, m_contents + 1);
            if (!is_new) {
                return stored->second;
            }
        }
        sqlite3_bind_int64(m_store.get(), 1, ++m_contents);
        sqlite3_bind_blob64(m_store.get(), 2, bytes.data(), bytes.size(), nullptr);
        step(m_store);
        return m_contents;
    }

    void check(int result) const {
        if (result == SQLITE_OK) {
            return;
        }
        const char* const reason =
            m_database == nullptr ? sqlite3_errstr(result) : sqlite3_errmsg(m_database.get());
        throw cannot_write(m_path, {reason, reason}); // SQLite speaks English only
    }

    void execute(const char* sql) {
        check(sqlite3_exec(m_database.get(), sql, nullptr, nullptr, nullptr));
    }

    [[nodiscard]] sqlite::Statement prepare(const char* sql) {
        sqlite3_stmt* statement = nullptr;
        check(sqlite3_prepare_v2(m_database.get(), sql, -1, &statement, nullptr));
        return sqlite::Statement(statement);
    }

    void step(const sqlite::Statement& statement) {
        const int result = sqlite3_step(statement.get());
        check(result == SQLITE_DONE ? SQLITE_OK : result);
        check(sqlite3_reset(statement.get()));
    }

    void write_metadata(const ArchiveInfo& info) {
        const Box& box = info.bounds_deg;
        const sqlite::Statement insert = prepare("INSERT INTO metadata VALUES (?, ?)");
        const auto add = [&](const char* name, const std::string& value) {
            sqlite3_bind_text(insert.get(), 1, name, -1, nullptr);
            sqlite3_bind_text(
                insert.get(), 2, value.data(), static_cast<int>(value.size()), nullptr);
            step(insert);
        };
        add("name", info.name);
        const bool is_vector = info.content == TileContent::vector;
        add("format", is_vector ? "pbf" : "png");
        add("bounds",
            fmt::format("{:.7f},{:.7f},{:.7f},{:.7f}", box.min_x, box.min_y, box.max_x, box.max_y));
        add("center",
            fmt::format(
                "{:.7f},{:.7f},{}",
                (box.min_x + box.max_x) / 2,
                (box.min_y + box.max_y) / 2,
                info.min_zoom));
        add("minzoom", fmt::format("{}", info.min_zoom));
        add("maxzoom", fmt::format("{}", info.max_zoom));
        add("attribution", info.attribution);
        add("description", info.description);
        add("type", "overlay");
        add("version", "1");
        add("generator", info.generator);
        if (is_vector) { // MBTiles 1.3, "Vector tileset metadata"
            add("json", fmt::format(R"({{"vector_layers":{}}})", info.vector_layers_json));
        } else {
            add("tilesize", fmt::format("{}", info.tile_px * info.pixel_ratio));
            add("scale", fmt::format("{}", info.pixel_ratio));
        }
        if (!info.ground_json.empty()) {
            add("huuco:ground", info.ground_json);
        }
    }

    std::filesystem::path m_path;
    sqlite::Database m_database;
    sqlite::Statement m_insert; ///< after the database: it must go first
    sqlite::Statement m_store;
    std::int64_t m_contents = 0;                            ///< distinct tiles
    std::unordered_map<std::string, std::int64_t> m_shared; ///< small tiles, and their numbers
};

} // namespace

std::unique_ptr<ArchiveWriter>
open_mbtiles(const std::filesystem::path& path, const ArchiveInfo& info) {
    require_new(path);
    return std::make_unique<MbtilesWriter>(path, info);
}

} // namespace huuco::tile
