// SPDX-License-Identifier: MIT
/// \file
/// Walks an archive from the highest zoom down, and gathers flaws.

#include "base/message_format.hpp"
#include "tile/archive_reader.hpp"
#include "tile/line_samples.hpp"
#include "tile/missing_tiles.hpp"
#include "tile/mvt_decoder.hpp"
#include "tile/polygon_rules.hpp"
#include "tile/zoom_gatherer.hpp"

#include <huuco/base/error.hpp>
#include <huuco/tile/verify_tiles.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <memory>
#include <set>
#include <utility>

namespace huuco {

namespace {

using tile::LineSamples;
using tile::ReadFeature;
using tile::ReadLayer;

constexpr std::size_t kMaxFlaws = 100;
constexpr std::size_t kLines = 2048;

/// Reads one archive.
class Verifier {
public:
    Verifier(const std::filesystem::path& path, Progress& progress)
        : m_archive(tile::open_archive(path)), m_tiles(m_archive->tiles()),
          m_missing(m_tiles, m_archive->layers()), m_progress(&progress) {
        if (m_tiles.empty()) {
            throw Error(
                ErrorCode::format,
                message("{}: không có ô nào.", "{}: holds no tile.", path.string()));
        }
        const tile::ArchiveFlaws& flaws = m_archive->flaws();
        for (const Message& flaw : flaws.first()) {
            add_flaw(std::nullopt, flaw);
        }
        m_result.flaw_count = flaws.count();
        read_source();
    }

    TileVerification run() {
        m_progress->begin("verify", m_tiles.size());
        std::optional<LineSamples> whole;
        for (std::size_t end = m_tiles.size(); end > 0;) {
            std::size_t begin = end - 1;
            while (begin > 0 && m_tiles[begin - 1].zoom == m_tiles[end - 1].zoom) {
                --begin;
            }
            add_zoom(begin, end, whole);
            end = begin;
        }
        m_progress->end();
        std::reverse(m_result.zooms.begin(), m_result.zooms.end());
        check_zooms();
        check_layers();
        return std::move(m_result);
    }

private:
    void add_flaw(std::optional<TileId> tile, Message sentence) {
        ++m_result.flaw_count;
        if (m_result.flaws.size() < kMaxFlaws) {
            m_result.flaws.push_back({tile, std::move(sentence)});
        }
    }

    /// A map is blank at a zoom that is stated and has no tile; it never asks for one that is not.
    void check_zooms() {
        const std::optional<tile::ZoomRange> stated = m_archive->stated_zooms();
        if (!stated) {
            return;
        }
        std::set<int> found;
        for (const VerifiedZoom& zoom : m_result.zooms) {
            found.insert(zoom.zoom);
            if (zoom.zoom < stated->first || zoom.zoom > stated->last) {
                add_flaw(
                    std::nullopt,
                    message(
                        "mức {} có ô, nhưng tệp ghi các mức từ {} đến {}",
                        "zoom {} has tiles, but the archive states zooms {} to {}",
                        Digits{zoom.zoom},
                        Digits{stated->first},
                        Digits{stated->last}));
            }
        }
        for (int zoom = stated->first; zoom <= stated->last; ++zoom) {
            if (!found.contains(zoom)) {
                add_flaw(
                    std::nullopt,
                    message(
                        "mức {} không có ô nào, nhưng tệp ghi các mức từ {} đến {}",
                        "zoom {} has no tile, but the archive states zooms {} to {}",
                        Digits{zoom},
                        Digits{stated->first},
                        Digits{stated->last}));
            }
        }
    }

