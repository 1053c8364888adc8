// SPDX-License-Identifier: MIT
/// \file
/// Villages, pieces, problems and provenance as layers of one GeoPackage.

#include "pipeline/publish_geopackage.hpp"

#include "pipeline/piece_share.hpp"
#include "pipeline/problem_layers.hpp"
#include "pipeline/provenance.hpp"
#include "pipeline/wgs84_shapes.hpp"

#include <huuco/base/date.hpp>
#include <huuco/crs/transform.hpp>
#include <huuco/io/geopackage_writer.hpp>
#include <huuco/report/layer_style.hpp>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace huuco {

namespace {

FieldValue text_or_null(std::string_view text) {
    return text.empty() ? FieldValue{} : FieldValue(text);
}

FieldValue number_or_null(const std::optional<double>& value) {
    return value ? FieldValue(*value) : FieldValue{};
}

FieldValue count(std::uint64_t value) {
    return static_cast<std::int64_t>(value);
}

/// Writes the layers one after the other.
class ResultGeoPackage {
public:
    ResultGeoPackage(
        const Analysis& analysis,
        Language language,
        const std::filesystem::path& path,
        Progress& progress)
        : m_analysis(analysis), m_language(language), m_progress(progress),
          m_writer(GeoPackageWriter::create(
              path,
              analysis.source_crs.definition(),
              analysis.file_time)) {
        if (!(analysis.source_crs == analysis.working_crs)) {
            Box extent = analysis.extent;
            extent.expand(analysis.villages.shapes.box());
            m_to_source.emplace(analysis.working_crs, analysis.source_crs, extent);
        }
    }

    void write() {
        write_villages();
        write_parcels();
        const ProblemLayers problems(
            "problems", "problem_areas", m_language, m_to_source ? &*m_to_source : nullptr);
        problems.write(m_writer, m_analysis.problems);
        write_about();
        m_writer.add_style("parcels", "parcels", parcels_style(m_language));
        m_writer.add_style("villages", "villages", villages_style());
        problems.add_styles(m_writer);
        m_writer.finish();
    }

private:
    /// Shapes of the working CRS in the source CRS; as they are where that is the same.
    void bring_home(std::span<Point> points) const {
        if (m_to_source) {
            m_to_source->apply(points);
        }
    }

    void write_villages() {
        m_writer.begin_layer(
            {"villages",
             in_language(m_language, "Thôn", "Villages"),
             ShapeKind::polygons,
             {{"id", FieldKind::text},
              {"name", FieldKind::text},
              {"parcels", FieldKind::integer},
              {"parcel_m2", FieldKind::real},
              {"principal_m2", FieldKind::real},
              {"organic_m2", FieldKind::real},
              {"in_conversion_m2", FieldKind::real},
              {"unknown_evidence_m2", FieldKind::real},
              {"share_percent", FieldKind::real},
              {"upper_share_percent", FieldKind::real},
              {"missing_m2", FieldKind::real},
              {"target_met", FieldKind::boolean}}});
        MultiPolygonBuffer shapes = m_analysis.villages.shapes;
        bring_home(shapes.points());
        for (std::size_t i = 0; i < m_analysis.villages.size(); ++i) {
            const AreaTotals& totals = m_analysis.village_totals[i];
            const std::array<FieldValue, 12> row = {
                std::string_view(m_analysis.villages.ids[i]),
                std::string_view(m_analysis.villages.names[i]),
                count(totals.parcels),
                totals.parcel_m2,
                totals.principal_m2,
                totals.organic_m2,
                totals.in_conversion_m2,
                totals.unknown_evidence_m2,
                number_or_null(totals.share_percent()),
                number_or_null(totals.upper_share_percent()),
                totals.missing_m2(m_analysis.target_percent),
                totals.meets(m_analysis.target_percent)};
            m_writer.add(shapes.shape(i), row);
        }
    }

