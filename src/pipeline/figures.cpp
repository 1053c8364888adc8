// SPDX-License-Identifier: MIT
/// \file
/// The steps from batches to checked totals, in their order.

#include "pipeline/figures.hpp"

#include "pipeline/account_land.hpp"
#include "pipeline/allocator.hpp"
#include "pipeline/parcel_judge.hpp"
#include "pipeline/register_report.hpp"

#include <huuco/base/error.hpp>
#include <huuco/overlay/overlaps.hpp>
#include <huuco/overlay/zone_index.hpp>

#include <fmt/format.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <numeric>
#include <optional>
#include <unordered_map>
#include <utility>

namespace huuco {

namespace {

/// Ground of a square millimetre is no piece: rounding makes such slivers along shared borders.
constexpr double kSliverArea_m2 = 1e-6;

/// Overlaps up to a square centimetre are rounding of shared borders, not claims on the same
/// ground.
constexpr double kOverlapTolerance_m2 = 1e-4;

/// Square metres in a square unit of the working CRS, near enough for tolerances.
double square_metres_per_unit(const Crs& crs) {
    constexpr double kMetresPerDegree = 111'320.0;
    return crs.is_geographic() ? kMetresPerDegree * kMetresPerDegree : 1.0;
}

/// Which parcel keeps ground that several claim: what counts as organic, then what is in
/// conversion, then principal-crop land, and of equal kinds the larger principal part; so that
/// totals are the areas of the unions of each kind.
std::int32_t claim_of(const Verdict& verdict) {
    constexpr std::int32_t kPerKind = 1'000'000;
    if (verdict.principal_share <= 0.0) {
        return 0;
    }
    const std::int32_t kind = verdict.is_organic ? 3 : (verdict.is_in_conversion ? 2 : 1);
    return kind * kPerKind + static_cast<std::int32_t>(verdict.principal_share * (kPerKind - 1));
}

/// Villages told by a field of the parcels.
struct FieldVillages {
    VillageSet villages;                           ///< in order of first appearance
    std::vector<std::vector<VillageIndex>> of_row; ///< by batch and row
};

FieldVillages collect_field_villages(const std::vector<ParcelBatch>& batches) {
    FieldVillages found;
    std::unordered_map<std::string, VillageIndex> index_of;
    for (const ParcelBatch& batch : batches) {
        std::vector<VillageIndex>& of_row = found.of_row.emplace_back();
        of_row.reserve(batch.size());
        for (std::size_t row = 0; row < batch.size(); ++row) {
            const std::string name(batch.field(FieldRole::village)[row]);
            if (name.empty()) {
                of_row.push_back(kOutsideVillages);
                continue;
            }
            const auto next = static_cast<VillageIndex>(found.villages.size());
            const auto [entry, is_new] = index_of.try_emplace(name, next);
            if (is_new) {
                found.villages.ids.push_back(name);
                found.villages.names.push_back(name);
                found.villages.shapes.end_shape();
            }
            of_row.push_back(entry->second);
        }
    }
    return found;
}

/// Organic areas in the order of their rank, best first; of equal rank in the order of their
/// layers.
struct RankedAreas {
    MultiPolygonBuffer shapes;
    std::vector<Evidence> evidence;
};

RankedAreas rank_areas(const OrganicAreaSet& areas, const EvidenceJudge& judge) {
    std::vector<Evidence> judged;
    for (const Certificate& certificate : areas.certificates) {
        judged.push_back(judge.judge(certificate, EvidenceSource::areas));
    }
    std::vector<std::size_t> order(judged.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
        return judged[left].rank > judged[right].rank;
    });
    RankedAreas ranked;
    for (const std::size_t area : order) {
        ranked.shapes.add_shape(areas.shapes.shape(area));
        ranked.evidence.push_back(std::move(judged[area]));
    }
    return ranked;
}

/// The steps from batches to checked totals.
class Computation {
public:
    Computation(const Inputs& inputs, Analysis& analysis, Language language, Progress& progress)
        : m_inputs(inputs), m_analysis(analysis), m_progress(progress), m_language(language),
          m_classifier(inputs.tables, inputs.plan),
          m_evidence(inputs.tables, inputs.plan, inputs.reference_date),
          m_register(
              inputs.certificates,
              m_evidence,
              ambiguous_rows(inputs.certificates, analysis.batches)),
          m_judge(
              m_classifier,
              m_evidence,
              m_register,
              inputs.plan.evidence,
              inputs.parcels.front()
                  .fields.at(static_cast<std::size_t>(FieldRole::organic_status))
                  .value_or(""),
              language),
          m_areas(rank_areas(inputs.organic_areas, m_evidence)) {}

