// SPDX-License-Identifier: MIT
/// \file
/// Villages, pieces, problems and provenance as layers of one GeoPackage.

#include "pipeline/publish_geopackage.hpp"

#include "pipeline/provenance.hpp"
#include "pipeline/result_layers.hpp"

#include <huuco/base/date.hpp>
#include <huuco/io/geopackage_writer.hpp>
#include <huuco/report/layer_style.hpp>

#include <array>
#include <string>
#include <string_view>

namespace huuco {

namespace {

/// Writes the layers, then what only a GeoPackage has: provenance and styles.
class ResultGeoPackage {
public:
    ResultGeoPackage(const Analysis& analysis, Language language, const std::filesystem::path& path)
        : m_analysis(analysis), m_language(language), m_writer(GeoPackageWriter::create(
                                                          path,
                                                          analysis.source_crs.definition(),
                                                          analysis.file_time)) {}

    void write(Progress& progress) {
        const ResultLayers layers(m_analysis, m_language, "gpkg");
        layers.write(m_writer, progress);
        write_about();
        m_writer.add_style("parcels", "parcels", parcels_style(m_language));
        m_writer.add_style("villages", "villages", villages_style(m_language));
        layers.problems().add_styles(m_writer);
        m_writer.finish(progress);
    }

private:
    void about(std::string_view item, const std::string& value) {
        const std::array<FieldValue, 2> row = {item, std::string_view(value)};
        m_writer.add_row(row);
    }

    void write_about() {
        m_writer.begin_layer(
            {"about",
             in_language(m_language, "Nguồn gốc số liệu", "How the figures came about"),
             ShapeKind::none,
             {{"item", FieldKind::text}, {"value", FieldKind::text}}});
        about("tool", "huuco " HUUCO_VERSION);
        for (const LibraryVersion& library : library_versions()) {
            about(library.name, library.version);
        }
        about("command", command_line(m_analysis));
        about("reference_date", format_iso(m_analysis.reference_date));
        about("plan", m_analysis.plan_name);
        about("area_method", std::string(area_method_name(m_analysis.area_method)));
        about("crs.working", m_analysis.working_crs.label());
        about("crs.to_wgs84", m_analysis.to_wgs84.label());
        for (const InputRecord& input : m_analysis.inputs) {
            for (const FileHash& file : input.files) {
                about(input.role, file.name + " sha256:" + file.sha256);
            }
        }
        for (const TableRecord& table : m_analysis.tables) {
            about("table", table.path + " sha256:" + table.sha256);
        }
    }

    const Analysis& m_analysis;
    Language m_language;
    GeoPackageWriter m_writer;
};

} // namespace

void write_result_geopackage(
    const Analysis& analysis,
    const AnalyzeOptions& options,
    const std::filesystem::path& path,
    Progress& progress) {
    ResultGeoPackage(analysis, options.language, path).write(progress);
}

} // namespace huuco
