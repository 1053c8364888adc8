// SPDX-License-Identifier: MIT
/// \file
/// Collects what a file says of itself, and the roles its fields would play.

#include "io/password.hpp"
#include "io/table_file.hpp"
#include "pipeline/file_part.hpp"
#include "pipeline/layer_crs.hpp"
#include "pipeline/place.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/text.hpp>
#include <huuco/io/dataset.hpp>
#include <huuco/io/field_recognition.hpp>
#include <huuco/io/parcel_fields.hpp>
#include <huuco/io/point_sample.hpp>
#include <huuco/io/register_table.hpp>
#include <huuco/landuse/tables.hpp>
#include <huuco/pipeline/data_folder.hpp>
#include <huuco/pipeline/inspect.hpp>

#include <algorithm>
#include <filesystem>

namespace huuco {

namespace {

bool is_looked_into(const LayerInfo& layer) {
    return layer.is_polygonal && layer.feature_count > 0;
}

constexpr std::size_t kExamples = 4;

/// Fill rates and examples of all fields. \pre the report has the sample's fields in its order
void add_values(LayerReport& report, const LayerSample& sample) {
    report.looked_at = sample.rows;
    for (std::size_t i = 0; i < report.fields.size(); ++i) {
        FieldReport& field = report.fields[i];
        const double rows = sample.rows == 0 ? 1.0 : static_cast<double>(sample.rows);
        field.filled_percent = 100.0 * static_cast<double>(sample.filled(i)) / rows;
        for (const std::string_view example : sample.examples(i, kExamples)) {
            field.examples.emplace_back(example);
        }
    }
}

void add_encoding(LayerReport& report, const EncodingDecision& decision, Language language) {
    report.encoding = coding_name(decision.coding);
    report.encoding_decided_by = encoding_source_name(decision.by);
    if (decision.mix || decision.doubtful) {
        report.encoding_evidence = encoding_warning(decision, language).value_or("");
        return;
    }
    report.encoding_evidence = decision.by == EncodingSource::undecided
                                   ? encoding_advice(decision).in(language)
                                   : encoding_evidence(decision, language);
}

FileReport
inspect_register(const std::string& path, const Tables& tables, const InspectOptions& options) {
    const Language language = options.language;
    const RegisterTable table =
        read_register(path, tables.field_aliases(), language, options.encoding);
    LayerReport layer;
    layer.name = table.sheet;
    layer.features = table.rows;
    layer.part = "register";
    add_encoding(layer, table.encoding_decision, language);
    for (std::size_t i = 0; i < table.header_rows; ++i) {
        layer.header_rows.push_back(table.header_row + i);
    }
    for (const std::string& name : table.header) {
        layer.fields.push_back({name, "text", ""});
    }
    add_values(layer, table.sample);
    for (std::size_t i = 0; i < kCertificateRoleCount; ++i) {
        if (table.columns.at(i)) {
            FieldReport& field = layer.fields[*table.columns.at(i)];
            field.role = kCertificateRoleNames.at(i);
            field.evidence = in_language(language, "tên thường dùng", "known name");
        }
    }
    for (const auto& [role, column] : table.columns.further) {
        layer.fields[column].role = kCertificateRoleNames.at(static_cast<std::size_t>(role));
        layer.fields[column].evidence = in_language(language, "tên thường dùng", "known name");
    }
    return {table.path, table.format, {std::move(layer)}};
}

/// What is known beside a file about its reference system.
struct CrsKnowledge {
    ReferenceSystems systems;
    std::optional<Province> province;
    std::optional<Boundary> boundary;
    std::optional<Boundary> villages; ///< of the files looked at
};

CrsKnowledge knowledge_of(const InspectOptions& asked) {
    const std::filesystem::path tables = data_folder() / "tables";
    AnalyzeOptions options;
    options.province = asked.province;
    CrsKnowledge known{
        ReferenceSystems::load(tables / "reference_systems.csv"),
        chosen_province(options, {}, tables / "provinces.csv"),
        std::nullopt,
        std::nullopt};
    if (!asked.boundary.empty()) {
        Problems problems;
        known.boundary = read_boundary(asked.boundary, {}, known.systems, asked.language, problems);
    }
    return known;
}

void take_outcome(LayerReport& report, CrsOutcome outcome, Language language) {
    if (outcome.decided) {
        report.crs = outcome.decided->crs.label();
        report.crs_name = outcome.decided->crs.name();
        report.crs_decision = std::move(outcome.decided->decision);
        report.crs_decided_by = report.crs_decision.by;
    } else {
        report.crs_note = outcome.refusal.in(language);
        report.crs_decision = std::move(outcome.undecided);
        report.crs_decision.by.clear();
    }
}

/// \pre the part of the layer is known: the option holds for parcels as it does in an analysis
void add_crs(
    LayerReport& report,
    Dataset& dataset,
    const CrsKnowledge& known,
    const InspectOptions& options) {
    CrsJudge judge(known.systems, options.language, {.has_work_crs = false});
    if (known.villages) {
        judge.add_ground("villages", known.villages->decided.crs, known.villages->outline);
    }
    if (known.boundary) {
        judge.add_ground("boundary", known.boundary->decided.crs, known.boundary->outline);
    }
    if (known.province) {
        judge.set_province(*known.province);
    }
    const bool is_beside_parcels = report.part == "villages" || report.part == "organic_areas";
    report.crs.clear();
    report.crs_note.clear();
    try {
        CrsOutcome outcome = judge.consider(
            {&dataset.info(), sample_points(dataset, kAskedPoints)},
            options.src_crs,
            !is_beside_parcels);
        take_outcome(report, std::move(outcome), options.language);
    } catch (const Error& error) {
        report.crs_note = error.message().in(options.language);
    }
}

void add_role(FieldReport& field, std::string_view role, const std::string& evidence) {
    field.role += (field.role.empty() ? "" : ", ") + std::string(role);
    // One name may play several parts of a village layer, and is known once.
    if (field.evidence.find(evidence) == std::string::npos) {
        field.evidence += (field.evidence.empty() ? "" : "; ") + evidence;
    }
}

/// The roles the fields would play in a parcel layer.
void add_parcel_roles(
    LayerReport& report,
    const Dataset& dataset,
    const Tables& tables,
    Language language) {
    const DatasetInfo& info = dataset.info();
    const FieldRecognition found = recognise_fields(info, dataset.sample(), tables);
    for (std::size_t i = 0; i < kFieldRoleCount; ++i) {
        if (const std::optional<RoleFinding>& finding = found.findings.at(i)) {
            add_role(
                report.fields.at(finding->field),
                kFieldRoleNames.at(i),
                role_evidence(static_cast<FieldRole>(i), *finding, language));
        }
    }
    for (const RoleDoubt& doubt : found.doubts) {
        for (const std::size_t field : doubt.fields) {
            std::string& evidence = report.fields.at(field).evidence;
            evidence += (evidence.empty() ? "" : "; ") + role_doubt(doubt, info).in(language);
        }
    }
}

/// The roles the fields would play in a village layer.
void add_village_roles(
    LayerReport& report,
    const DatasetInfo& info,
    const Tables& tables,
    Language language) {
    const auto play = [&](const std::string& name, std::string_view role) {
        add_role(
            report.fields.at(find_field(info, name)),
            role,
            in_language(language, "tên thường dùng", "known name"));
    };
    try {
        const VillageFields villages = recognise_village_fields(info, tables.field_aliases());
        play(villages.id, "village_id");
        if (villages.name) {
            play(*villages.name, "village_name");
        }
    } catch (const Error&) {
        // A layer without village fields is no village layer; that is nothing to report.
    }
}

LayerReport inspect_layer(
    const std::string& path,
    const LayerInfo& layer,
    const Tables& tables,
    const CrsKnowledge& known,
    const InspectOptions& options) {
    LayerReport report;
    report.name = layer.name;
    report.geometry_type = layer.geometry_type;
    report.features = layer.feature_count;
    report.is_usable = layer.is_polygonal;
    if (!is_looked_into(layer)) {
        return report;
    }
    Dataset dataset = Dataset::open(path, {layer.name, options.encoding});
    const DatasetInfo& info = dataset.info();
    add_encoding(report, info.encoding_decision, options.language);
    for (const FieldInfo& field : info.fields) {
        report.fields.push_back({field.name, field.type, ""});
    }
    add_values(report, dataset.sample());
    add_parcel_roles(report, dataset, tables, options.language);
    add_village_roles(report, info, tables, options.language);
    report.part = part_of_layer(report, tables.field_aliases());
    add_crs(report, dataset, known, options);
    return report;
}

std::string format_of(
    const std::string& path,
    const std::vector<LayerInfo>& layers,
    const std::string& encoding) {
    const auto found = std::ranges::find_if(layers, is_looked_into);
    return found == layers.end() ? "" : Dataset::open(path, {found->name, encoding}).info().format;
}

FileReport inspect_file(
    const std::string& path,
    const Tables& tables,
    const CrsKnowledge& known,
    const InspectOptions& options) {
    if (io::is_table_name(path)) {
        return inspect_register(path, tables, options);
    }
    const std::vector<LayerInfo> layers = list_layers(path);
    FileReport report{io::shown_path(path), format_of(path, layers, options.encoding), {}};
    for (const LayerInfo& layer : layers) {
        report.layers.push_back(inspect_layer(path, layer, tables, known, options));
    }
    return report;
}

/// The first layer of villages that states its system. \returns nothing where there is none
std::optional<Boundary> villages_among(
    std::span<const std::string> paths,
    const std::vector<FileReport>& reports,
    const ReferenceSystems& systems,
    Language language) {
    for (std::size_t i = 0; i < reports.size(); ++i) {
        for (const LayerReport& layer : reports[i].layers) {
            const bool is_stated = layer.crs_decided_by == "prj" || layer.crs_decided_by == "layer";
            if (layer.part == "villages" && is_stated) {
                Problems problems; // an analysis lists them
                return read_boundary(paths[i], layer.name, systems, language, problems);
            }
        }
    }
    return std::nullopt;
}

/// Asks the villages about the layers beside them.
void hear_villages(
    std::span<const std::string> paths,
    const CrsKnowledge& known,
    const InspectOptions& options,
    std::vector<FileReport>& reports) {
    for (std::size_t i = 0; i < reports.size(); ++i) {
        for (LayerReport& layer : reports[i].layers) {
            const bool has_system = !layer.crs.empty() || !layer.crs_note.empty();
            if (has_system && layer.part != "villages") {
                Dataset dataset = Dataset::open(paths[i], {layer.name, options.encoding});
                add_crs(layer, dataset, known, options);
            }
        }
    }
}

} // namespace

std::vector<FileReport> inspect(std::span<const std::string> paths, const InspectOptions& options) {
    const Tables tables = Tables::load(data_folder() / "tables");
    CrsKnowledge known = knowledge_of(options);
    std::vector<FileReport> reports;
    for (const std::string& path : paths) {
        reports.push_back(inspect_file(path, tables, known, options));
    }
    known.villages = villages_among(paths, reports, known.systems, options.language);
    if (known.villages) {
        hear_villages(paths, known, options, reports);
    }
    return reports;
}

} // namespace huuco
