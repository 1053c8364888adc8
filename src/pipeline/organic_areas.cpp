// SPDX-License-Identifier: MIT
/// \file
/// Opens a layer of organic areas, decides its reference system and brings it in.

#include "pipeline/organic_areas.hpp"

#include "pipeline/certificate_columns.hpp"
#include "pipeline/input_records.hpp"
#include "pipeline/small_layers.hpp"

#include <huuco/crs/crs_ranking.hpp>
#include <huuco/io/zone_reader.hpp>

#include <cstddef>
#include <utility>

namespace huuco {

namespace {

std::vector<std::string> names_of_fields(const DatasetInfo& info) {
    std::vector<std::string> names;
    for (const FieldInfo& field : info.fields) {
        names.push_back(field.name);
    }
    return names;
}

OrganicAreasRead take_areas(
    Dataset& dataset,
    const OrganicAreasSource& source,
    std::span<const FieldAlias> aliases,
    const CrsJudge& judge,
    const Crs& working) {
    const DatasetInfo& info = dataset.info();
    const std::vector<std::string> names = names_of_fields(info);
    const CertificateColumns columns = recognise_certificate_columns(names, aliases);
    OrganicAreasRead read;
    OrganicAreaSet set = read_organic_areas(dataset, columns, read.problems);
    const DecidedCrs decided = judge.decide(
        {&info, points_inside(set.shapes, kAskedPoints), &set.shapes}, source.src_crs, false);
    if (decided.decision.has_swapped_axes) {
        // No winding tells holes there: read them again by what lies in what.
        read.problems.clear();
        dataset.sort_rings_by_containment();
        set = read_organic_areas(dataset, columns, read.problems);
        swap_axes(set.shapes.points());
    }
    const ReadyShapes ready = make_ready(
        std::move(set.shapes),
        decided.crs,
        working,
        {info.source(), source.language, DoubtfulShape::is_set_aside},
        read.problems);
    read.record = record_of("organic_areas", info);
    note_columns(columns, names, read.record);
    note_encoding(info.encoding_decision, source.language, read.record, read.warnings);
    note_crs(decided, read.record, read.warnings);
    tell_certificate_columns(
        {info.path, names, dataset.sample(), columns}, source.language, read.warnings);
    read.record.operation = ready.operation;
    for (std::size_t i = 0; i < ready.is_usable.size(); ++i) {
        if (ready.is_usable[i]) {
            read.areas.shapes.add_shape(ready.shapes.shape(i));
            read.areas.certificates.push_back(std::move(set.certificates[i]));
        }
    }
    return read;
}

} // namespace

OrganicAreasRead read_organic_area_layer(
    const OrganicAreasSource& source,
    std::span<const FieldAlias> aliases,
    const CrsJudge& judge,
    const Crs& working) {
    return read_small_layer(
        source.path, {source.layer, {}, source.language}, source.encoding, [&](Dataset& dataset) {
            return take_areas(dataset, source, aliases, judge, working);
        });
}

} // namespace huuco
