// SPDX-License-Identifier: MIT
/// \file
/// Strips of parcels that a border of the villages cuts off, too narrow to be meant.

#include "base/message_format.hpp"
#include "pipeline/ground_width.hpp"
#include "pipeline/parcel_checks.hpp"

#include <huuco/base/text.hpp>
#include <huuco/pipeline/check.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>

namespace huuco {

namespace {

/// Lists the strips of one analysis.
class SliverSearch {
public:
    explicit SliverSearch(const ParcelChecks& checks)
        : m_checks(checks), m_analysis(*checks.analysis) {}

    Problems run() {
        for (std::size_t i = 0; i < m_analysis.batches.size(); ++i) {
            look_through(m_analysis.batches[i], m_analysis.pieces[i]);
        }
        return std::move(m_problems);
    }

private:
    void look_through(const ParcelBatch& batch, const PieceBatch& cut) {
        const std::span<const Piece> pieces = cut.pieces.view();
        for (std::size_t begin = 0; begin < pieces.size();) {
            std::size_t end = begin + 1;
            while (end < pieces.size() && pieces[end].parcel == pieces[begin].parcel) {
                ++end;
            }
            if (pieces[begin].village != pieces[end - 1].village) {
                look_at(batch, cut, pieces.subspan(begin, end - begin));
            }
            begin = end;
        }
    }

    /// \param pieces  of one parcel, in more than one village
    void look_at(const ParcelBatch& batch, const PieceBatch& cut, std::span<const Piece> pieces) {
        const Piece& largest = *std::ranges::max_element(pieces, {}, &Piece::area_m2);
        for (const Piece& piece : pieces) {
            if (piece.village == largest.village || piece.shape == Piece::kWholeParcel) {
                continue;
            }
            const ShapeView strip = cut.cut.shape(piece.shape);
            const double width_m = mean_width_m(strip, m_analysis.working_crs);
            if (width_m < kSliverWidth_m) {
                add(batch.first_fid + piece.parcel, piece, largest, strip, width_m);
            }
        }
    }

    void
    add(std::uint64_t fid,
        const Piece& piece,
        const Piece& largest,
        const ShapeView& strip,
        double width_m) {
        const FeatureRef parcel = feature_of(*m_checks.inputs, fid);
        Problem& problem = m_problems.emplace_back();
        problem.source = parcel.source;
        problem.feature = parcel.feature;
        problem.kind = "sliver";
        problem.severity = Severity::note;
        problem.area_m2 = piece.area_m2;
        problem.place = strip.points().front();
        problem.polygon.emplace().add_shape(strip);
        problem.note = message_in(
            m_checks.language,
            "Dải đất {} m², rộng trung bình {} m, nằm ở {}; phần lớn thửa ở {}. Ranh giới thửa "
            "và thôn có lẽ được vẽ riêng; đất được tính nơi nó nằm.",
            "A strip of {} m², {} m wide on average, lies in {}; most of the parcel is in {}. "
            "Parcel and village borders were probably drawn apart; ground counts where it "
            "lies.",
            format_number(piece.area_m2, 2, m_checks.language),
            format_number(width_m, 3, m_checks.language),
            village_name(piece.village),
            village_name(largest.village));
    }

    [[nodiscard]] std::string village_name(VillageIndex village) const {
        return village == kOutsideVillages
                   ? in_language(
                         m_checks.language, "phần ngoài các thôn", "the ground outside villages")
                   : m_analysis.villages.names[static_cast<std::size_t>(village)];
    }

    const ParcelChecks& m_checks;
    const Analysis& m_analysis;
    Problems m_problems;
};

} // namespace

Problems check_slivers(const ParcelChecks& checks) {
    return SliverSearch(checks).run();
}

} // namespace huuco
