// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Gathers what one zoom of an archive shows.

#include "tile/line_samples.hpp"
#include "tile/mvt_decoder.hpp"

#include <huuco/geometry/box.hpp>
#include <huuco/tile/tile_id.hpp>
#include <huuco/tile/verify_tiles.hpp>

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace huuco::tile {

/// The layer of an analysis that has the parcels.
inline constexpr std::string_view kParcelLayer = "parcels";

/// True for the layers in which an analysis shows the land: `classes` stand in for parcels at low
/// zooms.
[[nodiscard]] bool is_land_layer(std::string_view name) noexcept;

/// Counts features, measures ground and samples lines, tile by tile.
class ZoomGatherer {
public:
    /// \param zoom   takes what is found; has to outlive the gatherer
    /// \param lines  over all zooms, empty
    /// \param has_land_layers  true where the archive shows an analysis: ground of other layers,
    ///                         such as villages, is then not looked at
    ZoomGatherer(VerifiedZoom& zoom, LineSamples lines, bool has_land_layers);

    /// Adds a layer of a tile of that zoom.
    void add_layer(const TileId& tile, const ReadLayer& layer);

    /// The box of all ground so far, on the web-mercator square.
    [[nodiscard]] const Box& ground() const noexcept { return m_ground; }

    /// Call it once, after the last tile. \return the lines, finished
    LineSamples finish();

private:
    void add_fid(const TileValue& fid);
    void add_feature(
        const ReadLayer& layer,
        const ReadFeature& feature,
        const Box& square,
        std::vector<std::vector<Point>>& rings);

    VerifiedZoom* m_zoom;
    LineSamples m_lines;
    bool m_has_land_layers;
    double m_finest = 1.0; ///< grid units of the world
    Box m_ground;
    std::map<std::string, std::set<std::uint64_t>> m_ids;
    std::set<std::int64_t> m_fids;
};

} // namespace huuco::tile
