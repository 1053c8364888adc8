// SPDX-License-Identifier: MIT
/// \file
/// The reading pipeline: features in order, repair on all cores, batches in order.

#include "pipeline/read_parcels.hpp"

#include "base/heap.hpp"
#include "base/message_format.hpp"
#include "base/ordered_pipeline.hpp"
#include "pipeline/layer_crs.hpp"
#include "pipeline/repair_note.hpp"

#include <huuco/base/error.hpp>
#include <huuco/crs/area_measure.hpp>
#include <huuco/crs/coordinate_range.hpp>
#include <huuco/crs/transform.hpp>
#include <huuco/geometry/repair.hpp>
#include <huuco/io/parcel_reader.hpp>

#include <tbb/enumerable_thread_specific.h>
#include <tbb/global_control.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>

namespace huuco {

namespace {

constexpr std::size_t kBatchSize = 8192;
constexpr std::uint64_t kGiveBackSize = std::uint64_t{256} << 20U; ///< more often costs a tenth

/// Transforms and repairs the shapes of a batch in place of the raw ones.
class Mender {
public:
    /// \param feature   source, language and unit of the areas; the rest is filled in
    /// \param believed  coordinates that places of the working CRS can have
    Mender(
        const Transform& transform,
        RepairedFeature feature,
        const Box& believed,
        bool is_winding_defined)
        : m_transform(transform.clone()), m_feature(std::move(feature)),
          m_is_winding_defined(is_winding_defined),
          m_repairer(m_feature.square_metres_per_unit, believed) {}

    void mend(ParcelBatch& batch, Problems& problems) {
        m_transform.apply(batch.shapes.points());
        MultiPolygonBuffer mended;
        mended.reserve_as(batch.shapes);
        for (std::size_t row = 0; row < batch.size(); ++row) {
            if (batch.fates[row] == ParcelFate::set_aside) {
                mended.end_shape();
                continue;
            }
            const RepairOutcome outcome = m_repairer.repair(batch.shapes.shape(row), mended);
            if (outcome.status == RepairStatus::doubtful) {
                mended.empty_last_shape();
            }
            note(outcome, batch.first_fid + row, problems);
            batch.fates[row] = fate_of(outcome.status);
        }
        batch.shapes = std::move(mended);
        batch.close();
    }

private:
    static ParcelFate fate_of(RepairStatus status) noexcept {
        switch (status) {
        case RepairStatus::valid:
            return ParcelFate::used;
        case RepairStatus::repaired:
            return ParcelFate::repaired;
        default:
            return ParcelFate::set_aside;
        }
    }

    void note(const RepairOutcome& outcome, std::uint64_t fid, Problems& problems) {
        m_feature.feature = fid;
        if (outcome.defect != Defect::none) {
            problems.push_back(problem_of(outcome, m_feature));
        }
        if (m_is_winding_defined && !outcome.is_clockwise &&
            (outcome.status == RepairStatus::valid || outcome.status == RepairStatus::repaired)) {
            problems.push_back(problem_of_winding(outcome, m_feature));
        }
    }

    Transform m_transform;
    RepairedFeature m_feature;
    bool m_is_winding_defined; ///< the format tells outer rings from holes by their winding
    Repairer m_repairer;
};

/// Threads that will work on the batches: as many as there are places here, unless fewer are
/// allowed.
std::size_t threads_here() {
    using tbb::global_control;
    return std::min(
        static_cast<std::size_t>(tbb::this_task_arena::max_concurrency()),
        global_control::active_value(global_control::max_allowed_parallelism));
}

/// A batch on its way, with what is noted of it.
struct ParcelsInHand {
    ClaimedParcels parcels;
    ParcelNotes::OfBatch notes;
};

/// Takes the batches in and keeps to the budget.
class Intake {
public:
    /// \param notes  null where none are asked for
    Intake(ParcelsRead& read, const ParcelBudget& budget, ParcelNotes* notes)
        : m_read(read), m_budget(budget), m_notes(notes) {}

