// SPDX-License-Identifier: MIT
/// \file
/// Opens plan, parcels, villages, registers and organic areas, one after the other.

#include "pipeline/inputs.hpp"

#include "base/message_format.hpp"
#include "pipeline/crs_option.hpp"
#include "pipeline/file_notes.hpp"
#include "pipeline/indicators.hpp"
#include "pipeline/input_records.hpp"
#include "pipeline/layer_crs.hpp"
#include "pipeline/option_checks.hpp"
#include "pipeline/organic_areas.hpp"
#include "pipeline/parcel_layers.hpp"
#include "pipeline/place.hpp"
#include "pipeline/plan_options.hpp"
#include "pipeline/provenance.hpp"
#include "pipeline/registers.hpp"
#include "pipeline/village_layer.hpp"

#include <huuco/base/clock.hpp>
#include <huuco/base/error.hpp>
#include <huuco/base/text.hpp>
#include <huuco/crs/transform.hpp>
#include <huuco/pipeline/data_folder.hpp>

#include <algorithm>
#include <future>
#include <iterator>
#include <utility>

namespace huuco {

namespace {

/// Opens inputs one kind after the other; each step stands on those before it.
class Opening {
public:
    explicit Opening(AnalyzeOptions options) : m_options(std::move(options)) {
        m_inputs.language = m_options.language;
    }

    Inputs run() {
        require_possible(m_options);
        open_plan();
        // Registers take no layer, so they are read beside these.
        const std::launch policy =
            m_options.threads == 1 ? std::launch::deferred : std::launch::async;
        std::future<RegistersRead> registers = std::async(policy, [this] {
            return read_registers(
                m_options.registers,
                m_inputs.tables.field_aliases(),
                m_options.encoding,
                m_options.language);
        });
        open_place();
        open_parcels();
        read_villages();
        decide_reference_systems();
        decide_working_crs();
        finish_villages();
        take_registers(registers.get());
        for (std::size_t i = 0; i < m_options.organic_areas.size(); ++i) {
            read_areas(m_options.organic_areas[i], m_options.organic_areas_layers[i]);
        }
        read_indicator_tables(m_inputs);
        join_notes();
        return std::move(m_inputs);
    }

private:
    /// Parcel files are parts of one layer: what is so in one is mostly so in all.
    void join_notes() {
        std::vector<std::string> paths;
        for (const InputRecord& record : m_inputs.records) {
            if (record.role == "parcels") {
                paths.push_back(record.path);
            }
        }
        m_inputs.warnings =
            join_file_notes(std::move(m_inputs.warnings), paths, m_options.language);
    }

    void open_plan() {
        const std::filesystem::path data = data_folder();
        const std::filesystem::path shipped = data / "plans" / "nhu-khe-2030.toml";
        const std::filesystem::path path =
            m_options.plan.empty() ? shipped : std::filesystem::path(m_options.plan);
        try {
            m_inputs.plan = parse_plan(path);
            for (const auto& [name, table] : m_inputs.plan.tables) {
                require_files_of(m_inputs.plan, name);
            }
            m_inputs.tables = Tables::load(data / "tables", m_inputs.plan.tables);
            check_names(m_inputs.plan, m_inputs.tables);
        } catch (const Error& error) {
            // A plan is part of the command line: a mistake in it is wrong use, not failed input.
            const bool is_mistake = error.code() == ErrorCode::format;
            throw Error(is_mistake ? ErrorCode::argument : error.code(), error.message());
        }
        m_inputs.table_records = table_records(data, m_inputs.plan.tables);
        m_options = completed(m_options, m_inputs.plan);
        m_inputs.reference_date =
            m_options.reference_date.value_or(m_inputs.plan.reference_date.value_or(today()));
        m_inputs.target_percent = m_options.target_percent.value_or(m_inputs.plan.target_percent);

        InputRecord record;
        record.role = "plan";
        record.path = path.string();
        record.format = "TOML";
        record.rules = m_inputs.plan.rules;
        m_inputs.records.push_back(std::move(record));
    }

