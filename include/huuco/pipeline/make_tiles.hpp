// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Tiles of any polygon layer, and the check of tiles against the figures they were made from.

#include <huuco/base/language.hpp>
#include <huuco/base/progress.hpp>
#include <huuco/model/problem.hpp>
#include <huuco/tile/verify_tiles.hpp>
#include <huuco/tile/write_raster_tiles.hpp>
#include <huuco/tile/write_tiles.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace huuco {

/// What tiles are.
enum class TileFormat : std::uint8_t {
    mvt, ///< Mapbox vector tiles
    png, ///< pictures
};

/// The options of `huuco tiles`; names follow the command line.
struct MakeTilesOptions {
    std::string input;       ///< any polygon dataset
    std::string layer;       ///< of the dataset; needed where there are several
    std::string src_crs;     ///< overrides the CRS of the layer
    std::string encoding;    ///< overrides the text encoding of the layer
    std::string class_field; ///< becomes the attribute `class`, by which ground is joined
    std::string name_field;  ///< becomes the attribute `name`
    std::string tile_layer;  ///< name of the layer in the tiles; that of the dataset when empty
    std::filesystem::path output; ///< `.pmtiles`, `.mbtiles`, else a folder of z/x/y.pbf or .png
    bool overwrite = false;       ///< replace an output that is there
    TileOptions tiles;            ///< zooms, buffer, tolerance, threads
    Language language = Language::vi; ///< of problems, and of what tiles say of themselves

    std::optional<std::uint64_t>
        memory; ///< of vector tiles: bytes for features, and again for what tiles are drawn of;
                ///< what is beyond goes to files beside the output; without: no limit

    TileFormat format = TileFormat::mvt;
    RasterOptions raster;       ///< of pictures: their sizes; the colours follow from the classes
    std::string villages;       ///< of pictures: polygons whose outlines and names lie on top
    std::string villages_layer; ///< of that dataset; needed where there are several
    std::string village_name;   ///< its field with the names; recognised when empty
};

/// What was made of a layer.
struct MakeTilesResult {
    TileStatistics tiles;                            ///< of vector tiles
    RasterStatistics pictures;                       ///< of pictures
    std::vector<std::string> classes_without_colour; ///< of pictures: drawn grey; sorted
    std::uint64_t features = 0;                      ///< read
    std::uint64_t set_aside = 0; ///< of those, without usable geometry; a problem tells why
    Problems problems;
    std::uint64_t villages = 0;           ///< of pictures: read, to be drawn on top
    std::uint64_t villages_set_aside = 0; ///< of those, without usable geometry
    Problems village_problems;
};

/// Reads a polygon layer and writes its tiles. The output appears whole or not at all.
///
/// Features keep their number in the source as id and as attribute `fid`. Where they are too small
/// to be seen a layer `classes` with the ground of each class stands in, as for parcels. Pictures
/// show a class of huuco in the colours of kMapClassColours, a land code in that of its table.
///
/// \throws Error `argument` when the output exists and may not be replaced, or is or holds an
///         input, or holds files that are no tiles, or when a field is missing;
///         else as Dataset::open, ParcelReader::next and write_tiles
[[nodiscard]] MakeTilesResult make_tiles(const MakeTilesOptions& options, Progress& progress);

/// How far tiles may be from their source.
inline constexpr double kCoveredTolerance = 0.005;    ///< of the covered ground, also of a class
inline constexpr double kShareTolerancePoints = 0.02; ///< of the organic share, percentage points
inline constexpr double kSeamTolerance = 0.001;       ///< gaps and overlaps, of the covered ground

/// What the source says of the ground that tiles should show.
struct TileTruth {
    double covered_m2 = 0.0;
    GroundByClass ground_m2;              ///< by value of `class`; empty where that is not told
    std::optional<double> share_percent;  ///< organic share, where the classes tell one
    std::optional<std::uint64_t> parcels; ///< distinct `fid` at the highest zoom
    std::string from;                     ///< the file that says so
};

/// The truth in the summary of an analysis.
///
/// \param folder  an output folder of `huuco analyze`
/// \throws Error `io` or `format` when its summary.json cannot be read
[[nodiscard]] TileTruth truth_of_analysis(const std::filesystem::path& folder);

/// The truth in an archive's own metadata; nothing where they tell none.
[[nodiscard]] std::optional<TileTruth> truth_of_metadata(const TileVerification& verification);

/// A class whose ground a zoom shows as another than the source has.
struct WrongClass {
    std::string name; ///< value of `class`; empty: features without one
    double shown_m2 = 0.0;
    double source_m2 = 0.0;
};

/// A zoom beside the truth.
struct ZoomVerdict {
    double covered_part = 0.0;             ///< covered ground over that of the source, less one
    std::optional<double> share_points;    ///< organic share less that of the source; of a zoom
                                           ///< without principal ground less all of it
    std::optional<WrongClass> wrong_class; ///< the one that is off the most, beyond tolerance
    bool is_true = true;                   ///< everything within the tolerances above
};

/// \param truth  nothing: only gaps and overlaps are judged
[[nodiscard]] ZoomVerdict
judge_zoom(const VerifiedZoom& zoom, const std::optional<TileTruth>& truth, bool is_highest);

} // namespace huuco
