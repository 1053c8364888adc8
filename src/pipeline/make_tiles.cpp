// SPDX-License-Identifier: MIT
/// \file
/// Reads a polygon layer like parcels, brings it to degrees, and writes its tiles beside the
/// output, as vectors or as pictures.

#include "base/message_format.hpp"
#include "base/ordered_pipeline.hpp"
#include "landuse/class_colours.hpp"
#include "pipeline/data_folder.hpp"
#include "pipeline/inputs.hpp"
#include "pipeline/layer_crs.hpp"
#include "pipeline/read_parcels.hpp"
#include "pipeline/tile_column_builder.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/name_hint.hpp>
#include <huuco/crs/area_measure.hpp>
#include <huuco/crs/fitted_transform.hpp>
#include <huuco/io/field_recognition.hpp>
#include <huuco/io/point_sample.hpp>
#include <huuco/pipeline/make_tiles.hpp>

#include <tbb/enumerable_thread_specific.h>
#include <tbb/global_control.h>

#include <algorithm>
#include <optional>
#include <thread>
#include <utility>

namespace huuco {

namespace {

/// A layer to read, and the fields of it that tiles show.
struct TileSource {
    std::string path;
    std::string layer;
    std::string class_field; ///< becomes the attribute `class`; empty: there is none
    std::string name_field;  ///< becomes the attribute `name`; empty: there is none
    std::string src_crs;
    std::string encoding;
};

/// A layer that was read.
struct ReadTileLayer {
    TileLayer layer;   ///< with `fid`, `class` and `name`; ids are feature numbers of the source
    Crs crs = wgs84(); ///< of the source
    std::vector<Point> sample;  ///< some of its points, in that system
    std::uint64_t features = 0; ///< read
    std::uint64_t set_aside = 0;
};

// The parcel reader fills columns by role; a class is read in the place of the land use, a name in
// that of the village.
constexpr FieldRole kClassRole = FieldRole::land_use;
constexpr FieldRole kNameRole = FieldRole::village;

void check_field(const DatasetInfo& info, const std::string& name, const char* option) {
    std::vector<std::string> names;
    for (const FieldInfo& field : info.fields) {
        names.push_back(field.name);
    }
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) {
        throw Error(
            ErrorCode::argument,
            message(
                "{} {}: {} không có trường này{}.",
                "{} {}: {} has no such field{}.",
                option,
                name,
                info.path,
                did_you_mean(name, names)));
    }
}

Inputs open_layer(const TileSource& asked, const CrsJudge& judge) {
    Dataset dataset = Dataset::open(asked.path, {asked.layer, asked.encoding});
    check_field(dataset.info(), asked.class_field, "--class-field");
    check_field(dataset.info(), asked.name_field, "--name-field");
    RoleFields fields;
    if (!asked.class_field.empty()) {
        fields.at(static_cast<std::size_t>(kClassRole)) = asked.class_field;
    }
    if (!asked.name_field.empty()) {
        fields.at(static_cast<std::size_t>(kNameRole)) = asked.name_field;
    }
    Inputs inputs;
    std::vector<Point> sample = sample_points(dataset, kAskedPoints);
    const DecidedCrs decided = judge.decide({&dataset.info(), sample}, asked.src_crs, true);
    inputs.working_crs = decided.crs;
    ParcelSource source{std::move(dataset), std::move(fields), std::move(sample)};
    source.crs = decided.crs;
    source.measured_in = decided.measured_in;
    source.has_swapped_axes = decided.decision.has_swapped_axes;
    inputs.parcels.push_back(std::move(source));
    return inputs;
}

/// Takes the parcels over: batches are brought to degrees side by side and appended in their order.
void fill_layer(ParcelsRead parcels, const FittedTransform& transform, ReadTileLayer& read) {
    TileLayer& layer = read.layer;
    TileColumn fid{"fid", {}, {}, {}};
    TileColumnBuilder classes("class");
    TileColumnBuilder names("name");
    tbb::enumerable_thread_specific<FittedTransform> transforms([&] { return transform.clone(); });
    constexpr std::size_t kInFlight = 16;
    std::size_t next = 0;
    run_in_order<ParcelBatch*, ParcelBatch*>(
        kInFlight,
        [&] {
            return next == parcels.batches.size() ? std::nullopt
                                                  : std::optional(&parcels.batches[next++]);
        },
        [&](ParcelBatch* batch) {
            transforms.local().apply(batch->shapes.points());
            return batch;
        },
        [&](ParcelBatch* batch) {
            for (std::size_t row = 0; row < batch->size(); ++row) {
                layer.ids.push_back(batch->first_fid + row);
                fid.integers.push_back(static_cast<std::int64_t>(batch->first_fid + row));
                read.set_aside += batch->fates[row] == ParcelFate::set_aside ? 1 : 0;
            }
            classes.add_texts(batch->field(kClassRole), batch->size());
            names.add_texts(batch->field(kNameRole), batch->size());
            read.features += batch->size();
            layer.shapes.append(std::move(batch->shapes));
            *batch = {};
        });
    layer.columns.push_back(std::move(fid));
    layer.columns.push_back(classes.finish());
    layer.columns.push_back(names.finish());
}

/// Reads a layer to its end. \param judge  decides its reference system
ReadTileLayer read_tile_layer(
    const TileSource& source,
    const CrsJudge& judge,
    Problems& problems,
    Progress& progress) {
    Inputs inputs = open_layer(source, judge);
    ReadTileLayer read;
    read.crs = inputs.working_crs;
    read.sample = inputs.parcels.front().sample;
    if (inputs.parcels.front().has_swapped_axes) {
        swap_axes(read.sample);
    }
    const std::string name = inputs.parcels.front().dataset.info().layer;
    ParcelsRead parcels = read_parcels(inputs, {}, nullptr, problems, progress);
    const Box extent = parcels.extent;
    const FittedTransform transform(
        Transform(inputs.working_crs, wgs84(), extent), extent, kMetresPerDegree);
    fill_layer(std::move(parcels), transform, read);
    read.layer.name = name;
    return read;
}

/// A place beside the output for what is being written; moved there at the end.
class PartialOutput {
public:
    PartialOutput(std::filesystem::path output, bool overwrite)
        : m_output(std::move(output)), m_partial(m_output) {
        while (m_partial.filename().empty()) { // a trailing slash
            m_output = m_partial = m_partial.parent_path();
        }
        m_partial += ".partial";
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
                    error.message()));
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
    const MakeTilesOptions& options,
    const TileFiles& files,
    Progress& progress) {
    layer.area_key = "class";
    layer.dissolve = TileDissolve{
        "classes",
        "Ground of one class, where features are too small to be seen",
        {"class"},
        std::nullopt};
    std::vector<TileLayer> layers;
    layers.push_back(std::move(layer));
    return write_tiles(std::move(layers), options.tiles, files, progress);
}

