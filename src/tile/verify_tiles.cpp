// SPDX-License-Identifier: MIT
/// \file
/// Walks an archive from the highest zoom down, and gathers flaws and ground.

#include "base/message_format.hpp"
#include "tile/archive_reader.hpp"
#include "tile/ground_area.hpp"
#include "tile/line_samples.hpp"
#include "tile/mvt_decoder.hpp"
#include "tile/polygon_rules.hpp"

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

double number_of(const TileValue* value, double otherwise) {
    return value == nullptr ? otherwise : number_of_value(*value).value_or(otherwise);
}

std::string text_of(const TileValue* value) {
    const auto* const text = value == nullptr ? nullptr : std::get_if<std::string>(value);
    return text == nullptr ? std::string() : *text;
}

/// Cuts a ring at one side of a box: keeps the points whose `depth` is not negative.
template <typename Depth>
std::vector<Point> cut(const std::vector<Point>& ring, Depth&& depth) {
    std::vector<Point> kept;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point& a = ring[i];
        const Point& b = ring[i + 1 == ring.size() ? 0 : i + 1];
        const double from = depth(a);
        const double to = depth(b);
        if (from >= 0.0) {
            kept.push_back(a);
        }
        if ((from >= 0.0) != (to >= 0.0)) {
            const double part = from / (from - to);
            kept.push_back({a.x + part * (b.x - a.x), a.y + part * (b.y - a.y)});
        }
    }
    return kept;
}

/// A ring without what lies outside its tile. Method: Sutherland and Hodgman (1974).
std::vector<Point> inside(std::vector<Point> ring, const Box& box) {
    ring = cut(ring, [&](const Point& p) { return p.x - box.min_x; });
    ring = cut(ring, [&](const Point& p) { return box.max_x - p.x; });
    ring = cut(ring, [&](const Point& p) { return p.y - box.min_y; });
    return cut(ring, [&](const Point& p) { return box.max_y - p.y; });
}

/// True for the layers in which an analysis shows the land.
bool is_land_layer(const std::string& name) {
    return name == "parcels" || name == "classes";
}

/// The tile's part of the web-mercator square.
Box square_of(const TileId& id) {
    const double tiles = std::ldexp(1.0, id.zoom);
    return {id.x / tiles, id.y / tiles, (id.x + 1) / tiles, (id.y + 1) / tiles};
}

/// A ring of a tile on the web-mercator square.
std::vector<Point>
ring_on_square(const std::vector<GridPoint>& ring, const Box& tile, std::uint32_t extent) {
    const double unit = (tile.max_x - tile.min_x) / extent;
    std::vector<Point> points;
    points.reserve(ring.size());
    for (const GridPoint& point : ring) {
        points.push_back({tile.min_x + point.x * unit, tile.min_y + point.y * unit});
    }
    return points;
}

/// The ground of a layer's polygons within a part of the square.
double ground_within_m2(const ReadLayer& layer, const Box& tile, const Box& part) {
    double area_m2 = 0.0;
    for (const ReadFeature& feature : layer.features) {
        for (const std::vector<GridPoint>& ring : feature.rings) {
            area_m2 +=
                tile::ground_area_m2(inside(ring_on_square(ring, tile, layer.extent), part), 1.0);
        }
    }
    return area_m2;
}

double ground_of_square_m2(const Box& square) {
    const std::vector<Point> ring = {
        {square.min_x, square.min_y},
        {square.max_x, square.min_y},
        {square.max_x, square.max_y},
        {square.min_x, square.max_y}};
    return tile::ground_area_m2(ring, 1.0);
}

/// Gathers what one zoom shows.
class ZoomGatherer {
public:
    ZoomGatherer(VerifiedZoom& zoom, LineSamples lines, bool has_land_layers)
        : m_zoom(&zoom), m_lines(std::move(lines)), m_has_land_layers(has_land_layers) {}

    void add_layer(const TileId& id, const ReadLayer& layer) {
        const Box box = square_of(id);
        m_finest = std::max(m_finest, std::ldexp(layer.extent, id.zoom));
        std::vector<std::vector<Point>> rings;
        for (const ReadFeature& feature : layer.features) {
            if (feature.has_id) {
                m_ids[layer.name].insert(feature.id);
            }
            m_zoom->polygons += feature.is_polygon ? 1 : 0;
            if (const TileValue* const fid = layer.value(feature, "fid")) {
                add_fid(*fid);
            }
            if (!m_has_land_layers || is_land_layer(layer.name)) {
                add_feature(layer, feature, box, rings);
            }
        }
        m_lines.add(rings, box);
    }

    /// All ground so far, on the web-mercator square.
    [[nodiscard]] const Box& ground() const noexcept { return m_ground; }

    LineSamples finish() {
        m_lines.finish();
        for (const auto& [layer, ids] : m_ids) {
            m_zoom->features[layer] = ids.size();
        }
        m_zoom->distinct_fids = m_fids.size();
        const double covered = m_lines.covered_length();
        if (covered > 0.0) {
            m_zoom->overlap_part = m_lines.overlap_length() / covered;
            m_zoom->gap_part = m_lines.slit_length(2.0 / m_finest) / covered;
        }
        return std::move(m_lines);
    }

private:
    /// What is no whole number is the number of no feature.
    void add_fid(const TileValue& fid) {
        constexpr double kExact = 9'007'199'254'740'992.0; // 2^53
        if (const auto* const integer = std::get_if<std::int64_t>(&fid)) {
            m_fids.insert(*integer);
        } else if (const auto* const number = std::get_if<double>(&fid);
                   number != nullptr && std::abs(*number) <= kExact) {
            m_fids.insert(static_cast<std::int64_t>(*number));
        }
    }