    /// Several threads may call it at once.
    [[nodiscard]] ParcelsInHand look_at(ClaimedParcels parcels) const {
        ParcelsInHand seen;
        if (m_notes != nullptr) {
            seen.notes = m_notes->of(parcels.batch);
        }
        seen.parcels = std::move(parcels);
        return seen;
    }

    void take(ParcelBatch batch, ParcelNotes::OfBatch notes) {
        m_bytes += m_read.spilled ? 0 : notes.byte_size();
        if (m_notes != nullptr) {
            m_notes->take(std::move(notes), batch.first_fid);
        }
        m_read.extent.expand(batch.shapes.box());
        m_bytes += batch.byte_size();
        if (m_bytes > m_budget.bytes) {
            if (!m_read.spilled) {
                m_read.spilled = std::make_shared<SpillFile>(m_budget.folder);
                if (m_notes != nullptr) {
                    m_notes->move_to_file(m_budget.folder);
                    give_back_freed_memory();
                }
            }
            m_bytes -= batch.byte_size();
            const std::uint64_t before = m_read.spilled->size();
            batch.spill(*m_read.spilled);
            if (before / kGiveBackSize != m_read.spilled->size() / kGiveBackSize) {
                give_back_freed_memory(); // what was moved left holes in the heap
            }
        }
        m_read.batches.push_back(std::move(batch));
    }

private:
    ParcelsRead& m_read;
    const ParcelBudget& m_budget;
    ParcelNotes* m_notes;
    std::uint64_t m_bytes = 0; ///< of the batches in memory, and of notes that were there
};

/// One file of the parcel layer.
class FileReading {
public:
    FileReading(
        ParcelSource& source,
        const Crs& working,
        Language language,
        std::uint64_t first_fid)
        : m_source(source), m_working(working), m_language(language),
          m_believed(coordinate_range(working).value_or(kAnyCoordinates)),
          m_reader(source.dataset, source.fields, kBatchSize, first_fid) {
        if (source.has_swapped_axes) {
            source.dataset.sort_rings_by_containment();
        }
    }

    void run(Intake& intake, Problems& problems, Progress& progress) {
        const std::size_t in_flight = 4 * threads_here();
        run_in_order<ClaimedParcels, ParcelsInHand>(
            in_flight,
            [this] { return next(); },
            [this, &intake](ClaimedParcels item) {
                m_reader.read(item);
                if (m_source.has_swapped_axes) {
                    swap_axes(item.batch.shapes.points());
                }
                mender().mend(item.batch, item.problems);
                return intake.look_at(std::move(item));
            },
            [&](ParcelsInHand seen) {
                ClaimedParcels& item = seen.parcels;
                progress.advance(item.batch.size());
                intake.take(std::move(item.batch), std::move(seen.notes));
                m_elsewhere += count_elsewhere(item.problems);
                problems.insert(
                    problems.end(),
                    std::make_move_iterator(item.problems.begin()),
                    std::make_move_iterator(item.problems.end()));
            });
        m_reader.report_losses(problems);
        require_place();
    }

    [[nodiscard]] std::uint64_t next_fid() const noexcept { return m_reader.next_fid(); }

    /// Code or name of the way to the working CRS; empty where none was needed.
    [[nodiscard]] std::string operation() const {
        return !m_transform || m_transform->is_identity() ? "" : m_transform->operation().label();
    }

private:
    std::optional<ClaimedParcels> next() {
        std::optional<ClaimedParcels> item(std::in_place);
        if (!m_reader.claim(*item)) {
            return std::nullopt;
        }
        if (!m_transform) {
            // Where the first parcels lie decides among regional operations for all of them.
            m_reader.read(*item);
            const Box raw = item->batch.shapes.box();
            const Box box =
                m_source.has_swapped_axes ? Box{raw.min_y, raw.min_x, raw.max_y, raw.max_x} : raw;
            m_transform.emplace(m_source.crs, m_working, box);
            m_unit_m2 = square_metres_per_unit(m_working, in_working_crs(box));
        }
        return item;
    }

