// SPDX-License-Identifier: MIT
/// \file
/// The steps from batches to checked totals, in their order.

#include "pipeline/figures.hpp"

#include "base/message_format.hpp"
#include "base/ordered_pipeline.hpp"
#include "pipeline/account_land.hpp"
#include "pipeline/allocation_report.hpp"
#include "pipeline/allocator.hpp"
#include "pipeline/area_report.hpp"
#include "pipeline/field_villages.hpp"
#include "pipeline/ground.hpp"
#include "pipeline/ground_ledger.hpp"
#include "pipeline/read_parcels.hpp"
#include "pipeline/register_report.hpp"
#include "pipeline/register_words.hpp"

#include <huuco/base/error.hpp>
#include <huuco/overlay/zone_index.hpp>

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_invoke.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <span>
#include <utility>

namespace huuco {

namespace {

/// Ground of a square millimetre is no piece: rounding makes such slivers along shared borders.
constexpr double kSliverArea_m2 = 1e-6;

/// The steps from batches to checked totals.
class Computation {
public:
    Computation(
        const Inputs& inputs,
        const FiguresBasis& basis,
        ParcelNotes& notes,
        Analysis& analysis,
        const KeptGround& kept,
        Language language,
        Progress& progress)
        : m_inputs(inputs), m_basis(basis), m_evidence(*basis.evidence), m_notes(notes),
          m_analysis(analysis), m_kept(kept), m_progress(progress), m_language(language),
          m_report(inputs, analysis, kept.has_all_problems, language) {}

    PieceReadings run() {
        note_area_borders();
        if (m_analysis.spilled && !m_kept.has_pieces) {
            m_analysis.villages.shapes.spill(*m_analysis.spilled); // their index shares it
        }
        tbb::parallel_invoke([this] { index_villages(); }, [this] { settle(); });
        tbb::parallel_invoke([this] { m_notes = {}; }, [this] { allocate(); });
        weigh();
        account();
        check();
        return std::move(*m_readings);
    }

private:
    /// What is judged about a batch. It is judged once: the register counts what it finds.
    const JudgedBatch& judged(std::size_t number) {
        std::optional<JudgedBatch>& batch = m_judged[number];
        if (!batch) {
            batch = m_evidence.judge().judge(m_analysis.batches[number]);
        }
        return *batch;
    }

    /// Square metres in a squared unit of the working CRS where the parcels are.
    [[nodiscard]] double unit_m2() const {
        return square_metres_per_unit(m_analysis.working_crs, m_analysis.extent);
    }

    [[nodiscard]] AreaMeasure measure() const {
        return {m_analysis.working_crs, m_analysis.area_method};
    }

    void note_area_borders() {
        const RankedAreas& areas = m_evidence.areas();
        if (areas.shapes.size() == 0) {
            return;
        }
        const Zones zones{
            &areas.shapes,
            areas.features,
            areas.names,
            "organic",
            kOverlapTolerance_m2 / unit_m2()};
        m_area_borders = overlaps_of(zones, measure(), m_language);
        add_problems(std::move(m_area_borders.problems));
        m_area_index.emplace(areas.shapes);
        for (std::size_t i = 0; i < areas.shapes.size(); ++i) {
            // Of one that its suspension has as a whole no parcel is expected.
            m_is_area_met.push_back(areas.shapes.shape(i).is_empty());
        }
    }

    void index_villages() {
        if (m_inputs.has_village_layer) {
            m_village_index.emplace(m_analysis.villages.shapes);
        }
    }

