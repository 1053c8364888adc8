// SPDX-License-Identifier: MIT
/// \file
/// Formats villages and pieces as GeoJSON features.

#include "pipeline/publish_geojson.hpp"

#include "base/ordered_pipeline.hpp"
#include "pipeline/piece_share.hpp"
#include "pipeline/read_parcels.hpp"
#include "pipeline/wgs84_shapes.hpp"

#include <huuco/base/date.hpp>
#include <huuco/io/geojson_writer.hpp>

#include <fmt/format.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/task_arena.h>

#include <filesystem>
#include <optional>
#include <span>
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
    if (totals.evidence().empty()) {
        feature.null("evidence");
    } else {
        feature.text("evidence", totals.evidence());
    }
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
        for (const std::string_view value : column.values()) {
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

/// The rows of the registers about a parcel, as an array of objects.
std::string json_of_rows(const Verdict& verdict, const std::vector<RegisterRow>& rows) {
    std::string json = "[";
    for (const std::uint32_t index : verdict.register_rows) {
        const Certificate& row = rows[index].certificate;
        const auto day = [&json](const char* name, const std::optional<Date>& date) {
            if (date) {
                json += fmt::format(R"(,"{}":"{}")", name, format_iso(*date));
            }
        };
        json += json.size() > 1 ? ",{" : "{";
        json += R"("file":)" + json_text(std::filesystem::path(row.source).filename().string());
        json += fmt::format(R"(,"row":{})", row.row);
        json += R"(,"certificate":)" + json_text(row.number);
        json += R"(,"scheme":)" + json_text(row.scheme);
        json += R"(,"written":)" + json_text(row.status);
        json += R"(,"status":)" + json_text(rows[index].status);
        day("issued", row.issued);
        day("expires", row.expires);
        day("conversion_start", row.conversion_start);
        day("suspended_on", row.suspended_on);
        if (row.area_m2) {
            json += R"(,"area_m2":)";
            append_json_number(json, *row.area_m2);
        }
        if (verdict.deciding_row == index) {
            json += R"(,"decides":true)";
        }
        json += "}";
    }
    return json + "]";
}

/// The members of a verdict, escaped once. What most parcels do not have is left out.
std::string json_of(const Verdict& verdict, const Analysis& analysis) {
    std::string json = R"("land_code_2024":)" + json_text(verdict.harmonised);
    json += R"(,"land_class":)" + json_text(verdict.land_class);
    json += R"(,"crop":)" + json_text(verdict.crop);
    if (verdict.crop_as_written != verdict.crop) {
        json += R"(,"crop_as_written":)" + json_text(verdict.crop_as_written);
    }
    json += R"(,"class":)" + json_text(map_class_name(verdict.map_class));
    json += R"(,"land_rule":)" + json_text(verdict.land_rule);
    if (verdict.code_split != "single_code") {
        json += R"(,"code_split":)" + json_text(verdict.code_split);
    }
    if (verdict.crop_split != "single_crop") {
        json += R"(,"crop_split":)" + json_text(verdict.crop_split);
    }
    json += R"(,"organic_status":)" + json_text(verdict.organic_status);
    json += R"(,"certificate":)" + json_text(verdict.certificate);
    if (!verdict.evidence.empty()) {
        json += R"(,"evidence":)" + json_text(verdict.evidence);
        json += R"(,"evidence_rule":)" + json_text(verdict.evidence_rule);
    }
    if (!verdict.register_rows.empty()) {
        json += R"(,"register_rows":)" + json_of_rows(verdict, analysis.register_rows);
    }
    json += R"(,"reason":)" + json_text(verdict.reason);
    json += analysis.language == Language::vi ? R"(,"reason_en":)" : R"(,"reason_vi":)";
    json += json_text(verdict.reason_translated);
    return json;
}

/// Formats the pieces of batches; what is the same for many pieces is escaped once.
class PieceFormatter {
public:
    explicit PieceFormatter(const Analysis& analysis) : m_analysis(analysis) {
        for (const Verdict& verdict : analysis.verdicts) {
            m_verdicts.push_back(json_of(verdict, analysis));
        }
        for (const std::string& id : analysis.villages.ids) {
            m_villages.push_back(json_text(id));
        }
    }

    [[nodiscard]] std::string format(std::size_t number, const FittedTransform& transform) const {
        const ParcelBatch& batch = m_analysis.batches[number];
        const PieceBatch& cut = m_analysis.pieces[number];
        const MultiPolygonBuffer shapes = pieces_in_wgs84(batch, cut, transform);
        const EscapedColumn commune(batch.field(FieldRole::commune));
        const EscapedColumn sheet(batch.field(FieldRole::sheet));
        const EscapedColumn parcel(batch.field(FieldRole::parcel));
        const EscapedColumn land_code(batch.field(FieldRole::land_use));
        std::string chunk;
        const std::span<const Piece> pieces = cut.pieces.view();
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            const Piece& piece = pieces[i];
            FeatureText feature(chunk);
            feature.integer("fid", static_cast<std::int64_t>(batch.first_fid + piece.parcel));
            feature.raw("commune", commune[piece.parcel]);
            feature.raw("sheet", sheet[piece.parcel]);
            feature.raw("parcel", parcel[piece.parcel]);
            feature.raw("land_code", land_code[piece.parcel]);
            feature.members(m_verdicts[piece.verdict]);
            add_shares(feature, piece, m_analysis.verdicts[piece.verdict]);
            if (batch.fates[piece.parcel] == ParcelFate::repaired) {
                feature.boolean("repaired", true);
            }
            feature.number("area_m2", piece.area_m2);
            feature.raw("village_id", village(piece.village));
            feature.finish(shapes.shape(i));
        }
        return chunk;
    }

private:
    static void add_shares(FeatureText& feature, const Piece& piece, const Verdict& verdict) {
        feature.number("principal_share", principal_share_of(piece, verdict));
        if (const std::optional<double> share = certified_share_of(piece, verdict)) {
            feature.number("certified_share", *share);
        }
    }

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
    std::size_t written = 0;
    run_in_order<std::size_t, std::string>(
        2 * static_cast<std::size_t>(tbb::this_task_arena::max_concurrency()),
        [&] { return next == analysis.batches.size() ? std::nullopt : std::optional(next++); },
        [&](std::size_t number) { return formatter.format(number, transforms.local()); },
        [&](const std::string& chunk) {
            writer.write(chunk);
            let_go_behind(analysis.spilled, written++);
            progress.advance(1);
        });
    writer.finish();
    progress.end();
}

} // namespace huuco