    static std::uint64_t count_elsewhere(const Problems& problems) {
        return static_cast<std::uint64_t>(
            std::ranges::count(problems, defect_name(Defect::absurd_coordinate), &Problem::kind));
    }

    /// \throws Error `crs` when the CRS has no place for any feature: not they are wrong then
    void require_place() const {
        if (m_elsewhere == 0 || m_elsewhere < next_fid() - m_source.first_fid) {
            return;
        }
        if (m_working != m_source.crs) {
            throw Error(
                ErrorCode::crs,
                message(
                    "{}: không thửa nào nằm ở nơi dùng hệ tọa độ {} ({}), hệ để đo. Hãy nêu hệ của "
                    "vùng đất này bằng --work-crs EPSG:n.",
                    "{}: no parcel lies where the reference system {} ({}) is used, in which areas "
                    "are to be measured. Name that of this land with --work-crs EPSG:n.",
                    m_source.dataset.info().source(),
                    m_working.label(),
                    m_working.name()));
        }
        const Point seen = m_source.sample.empty() ? Point{} : m_source.sample.front();
        throw Error(
            ErrorCode::crs,
            message(
                "{}: tọa độ như x {}, y {} không phải của nơi nào dùng hệ tọa độ {} ({}). Nếu dữ "
                "liệu ở hệ tọa độ khác, hãy nêu hệ đó bằng --src-crs EPSG:n.",
                "{}: coordinates such as x {}, y {} are of no place where the reference system {} "
                "({}) is used. If the data is in another system, name it with --src-crs EPSG:n.",
                m_source.dataset.info().source(),
                number_message(seen.x, 3),
                number_message(seen.y, 3),
                m_source.crs.label(),
                m_source.crs.name()));
    }

    /// Box of the corners of another one, which is in the source's CRS.
    [[nodiscard]] Box in_working_crs(const Box& box) const {
        Box there;
        if (!box.is_empty()) {
            std::array<Point, 4> corners = {
                {{box.min_x, box.min_y},
                 {box.max_x, box.min_y},
                 {box.max_x, box.max_y},
                 {box.min_x, box.max_y}}};
            m_transform->apply(corners);
            for (const Point& corner : corners) {
                there.expand(corner);
            }
        }
        return there;
    }

    Mender& mender() {
        std::optional<Mender>& mender = m_menders.local();
        if (!mender) {
            const DatasetInfo& info = m_source.dataset.info();
            mender.emplace(
                *m_transform,
                RepairedFeature{info.source(), 0, m_language, m_unit_m2, true},
                m_believed,
                info.format == "ESRI Shapefile" && m_transform->is_identity() &&
                    !m_source.has_swapped_axes);
        }
        return *mender;
    }

    ParcelSource& m_source;
    const Crs& m_working;
    Language m_language;
    Box m_believed;                ///< coordinates that places of the working CRS can have
    double m_unit_m2 = 1.0;        ///< square metres in a squared unit of the working CRS
    std::uint64_t m_elsewhere = 0; ///< features where the working CRS has no place
    ParcelReader m_reader;
    std::optional<Transform> m_transform;
    tbb::enumerable_thread_specific<std::optional<Mender>> m_menders;
};

} // namespace

ParcelsRead read_parcels(
    Inputs& inputs,
    const ParcelBudget& budget,
    ParcelNotes* notes,
    Problems& problems,
    Progress& progress) {
    std::uint64_t total = 0;
    for (const ParcelSource& source : inputs.parcels) {
        total += source.dataset.info().feature_count;
    }
    progress.begin("read", total);
    ParcelsRead read;
    Intake intake(read, budget, notes);
    std::uint64_t first_fid = 0;
    for (ParcelSource& source : inputs.parcels) {
        source.first_fid = first_fid;
        {
            FileReading reading(source, inputs.working_crs, inputs.language, first_fid);
            reading.run(intake, problems, progress);
            first_fid = reading.next_fid();
            source.operation = reading.operation();
        }
        source.dataset.close();
    }
    progress.end();
    return read;
}

} // namespace huuco
