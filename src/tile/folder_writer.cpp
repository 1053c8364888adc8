// SPDX-License-Identifier: MIT
/// \file
/// Writes a folder of tiles and its two descriptions.

#include "tile/folder_writer.hpp"

#include "base/system_message.hpp"
#include "tile/archive_errors.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cerrno>
#include <fstream>
#include <utility>

namespace huuco::tile {

namespace {

using Json = nlohmann::ordered_json;

class FolderWriter final : public ArchiveWriter {
public:
    FolderWriter(std::filesystem::path path, ArchiveInfo info)
        : m_path(std::move(path)), m_info(std::move(info)) {
        require_new(m_path);
        std::error_code error;
        if (!std::filesystem::create_directory(m_path, error)) {
            throw cannot_write(m_path, system_message(error ? error.value() : EEXIST));
        }
    }

    void add_tile(const TileId& tile, std::string_view bytes) override {
        const std::filesystem::path column =
            m_path / fmt::format("{}", tile.zoom) / fmt::format("{}", tile.x);
        if (column != m_column) {
            std::error_code error; // a folder that is missing shows when the file is written
            std::filesystem::create_directories(column, error);
            m_column = column;
        }
        write(column / fmt::format("{}{}", tile.y, ending()), bytes);
    }

    void finish() override {
        write(m_path / "tiles.json", tile_json());
        write(m_path / "metadata.json", metadata_json());
    }

private:
    static void write(const std::filesystem::path& path, std::string_view bytes) {
        std::ofstream file(path, std::ios::binary | std::ios::trunc);
        file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        file.close();
        if (!file) {
            throw cannot_write(path, system_message(errno));
        }
    }

    [[nodiscard]] bool is_vector() const noexcept { return m_info.content == TileContent::vector; }

    /// Of a tile's file; pictures of twice the pixels are told by the usual mark.
    [[nodiscard]] std::string ending() const {
        return is_vector() ? ".pbf" : m_info.pixel_ratio == 1 ? ".png" : "@2x.png";
    }

    [[nodiscard]] std::string tile_json() const {
        const Box& box = m_info.bounds_deg;
        Json json = {
            {"tilejson", "3.0.0"},
            {"tiles", {"{z}/{x}/{y}" + ending()}},
            {"name", m_info.name},
            {"description", m_info.description},
            {"attribution", m_info.attribution},
            {"bounds", {box.min_x, box.min_y, box.max_x, box.max_y}},
            {"center", {(box.min_x + box.max_x) / 2, (box.min_y + box.max_y) / 2, m_info.min_zoom}},
            {"minzoom", m_info.min_zoom},
            {"maxzoom", m_info.max_zoom},
            {"scheme", "xyz"},
            {"generator", m_info.generator}};
        if (is_vector()) {
            json["vector_layers"] = Json::parse(m_info.vector_layers_json);
        } else {
            json["tileSize"] = m_info.tile_px;
            json["scale"] = m_info.pixel_ratio;
        }
        if (!m_info.ground_json.empty()) {
            json["huuco:ground"] = Json::parse(m_info.ground_json);
        }
        return json.dump(2) + "\n";
    }

    [[nodiscard]] std::string metadata_json() const {
        const Box& box = m_info.bounds_deg;
        Json json = {
            {"name", m_info.name},
            {"description", m_info.description},
            {"format", is_vector() ? "pbf" : "png"},
            {"type", "overlay"},
            {"version", "1"},
            {"scheme", "xyz"},
            {"bounds", fmt::format("{},{},{},{}", box.min_x, box.min_y, box.max_x, box.max_y)},
            {"minzoom", fmt::format("{}", m_info.min_zoom)},
            {"maxzoom", fmt::format("{}", m_info.max_zoom)}};
        if (is_vector()) {
            json["json"] = fmt::format(R"({{"vector_layers":{}}})", m_info.vector_layers_json);
        }
        return json.dump(2) + "\n";
    }

    std::filesystem::path m_path;
    std::filesystem::path m_column; ///< the folder of the last tile
    ArchiveInfo m_info;
};

} // namespace

std::unique_ptr<ArchiveWriter> open_folder(const std::filesystem::path& path, ArchiveInfo info) {
    return std::make_unique<FolderWriter>(path, std::move(info));
}

} // namespace huuco::tile