    /// What is known of where the land lies, beside the villages.
    void open_place() {
        const std::filesystem::path tables = data_folder() / "tables";
        m_inputs.systems = ReferenceSystems::load(tables / "reference_systems.csv");
        m_province = chosen_province(m_options, m_inputs.plan, tables / "provinces.csv");
        if (m_options.boundary.empty()) {
            return;
        }
        m_boundary = read_boundary(
            m_options.boundary, {}, m_inputs.systems, m_options.language, m_inputs.problems);
        InputRecord record = record_of("boundary", m_boundary->info);
        note_crs(m_boundary->decided, record, m_inputs.warnings);
        m_inputs.records.push_back(std::move(record));
    }

    void open_parcels() {
        ParcelLayers layers = open_parcel_layers(m_options, m_inputs.tables);
        m_inputs.parcels = std::move(layers.sources);
        for (InputRecord& record : layers.records) {
            m_inputs.stamps.take(record.path, record.sidecars);
            if (m_options.threads != 1) {
                m_inputs.fingerprints.begin(record);
            }
            m_inputs.records.push_back(std::move(record));
        }
        std::ranges::move(layers.warnings, std::back_inserter(m_inputs.warnings));
    }

    void read_villages() {
        if (!m_options.villages.empty()) {
            m_villages.emplace(m_options, m_inputs.tables.field_aliases(), m_inputs.warnings);
            m_inputs.has_village_layer = true;
        } else if (m_options.needs_villages && !m_options.fields.contains(FieldRole::village)) {
            refuse_without_villages();
        }
    }

    [[noreturn]] void refuse_without_villages() {
        const auto& found = m_inputs.parcels.front().field(FieldRole::village);
        throw Error(
            ErrorCode::argument,
            message(
                "Chưa nêu thôn: hãy cho ranh giới thôn bằng --villages TỆP, hoặc trường của thửa "
                "đất cho biết thôn bằng --village-field TRƯỜNG{}.",
                "No villages were named: give their polygons with --villages DATASET, or the field "
                "of the parcels that tells the village with --village-field FIELD{}.",
                found ? message(" (chẳng hạn {})", " (such as {})", *found) : Message{}));
    }

    /// Villages that state their system are heard about the parcels, and parcels about villages.
    void decide_reference_systems() {
        const ParcelSource& parcels = m_inputs.parcels.front();
        m_is_every_statement_kept = is_stated_in(
            {&parcels.dataset.info(), parcels.sample}, m_options.src_crs, m_inputs.systems);
        CrsJudge judge(m_inputs.systems, m_options.language);
        const bool are_villages_stated = m_villages && m_villages->is_crs_stated(m_inputs.systems);
        if (are_villages_stated) {
            m_villages->decide_crs(judge_of_place());
            judge.add_ground("villages", m_villages->crs(), m_villages->shapes());
        }
        add_place(judge);
        decide_parcels(judge);
        if (are_villages_stated && m_options.src_crs.empty()) { // an option is no second witness
            m_villages->confirm_crs(judge_of_parcels());
        } else if (m_villages && !are_villages_stated) {
            m_villages->decide_crs(judge_of_parcels());
        }
        if (m_villages) {
            m_villages->note_crs(m_inputs.warnings);
        }
    }

    [[nodiscard]] CrsJudge judge_of_parcels() const {
        CrsJudge judge(m_inputs.systems, m_options.language);
        const ParcelSource& parcels = m_inputs.parcels.front();
        std::vector<Point> sample = parcels.sample;
        if (parcels.has_swapped_axes) {
            swap_axes(sample);
        }
        judge.add_points("parcels", parcels.crs, std::move(sample));
        add_place(judge);
        return judge;
    }

    void add_place(CrsJudge& judge) const {
        if (m_is_every_statement_kept) {
            return;
        }
        if (m_boundary) {
            judge.add_ground("boundary", m_boundary->decided.crs, m_boundary->outline);
        }
        if (m_province) {
            judge.set_province(*m_province);
        }
    }

