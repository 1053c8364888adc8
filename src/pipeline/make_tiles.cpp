// SPDX-License-Identifier: MIT
/// \file
/// Writes the tiles of a polygon layer beside the output, as vectors or as pictures.

#include "base/heap.hpp"
#include "base/message_format.hpp"
#include "base/thread_limit.hpp"
#include "io/foreign_names.hpp"
#include "io/partial_output.hpp"
#include "landuse/class_colours.hpp"
#include "pipeline/layer_crs.hpp"
#include "pipeline/read_tile_layer.hpp"
#include "pipeline/replaced_inputs.hpp"
#include "tile/folder_content.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/spill_heap.hpp>
#include <huuco/base/text.hpp>
#include <huuco/io/field_recognition.hpp>
#include <huuco/pipeline/data_folder.hpp>
#include <huuco/pipeline/make_tiles.hpp>

#include <array>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

namespace huuco {

namespace {

void require_replaceable_tiles(const std::filesystem::path& output, bool overwrite) {
    std::error_code error;
    if (!std::filesystem::exists(output, error)) {
        return;
    }
    if (!overwrite) {
        throw Error(
            ErrorCode::argument,
            message(
                "{} đã có; hãy chọn nơi xuất khác hoặc thêm --overwrite.",
                "{} exists; choose another output or give --overwrite.",
                output.string()));
    }
    if (!std::filesystem::is_directory(output, error)) {
        return;
    }
    if (!std::filesystem::exists(output / "tiles.json", error)) {
        throw Error(
            ErrorCode::argument,
            message(
                "{} là thư mục, nhưng không phải thư mục ô bản đồ; hãy chọn nơi xuất khác.",
                "{} is a folder, but not one of tiles; choose another output.",
                output.string()));
    }
    io::require_no_foreign(output, tile::foreign_in_folder(output));
}

/// The file or folder that tiles go to, by the ending of its name.
TileFiles files_of_ending(const std::filesystem::path& output) {
    TileFiles files;
    const std::string ending = fold_key(output.extension().string());
    (ending == ".pmtiles"   ? files.pmtiles
     : ending == ".mbtiles" ? files.mbtiles
                            : files.folder) = output;
    return files;
}

TileStatistics write_vector(
    TileLayer layer,
    const TileOptions& options,
    Language language,
    const TileFiles& files,
    Progress& progress) {
    layer.area_key = "class";
    layer.dissolve = TileDissolve{
        "classes",
        in_language(
            language,
            "Đất cùng loại, ở các mức mà đối tượng quá nhỏ để thấy được",
            "Ground of one class, where features are too small to be seen"),
        {"class"},
        std::nullopt};
    std::vector<TileLayer> layers;
    layers.push_back(std::move(layer));
    return write_tiles(std::move(layers), options, files, progress);
}

/// The outlines and names of villages, to be drawn over a layer.
///
/// \param result  receives how many there are, and what is wrong with them
RasterLayer village_outlines(
    const ReadTileLayer& below,
    const MakeTilesOptions& options,
    const ReferenceSystems& systems,
    const Tables& tables,
    MakeTilesResult& result,
    Progress& progress) {
    TileSource source{
        options.villages,
        options.villages_layer,
        {},
        options.village_name,
        {},
        {},
        options.language,
        "--village-name"};
    if (source.name_field.empty()) {
        const Dataset villages = Dataset::open(source.path, {source.layer, {}});
        const VillageFields fields =
            recognise_village_fields(villages.info(), tables.field_aliases());
        source.name_field = fields.name.value_or(fields.id);
    }
    CrsJudge judge(systems, options.language, kNoCrsWays);
    judge.add_points("parcels", below.crs, below.sample);
    ReadTileLayer read =
        read_tile_layer(source, judge, {}, options.tiles.memory, result.village_problems, progress);
    result.villages = read.features;
    result.villages_set_aside = read.set_aside;
    RasterLayer outlines;
    outlines.layer = std::move(read.layer);
    outlines.is_filled = false;
    return outlines;
}

void draw_pictures(
    ReadTileLayer read,
    const MakeTilesOptions& options,
    const ReferenceSystems& systems,
    const Tables& tables,
    const TileFiles& files,
    MakeTilesResult& result,
    Progress& progress) {
    RasterOptions raster = options.raster;
    for (const TileColumn& column : read.layer.columns) {
        if (column.key == "class") {
            std::vector<std::string> classes;
            for (const TileValue& value : column.dictionary) {
                classes.push_back(std::get<std::string>(value)); // it was built of texts
            }
            ClassColours colours = class_colours(classes, tables);
            raster.colours = std::move(colours.of_class);
            result.classes_without_colour = std::move(colours.without);
        }
    }
    std::vector<RasterLayer> layers(1);
    if (!options.villages.empty()) {
        layers.push_back(village_outlines(read, options, systems, tables, result, progress));
    }
    layers.front().layer = std::move(read.layer);
    result.pictures = write_raster_tiles(std::move(layers), raster, options.tiles, files, progress);
}

} // namespace

MakeTilesResult make_tiles(const MakeTilesOptions& options, Progress& progress) {
    const tbb::global_control threads = limit_threads(options.tiles.threads);
    io::PartialOutput output(options.output);
    require_replaceable_tiles(output.wanted(), options.overwrite);
    require_not_replaced(
        std::array<std::filesystem::path, 2>{options.input, options.villages}, output.wanted());
    const std::filesystem::path folder = output.wanted().parent_path();
    const TileFiles files = files_of_ending(output.path());
    std::optional<SpillHeap> heap;
    TileOptions tiles = options.tiles;
    ParcelBudget budget;
    if (options.memory && options.format == TileFormat::mvt) {
        heap.emplace(*options.memory, folder);
        tiles.memory = &*heap;
        budget = {*options.memory, folder};
    }
    MakeTilesResult result;
    const std::filesystem::path tables = data_folder() / "tables";
    const ReferenceSystems systems = ReferenceSystems::load(tables / "reference_systems.csv");
    ReadTileLayer read = read_tile_layer(
        {options.input,
         options.layer,
         options.class_field,
         options.name_field,
         options.src_crs,
         options.encoding,
         options.language},
        CrsJudge(systems, options.language, {.has_place = false, .has_work_crs = false}),
        budget,
        tiles.memory,
        result.problems,
        progress);
    give_back_freed_memory(); // opening and reading took more than what follows
    result.features = read.features;
    result.set_aside = read.set_aside;
    if (!options.tile_layer.empty()) {
        read.layer.name = options.tile_layer;
    }
    if (options.format == TileFormat::png) {
        draw_pictures(
            std::move(read), options, systems, Tables::load(tables), files, result, progress);
    } else {
        result.tiles =
            write_vector(std::move(read.layer), tiles, options.language, files, progress);
    }
    require_replaceable_tiles(output.wanted(), options.overwrite); // hours may have passed
    output.commit();
    return result;
}

} // namespace huuco
