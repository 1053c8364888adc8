// SPDX-License-Identifier: MIT
/// \file
/// Doubts of rules and of boundaries, village by village and for the whole.

#include "pipeline/readings.hpp"

#include "pipeline/wgs84_shapes.hpp"

#include <huuco/aggregate/corner_precision.hpp>
#include <huuco/crs/area_measure.hpp>

#include <cmath>
#include <cstddef>
#include <numbers>
#include <optional>
#include <vector>

namespace huuco {

namespace {

/// Metres in a unit of the working CRS, near enough for a standard deviation.
Point metres_per_unit(const Analysis& analysis) {
    if (!analysis.working_crs.is_geographic()) {
        return {1.0, 1.0};
    }
    const double middle = (analysis.extent.min_y + analysis.extent.max_y) / 2.0;
    return {kMetresPerDegree * std::cos(middle * std::numbers::pi / 180.0), kMetresPerDegree};
}

/// A piece and the batch that it is in.
struct PlacedPiece {
    std::size_t batch;
    const Piece* piece;
};

/// What of a verdict a share depends on.
struct CountedShare {
    double principal_share;
    bool is_organic;
};

std::vector<CountedShare> shares_by_verdict(const VerdictTable& verdicts) {
    std::vector<CountedShare> shares;
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        const Verdict verdict = verdicts[i];
        shares.push_back({verdict.principal_share, verdict.is_organic});
    }
    verdicts.let_go();
    return shares;
}

/// Pieces with principal-crop land, by village; slot 0 is outside, village v has slot v + 1.
std::vector<std::vector<PlacedPiece>>
by_village(const Analysis& analysis, const std::vector<CountedShare>& shares) {
    std::vector<std::vector<PlacedPiece>> pieces(analysis.villages.size() + 1);
    for (std::size_t batch = 0; batch < analysis.pieces.size(); ++batch) {
        for (const Piece& piece : analysis.pieces[batch].pieces.view()) {
            if (shares[piece.verdict].principal_share > 0.0) {
                pieces[static_cast<std::size_t>(piece.village - kOutsideVillages)].push_back(
                    {batch, &piece});
            }
        }
    }
    return pieces;
}

/// The standard deviation of shares from that of corners.
class ShareDeviations {
public:
    ShareDeviations(const Analysis& analysis, double vertex_m)
        : m_analysis(analysis), m_vertex_m(vertex_m), m_scale(metres_per_unit(analysis)) {
        if (vertex_m > 0.0) {
            m_shares = shares_by_verdict(analysis.verdicts);
            m_pieces = by_village(analysis, m_shares);
        }
    }

    /// In per cent. \param village  empty for the whole
    [[nodiscard]] std::optional<double>
    of(const AreaTotals& totals, const std::optional<VillageIndex>& village) const {
        if (m_vertex_m <= 0.0 || totals.principal_m2 <= 0.0) {
            return std::nullopt;
        }
        CornerPrecision corners;
        for (std::size_t slot = 0; slot < m_pieces.size(); ++slot) {
            if (!village || slot == static_cast<std::size_t>(*village - kOutsideVillages)) {
                for (const PlacedPiece& placed : m_pieces[slot]) {
                    add(corners, placed, totals);
                }
            }
        }
        return 100.0 * m_vertex_m * std::sqrt(corners.unit_variance());
    }

private:
    /// The share R = O/P changes by (dO − R dP)/P: a weighted sum of the pieces' areas. Of a piece
    /// that counts with a certified area dO is 0, wherever its corners are.
    void add(CornerPrecision& corners, const PlacedPiece& placed, const AreaTotals& totals) const {
        const CountedShare& share = m_shares[placed.piece->verdict];
        const bool is_certified_part = placed.piece->counted_m2 < placed.piece->principal_m2;
        const double kind = (share.is_organic && !is_certified_part ? 1.0 : 0.0) -
                            totals.organic_m2 / totals.principal_m2;
        const double weight = kind * share.principal_share / totals.principal_m2;
        const ShapeView shape = shape_of(
            m_analysis.batches[placed.batch], m_analysis.pieces[placed.batch], *placed.piece);
        if (!m_analysis.working_crs.is_geographic()) {
            corners.add(shape, weight);
            return;
        }
        MultiPolygonBuffer metres;
        metres.add_shape(shape);
        for (Point& point : metres.points()) {
            point = {point.x * m_scale.x, point.y * m_scale.y};
        }
        corners.add(metres.shape(0), weight);
    }

    const Analysis& m_analysis;
    double m_vertex_m;
    Point m_scale;
    std::vector<CountedShare> m_shares; ///< by verdict
    std::vector<std::vector<PlacedPiece>> m_pieces;
};

} // namespace

void compute_readings(Analysis& analysis, const PieceReadings& of_pieces, double vertex_m) {
    const bool speaks = speaks_about_organic_land(analysis.has_evidence, analysis.whole);
    const VillageReadings& readings = speaks ? of_pieces.spoken : of_pieces.silent;
    analysis.sums.readings = of_pieces.spoken.sums();
    if (analysis.whole.evidence() != "partial" && analysis.whole.evidence() != "full") {
        analysis.sums.silent_readings = of_pieces.silent.sums();
    }
    const ShareDeviations deviations(analysis, vertex_m);
    const auto read = [&](const ReadingAreas& areas,
                          const AreaTotals& totals,
                          const std::optional<VillageIndex>& village) {
        return reading_of(areas, totals, analysis.target_percent, deviations.of(totals, village));
    };
    const std::vector<ReadingAreas> villages = readings.sums().villages();
    for (std::size_t i = 0; i < villages.size(); ++i) {
        analysis.village_readings.push_back(
            read(villages[i], analysis.village_totals[i], static_cast<VillageIndex>(i)));
    }
    analysis.outside_reading = read(readings.sums().outside(), analysis.outside, kOutsideVillages);
    analysis.whole_reading = read(readings.sums().whole(), analysis.whole, std::nullopt);
    analysis.vertex_m = vertex_m;
}

} // namespace huuco