    [[nodiscard]] CrsJudge judge_of_place() const {
        CrsJudge judge(m_inputs.systems, m_options.language);
        add_place(judge);
        return judge;
    }

    void decide_parcels(const CrsJudge& judge) {
        std::size_t at = 0;
        for (InputRecord& record : m_inputs.records) {
            if (record.role != "parcels") {
                continue;
            }
            ParcelSource& source = m_inputs.parcels[at];
            const DecidedCrs decided =
                judge.decide({&source.dataset.info(), source.sample}, m_options.src_crs, true);
            note_crs(decided, record, m_inputs.warnings);
            source.crs = decided.crs;
            source.measured_in = decided.measured_in;
            source.has_swapped_axes = decided.decision.has_swapped_axes;
            if (at++ == 0) {
                m_inputs.crs_decision = decided.decision;
            }
        }
    }

    void decide_working_crs() {
        const ParcelSource& parcels = m_inputs.parcels.front();
        const Crs& source = parcels.measured_in ? *parcels.measured_in : parcels.crs;
        const std::optional<AreaMethod> wanted =
            m_options.area ? m_options.area : m_inputs.plan.area_method;
        m_inputs.area_method =
            wanted.value_or(source.is_geographic() ? AreaMethod::ellipsoidal : AreaMethod::planar);
        m_inputs.has_both_areas =
            m_options.has_both_areas || (!m_options.area && m_inputs.plan.has_both_areas);
        const bool is_on_plane = m_inputs.area_method != AreaMethod::ellipsoidal;
        if (!m_options.work_crs.empty()) {
            m_inputs.working_crs = crs_of_option("--work-crs", m_options.work_crs);
        } else if (is_on_plane && !source.is_fit_for_planar_area()) {
            m_inputs.working_crs = planar_crs_for(source);
        } else {
            m_inputs.working_crs = source;
        }
        require_measurable();
        if (m_inputs.area_method == AreaMethod::legal) {
            std::ranges::for_each(m_inputs.parcels, require_legal_areas);
        }
        if (m_inputs.plan.ground_owner == GroundOwner::by_date) {
            std::ranges::for_each(m_inputs.parcels, require_days_of_update);
        }
    }

    /// An option that names a system in which no land can be measured is wrong use.
    void require_measurable() const {
        try {
            (void)AreaMeasure(m_inputs.working_crs, m_inputs.area_method);
        } catch (const Error& error) {
            if (m_options.work_crs.empty()) {
                throw;
            }
            throw Error(
                ErrorCode::argument, message("--work-crs: {}", "--work-crs: {}", error.message()));
        }
    }

    static void require_legal_areas(const ParcelSource& parcels) {
        if (!parcels.field(FieldRole::legal_area)) {
            throw Error(
                ErrorCode::argument,
                message(
                    "{}: muốn tính theo diện tích pháp lý, nhưng không nhận ra trường nào ghi diện "
                    "tích ấy; hãy chỉ rõ bằng --field legal_area=TÊN.",
                    "{}: registered areas are to be the basis, but no field with them was "
                    "recognised; name it with --field legal_area=NAME.",
                    parcels.dataset.info().path));
        }
    }

    /// Without days the plan's choice would quietly be "the first in the file".
    static void require_days_of_update(const ParcelSource& parcels) {
        if (!parcels.field(FieldRole::updated)) {
            throw Error(
                ErrorCode::argument,
                message(
                    "{}: theo tệp kế hoạch, phần chồng lấn tính cho thửa cập nhật sau ([ground] "
                    "owner = "
                    "\"by_date\"), nhưng không nhận ra trường nào ghi ngày cập nhật; hãy chỉ rõ "
                    "bằng --field updated=TÊN.",
                    "{}: the plan gives contested ground to the later record ([ground] owner = "
                    "\"by_date\"), but no field with the day of the update was recognised; name it "
                    "with --field updated=NAME.",
                    parcels.dataset.info().path));
        }
    }

