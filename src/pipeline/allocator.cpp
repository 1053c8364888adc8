// SPDX-License-Identifier: MIT
/// \file
/// Cuts parcels by village and organic area, and measures the pieces.

#include "pipeline/allocator.hpp"

#include <huuco/aggregate/legal_area.hpp>
#include <huuco/base/error.hpp>
#include <huuco/landuse/doubt.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <type_traits>
#include <utility>

namespace huuco {

namespace {

/// Room for pieces beyond one a parcel: for most batches it is enough, and none of them is made
/// twice as large for a few.
constexpr std::size_t kPartsToOneMore = 8;

/// Where a batch stood before a parcel was cut.
class BeforeCut {
public:
    explicit BeforeCut(const AllocatedBatch& batch)
        : m_pieces(batch.pieces.pieces.size()), m_limits(batch.limits.size()),
          m_compared(batch.compared_m2.size()), m_undrawn(batch.undrawn.size()),
          m_split(batch.split), m_measured_m2(batch.measured_m2), m_sliver_area(batch.sliver_area),
          m_edge_doubt_m2(batch.edge_doubt_m2), m_worst_fid(batch.worst_fid),
          m_worst_m2(batch.worst_m2) {}

    /// Takes back what a cut that failed has done since. Shapes that were cut already stay behind
    /// unused: nothing refers to them.
    void restore(AllocatedBatch& batch) const {
        batch.pieces.pieces.own().resize(m_pieces);
        batch.limits.resize(m_limits);
        batch.compared_m2.resize(m_compared);
        batch.undrawn.resize(m_undrawn);
        batch.split = m_split;
        batch.measured_m2 = m_measured_m2;
        batch.sliver_area = m_sliver_area;
        batch.edge_doubt_m2 = m_edge_doubt_m2;
        batch.worst_fid = m_worst_fid;
        batch.worst_m2 = m_worst_m2;
    }

private:
    std::size_t m_pieces;
    std::size_t m_limits;
    std::size_t m_compared;
    std::size_t m_undrawn;
    std::uint64_t m_split;
    ExactSum m_measured_m2;
    double m_sliver_area;
    double m_edge_doubt_m2;
    std::uint64_t m_worst_fid;
    double m_worst_m2;
};

} // namespace

Allocator::Allocator(
    const AllocationBasis& basis,
    AreaMeasure measure,
    std::optional<AreaMeasure> compared,
    double sliver_area)
    : m_basis(basis), m_measure(std::move(measure)), m_compared(std::move(compared)) {
    if (basis.villages != nullptr) {
        m_village_cutter.emplace(*basis.villages, sliver_area, basis.villages_sharing);
    }
    if (basis.areas != nullptr) {
        m_area_cutter.emplace(*basis.areas, sliver_area, basis.areas_sharing);
    }
}

AllocatedBatch
Allocator::allocate(std::size_t batch_number, const ParcelBatch& batch, const JudgedBatch& judged) {
    Task task{batch_number, batch, judged, {}, {}, LegalAreas(batch)};
    task.result.verdicts = judged.verdicts;
    task.result.pieces.pieces.own().reserve(batch.size() + batch.size() / kPartsToOneMore);
    for (std::uint32_t row = 0; row < batch.size(); ++row) {
        if (batch.fates[row] != ParcelFate::set_aside) {
            allocate_row(task, row);
        }
    }
    for (const auto& [case_and_area, verdict] : task.area_verdicts) {
        task.result.areas_met.push_back(
            static_cast<ZoneNumber>(static_cast<std::uint32_t>(case_and_area)));
    }
    return std::move(task.result);
}

/// Compares the registered area with the measured one, and takes it as the basis where asked to.
void Allocator::set_factor(Task& task, std::uint32_t row, double measured_m2) const {
    task.factor = 1.0;
    std::optional<double> legal_m2 = task.legal.of(row);
    LegalAreaAccount& account = task.result.legal;
    if (!legal_m2) {
        ++account.without_area;
        return;
    }
    if (m_basis.legal != nullptr) {
        *legal_m2 *= m_basis.legal->of(task.batch.first_fid + row);
    }
    ++account.with_area;
    account.legal_m2.add(*legal_m2);
    account.measured_m2.add(measured_m2);
    if (std::abs(*legal_m2 - measured_m2) > legal_area_tolerance_m2(measured_m2)) {
        ++account.differing;
        task.result.mismatches.push_back({row, *legal_m2, measured_m2});
    }
    if (m_basis.legal != nullptr && measured_m2 > 0.0) {
        task.factor = *legal_m2 / measured_m2;
    }
}

/// Area of a part of the parcel in hand, in the basis of the run.
double Allocator::measured(const Task& task, const ShapeView& shape) const {
    return m_measure(shape) * task.factor;
}

void Allocator::allocate_row(Task& task, std::uint32_t row) {
    const ShapeView parcel = task.batch.shapes.shape(row);
    const std::uint64_t fid = task.batch.first_fid + row;
    const double measured_m2 = m_measure(parcel);
    if (!std::ranges::binary_search(*m_basis.united, fid)) {
        task.result.alone_m2.add(measured_m2);
    }
    set_factor(task, row, measured_m2);
    const double parcel_m2 = measured_m2 * task.factor;
    task.result.parcels_m2.add(parcel_m2);

    if (const OverlayFailure* const failure = m_basis.net->failure_of(fid)) {
        task.result.unsettled_m2.add(parcel_m2);
        task.result.unsettled.push_back({row, parcel_m2, failure->other, failure->what});
        return;
    }
    const PrincipalPart part = task.judged.use_of(task.batch, row, parcel_m2);
    Ground ground{
        row,
        parcel,
        parcel.box(),
        true,
        parcel_m2,
        part.judged_case,
        part.principal_share,
        parcel_m2};
    const LandUse& use = task.judged.land_uses[task.judged.of(row).land_use];
    if (const auto crop_land_m2 =
            contradicted_crop_land_m2(use, ground.principal_share, parcel_m2)) {
        task.result.crop_mismatches.push_back({row, *use.stated_crops_m2, *crop_land_m2});
    }
    if (const std::optional<ShapeView> net = m_basis.net->find(fid)) {
        ground = ground.part(*net, measured(task, *net));
        task.result.overlap_m2.add(parcel_m2 - ground.area_m2);
        if (net->is_empty()) {
            return;
        }
    }
    cut_or_take_back(task, ground);
}

/// Cuts the ground of a parcel, or notes that it cannot be cut.
void Allocator::cut_or_take_back(Task& task, const Ground& ground) {
    AllocatedBatch& result = task.result;
    const BeforeCut before(result);
    try {
        cut_ground(task, ground);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::geometry) {
            throw;
        }
        before.restore(result);
        result.unsettled_m2.add(ground.area_m2);
        result.unsettled.push_back({ground.row, ground.area_m2, std::nullopt, error.message()});
    }
}