    void run() {
        judge();
        settle_ground();
        allocate();
        add_up();
        account();
        check();
    }

private:
    void judge() {
        const std::size_t count = m_analysis.batches.size();
        m_judged.resize(count);
        m_progress.begin("judge", count);
        tbb::parallel_for(std::size_t{0}, count, [this](std::size_t number) {
            m_judged[number] = m_judge.judge(m_analysis.batches[number]);
            m_progress.advance(1);
        });
        m_progress.end();
    }

    void settle_ground() {
        const double tolerance =
            kOverlapTolerance_m2 / square_metres_per_unit(m_analysis.working_crs);
        const ShapeTable shapes(m_analysis.batches);
        const auto threads = static_cast<unsigned>(tbb::this_task_arena::max_concurrency());
        const std::vector<Overlap> overlaps = find_overlaps(shapes, tolerance, threads, m_progress);
        std::vector<std::int32_t> claims;
        claims.reserve(shapes.size());
        for (const JudgedBatch& judged : m_judged) {
            for (std::size_t row = 0; row < judged.case_of_row.size(); ++row) {
                claims.push_back(claim_of(judged.verdicts[judged.of(row).verdict]));
            }
        }
        m_net = count_ground_once(shapes, overlaps, claims, threads, m_progress);
        for (const Overlap& overlap : overlaps) {
            m_analysis.problems.push_back(problem_of(overlap));
        }
    }

    [[nodiscard]] Problem problem_of(const Overlap& overlap) const {
        return {
            m_inputs.parcels.front().dataset.info().path,
            overlap.second,
            "overlap",
            fmt::format(
                "Shares {:.4f} {} with feature {}; the ground is counted once.",
                overlap.area,
                m_analysis.working_crs.is_geographic() ? "square degrees" : "m²",
                overlap.first),
            std::nullopt,
            false};
    }

    void allocate() {
        std::optional<ZoneIndex> villages;
        if (m_inputs.has_village_layer) {
            villages.emplace(m_analysis.villages.shapes);
        } else {
            FieldVillages found = collect_field_villages(m_analysis.batches);
            m_analysis.villages = std::move(found.villages);
            m_village_of_row = std::move(found.of_row);
        }
        std::optional<ZoneIndex> areas;
        if (m_areas.shapes.size() > 0) {
            areas.emplace(m_areas.shapes);
        }
        AllocationBasis basis;
        basis.villages = villages ? &*villages : nullptr;
        basis.village_of_row = villages ? nullptr : &m_village_of_row;
        basis.areas = areas ? &*areas : nullptr;
        basis.area_evidence = &m_areas.evidence;
        basis.judge = &m_judge;
        basis.net = &m_net;

        const std::size_t count = m_analysis.batches.size();
        m_allocated.resize(count);
        m_progress.begin("allocate", count);
        const double sliver = kSliverArea_m2 / square_metres_per_unit(m_analysis.working_crs);
        tbb::enumerable_thread_specific<Allocator> allocators([&] {
            return Allocator(
                basis, AreaMeasure(m_analysis.working_crs, m_analysis.area_method), sliver);
        });
        tbb::parallel_for(std::size_t{0}, count, [&](std::size_t number) {
            m_allocated[number] =
                allocators.local().allocate(number, m_analysis.batches[number], m_judged[number]);
            m_progress.advance(1);
        });
        m_progress.end();
    }

