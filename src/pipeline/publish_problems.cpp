// SPDX-License-Identifier: MIT
/// \file
/// Problems as a GeoPackage or as GeoJSON.

#include "base/message_format.hpp"
#include "io/partial_output.hpp"
#include "io/password.hpp"
#include "pipeline/problem_layers.hpp"
#include "pipeline/wgs84_shapes.hpp"

#include <huuco/base/error.hpp>
#include <huuco/io/geojson_writer.hpp>
#include <huuco/pipeline/check.hpp>
#include <huuco/pipeline/problem_parcel.hpp>

#include <optional>
#include <string_view>

namespace huuco {

namespace {

void write_geopackage(
    const Analysis& analysis,
    Language language,
    const std::filesystem::path& path) {
    std::optional<Transform> to_source;
    if (!(analysis.source_crs == analysis.working_crs)) {
        to_source.emplace(analysis.working_crs, analysis.source_crs, analysis.extent);
    }
    GeoPackageWriter writer =
        GeoPackageWriter::create(path, analysis.source_crs.definition(), analysis.file_time);
    const ProblemLayers layers(
        "problems_points", "problems_areas", language, to_source ? &*to_source : nullptr);
    layers.write(writer, analysis);
    layers.add_styles(writer);
    writer.finish();
}

/// A part of the key of a parcel; null where there is none, and in a problem of another input.
void add_part(
    FeatureText& feature,
    std::string_view name,
    const std::optional<std::string_view>& part) {
    if (part && !part->empty()) {
        feature.text(name, *part);
    } else {
        feature.null(name);
    }
}

void write_feature(
    std::string& chunk,
    const Problem& problem,
    const WrittenKey& key,
    const FittedTransform& transform) {
    FeatureText feature(chunk);
    feature.text("source", problem.source);
    feature.integer("feature", static_cast<std::int64_t>(problem.feature));
    add_part(feature, "commune", key.commune);
    add_part(feature, "sheet", key.sheet);
    add_part(feature, "parcel", key.parcel);
    feature.text("others", others_of(problem));
    feature.text("kind", problem.kind);
    feature.text("severity", severity_name(problem.severity));
    feature.text("title_vi", problem_title(problem.kind, Language::vi));
    feature.text("title_en", problem_title(problem.kind, Language::en));
    feature.text("note", problem.note);
    if (problem.area_m2) {
        feature.number("area_m2", *problem.area_m2);
    } else {
        feature.null("area_m2");
    }
    feature.boolean("set_aside", problem.is_set_aside);
    if (problem.polygon && problem.polygon->size() > 0) {
        MultiPolygonBuffer ground = *problem.polygon;
        transform.apply(ground.points());
        feature.finish(ground.shape(0));
        return;
    }
    std::optional<Point> place = problem.place;
    if (place) {
        transform.apply({&*place, 1});
    }
    feature.finish_at(place);
}

bool is_geojson(const std::filesystem::path& path) {
    return path.extension() == ".geojson" || path.extension() == ".json";
}

void write_geojson(const Analysis& analysis, const std::filesystem::path& path) {
    const FittedTransform transform = to_wgs84(analysis);
    GeoJsonWriter writer = GeoJsonWriter::open(path, "problems");
    std::string chunk;
    for (const Problem& problem : analysis.problems) {
        const WrittenKey key = parcel_of_problem(analysis, problem).value_or(WrittenKey{});
        write_feature(chunk, problem, key, transform);
    }
    writer.fingerprint(chunk);
    writer.write(chunk);
    writer.finish();
}

} // namespace

void require_problems_file(const std::filesystem::path& path) {
    if (path.extension() != ".gpkg" && !is_geojson(path)) {
        throw Error(
            ErrorCode::argument,
            message(
                "-o {}: đuôi tệp cho biết định dạng; hãy dùng .gpkg hoặc .geojson.",
                "-o {}: the ending tells the format; it must be .gpkg or .geojson.",
                io::shown_path(path.string())));
    }
    const io::PartialOutput file(path); // refuses its folder
}

void write_problems(
    const Analysis& analysis,
    Language language,
    const std::filesystem::path& path) {
    require_problems_file(path);
    io::PartialOutput file(path);
    if (is_geojson(path)) {
        write_geojson(analysis, file.path());
    } else {
        write_geopackage(analysis, language, file.path());
    }
    file.commit();
}

} // namespace huuco