/// Cuts the ground of a parcel into its pieces, in their order.
void Allocator::cut_ground(Task& task, const Ground& ground) {
    std::vector<Piece>& pieces = task.result.pieces.pieces.own();
    const std::size_t first_piece = pieces.size();
    cut_by_village(task, ground);

    const auto first = pieces.begin() + static_cast<std::ptrdiff_t>(first_piece);
    if (pieces.size() - first_piece > 1) {
        std::stable_sort(first, pieces.end(), [](const Piece& left, const Piece& right) {
            return std::pair(left.village, left.verdict) < std::pair(right.village, right.verdict);
        });
    }
    double area_m2 = 0.0;
    for (auto piece = first; piece != pieces.end(); ++piece) {
        area_m2 += piece->area_m2;
        add_limits(task, ground, static_cast<std::size_t>(piece - pieces.begin()));
        task.result.measured_m2.add(piece->area_m2 / task.factor);
        if (m_compared) {
            const ShapeView shape = piece->shape == Piece::kWholeParcel
                                        ? task.batch.shapes.shape(ground.row)
                                        : task.result.pieces.cut.shape(piece->shape);
            task.result.compared_m2.push_back((*m_compared)(shape));
        }
    }
    if (pieces.size() - first_piece > 1) {
        task.result.split += first->village != pieces.back().village ? 1 : 0;
        task.result.edge_doubt_m2 += m_measure.cut_doubt_m2(ground.shape) * task.factor;
        const double difference_m2 = std::abs(area_m2 - ground.area_m2);
        if (difference_m2 > task.result.worst_m2) {
            task.result.worst_m2 = difference_m2;
            task.result.worst_fid = task.batch.first_fid + ground.row;
        }
    }
}

static_assert(
    std::is_same_v<ZoneNumber, VillageIndex> && kNoZone == kOutsideVillages,
    "the zone of a piece is its village");

void Allocator::cut_by_village(Task& task, const Ground& ground) {
    if (m_basis.villages == nullptr) {
        cut_by_area(task, ground, (*m_basis.village_of_row)[task.number][ground.row]);
        return;
    }
    if (const std::optional<ZoneNumber> village =
            m_basis.villages->whole(ground.shape, ground.box)) {
        cut_by_area(task, ground, *village);
        return;
    }
    if (const std::optional<std::uint32_t> verdict = only_verdict(task, ground);
        verdict && share(*m_village_cutter, task, ground)) {
        for (std::size_t i = 0; i < m_shares.size(); ++i) {
            add_piece(task, share_of(task, ground, i), m_shares[i].zone, *verdict);
        }
        return;
    }
    m_village_parts.clear();
    m_parts.clear();
    cut(*m_village_cutter, task, ground, m_village_parts, m_parts);
    for (const ZonePart& part : m_parts) {
        if (part.shape == Piece::kWholeParcel) {
            cut_by_area(task, ground, part.zone);
        } else {
            const ShapeView shape = m_village_parts.shape(part.shape);
            cut_by_area(task, ground.part(shape, measured(task, shape)), part.zone);
        }
    }
}

