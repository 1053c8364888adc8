// SPDX-License-Identifier: MIT
/// \file
/// Collects what a file says of itself, and the roles its fields would play.

#include "pipeline/data_folder.hpp"
#include "pipeline/file_part.hpp"
#include "pipeline/layer_crs.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/text.hpp>
#include <huuco/io/dataset.hpp>
#include <huuco/io/field_recognition.hpp>
#include <huuco/io/register_table.hpp>
#include <huuco/landuse/tables.hpp>
#include <huuco/pipeline/inspect.hpp>

#include <algorithm>
#include <array>
#include <filesystem>

namespace huuco {

namespace {

bool is_register(const std::string& path) {
    constexpr std::array<std::string_view, 4> kEndings = {".csv", ".tsv", ".xlsx", ".ods"};
    const std::string ending = fold_key(std::filesystem::path(path).extension().string());
    return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

FileReport
inspect_register(const std::string& path, const Tables& tables, const std::string& encoding) {
    const RegisterTable table = read_register(path, tables.field_aliases(), encoding);
    LayerReport layer;
    layer.name = table.sheet;
    layer.features = table.rows;
    layer.part = "register";
    layer.encoding = table.encoding;
    layer.encoding_decided_by = table.encoding_decided_by;
    for (const std::string& name : table.header) {
        layer.fields.push_back({name, "text", ""});
    }
    for (std::size_t i = 0; i < kCertificateRoleCount; ++i) {
        if (table.columns.at(i)) {
            layer.fields[*table.columns.at(i)].role = kCertificateRoleNames.at(i);
        }
    }
    return {path, table.format, {std::move(layer)}};
}

void add_crs(LayerReport& report, const DatasetInfo& info) {
    try {
        const DecidedCrs decided = decide_crs(info, "", false);
        report.crs = decided.crs.label();
        report.crs_name = decided.crs.name();
        report.crs_decided_by = decided.by;
    } catch (const Error& error) {
        report.crs_note = error.what();
    }
}

/// The roles the fields would play in a parcel layer, and in a village layer.
void add_roles(LayerReport& report, const DatasetInfo& info, const Tables& tables) {
    const auto play = [&](const std::string& field, std::string_view role) {
        const auto found =
            std::find_if(report.fields.begin(), report.fields.end(), [&](const FieldReport& f) {
                return f.name == field;
            });
        if (found != report.fields.end()) {
            found->role += (found->role.empty() ? "" : ", ") + std::string(role);
        }
    };
    const RoleFields fields = recognise_fields(info, tables.field_aliases());
    for (std::size_t i = 0; i < kFieldRoleCount; ++i) {
        if (fields.at(i)) {
            play(*fields.at(i), kFieldRoleNames.at(i));
        }
    }
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
    const std::string& encoding) {
    LayerReport report;
    report.name = layer.name;
    report.geometry_type = layer.geometry_type;
    report.features = layer.feature_count;
    report.is_usable = layer.is_polygonal;
    if (!layer.is_polygonal || layer.feature_count == 0) {
        return report;
    }
    const Dataset dataset = Dataset::open(path, {layer.name, encoding});
    const DatasetInfo& info = dataset.info();
    report.encoding = info.encoding;
    report.encoding_decided_by = info.encoding_decided_by;
    for (const FieldInfo& field : info.fields) {
        report.fields.push_back({field.name, field.type, ""});
    }
    add_crs(report, info);
    add_roles(report, info, tables);
    report.part = part_of_layer(report, tables.field_aliases());
    return report;
}

std::string format_of(
    const std::string& path,
    const std::vector<LayerInfo>& layers,
    const std::string& encoding) {
    for (const LayerInfo& layer : layers) {
        if (layer.is_polygonal && layer.feature_count > 0) {
            return Dataset::open(path, {layer.name, encoding}).info().format;
        }
    }
    return "";
}

} // namespace

FileReport inspect(const std::string& path, const std::string& encoding) {
    const Tables tables = Tables::load(data_folder() / "tables");
    if (is_register(path)) {
        return inspect_register(path, tables, encoding);
    }
    const std::vector<LayerInfo> layers = list_layers(path);
    FileReport report{path, format_of(path, layers, encoding), {}};
    for (const LayerInfo& layer : layers) {
        report.layers.push_back(inspect_layer(path, layer, tables, encoding));
    }
    return report;
}

} // namespace huuco
