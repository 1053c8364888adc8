// SPDX-License-Identifier: MIT
/// \file
/// Writes the tiles of a polygon layer beside the output, as vectors or as pictures.

#include "base/heap.hpp"
#include "base/message_format.hpp"
#include "base/system_message.hpp"
#include "landuse/class_colours.hpp"
#include "pipeline/data_folder.hpp"
#include "pipeline/layer_crs.hpp"
#include "pipeline/read_tile_layer.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/spill_heap.hpp>
#include <huuco/io/field_recognition.hpp>
#include <huuco/pipeline/make_tiles.hpp>

#include <tbb/global_control.h>

#include <filesystem>
#include <optional>
#include <thread>
#include <utility>

namespace huuco {

namespace {

/// A place beside the output for what is being written; moved there at the end.
class PartialOutput {
public:
    PartialOutput(std::filesystem::path output, bool overwrite)
        : m_output(std::move(output)), m_partial(m_output) {
        while (m_partial.filename().empty()) { // a trailing slash
            m_output = m_partial = m_partial.parent_path();
        }
        m_partial += ".partial";
        if (!folder().empty() && !std::filesystem::is_directory(folder())) {
            throw Error(
                ErrorCode::argument,
                message(
                    "Không có thư mục {} để ghi {}; hãy tạo thư mục đó trước hoặc chọn nơi xuất "
                    "khác.",
                    "There is no folder {} to write {} into; make it first, or choose another "
                    "output.",
                    folder().string(),
                    m_output.filename().string()));
        }
        if (std::filesystem::exists(m_output) && !overwrite) {
            throw Error(
                ErrorCode::argument,
                message(
                    "{} đã có; hãy chọn nơi xuất khác hoặc thêm --overwrite.",
                    "{} exists; choose another output or give --overwrite.",
                    m_output.string()));
        }
        if (std::filesystem::is_directory(m_output) &&
            !std::filesystem::exists(m_output / "tiles.json")) {
            throw Error(
                ErrorCode::argument,
                message(
                    "{} là thư mục, nhưng không phải thư mục ô bản đồ; hãy chọn nơi xuất khác.",
                    "{} is a folder, but not one of tiles.",
                    m_output.string()));
        }
        remove(m_partial);
    }

    PartialOutput(const PartialOutput&) = delete;
    PartialOutput& operator=(const PartialOutput&) = delete;

    ~PartialOutput() { remove(m_partial); }

    /// Where files may lie that vanish with the run.
    [[nodiscard]] std::filesystem::path folder() const { return m_output.parent_path(); }

    [[nodiscard]] TileFiles files() const {
        TileFiles files;
        const std::string ending = m_output.extension().string();
        (ending == ".pmtiles"   ? files.pmtiles
         : ending == ".mbtiles" ? files.mbtiles
                                : files.folder) = m_partial;
        return files;
    }

    void commit() {
        std::error_code error;
        if (std::filesystem::is_directory(m_output)) {
            remove(m_output); // a folder cannot be renamed over another one
        }
        std::filesystem::rename(m_partial, m_output, error);
        if (error) {
            throw Error(
                ErrorCode::io,
                message(
                    "Không ghi được {}: {}.",
                    "Cannot write {}: {}.",
                    m_output.string(),
                    system_message(error.value())));
        }
    }

private:
    static void remove(const std::filesystem::path& path) noexcept {
        std::error_code ignored; // what stays behind is met again by the next run
        std::filesystem::remove_all(path, ignored);
    }

    std::filesystem::path m_output;
    std::filesystem::path m_partial;
};

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
RasterLayer village_outlines(
    const ReadTileLayer& below,
    const MakeTilesOptions& options,
    const ReferenceSystems& systems,
    const Tables& tables,
    Problems& problems,
    Progress& progress) {
    TileSource source{
        options.villages,
        options.villages_layer,
        {},
        options.village_name,
        {},
        {},
        options.language};
    if (source.name_field.empty()) {
        const Dataset villages = Dataset::open(source.path, {source.layer, {}});
        const VillageFields fields =
            recognise_village_fields(villages.info(), tables.field_aliases());
        source.name_field = fields.name.value_or(fields.id);
    }
    CrsJudge judge(systems, options.language);
    judge.add_points("parcels", below.crs, below.sample);
    RasterLayer outlines;
    outlines.layer =
        read_tile_layer(source, judge, {}, options.tiles.memory, problems, progress).layer;
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
        layers.push_back(
            village_outlines(read, options, systems, tables, result.problems, progress));
    }
    layers.front().layer = std::move(read.layer);
    result.pictures = write_raster_tiles(std::move(layers), raster, options.tiles, files, progress);
}

} // namespace

MakeTilesResult make_tiles(const MakeTilesOptions& options, Progress& progress) {
    const tbb::global_control threads(
        tbb::global_control::max_allowed_parallelism,
        options.tiles.threads > 0 ? options.tiles.threads : std::thread::hardware_concurrency());
    PartialOutput output(options.output, options.overwrite);
    std::optional<SpillHeap> heap;
    TileOptions tiles = options.tiles;
    ParcelBudget budget;
    if (options.memory && options.format == TileFormat::mvt) {
        heap.emplace(*options.memory, output.folder());
        tiles.memory = &*heap;
        budget = {*options.memory, output.folder()};
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
        CrsJudge(systems, options.language),
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
            std::move(read),
            options,
            systems,
            Tables::load(tables),
            output.files(),
            result,
            progress);
    } else {
        result.tiles =
            write_vector(std::move(read.layer), tiles, options.language, output.files(), progress);
    }
    output.commit();
    return result;
}

} // namespace huuco