    void settle() {
        m_judged.resize(m_analysis.batches.size());
        GroundBasis basis;
        basis.batches = &m_analysis.batches;
        basis.judged = [this](std::size_t number) -> const JudgedBatch& { return judged(number); };
        basis.judge = &m_evidence.judge();
        basis.areas = m_area_index ? &*m_area_index : nullptr;
        basis.area_evidence = &m_evidence.areas().evidence;
        basis.owner = m_analysis.ground_owner;
        basis.target_percent = m_analysis.target_percent;
        basis.is_legal = m_analysis.area_method == AreaMethod::legal;
        basis.feature_of = [this](std::uint64_t row) { return feature_of(m_inputs, row); };
        basis.tolerance_area = kOverlapTolerance_m2 / unit_m2();
        basis.sliver_area = kSliverArea_m2 / unit_m2();
        basis.language = m_language;
        basis.spilled = m_analysis.spilled.get();
        basis.borders = &m_notes.borders();
        RepeatedKeys repeated = repeated_keys(
            m_analysis.batches, std::move(m_notes.keys()), basis.feature_of, m_language);
        if (basis.is_legal || m_evidence.register_index().rows().has_areas()) {
            basis.same_key = repeated.pairs;
        }
        m_settled = settle_ground(basis, measure(), m_progress);
        add_problems(std::move(m_settled.decisions));
        add_problems(std::move(repeated.problems));
    }

    void add_problems(Problems problems) {
        m_analysis.problems.insert(
            m_analysis.problems.end(),
            std::make_move_iterator(problems.begin()),
            std::make_move_iterator(problems.end()));
    }

    void allocate() {
        const ZoneIndex* const villages = m_village_index ? &*m_village_index : nullptr;
        if (villages == nullptr) {
            FieldVillages found = collect_field_villages(m_analysis.batches);
            m_analysis.villages = std::move(found.villages);
            m_village_of_row = std::move(found.of_row);
            m_analysis.shared_village_name = std::move(found.shared_name);
            m_analysis.respelled_village = std::move(found.respelled);
        }
        AllocationBasis basis;
        basis.villages = villages;
        basis.village_of_row = villages != nullptr ? nullptr : &m_village_of_row;
        basis.areas = m_area_index ? &*m_area_index : nullptr;
        basis.area_evidence = &m_evidence.areas().evidence;
        basis.judge = &m_evidence.judge();
        basis.net = &m_settled.net;
        basis.key_areas = &m_settled.key_areas;
        const bool is_legal = m_analysis.area_method == AreaMethod::legal;
        basis.legal = is_legal ? &m_settled.legal_shares : nullptr;
        basis.villages_sharing = m_basis.village_borders.shares_ground;
        basis.areas_sharing = m_area_borders.shares_ground;
        basis.is_planar = m_analysis.area_method != AreaMethod::ellipsoidal;
        basis.has_shapes = m_kept.has_shapes;

        const std::vector<std::uint64_t> united = rows_of_clusters();
        basis.united = &united;

        const std::size_t village_count = m_analysis.villages.size();
        m_totals.emplace(village_count);
        m_compared.emplace(village_count);
        m_readings.emplace(village_count);
        if (m_analysis.spilled) {
            m_analysis.verdicts.keep_in(*m_analysis.spilled);
        }
        const std::size_t count = m_analysis.batches.size();
        m_progress.begin("allocate", count);
        const double sliver = kSliverArea_m2 / unit_m2();
        tbb::enumerable_thread_specific<Allocator> allocators([&] {
            std::optional<AreaMeasure> compared;
            if (m_inputs.has_both_areas) {
                compared.emplace(m_analysis.working_crs, compared_method());
            }
            return Allocator(basis, measure(), std::move(compared), sliver);
        });
        std::size_t next = 0;
        std::size_t taken = 0;
        run_in_order<std::size_t, AllocatedBatch>(
            4 * static_cast<std::size_t>(tbb::this_task_arena::max_concurrency()),
            [&] { return next < count ? std::optional(next++) : std::nullopt; },
            [&](std::size_t number) {
                return allocators.local().allocate(
                    number, m_analysis.batches[number], judged(number));
            },
            [&](AllocatedBatch batch) {
                add_up(taken++, std::move(batch));
                m_progress.advance(1);
            });
        m_progress.end();
        keep_totals();
    }

    /// Rows that share ground with others, ascending.
    [[nodiscard]] std::vector<std::uint64_t> rows_of_clusters() const {
        std::vector<std::uint64_t> rows;
        for (const GroundCluster& cluster : m_settled.clusters) {
            rows.insert(rows.end(), cluster.rows.begin(), cluster.rows.end());
        }
        std::ranges::sort(rows);
        return rows;
    }