/// Cuts ground into the parts that are measured, and notes what is dropped.
void Allocator::cut(
    ZoneCutter& cutter,
    Task& task,
    const Ground& ground,
    MultiPolygonBuffer& shapes,
    std::vector<ZonePart>& parts) {
    const double before = cutter.dropped_area();
    cutter.cut(ground.shape, shapes, parts);
    task.result.sliver_area += cutter.dropped_area() - before;
}

/// The verdict on all of the ground; nothing where an organic area may hold a part of it only.
std::optional<std::uint32_t> Allocator::only_verdict(Task& task, const Ground& ground) const {
    const JudgedCase& of_parcel = task.judged.cases[ground.judged_case];
    if (m_basis.areas == nullptr || !of_parcel.is_decided_by_areas) {
        return of_parcel.verdict;
    }
    const std::optional<ZoneNumber> area = m_basis.areas->whole(ground.shape, ground.box);
    return area ? std::optional(verdict_in_area(task, ground, *area)) : std::nullopt;
}

/// Divides ground by areas alone, into `m_shares` and their shapes.
///
/// \returns false where it has to be cut
bool Allocator::share(ZoneCutter& cutter, Task& task, const Ground& ground) {
    if (!m_basis.is_planar || !cutter.share(ground.shape, m_shares)) {
        return false;
    }
    m_share_shapes.clear();
    if (m_basis.has_shapes && m_shares.size() > 1 && !draw_shares(cutter, task, ground) &&
        m_compared) {
        return false; // the other method measures shapes
    }
    while (m_share_shapes.size() < m_shares.size()) {
        m_share_shapes.end_shape();
    }
    return true;
}

/// Makes the shapes of the shares. The figures do not wait for them: where an overlay fails, a
/// share has an empty shape and the parcel is noted.
///
/// \returns whether all shares have their shapes
bool Allocator::draw_shares(ZoneCutter& cutter, Task& task, const Ground& ground) {
    Message failure{"phép chồng lớp làm mất một phần", "the overlay lost a part"};
    try {
        if (cutter.draw(ground.shape, m_shares, m_share_shapes)) {
            return true;
        }
    } catch (const Error& error) {
        if (error.code() != ErrorCode::geometry) {
            throw;
        }
        m_share_shapes.clear();
        failure = error.message();
    }
    task.result.undrawn.push_back({ground.row, ground.area_m2, std::nullopt, failure});
    return false;
}

/// A share as ground; all of it where there is but one.
Allocator::Ground
Allocator::share_of(const Task& task, const Ground& ground, std::size_t number) const {
    return m_shares.size() == 1
               ? ground
               : ground.part(m_share_shapes.shape(number), m_shares[number].area * task.factor);
}

void Allocator::cut_by_area(Task& task, const Ground& ground, VillageIndex village) {
    const JudgedCase& of_parcel = task.judged.cases[ground.judged_case];
    if (m_basis.areas == nullptr || !of_parcel.is_decided_by_areas) {
        add_piece(task, ground, village, of_parcel.verdict);
        return;
    }
    if (const std::optional<ZoneNumber> area = m_basis.areas->whole(ground.shape, ground.box)) {
        add_piece(task, ground, village, verdict_in_area(task, ground, *area));
        return;
    }
    if (share(*m_area_cutter, task, ground)) {
        for (std::size_t i = 0; i < m_shares.size(); ++i) {
            const std::uint32_t verdict = verdict_in_area(task, ground, m_shares[i].zone);
            add_piece(task, share_of(task, ground, i), village, verdict);
        }
        return;
    }
    m_area_parts.clear();
    m_sub_parts.clear();
    cut(*m_area_cutter, task, ground, m_area_parts, m_sub_parts);
    for (const ZonePart& part : m_sub_parts) {
        const std::uint32_t verdict = verdict_in_area(task, ground, part.zone);
        if (part.shape == Piece::kWholeParcel) {
            add_piece(task, ground, village, verdict);
        } else {
            const ShapeView shape = m_area_parts.shape(part.shape);
            add_piece(task, ground.part(shape, measured(task, shape)), village, verdict);
        }
    }
}