    void write_parcels() {
        m_progress.begin("gpkg", m_analysis.batches.size());
        m_writer.begin_layer(
            {"parcels",
             in_language(m_language, "Thửa đất", "Parcels"),
             ShapeKind::polygons,
             {{"fid", FieldKind::integer},
              {"commune", FieldKind::text},
              {"sheet", FieldKind::text},
              {"parcel", FieldKind::text},
              {"land_code", FieldKind::text},
              {"land_class", FieldKind::text},
              {"crop", FieldKind::text},
              {"class", FieldKind::text},
              {"principal_share", FieldKind::real},
              {"organic_status", FieldKind::text},
              {"certificate", FieldKind::text},
              {"reason", FieldKind::text},
              {m_language == Language::vi ? "reason_en" : "reason_vi", FieldKind::text},
              {"area_m2", FieldKind::real},
              {"village_id", FieldKind::text}}});
        for (std::size_t number = 0; number < m_analysis.batches.size(); ++number) {
            write_batch(m_analysis.batches[number], m_analysis.pieces[number]);
            m_progress.advance(1);
        }
        m_progress.end();
    }

    void write_batch(const ParcelBatch& batch, const PieceBatch& pieces) {
        MultiPolygonBuffer moved;
        if (m_to_source) {
            for (const Piece& piece : pieces.pieces) {
                moved.add_shape(shape_of(batch, pieces, piece));
            }
            bring_home(moved.points());
        }
        for (std::size_t i = 0; i < pieces.pieces.size(); ++i) {
            const Piece& piece = pieces.pieces[i];
            const Verdict& verdict = m_analysis.verdicts[piece.verdict];
            const auto field = [&](FieldRole role) {
                return text_or_null(batch.field(role)[piece.parcel]);
            };
            const std::array<FieldValue, 15> row = {
                count(batch.first_fid + piece.parcel),
                field(FieldRole::commune),
                field(FieldRole::sheet),
                field(FieldRole::parcel),
                field(FieldRole::land_use),
                text_or_null(verdict.land_class),
                text_or_null(verdict.crop),
                map_class_name(verdict.map_class),
                principal_share_of(piece, verdict),
                text_or_null(verdict.organic_status),
                text_or_null(verdict.certificate),
                text_or_null(verdict.reason),
                text_or_null(verdict.reason_translated),
                piece.area_m2,
                piece.village == kOutsideVillages
                    ? FieldValue{}
                    : std::string_view(
                          m_analysis.villages.ids[static_cast<std::size_t>(piece.village)])};
            m_writer.add(m_to_source ? moved.shape(i) : shape_of(batch, pieces, piece), row);
        }
    }

    void about(std::string_view item, const std::string& value) {
        const std::array<FieldValue, 2> row = {item, std::string_view(value)};
        m_writer.add_row(row);
    }

    void write_about() {
        m_writer.begin_layer(
            {"about",
             in_language(m_language, "Nguồn gốc số liệu", "How the figures came about"),
             ShapeKind::none,
             {{"item", FieldKind::text}, {"value", FieldKind::text}}});
        about("tool", "huuco " HUUCO_VERSION);
        for (const LibraryVersion& library : library_versions()) {
            about(library.name, library.version);
        }
        about("command", command_line(m_analysis));
        about("reference_date", format_iso(m_analysis.reference_date));
        about("plan", m_analysis.plan_name);
        about("area_method", std::string(area_method_name(m_analysis.area_method)));
        about("crs.working", m_analysis.working_crs.label());
        about(
            "crs.to_wgs84",
            m_analysis.to_wgs84.code.empty() ? m_analysis.to_wgs84.name : m_analysis.to_wgs84.code);
        for (const InputRecord& input : m_analysis.inputs) {
            for (const FileHash& file : input.files) {
                about(input.role, file.name + " sha256:" + file.sha256);
            }
        }
        for (const TableRecord& table : m_analysis.tables) {
            about("table", table.path + " sha256:" + table.sha256);
        }
    }

    const Analysis& m_analysis;
    Language m_language;
    Progress& m_progress;
    GeoPackageWriter m_writer;
    std::optional<Transform> m_to_source; ///< empty where the parcels are measured as they came
};

} // namespace

void write_result_geopackage(
    const Analysis& analysis,
    const AnalyzeOptions& options,
    const std::filesystem::path& path,
    Progress& progress) {
    ResultGeoPackage(analysis, options.language, path, progress).write();
}

} // namespace huuco
