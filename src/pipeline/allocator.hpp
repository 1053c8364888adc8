// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Cuts the parcels of a batch into pieces: by village, then by surveyed organic area.

#include "pipeline/key_areas.hpp"
#include "pipeline/legal_areas.hpp"
#include "pipeline/legal_shares.hpp"
#include "pipeline/parcel_judge.hpp"

#include <huuco/aggregate/exact_sum.hpp>
#include <huuco/base/message.hpp>
#include <huuco/crs/area_measure.hpp>
#include <huuco/model/parcel_batch.hpp>
#include <huuco/model/piece.hpp>
#include <huuco/overlay/overlaps.hpp>
#include <huuco/overlay/zone_cutter.hpp>
#include <huuco/overlay/zone_index.hpp>
#include <huuco/pipeline/analysis.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace huuco {

/// What allocation reads; shared by all threads and never changed by them.
struct AllocationBasis {
    const ZoneIndex* villages = nullptr; ///< null where a field of the parcels tells the village
    const std::vector<std::vector<VillageIndex>>* village_of_row =
        nullptr;                        ///< by batch and row, with a field
    const ZoneIndex* areas = nullptr;   ///< in the order of their rank; null without any
    std::vector<bool> villages_sharing; ///< one per village: whether it overlaps another
    std::vector<bool> areas_sharing;    ///< one per area: the same
    const std::vector<Evidence>* area_evidence = nullptr; ///< one per area
    const ParcelJudge* judge = nullptr;
    const KeyAreas* key_areas = nullptr; ///< ground among which a register's area is shared
    const LegalShares* legal = nullptr; ///< registered areas are the basis, shared so and among the
                                        ///< pieces; null: measured ones are
    const NetGround* net = nullptr;     ///< shapes of parcels that lose ground to others
    const std::vector<std::uint64_t>* united =
        nullptr;            ///< rows that share ground with others, ascending
    bool is_planar = false; ///< areas are those of the plane, so that none needs a shape
    bool has_shapes = true; ///< pieces have their shapes; otherwise one that is less than its
                            ///< parcel has an empty one
};

/// A parcel whose ground cannot be told: an overlay failed.
struct UnsettledParcel {
    std::uint32_t row = 0;
    double area_m2 =
        0.0; ///< of its ground that no piece holds and no other parcel is known to have
    std::optional<std::uint64_t> other = std::nullopt; ///< row of the parcel it failed with
    Message what = {};                                 ///< what went wrong, and where
};

/// A parcel whose registered area is too far from the measured one.
struct AreaMismatch {
    std::uint32_t row = 0;
    double legal_m2 = 0.0;
    double measured_m2 = 0.0;
};

/// A parcel whose crop cell states other areas than it has.
struct CropAreaMismatch {
    std::uint32_t row = 0;
    double stated_m2 = 0.0;
    double crop_land_m2 = 0.0;
};

/// The pieces of a batch and what the cutting cost.
struct AllocatedBatch {
    PieceBatch pieces; ///< verdicts refer to `verdicts`
    std::vector<Verdict> verdicts;
    std::vector<PieceLimits> limits; ///< of some pieces, in their order
    std::uint64_t split = 0;         ///< parcels in more than one village, or partly outside
    ExactSum parcels_m2;             ///< the parcels' own areas, before any cut
    ExactSum alone_m2;          ///< the measured areas of those that share ground with no other
    ExactSum overlap_m2;        ///< ground lost to other parcels
    double sliver_area = 0.0;   ///< of pieces too small to keep, in squared units of the CRS
    double edge_doubt_m2 = 0.0; ///< see GroundBeforeOverlay
    ExactSum unsettled_m2;      ///< ground of the unsettled parcels beyond what they lose to others
    ExactSum measured_m2;       ///< the pieces as measured, whatever the basis
    std::vector<UnsettledParcel> unsettled;
    std::vector<UnsettledParcel> undrawn; ///< their figures are known, shapes of pieces are not
    std::vector<AreaMismatch> mismatches;
    std::vector<CropAreaMismatch> crop_mismatches;
    std::vector<ZoneNumber> areas_met; ///< organic areas that hold pieces, in no order
    LegalAreaAccount legal;
    std::vector<double> compared_m2; ///< area of each piece by the other method; empty unless asked
    std::uint64_t worst_fid = 0;     ///< the parcel whose pieces differ most from its ground
    double worst_m2 = 0.0;           ///< and by how much
};

