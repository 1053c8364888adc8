// SPDX-License-Identifier: MIT
/// \file
/// Villages, pieces and problems, row by row.

#include "pipeline/result_layers.hpp"

#include "pipeline/batch_verdicts.hpp"
#include "pipeline/piece_share.hpp"
#include "pipeline/read_parcels.hpp"
#include "pipeline/wgs84_shapes.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

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

} // namespace

ResultLayers::ResultLayers(const Analysis& analysis, Language language, std::string step)
    : m_analysis(analysis), m_language(language), m_step(std::move(step)) {
    if (!(analysis.source_crs == analysis.working_crs)) {
        Box extent = analysis.extent;
        extent.expand(analysis.villages.shapes.box());
        m_to_source.emplace(analysis.working_crs, analysis.source_crs, extent);
    }
}

void ResultLayers::write(LayerWriter& writer, Progress& progress) const {
    write_villages(writer);
    write_parcels(writer, progress);
    problems().write(writer, m_analysis);
}

ProblemLayers ResultLayers::problems() const {
    return {"problems", "problem_areas", m_language, m_to_source ? &*m_to_source : nullptr};
}

/// Shapes of the working CRS in the source CRS; as they are where that is the same.
void ResultLayers::bring_home(std::span<Point> points) const {
    if (m_to_source) {
        m_to_source->apply(points);
    }
}

void ResultLayers::write_villages(LayerWriter& writer) const {
    writer.begin_layer(
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
          {"evidence", FieldKind::text},
          {"share_percent", FieldKind::real},
          {"upper_share_percent", FieldKind::real},
          {"missing_m2", FieldKind::real},
          {"target_met", FieldKind::boolean}}});
    MultiPolygonBuffer shapes = m_analysis.villages.shapes;
    bring_home(shapes.points());
    for (std::size_t i = 0; i < m_analysis.villages.size(); ++i) {
        const AreaTotals& totals = m_analysis.village_totals[i];
        const std::array<FieldValue, 13> row = {
            std::string_view(m_analysis.villages.ids[i]),
            std::string_view(m_analysis.villages.names[i]),
            count(totals.parcels),
            totals.parcel_m2,
            totals.principal_m2,
            totals.organic_m2,
            totals.in_conversion_m2,
            totals.unknown_evidence_m2,
            text_or_null(totals.evidence()),
            number_or_null(totals.share_percent()),
            number_or_null(totals.upper_share_percent()),
            totals.missing_m2(m_analysis.target_percent),
            totals.meets(m_analysis.target_percent)};
        writer.add(shapes.shape(i), row);
    }
}

void ResultLayers::write_parcels(LayerWriter& writer, Progress& progress) const {
    progress.begin(m_step, m_analysis.batches.size());
    writer.begin_layer(
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
          {"certified_share", FieldKind::real},
          {"organic_status", FieldKind::text},
          {"certificate", FieldKind::text},
          {"reason", FieldKind::text},
          {m_language == Language::vi ? "reason_en" : "reason_vi", FieldKind::text},
          {"area_m2", FieldKind::real},
          {"village_id", FieldKind::text}}});
    for (std::size_t number = 0; number < m_analysis.batches.size(); ++number) {
        write_batch(writer, m_analysis.batches[number], m_analysis.pieces[number]);
        let_go_behind(m_analysis.spilled, number);
        progress.advance(1);
    }
    progress.end();
}

void ResultLayers::write_batch(LayerWriter& writer, const ParcelBatch& batch, const PieceBatch& cut)
    const {
    const std::span<const Piece> pieces = cut.pieces.view();
    BatchVerdicts verdicts(m_analysis.verdicts);
    MultiPolygonBuffer moved;
    if (m_to_source) {
        for (const Piece& piece : pieces) {
            moved.add_shape(shape_of(batch, cut, piece));
        }
        bring_home(moved.points());
    }
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Piece& piece = pieces[i];
        const Verdict& verdict = verdicts[piece.verdict];
        const auto field = [&](FieldRole role) {
            return text_or_null(batch.field(role)[piece.parcel]);
        };
        const std::array<FieldValue, 16> row = {
            count(batch.first_fid + piece.parcel),
            field(FieldRole::commune),
            field(FieldRole::sheet),
            field(FieldRole::parcel),
            field(FieldRole::land_use),
            text_or_null(verdict.land_class),
            text_or_null(verdict.crop),
            map_class_name(verdict.map_class),
            principal_share_of(piece, verdict),
            number_or_null(certified_share_of(piece, verdict)),
            text_or_null(verdict.organic_status),
            text_or_null(verdict.certificate),
            text_or_null(verdict.reason),
            text_or_null(verdict.reason_translated),
            piece.area_m2,
            piece.village == kOutsideVillages
                ? FieldValue{}
                : std::string_view(
                      m_analysis.villages.ids[static_cast<std::size_t>(piece.village)])};
        writer.add(m_to_source ? moved.shape(i) : shape_of(batch, cut, piece), row);
    }
}

} // namespace huuco