    /// A projected system for parcels in degrees, from where the villages lie.
    [[nodiscard]] Crs planar_crs_for(const Crs& source) {
        if (!source.is_geographic() || !m_villages) {
            throw Error(
                ErrorCode::crs,
                message(
                    "Không đo được diện tích phẳng trong {} ({}), hệ của thửa đất. Hãy nêu một hệ "
                    "phẳng bằng --work-crs EPSG:n, hoặc chọn --area ellipsoidal.",
                    "Planar areas cannot be measured in {} ({}), the system of the parcels. Name a "
                    "projected one with --work-crs EPSG:n, or choose --area ellipsoidal.",
                    source.label(),
                    source.name()));
        }
        MultiPolygonBuffer copy = m_villages->shapes();
        const Transform to_degrees(m_villages->crs(), wgs84());
        to_degrees.apply(copy.points());
        Crs crs = projected_crs_for(copy.box(), m_inputs.systems);
        m_inputs.warnings.push_back(message_in(
            m_options.language,
            "Thửa đất ở tọa độ địa lý (độ); diện tích phẳng được đo trong {} ({}). Chọn hệ khác "
            "bằng --work-crs EPSG:n.",
            "The parcels are in degrees; planar areas are measured in {} ({}). Name another "
            "system with --work-crs EPSG:n.",
            crs.label(),
            crs.name()));
        return crs;
    }

    void finish_villages() {
        if (m_villages) {
            m_inputs.villages = m_villages->finish(m_inputs.working_crs, m_inputs.problems);
            m_inputs.village_features = m_villages->first_features();
            m_inputs.records.push_back(m_villages->record());
        }
    }

    void take_registers(RegistersRead read) {
        std::ranges::move(read.records, std::back_inserter(m_inputs.records));
        std::ranges::move(read.warnings, std::back_inserter(m_inputs.warnings));
        std::ranges::move(read.problems, std::back_inserter(m_inputs.problems));
        m_inputs.certificates = std::move(read.certificates);
    }

    /// Organic areas lie in the villages, or where the land lies.
    void read_areas(const std::string& path, const std::string& layer) {
        CrsJudge judge(m_inputs.systems, m_options.language);
        if (m_inputs.has_village_layer && !m_is_every_statement_kept) {
            judge.add_ground("villages", m_inputs.working_crs, m_inputs.villages.shapes);
        }
        add_place(judge);
        OrganicAreasRead read = read_organic_area_layer(
            {path, layer, m_options.encoding, m_options.src_crs, m_options.language},
            m_inputs.tables.field_aliases(),
            judge,
            m_inputs.working_crs);
        m_inputs.records.push_back(std::move(read.record));
        std::ranges::move(read.warnings, std::back_inserter(m_inputs.warnings));
        std::ranges::move(read.problems, std::back_inserter(m_inputs.problems));
        for (std::size_t i = 0; i < read.areas.shapes.size(); ++i) {
            m_inputs.organic_areas.shapes.add_shape(read.areas.shapes.shape(i));
        }
        std::ranges::move(
            read.areas.certificates, std::back_inserter(m_inputs.organic_areas.certificates));
    }

    AnalyzeOptions m_options;
    Inputs m_inputs;
    std::optional<Province> m_province;
    std::optional<Boundary> m_boundary;
    std::optional<VillageLayer> m_villages; ///< until it is finished
    /// The user repeats what the parcels state, and so insists on what all layers state.
    bool m_is_every_statement_kept = false;
};

} // namespace

Inputs open_inputs(const AnalyzeOptions& options) {
    return Opening(options).run();
}

const ParcelSource& source_of(const Inputs& inputs, std::uint64_t row) {
    const auto next = std::upper_bound(
        inputs.parcels.begin(),
        inputs.parcels.end(),
        row,
        [](std::uint64_t fid, const ParcelSource& source) { return fid < source.first_fid; });
    return *std::prev(next);
}

FeatureRef feature_of(const Inputs& inputs, std::uint64_t row) {
    return {source_of(inputs, row).dataset.info().source(), row};
}

} // namespace huuco