/// Cuts and measures. Use one object a thread.
class Allocator {
public:
    /// \param compared     the other way of measuring, where both are asked for
    /// \param sliver_area  largest area that is no piece, in the squared unit of the working CRS
    Allocator(
        const AllocationBasis& basis,
        AreaMeasure measure,
        std::optional<AreaMeasure> compared,
        double sliver_area);

    /// \param batch_number  place of the batch in source order
    [[nodiscard]] AllocatedBatch
    allocate(std::size_t batch_number, const ParcelBatch& batch, const JudgedBatch& judged);

private:
    /// The batch in hand.
    struct Task {
        std::size_t number;
        const ParcelBatch& batch;
        const JudgedBatch& judged;
        AllocatedBatch result;
        std::unordered_map<std::uint64_t, std::uint32_t> area_verdicts; ///< by case and area
        LegalAreas legal;
        double factor = 1.0; ///< from measured to registered area, of the parcel in hand
    };

    /// The ground of one parcel on its way to pieces.
    struct Ground {
        std::uint32_t row;
        ShapeView shape;
        Box box;       ///< of the shape
        bool is_whole; ///< it is the parcel as it came
        double area_m2;
        std::uint32_t judged_case; ///< index into JudgedBatch::cases
        double principal_share;    ///< of the whole parcel, and of each of its parts
        double parcel_m2;          ///< of the whole parcel

        /// Another shape of the same parcel.
        [[nodiscard]] Ground part(const ShapeView& part_shape, double part_m2) const {
            return {
                row,
                part_shape,
                part_shape.box(),
                false,
                part_m2,
                judged_case,
                principal_share,
                parcel_m2};
        }
    };

    void allocate_row(Task& task, std::uint32_t row);
    void set_factor(Task& task, std::uint32_t row, double measured_m2) const;
    [[nodiscard]] double measured(const Task& task, const ShapeView& shape) const;
    void cut_or_take_back(Task& task, const Ground& ground);
    void cut_ground(Task& task, const Ground& ground);
    void cut_by_village(Task& task, const Ground& ground);
    [[nodiscard]] std::optional<std::uint32_t> only_verdict(Task& task, const Ground& ground) const;
    [[nodiscard]] bool share(ZoneCutter& cutter, Task& task, const Ground& ground);
    [[nodiscard]] bool draw_shares(ZoneCutter& cutter, Task& task, const Ground& ground);
    static void
    cut(ZoneCutter& cutter,
        Task& task,
        const Ground& ground,
        MultiPolygonBuffer& shapes,
        std::vector<ZonePart>& parts);
    [[nodiscard]] Ground share_of(const Task& task, const Ground& ground, std::size_t number) const;
    void cut_by_area(Task& task, const Ground& ground, VillageIndex village);
    void
    add_piece(Task& task, const Ground& ground, VillageIndex village, std::uint32_t verdict) const;
    [[nodiscard]] std::optional<double> certified_part(
        const Task& task,
        const Ground& ground,
        const Verdict& verdict,
        const std::optional<double>& stated_m2) const;
    void add_limits(Task& task, const Ground& ground, std::size_t number) const;
    [[nodiscard]] double counted_area(
        const Task& task,
        const Ground& ground,
        const Verdict& verdict,
        double principal_m2) const;
    [[nodiscard]] std::uint32_t
    verdict_in_area(Task& task, const Ground& ground, ZoneNumber area) const;

    AllocationBasis m_basis;
    AreaMeasure m_measure;
    std::optional<AreaMeasure> m_compared;
    std::optional<ZoneCutter> m_village_cutter;
    std::optional<ZoneCutter> m_area_cutter;
    MultiPolygonBuffer m_village_parts; ///< reused between parcels
    MultiPolygonBuffer m_area_parts;
    std::vector<ZonePart> m_parts;
    std::vector<ZonePart> m_sub_parts;
    std::vector<ZoneShare> m_shares;
    MultiPolygonBuffer m_share_shapes; ///< one per share
};

} // namespace huuco