/// The outlines and names of villages, to be drawn over a layer.
RasterLayer village_outlines(
    const ReadTileLayer& below,
    const MakeTilesOptions& options,
    const ReferenceSystems& systems,
    const Tables& tables,
    Problems& problems,
    Progress& progress) {
    TileSource source{options.villages, options.villages_layer, {}, options.village_name, {}, {}};
    if (source.name_field.empty()) {
        const Dataset villages = Dataset::open(source.path, {source.layer, {}});
        const VillageFields fields =
            recognise_village_fields(villages.info(), tables.field_aliases());
        source.name_field = fields.name.value_or(fields.id);
    }
    CrsJudge judge(systems, Language::vi);
    judge.add_points("parcels", below.crs, below.sample);
    RasterLayer outlines;
    outlines.layer = read_tile_layer(source, judge, problems, progress).layer;
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
    MakeTilesResult result;
    const std::filesystem::path tables = data_folder() / "tables";
    const ReferenceSystems systems = ReferenceSystems::load(tables / "reference_systems.csv");
    ReadTileLayer read = read_tile_layer(
        {options.input,
         options.layer,
         options.class_field,
         options.name_field,
         options.src_crs,
         options.encoding},
        CrsJudge(systems, Language::vi),
        result.problems,
        progress);
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
        result.tiles = write_vector(std::move(read.layer), options, output.files(), progress);
    }
    output.commit();
    return result;
}

} // namespace huuco