    [[nodiscard]] AreaMethod compared_method() const {
        return m_analysis.area_method == AreaMethod::ellipsoidal ? AreaMethod::planar
                                                                 : AreaMethod::ellipsoidal;
    }

    /// Takes the batches in their order.
    void add_up(std::size_t number, AllocatedBatch batch) {
        const std::span<const Piece> pieces = batch.pieces.pieces.view();
        m_totals->add(pieces, batch.verdicts);
        m_readings->add(pieces, batch.verdicts, batch.limits);
        if (m_inputs.has_both_areas) {
            add_compared(batch);
        }
        m_ground_ledger.add(batch, unit_m2());
        m_analysis.accounting.split += batch.split;
        for (const ZoneNumber area : batch.areas_met) {
            m_is_area_met[static_cast<std::size_t>(area)] = true;
        }
        m_report.note(m_analysis.batches[number], batch);
        m_land.add(m_analysis.batches[number], *m_judged[number], pieces, batch.verdicts);
        m_judged[number].reset();
        if (m_kept.has_pieces) {
            keep_pieces(batch);
        }
        let_go_behind(m_analysis.spilled, number);
    }

    /// Keeps the pieces for the products, with the verdicts of the run in place of those of the
    /// batch.
    void keep_pieces(AllocatedBatch& batch) {
        std::vector<std::uint32_t> of_run; // by number in the batch
        of_run.reserve(batch.verdicts.size());
        for (const Verdict& verdict : batch.verdicts) {
            of_run.push_back(m_analysis.verdicts.add(verdict));
        }
        for (Piece& piece : batch.pieces.pieces.own()) {
            piece.verdict = of_run[piece.verdict];
        }
        if (m_analysis.spilled) {
            batch.pieces.spill(*m_analysis.spilled);
        }
        m_analysis.pieces.push_back(std::move(batch.pieces));
    }

    void add_compared(const AllocatedBatch& batch) {
        const std::span<const Piece> measured = batch.pieces.pieces.view();
        std::vector<Piece> pieces(measured.begin(), measured.end());
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            const double factor =
                pieces[i].area_m2 > 0.0 ? batch.compared_m2[i] / pieces[i].area_m2 : 0.0;
            pieces[i].area_m2 = batch.compared_m2[i];
            pieces[i].principal_m2 *= factor;
            pieces[i].counted_m2 *= factor;
        }
        m_compared->add(pieces, batch.verdicts);
    }

    void keep_totals() {
        m_analysis.verdicts.settle();
        m_analysis.sums.areas = m_totals->sums();
        m_analysis.village_totals = m_analysis.sums.areas.villages();
        m_analysis.outside = m_analysis.sums.areas.outside();
        m_analysis.whole = m_totals->whole();
        if (m_inputs.has_both_areas) {
            m_analysis.sums.compared = m_compared->sums();
            m_analysis.compared = {
                compared_method(),
                m_analysis.sums.compared.villages(),
                m_analysis.sums.compared.outside(),
                m_compared->whole()};
        }
    }

    /// Hands the sums to the checks.
    void weigh() {
        const GroundSums sums =
            m_ground_ledger.weigh(m_inputs, m_analysis.problems, m_settled.clusters, measure());
        m_ground = sums.rounded();
        m_ground.worst_parcel = m_ground_ledger.worst_parcel();
        m_analysis.sums.ground = sums;
        m_analysis.overlap_m2 = m_ground.overlap_m2;
        m_analysis.set_aside_m2 = m_ground.set_aside_m2;
    }

