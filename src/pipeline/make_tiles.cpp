// SPDX-License-Identifier: MIT
/// \file
/// Reads a polygon layer like parcels, brings it to degrees, and writes its tiles beside the
/// output.

#include "pipeline/data_folder.hpp"
#include "pipeline/inputs.hpp"
#include "pipeline/layer_crs.hpp"
#include "pipeline/read_parcels.hpp"
#include "pipeline/tile_column_builder.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/name_hint.hpp>
#include <huuco/crs/area_measure.hpp>
#include <huuco/crs/fitted_transform.hpp>
#include <huuco/io/point_sample.hpp>
#include <huuco/pipeline/make_tiles.hpp>

#include <fmt/format.h>
#include <tbb/global_control.h>

#include <algorithm>
#include <thread>
#include <utility>

namespace huuco {

namespace {

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
            fmt::format(
                "{} {}: {} has no such field{}.",
                option,
                name,
                info.path,
                did_you_mean(name, names)));
    }
}

Inputs open_layer(const MakeTilesOptions& options) {
    Dataset dataset = Dataset::open(options.input, {options.layer, options.encoding});
    check_field(dataset.info(), options.class_field, "--class-field");
    check_field(dataset.info(), options.name_field, "--name-field");
    RoleFields fields;
    if (!options.class_field.empty()) {
        fields.at(static_cast<std::size_t>(kClassRole)) = options.class_field;
    }
    if (!options.name_field.empty()) {
        fields.at(static_cast<std::size_t>(kNameRole)) = options.name_field;
    }
    Inputs inputs;
    inputs.systems = ReferenceSystems::load(data_folder() / "tables" / "reference_systems.csv");
    std::vector<Point> sample = sample_points(dataset, kAskedPoints);
    const DecidedCrs decided = CrsJudge(inputs.systems, inputs.language)
                                   .decide({&dataset.info(), sample}, options.src_crs, true);
    inputs.working_crs = decided.crs;
    ParcelSource source{std::move(dataset), std::move(fields), std::move(sample)};
    source.crs = decided.crs;
    source.measured_in = decided.measured_in;
    source.has_swapped_axes = decided.decision.has_swapped_axes;
    inputs.parcels.push_back(std::move(source));
    return inputs;
}

TileLayer layer_of(ParcelsRead read, const FittedTransform& transform, MakeTilesResult& result) {
    TileLayer layer;
    TileColumn fid{"fid", {}, {}, {}};
    TileColumnBuilder classes("class");
    TileColumnBuilder names("name");
    for (ParcelBatch& batch : read.batches) {
        transform.apply(batch.shapes.points());
        for (std::size_t row = 0; row < batch.size(); ++row) {
            layer.shapes.add_shape(batch.shapes.shape(row));
            layer.ids.push_back(batch.first_fid + row);
            fid.integers.push_back(static_cast<std::int64_t>(batch.first_fid + row));
            result.set_aside += batch.fates[row] == ParcelFate::set_aside ? 1 : 0;
        }
        classes.add_texts(batch.field(kClassRole), batch.size());
        names.add_texts(batch.field(kNameRole), batch.size());
        result.features += batch.size();
        batch = {}; // its coordinates are in the layer now
    }
    layer.columns.push_back(std::move(fid));
    layer.columns.push_back(classes.finish());
    layer.columns.push_back(names.finish());
    layer.area_key = "class";
    return layer;
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
                fmt::format(
                    "{} exists; choose another output or give --overwrite.", m_output.string()));
        }
        if (std::filesystem::is_directory(m_output) &&
            !std::filesystem::exists(m_output / "tiles.json")) {
            throw Error(
                ErrorCode::argument,
                fmt::format("{} is a folder, but not one of tiles.", m_output.string()));
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
                fmt::format("Cannot write {}: {}.", m_output.string(), error.message()));
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

} // namespace

MakeTilesResult make_tiles(const MakeTilesOptions& options, Progress& progress) {
    const tbb::global_control threads(
        tbb::global_control::max_allowed_parallelism,
        options.tiles.threads > 0 ? options.tiles.threads : std::thread::hardware_concurrency());
    PartialOutput output(options.output, options.overwrite);
    MakeTilesResult result;
    Inputs inputs = open_layer(options);
    const std::string name = inputs.parcels.front().dataset.info().layer;
    ParcelsRead read = read_parcels(inputs, result.problems, progress);
    const Box extent = read.extent;
    const FittedTransform transform(
        Transform(inputs.working_crs, wgs84(), extent), extent, kMetresPerDegree);

    std::vector<TileLayer> layers;
    layers.push_back(layer_of(std::move(read), transform, result));
    layers.front().name = options.tile_layer.empty() ? name : options.tile_layer;
    layers.front().dissolve = TileDissolve{
        "classes",
        "Ground of one class, where features are too small to be seen",
        {"class"},
        std::nullopt};
    result.tiles = write_tiles(std::move(layers), options.tiles, output.files(), progress);
    output.commit();
    return result;
}

} // namespace huuco