    void add_up() {
        VillageTotals totals(m_analysis.villages.size());
        ExactSum parcels_m2;
        ExactSum overlap_m2;
        for (AllocatedBatch& batch : m_allocated) {
            totals.add(batch.pieces.pieces, batch.verdicts);
            parcels_m2.add(batch.parcels_m2);
            overlap_m2.add(batch.overlap_m2);
            m_ground.sliver_m2 += batch.sliver_m2 * square_metres_per_unit(m_analysis.working_crs);
            m_ground.edge_doubt_m2 += batch.edge_doubt_m2;
            m_analysis.accounting.split += batch.split;

            const auto offset = static_cast<std::uint32_t>(m_analysis.verdicts.size());
            for (Piece& piece : batch.pieces.pieces) {
                piece.verdict += offset;
            }
            m_analysis.verdicts.insert(
                m_analysis.verdicts.end(), batch.verdicts.begin(), batch.verdicts.end());
            m_analysis.pieces.push_back(std::move(batch.pieces));
        }
        m_ground.parcels_m2 = parcels_m2.value();
        m_ground.overlap_m2 = overlap_m2.value();
        m_analysis.overlap_m2 = m_ground.overlap_m2;
        m_analysis.village_totals = totals.villages();
        m_analysis.outside = totals.outside();
        m_analysis.whole = totals.whole();
    }

    void account() {
        const RegisterStatistics statistics = m_register.statistics();
        m_analysis.register_account = {
            statistics.rows,
            statistics.matched,
            statistics.unmatched,
            statistics.duplicates,
            statistics.ambiguous,
            {}};
        m_analysis.register_account.by_status.insert(
            statistics.by_status.begin(), statistics.by_status.end());
        for (std::size_t i = 0; i < m_register.rows().size(); ++i) {
            m_analysis.register_rows.push_back({m_register.rows()[i], m_register.statuses()[i]});
        }
        m_analysis.land_account = account_land(m_analysis, m_judged, m_classifier, m_inputs.tables);
        Problems unmatched = register_problems(m_register, m_analysis.batches, m_language);
        m_analysis.problems.insert(
            m_analysis.problems.end(),
            std::make_move_iterator(unmatched.begin()),
            std::make_move_iterator(unmatched.end()));
        for (const ParcelBatch& batch : m_analysis.batches) {
            for (const ParcelFate fate : batch.fates) {
                ++m_analysis.accounting.read;
                m_analysis.accounting.set_aside += fate == ParcelFate::set_aside ? 1 : 0;
                m_analysis.accounting.repaired += fate == ParcelFate::repaired ? 1 : 0;
            }
        }
        m_analysis.accounting.used = m_analysis.accounting.read - m_analysis.accounting.set_aside;
    }

    void check() {
        m_analysis.checks = check_conservation(
            m_analysis.village_totals, m_analysis.outside, m_analysis.whole, m_ground);
        for (const ConservationCheck& check : m_analysis.checks) {
            if (!check.passed) {
                throw Error(
                    ErrorCode::accounts,
                    fmt::format(
                        "The figures do not add up: check {} differs by {:.6f} m², more than "
                        "{:.6f} m². "
                        "Nothing was written; please report this with your data.",
                        check.name,
                        check.difference_m2,
                        check.tolerance_m2));
            }
        }
    }

    const Inputs& m_inputs;
    Analysis& m_analysis;
    Progress& m_progress;
    Language m_language;
    LandUseClassifier m_classifier;
    EvidenceJudge m_evidence;
    RegisterIndex m_register;
    ParcelJudge m_judge;
    RankedAreas m_areas;
    std::vector<JudgedBatch> m_judged;
    NetGround m_net;
    std::vector<std::vector<VillageIndex>> m_village_of_row;
    std::vector<AllocatedBatch> m_allocated;
    GroundBeforeOverlay m_ground;
};

} // namespace

void compute_figures(
    const Inputs& inputs,
    Analysis& analysis,
    Language language,
    Progress& progress) {
    Computation(inputs, analysis, language, progress).run();
}

} // namespace huuco