void Allocator::add_piece(
    Task& task,
    const Ground& ground,
    VillageIndex village,
    std::uint32_t verdict) const {
    PieceBatch& out = task.result.pieces;
    std::uint32_t shape = Piece::kWholeParcel;
    if (!ground.is_whole) {
        shape = static_cast<std::uint32_t>(out.cut.size());
        out.cut.add_shape(ground.shape);
    }
    const double principal_m2 = ground.area_m2 * ground.principal_share;
    out.pieces.own().push_back(
        {ground.row,
         village,
         verdict,
         shape,
         ground.area_m2,
         principal_m2,
         counted_area(task, ground, task.result.verdicts[verdict], principal_m2)});
}

/// What a piece may turn out to be, where records or the certificate of its parcel bound it.
void Allocator::add_limits(Task& task, const Ground& ground, std::size_t number) const {
    const Piece& piece = task.result.pieces.pieces.view()[number];
    const Verdict& verdict = task.result.verdicts[piece.verdict];
    const LandUse& use = task.judged.land_uses[task.judged.of(ground.row).land_use];
    const bool is_recorded = verdict.doubt.land != DoubtKind::none && has_recorded_code(use);
    const auto part_of = [&](const std::optional<double>& stated_m2) {
        return certified_part(task, ground, verdict, stated_m2);
    };
    const std::optional<double> certified_m2 = part_of(verdict.certified_m2);
    const std::optional<double> possible_m2 = part_of(verdict.possible_m2);
    if (ground.parcel_m2 <= 0.0 || (!is_recorded && !certified_m2 && !possible_m2)) {
        return;
    }
    PrincipalBounds shares{verdict.doubt.least_share, verdict.doubt.most_share};
    if (is_recorded) {
        shares = principal_bounds_of(
            use, task.judged.recorded(task.batch, ground.row), ground.parcel_m2);
    }
    PieceLimits limits;
    limits.piece = number;
    limits.least_m2 = piece.area_m2 * shares.least;
    limits.most_m2 = piece.area_m2 * shares.most;
    const auto in_piece = [&](const std::optional<double>& part_m2) {
        return part_m2 ? piece.area_m2 * *part_m2 / ground.parcel_m2
                       : std::numeric_limits<double>::infinity();
    };
    limits.counted_m2 = in_piece(certified_m2);
    limits.possible_m2 = in_piece(possible_m2);
    task.result.limits.push_back(limits);
}

/// The part of the principal-crop land that is organic or in conversion: all of it, or no more than
/// the certified area, which is spread evenly over the parcel.
double Allocator::counted_area(
    const Task& task,
    const Ground& ground,
    const Verdict& verdict,
    double principal_m2) const {
    if (!verdict.is_organic && !verdict.is_in_conversion) {
        return 0.0;
    }
    const std::optional<double> certified_m2 =
        certified_part(task, ground, verdict, verdict.certified_m2);
    return certified_m2 ? std::min(principal_m2, ground.area_m2 * *certified_m2 / ground.parcel_m2)
                        : principal_m2;
}

/// What of the parcel is certified, where that is less than the parcel. A register certifies all
/// features of its key together.
///
/// \param stated_m2  by the evidence
std::optional<double> Allocator::certified_part(
    const Task& task,
    const Ground& ground,
    const Verdict& verdict,
    const std::optional<double>& stated_m2) const {
    const std::optional<double> certified_m2 =
        task.judged.certified_m2(task.batch, ground.row, verdict, stated_m2);
    if (!certified_m2) {
        return std::nullopt;
    }
    const double whole_m2 =
        stated_m2 ? m_basis.key_areas->of(task.batch.first_fid + ground.row, ground.parcel_m2)
                  : ground.parcel_m2;
    if (*certified_m2 >= whole_m2) {
        return std::nullopt;
    }
    return whole_m2 > ground.parcel_m2 ? *certified_m2 * (ground.parcel_m2 / whole_m2)
                                       : certified_m2;
}

std::uint32_t Allocator::verdict_in_area(Task& task, const Ground& ground, ZoneNumber area) const {
    const JudgedCase& of_parcel = task.judged.cases[ground.judged_case];
    if (area == kNoZone) {
        return of_parcel.verdict;
    }
    const std::uint64_t key =
        (std::uint64_t{ground.judged_case} << 32U) | static_cast<std::uint32_t>(area);
    const auto [entry, is_new] = task.area_verdicts.try_emplace(key, 0);
    if (is_new) {
        entry->second = static_cast<std::uint32_t>(task.result.verdicts.size());
        task.result.verdicts.push_back(m_basis.judge->in_area(
            task.judged, of_parcel, (*m_basis.area_evidence)[static_cast<std::size_t>(area)]));
    }
    return entry->second;
}

} // namespace huuco