    void add_feature(
        const ReadLayer& layer,
        const ReadFeature& feature,
        const Box& box,
        std::vector<std::vector<Point>>& rings) {
        double area_m2 = 0.0;
        for (const std::vector<GridPoint>& ring : feature.rings) {
            std::vector<Point> points = ring_on_square(ring, box, layer.extent);
            const std::vector<Point> cut_ring = inside(points, box);
            std::ranges::for_each(cut_ring, [&](const Point& point) { m_ground.expand(point); });
            area_m2 += tile::ground_area_m2(cut_ring, 1.0);
            rings.push_back(std::move(points));
        }
        const std::string map_class = text_of(layer.value(feature, "class"));
        const double principal = number_of(layer.value(feature, "principal_share"), 1.0);
        const double certified = number_of(layer.value(feature, "certified_share"), principal);
        m_zoom->covered_m2 += area_m2;
        m_zoom->ground_m2[map_class] += area_m2;
        if (map_class == "organic" || map_class == "in_conversion" || map_class == "principal") {
            m_zoom->principal_m2 += area_m2 * principal;
            m_zoom->organic_m2 += map_class == "organic" ? area_m2 * certified : 0.0;
        }
    }

    VerifiedZoom* m_zoom;
    LineSamples m_lines;
    bool m_has_land_layers;
    double m_finest = 1.0; ///< grid units of the world
    Box m_ground;
    std::map<std::string, std::set<std::uint64_t>> m_ids;
    std::set<std::int64_t> m_fids;
};

/// Reads one archive.
class Verifier {
public:
    Verifier(const std::filesystem::path& path, Progress& progress)
        : m_archive(tile::open_archive(path)), m_tiles(m_archive->tiles()), m_progress(&progress) {
        if (m_tiles.empty()) {
            throw Error(
                ErrorCode::format,
                message("{}: không có ô nào.", "{}: holds no tile.", path.string()));
        }
        for (const TileId& tile : m_tiles) {
            m_zooms.insert(tile.zoom);
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
            listed.insert(layer.name);
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
        const auto json = nlohmann::json::parse(m_archive->ground_json(), nullptr, false);
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
        ZoomGatherer gatherer(zoom, lines(), has_land_layers());
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

    void add_tile(const TileId& id, VerifiedZoom& zoom, ZoomGatherer& gatherer) {
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

    [[nodiscard]] bool has(const TileId& tile) const {
        return std::ranges::binary_search(
            m_tiles, hilbert_id(tile), {}, [](const TileId& one) { return hilbert_id(one); });
    }

    [[nodiscard]] bool has_zoom(int zoom) const { return m_zooms.contains(zoom); }

    /// Ground that a tile shows is shown by the tiles above and below it, too.
    void check_neighbours(const TileId& id, const std::vector<ReadLayer>& layers) {
        if (const TileId parent{id.zoom - 1, id.x / 2, id.y / 2}; has_zoom(parent.zoom)) {
            check_neighbour(id, layers, parent, square_of(id));
        }
        if (has_zoom(id.zoom + 1)) {
            for (const std::uint32_t quarter : {0U, 1U, 2U, 3U}) {
                const TileId child{id.zoom + 1, 2 * id.x + quarter % 2, 2 * id.y + quarter / 2};
                check_neighbour(id, layers, child, square_of(child));
            }
        }
    }

    /// \param part  what both tiles show
    void check_neighbour(
        const TileId& id,
        const std::vector<ReadLayer>& layers,
        const TileId& neighbour,
        const Box& part) {
        // Less may be left by a border that another zoom draws with fewer vertices.
        constexpr double kLeastPart = 0.001;
        if (has(neighbour) || m_missing.contains(hilbert_id(neighbour))) {
            return;
        }
        double ground_m2 = 0.0;
        for (const ReadLayer& layer : layers) {
            if (is_shown_at(layer.name, neighbour.zoom)) {
                ground_m2 += ground_within_m2(layer, square_of(id), part);
            }
        }
        if (ground_m2 > kLeastPart * ground_of_square_m2(part)) {
            m_missing.insert(hilbert_id(neighbour));
            add_flaw(
                neighbour,
                message(
                    "thiếu ô này, dù ô {}/{}/{} thể hiện đất ở đó",
                    "the tile is missing, though tile {}/{}/{} shows ground there",
                    Digits{id.zoom},
                    Digits{id.x},
                    Digits{id.y}));
        }
    }

    /// True where ground of a layer is shown at another zoom: `classes` stand in for parcels.
    [[nodiscard]] bool is_shown_at(const std::string& layer, int zoom) {
        if (has_land_layers()) {
            return is_land_layer(layer);
        }
        return std::ranges::any_of(m_archive->layers(), [&](const tile::ListedLayer& listed) {
            return listed.name == layer && zoom >= listed.first_zoom && zoom <= listed.last_zoom;
        });
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
                            return layer.name == "parcels";
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
    Progress* m_progress;
    std::optional<bool> m_has_land_layers;
    std::set<int> m_zooms;             ///< that have a tile
    std::set<std::string> m_layers;    ///< that tiles have
    std::set<std::uint64_t> m_missing; ///< tiles that were told as missing
    TileVerification m_result;
};

} // namespace

TileVerification verify_tiles(const std::filesystem::path& path, Progress& progress) {
    return Verifier(path, progress).run();
}

} // namespace huuco