    void account() {
        const RegisterIndex& index = m_evidence.register_index();
        const RegisterStatistics statistics = index.statistics();
        m_analysis.register_account = {
            statistics.rows,
            statistics.matched,
            statistics.unmatched,
            statistics.duplicates,
            statistics.ambiguous,
            {}};
        m_analysis.register_account.by_status.insert(
            statistics.by_status.begin(), statistics.by_status.end());
        m_analysis.sums.register_rows = register_rows_found(index);
        m_analysis.land_account = m_land.account(m_evidence.classifier(), m_inputs.tables);
        add_problems(register_problems(index, m_analysis.batches, m_analysis.spilled, m_language));
        add_problems(suspension_problems(index, m_language));
        add_problems(area_choice_problems(index, m_language));
        add_problems(check_register_words(index.rows(), m_inputs.tables, m_language));
        account_areas();
        for (const ParcelBatch& batch : m_analysis.batches) {
            for (const ParcelFate fate : batch.fates) {
                ++m_analysis.accounting.read;
                m_analysis.accounting.set_aside += fate == ParcelFate::set_aside ? 1 : 0;
                m_analysis.accounting.repaired += fate == ParcelFate::repaired ? 1 : 0;
            }
        }
        m_analysis.accounting.used = m_analysis.accounting.read - m_analysis.accounting.set_aside;
    }

    void account_areas() {
        if (!m_area_index) {
            return;
        }
        mark_areas_with_parcels(
            *m_area_index,
            m_analysis.batches,
            m_analysis.spilled,
            kSliverArea_m2 / unit_m2(),
            m_is_area_met);
        const RankedAreas& areas = m_evidence.areas();
        std::vector<std::uint32_t>& met = m_analysis.sums.areas_met;
        for (std::size_t i = 0; i < m_is_area_met.size(); ++i) {
            if (m_is_area_met[i]) {
                met.push_back(areas.numbers[i]);
            }
        }
        std::ranges::sort(met);
        m_analysis.area_account = {
            m_is_area_met.size(), met.size(), m_is_area_met.size() - met.size()};
        add_problems(area_problems(areas, m_is_area_met, measure(), m_language));
    }

    void check() {
        m_analysis.checks = check_conservation(
            m_analysis.village_totals,
            m_analysis.outside,
            m_analysis.whole,
            m_ground,
            m_analysis.villages.names);
        constexpr int kDecimals = 6;
        for (const ConservationCheck& check : m_analysis.checks) {
            if (!check.passed) {
                throw Error(
                    ErrorCode::accounts,
                    message(
                        "Số liệu không khớp: phép kiểm tra {} lệch {} m², quá mức {} m²{}{}. Không "
                        "ghi gì; hãy báo lỗi này kèm dữ liệu.",
                        "The figures do not add up: check {} differs by {} m², more than {} "
                        "m²{}{}. Nothing was written; please report this with your data.",
                        check.name,
                        number_message(check.difference_m2, kDecimals),
                        number_message(check.tolerance_m2, kDecimals),
                        check.culprit.empty() ? Message{}
                                              : Message{", nhiều nhất ở ", ", most of all at "},
                        check.culprit));
            }
        }
    }

    const Inputs& m_inputs;
    const FiguresBasis& m_basis;
    const EvidenceBase& m_evidence;
    ParcelNotes& m_notes;
    Analysis& m_analysis;
    KeptGround m_kept;
    Progress& m_progress;
    Language m_language;
    std::vector<std::optional<JudgedBatch>> m_judged; ///< by batch, until it is allocated
    std::optional<ZoneIndex> m_area_index;
    std::optional<ZoneIndex> m_village_index; ///< empty without a layer of villages
    ZoneBorders m_area_borders;
    std::vector<bool> m_is_area_met; ///< by rank
    SettledGround m_settled;
    std::vector<std::vector<VillageIndex>> m_village_of_row;
    std::optional<VillageTotals> m_totals;
    std::optional<VillageTotals> m_compared;
    std::optional<PieceReadings> m_readings;
    LandAccounting m_land;
    GroundLedger m_ground_ledger;
    GroundBeforeOverlay m_ground;
    AllocationReport m_report;
};

} // namespace

PieceReadings compute_figures(
    const Inputs& inputs,
    const FiguresBasis& basis,
    ParcelNotes& notes,
    Analysis& analysis,
    const KeptGround& kept,
    Language language,
    Progress& progress) {
    return Computation(inputs, basis, notes, analysis, kept, language, progress).run();
}

} // namespace huuco
