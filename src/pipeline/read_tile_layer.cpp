// SPDX-License-Identifier: MIT
/// \file
/// Brings the batches of a layer to degrees, and its fields to attributes.

#include "pipeline/read_tile_layer.hpp"

#include "base/message_format.hpp"
#include "base/ordered_pipeline.hpp"
#include "pipeline/inputs.hpp"
#include "pipeline/tile_column_builder.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/name_hint.hpp>
#include <huuco/crs/area_measure.hpp>
#include <huuco/crs/fitted_transform.hpp>
#include <huuco/io/point_sample.hpp>

#include <tbb/enumerable_thread_specific.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace huuco {

namespace {

// The parcel reader fills columns by role; a class is read in the place of the land use, a name in
// that of the village.
constexpr FieldRole kClassRole = FieldRole::land_use;
constexpr FieldRole kNameRole = FieldRole::village;

void check_field(const DatasetInfo& info, const std::string& name, const std::string& option) {
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
    Dataset dataset = Dataset::open(asked.path, {asked.layer, asked.encoding, asked.language});
    check_field(dataset.info(), asked.class_field, "--class-field");
    check_field(dataset.info(), asked.name_field, asked.name_option);
    RoleFields fields;
    if (!asked.class_field.empty()) {
        fields.at(static_cast<std::size_t>(kClassRole)) = asked.class_field;
    }
    if (!asked.name_field.empty()) {
        fields.at(static_cast<std::size_t>(kNameRole)) = asked.name_field;
    }
    Inputs inputs;
    inputs.language = asked.language;
    inputs.stamps.take(asked.path, dataset.info().sidecar_files);
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

/// A batch with its shapes in degrees.
struct BatchInDegrees {
    ParcelBatch* batch;
    MultiPolygonBuffer shapes;
};

/// Takes the parcels over: batches are brought to degrees side by side and appended in their order.
/// Where some lie in a file, all shapes in degrees go to another one.
///
/// \param memory  for attributes; outlives the layer
void fill_layer(
    ParcelsRead parcels,
    const FittedTransform& transform,
    std::pmr::memory_resource* memory,
    ReadTileLayer& read) {
    TileLayer& layer = read.layer;
    TileColumn fid{"fid", {}, {}, std::pmr::vector<std::int64_t>(memory)};
    TileColumnBuilder classes("class", memory);
    TileColumnBuilder names("name", memory);
    for (const ParcelBatch& batch : parcels.batches) {
        read.features += batch.size();
    }
    layer.ids.reserve(read.features);
    fid.integers.reserve(read.features);
    classes.reserve(read.features);
    names.reserve(read.features);
    if (parcels.spilled) {
        read.spilled = std::make_shared<SpillFile>(parcels.spilled->folder());
    }
    tbb::enumerable_thread_specific<FittedTransform> transforms([&] { return transform.clone(); });
    constexpr std::size_t kInFlight = 16;
    std::size_t next = 0;
    std::size_t taken = 0;
    run_in_order<ParcelBatch*, BatchInDegrees>(
        kInFlight,
        [&] {
            return next == parcels.batches.size() ? std::nullopt
                                                  : std::optional(&parcels.batches[next++]);
        },
        [&](ParcelBatch* batch) {
            BatchInDegrees made{batch, {}};
            if (parcels.spilled) { // what lies there can only be read
                made.shapes.reserve_as(batch->shapes);
                made.shapes.append(batch->shapes);
            } else {
                made.shapes = std::move(batch->shapes);
            }
            transforms.local().apply(made.shapes.points());
            return made;
        },
        [&](BatchInDegrees made) {
            ParcelBatch& batch = *made.batch;
            const std::size_t rows = made.shapes.size();
            for (std::size_t row = 0; row < rows; ++row) {
                layer.ids.push_back(batch.first_fid + row);
                fid.integers.push_back(static_cast<std::int64_t>(batch.first_fid + row));
                read.set_aside += batch.fates[row] == ParcelFate::set_aside ? 1 : 0;
            }
            classes.add_texts(batch.field(kClassRole), rows);
            names.add_texts(batch.field(kNameRole), rows);
            if (read.spilled) {
                made.shapes.spill(*read.spilled);
            }
            layer.shapes.append(std::move(made.shapes));
            batch = {};
            let_go_behind(parcels.spilled, taken);
            let_go_behind(read.spilled, taken++);
        });
    layer.columns.push_back(std::move(fid));
    layer.columns.push_back(classes.finish());
    layer.columns.push_back(names.finish());
}

} // namespace

ReadTileLayer read_tile_layer(
    const TileSource& source,
    const CrsJudge& judge,
    const ParcelBudget& budget,
    std::pmr::memory_resource* memory,
    Problems& problems,
    Progress& progress) {
    Inputs inputs = open_layer(source, judge);
    ReadTileLayer read(inputs.parcels.front().dataset.info().layer, memory);
    read.crs = inputs.working_crs;
    read.sample = inputs.parcels.front().sample;
    if (inputs.parcels.front().has_swapped_axes) {
        swap_axes(read.sample);
    }
    ParcelsRead parcels = read_parcels(inputs, budget, nullptr, problems, progress);
    inputs.stamps.require_unchanged();
    const Box extent = parcels.extent;
    const FittedTransform transform(
        Transform(inputs.working_crs, wgs84(), extent), extent, kMetresPerDegree);
    fill_layer(std::move(parcels), transform, memory, read);
    return read;
}

} // namespace huuco