    /// A style that draws a layer which is listed shows nothing where no tile has it.
    void check_layers() {
        std::set<std::string> listed;
        for (const tile::ListedLayer& layer : m_archive->layers()) {
            if (!layer.is_empty) {
                listed.insert(layer.name);
            } else if (m_layers.contains(layer.name)) {
                add_flaw(
                    std::nullopt,
                    message(
                        "vector_layers ghi lớp {} không có đối tượng nào, nhưng có ô chứa lớp này",
                        "vector_layers says that the layer {} has no feature, but a tile has it",
                        layer.name));
            }
        }
        for (const std::string& layer : listed) {
            if (!m_layers.contains(layer)) {
                add_flaw(
                    std::nullopt,
                    message(
                        "vector_layers nêu lớp {}, nhưng không ô nào có lớp này",
                        "vector_layers lists the layer {}, but no tile has it",
                        layer));
            }
        }
    }

    void read_source() {
        const auto json = tile::words_of(m_archive->ground_json());
        if (json.is_discarded() || !json.contains("source_m2")) {
            return;
        }
        try {
            m_result.source_m2 = json.at("source_m2").get<GroundByClass>();
            m_result.source_attribute = json.value("attribute", "");
            if (const auto share = json.find("share_percent"); share != json.end()) {
                m_result.share_percent = share->get<double>();
            }
        } catch (const nlohmann::json::exception& error) {
            add_flaw(
                std::nullopt,
                message(
                    "huuco:ground không phải diện tích theo loại đất ({})",
                    "huuco:ground does not hold areas by class ({})",
                    error.what()));
        }
    }

    /// The lines of all zooms lie over the tiles of the highest.
    [[nodiscard]] LineSamples lines() const {
        const int zoom = m_tiles.back().zoom;
        std::uint32_t low = m_tiles.back().y;
        std::uint32_t high = low;
        for (const TileId& tile : m_tiles) {
            if (tile.zoom == zoom) {
                low = std::min(low, tile.y);
                high = std::max(high, tile.y);
            }
        }
        return {std::ldexp(low, -zoom), std::ldexp(high + 1.0, -zoom), kLines};
    }

    void add_zoom(std::size_t begin, std::size_t end, std::optional<LineSamples>& whole) {
        VerifiedZoom& zoom = m_result.zooms.emplace_back();
        zoom.zoom = m_tiles[begin].zoom;
        zoom.tiles = end - begin;
        tile::ZoomGatherer gatherer(zoom, lines(), has_land_layers());
        for (std::size_t i = begin; i < end; ++i) {
            m_progress->advance(1);
            add_tile(m_tiles[i], zoom, gatherer);
        }
        check_bounds(zoom.zoom, gatherer.ground());
        LineSamples covered = gatherer.finish();
        if (!whole) {
            whole = std::move(covered);
        } else if (const double length = covered.covered_length(); length > 0.0) {
            zoom.gap_part = covered.gap_length(*whole) / length;
        }
    }

    void add_tile(const TileId& id, VerifiedZoom& zoom, tile::ZoomGatherer& gatherer) {
        try {
            std::string bytes = m_archive->read(id);
            zoom.largest_tile_bytes = std::max(zoom.largest_tile_bytes, bytes.size());
            if (bytes.starts_with("\x89PNG")) {
                throw Error(
                    ErrorCode::argument,
                    Message{
                        "Tệp này chứa ảnh; chỉ ô vectơ mới cho biết thể hiện diện tích nào.",
                        "The archive holds pictures; only vector tiles tell what ground they "
                        "show."});
            }
            if (const auto gzipped = m_archive->has_gzipped_tiles();
                gzipped && *gzipped != tile::is_gzip(bytes)) {
                add_flaw(
                    id,
                    *gzipped ? Message{"ô không nén bằng gzip", "the tile is not gzipped"}
                             : Message{
                                   "ô nén bằng gzip, còn phần đầu tệp ghi là không nén",
                                   "the tile is gzipped, but the header says it is not"});
            }
            const auto layers = tile::read_tile(tile::unpacked(std::move(bytes)));
            check_neighbours(id, layers);
            for (const ReadLayer& layer : layers) {
                m_layers.insert(layer.name);
                check_features(id, layer);
                gatherer.add_layer(id, layer);
            }
        } catch (const Error& error) {
            if (error.code() != ErrorCode::format) {
                throw;
            }
            add_flaw(id, error.message());
        }
    }

