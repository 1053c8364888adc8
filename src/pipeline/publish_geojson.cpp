// SPDX-License-Identifier: MIT
/// \file
/// Formats villages and pieces as GeoJSON features.

#include "pipeline/publish_geojson.hpp"

#include "base/ordered_pipeline.hpp"
#include "pipeline/wgs84_shapes.hpp"

#include <huuco/io/geojson_writer.hpp>

#include <tbb/enumerable_thread_specific.h>
#include <tbb/task_arena.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace huuco {

namespace {

void add_number_or_null(
    FeatureText& feature,
    const char* name,
    const std::optional<double>& value) {
    if (value) {
        feature.number(name, *value);
    } else {
        feature.null(name);
    }
}

void add_figures(FeatureText& feature, const AreaTotals& totals, double target_percent) {
    feature.integer("parcels", static_cast<std::int64_t>(totals.parcels));
    feature.number("parcel_m2", totals.parcel_m2);
    feature.number("principal_m2", totals.principal_m2);
    feature.number("organic_m2", totals.organic_m2);
    feature.number("in_conversion_m2", totals.in_conversion_m2);
    feature.number("unknown_evidence_m2", totals.unknown_evidence_m2);
    add_number_or_null(feature, "share_percent", totals.share_percent());
    add_number_or_null(feature, "upper_share_percent", totals.upper_share_percent());
    feature.number("missing_m2", totals.missing_m2(target_percent));
    feature.boolean("target_met", totals.meets(target_percent));
}

/// A text as JSON, `null` when it is blank.
std::string json_text(std::string_view text) {
    if (text.empty()) {
        return "null";
    }
    std::string json;
    append_json_string(json, text);
    return json;
}

/// The texts of a column, each distinct value escaped once.
class EscapedColumn {
public:
    explicit EscapedColumn(const TextColumn& column) : m_column(&column) {
        for (const std::string& value : column.values()) {
            m_json.push_back(json_text(value));
        }
    }

    [[nodiscard]] std::string_view operator[](std::size_t row) const {
        return m_column->empty() ? std::string_view("null")
                                 : std::string_view(m_json[m_column->code(row)]);
    }

private:
    const TextColumn* m_column;
    std::vector<std::string> m_json;
};

/// The members of a verdict, escaped once.
std::string json_of(const Verdict& verdict) {
    std::string json = R"("land_class":)" + json_text(verdict.land_class);
    json += R"(,"crop":)" + json_text(verdict.crop);
    json += R"(,"class":)" + json_text(map_class_name(verdict.map_class));
    json += R"(,"principal_share":)";
    append_json_number(json, verdict.principal_share);
    json += R"(,"organic_status":)" + json_text(verdict.organic_status);
    json += R"(,"certificate":)" + json_text(verdict.certificate);
    json += R"(,"reason":)" + json_text(verdict.reason);
    return json;
}

/// Formats the pieces of batches; what is the same for many pieces is escaped once.
class PieceFormatter {
public:
    explicit PieceFormatter(const Analysis& analysis) : m_analysis(analysis) {
        for (const Verdict& verdict : analysis.verdicts) {
            m_verdicts.push_back(json_of(verdict));
        }
        for (const std::string& id : analysis.villages.ids) {
            m_villages.push_back(json_text(id));
        }
    }

    [[nodiscard]] std::string format(std::size_t number, const FittedTransform& transform) const {
        const ParcelBatch& batch = m_analysis.batches[number];
        const PieceBatch& pieces = m_analysis.pieces[number];
        const MultiPolygonBuffer shapes = pieces_in_wgs84(batch, pieces, transform);
        const EscapedColumn commune(batch.field(FieldRole::commune));
        const EscapedColumn sheet(batch.field(FieldRole::sheet));
        const EscapedColumn parcel(batch.field(FieldRole::parcel));
        const EscapedColumn land_code(batch.field(FieldRole::land_use));
        std::string chunk;
        for (std::size_t i = 0; i < pieces.pieces.size(); ++i) {
            const Piece& piece = pieces.pieces[i];
            FeatureText feature(chunk);
            feature.integer("fid", static_cast<std::int64_t>(batch.first_fid + piece.parcel));
            feature.raw("commune", commune[piece.parcel]);
            feature.raw("sheet", sheet[piece.parcel]);
            feature.raw("parcel", parcel[piece.parcel]);
            feature.raw("land_code", land_code[piece.parcel]);
            feature.members(m_verdicts[piece.verdict]);
            feature.number("area_m2", piece.area_m2);
            feature.raw("village_id", village(piece.village));
            feature.finish(shapes.shape(i));
        }
        return chunk;
    }

private:
    [[nodiscard]] std::string_view village(VillageIndex index) const {
        return index == kOutsideVillages
                   ? std::string_view("null")
                   : std::string_view(m_villages[static_cast<std::size_t>(index)]);
    }

    const Analysis& m_analysis;
    std::vector<std::string> m_verdicts; ///< by verdict
    std::vector<std::string> m_villages; ///< by village
};

} // namespace

void write_villages_geojson(
    const Analysis& analysis,
    const FittedTransform& transform,
    const std::filesystem::path& path) {
    GeoJsonWriter writer = GeoJsonWriter::open(path, "villages");
    const MultiPolygonBuffer shapes = villages_in_wgs84(analysis, transform);
    std::string chunk;
    for (std::size_t i = 0; i < analysis.villages.size(); ++i) {
        FeatureText feature(chunk);
        feature.text("id", analysis.villages.ids[i]);
        feature.text("name", analysis.villages.names[i]);
        add_figures(feature, analysis.village_totals[i], analysis.target_percent);
        feature.finish(shapes.shape(i));
    }
    writer.write(chunk);
    writer.finish();
}

void write_parcels_geojson(
    const Analysis& analysis,
    const FittedTransform& transform,
    const std::filesystem::path& path,
    Progress& progress) {
    progress.begin("geojson", analysis.batches.size());
    GeoJsonWriter writer = GeoJsonWriter::open(path, "parcels");
    const PieceFormatter formatter(analysis);
    tbb::enumerable_thread_specific<FittedTransform> transforms([&] { return transform.clone(); });
    std::size_t next = 0;
    run_in_order<std::size_t, std::string>(
        2 * static_cast<std::size_t>(tbb::this_task_arena::max_concurrency()),
        [&] { return next == analysis.batches.size() ? std::nullopt : std::optional(next++); },
        [&](std::size_t number) { return formatter.format(number, transforms.local()); },
        [&](const std::string& chunk) {
            writer.write(chunk);
            progress.advance(1);
        });
    writer.finish();
    progress.end();
}

} // namespace huuco