    /// Rows that are counted from the wrong side, or columns that are shifted, show the ground
    /// elsewhere.
    void check_bounds(int zoom, const Box& ground) {
        const std::optional<Box> degrees = m_archive->stated_bounds();
        if (!degrees || ground.is_empty()) {
            return;
        }
        // How far borders may move on the way to a low zoom, of a tile: twice the most.
        constexpr double kMoved = 1.0 / 32.0;
        const double off = std::ldexp(kMoved, -zoom);
        const Point north_west = web_mercator({degrees->min_x, degrees->max_y});
        const Point south_east = web_mercator({degrees->max_x, degrees->min_y});
        const Box stated{
            north_west.x - off, north_west.y - off, south_east.x + off, south_east.y + off};
        if (!stated.covers(ground)) {
            add_flaw(
                std::nullopt,
                message(
                    "mức {} thể hiện đất nằm ngoài phạm vi (bounds) mà tệp ghi",
                    "zoom {} shows ground outside the bounds that the archive states",
                    Digits{zoom}));
        }
    }

    void check_neighbours(const TileId& id, const std::vector<ReadLayer>& layers) {
        for (const TileId& missing : m_missing.beside(id, layers, has_land_layers())) {
            add_flaw(
                missing,
                message(
                    "thiếu ô này, dù ô {}/{}/{} thể hiện đất ở đó",
                    "the tile is missing, though tile {}/{}/{} shows ground there",
                    Digits{id.zoom},
                    Digits{id.x},
                    Digits{id.y}));
        }
    }

    void check_features(const TileId& id, const ReadLayer& layer) {
        std::set<std::uint64_t> ids;
        for (const ReadFeature& feature : layer.features) {
            if (feature.has_id && !ids.insert(feature.id).second) {
                add_flaw(
                    id,
                    message(
                        "lớp {}: hai đối tượng cùng id {} (MVT 2.1, 4.2)",
                        "layer {}: two features have the id {} (MVT 2.1, 4.2)",
                        layer.name,
                        Digits{feature.id}));
            }
            if (const auto rule = tile::broken_polygon_rule(feature.rings)) {
                add_flaw(
                    id,
                    message(
                        "lớp {}, đối tượng {}: {} (MVT 2.1, 4.3.4.4)",
                        "layer {}, feature {}: {} (MVT 2.1, 4.3.4.4)",
                        layer.name,
                        Digits{feature.id},
                        *rule));
            }
        }
    }

    /// True where a tile of the highest zoom has the layer of an analysis.
    bool has_land_layers() {
        if (!m_has_land_layers) {
            m_has_land_layers = false;
            for (auto tile = m_tiles.rbegin();
                 tile != m_tiles.rend() && tile->zoom == m_tiles.back().zoom && !*m_has_land_layers;
                 ++tile) {
                try {
                    const auto layers = tile::read_tile(tile::unpacked(m_archive->read(*tile)));
                    m_has_land_layers =
                        std::any_of(layers.begin(), layers.end(), [](const ReadLayer& layer) {
                            return layer.name == tile::kParcelLayer;
                        });
                } catch (const Error&) {
                    continue; // told when its turn comes
                }
            }
        }
        return *m_has_land_layers;
    }

    std::unique_ptr<tile::ArchiveReader> m_archive;
    std::vector<TileId> m_tiles;
    tile::MissingTiles m_missing;
    Progress* m_progress;
    std::optional<bool> m_has_land_layers;
    std::set<std::string> m_layers; ///< that tiles have
    TileVerification m_result;
};

} // namespace

TileVerification verify_tiles(const std::filesystem::path& path, Progress& progress) {
    return Verifier(path, progress).run();
}

} // namespace huuco
