// SPDX-License-Identifier: MIT
/// \file
/// A result as tables of a PostGIS schema.

#include "pipeline/result_layers.hpp"

#include <huuco/crs/declared_crs.hpp>
#include <huuco/crs/reference_systems.hpp>
#include <huuco/pipeline/data_folder.hpp>
#include <huuco/pipeline/publish.hpp>

#include <array>
#include <string>
#include <string_view>

namespace huuco {

std::vector<std::string> publish_to_database(
    const Analysis& analysis,
    const AnalyzeOptions& options,
    PostgisWriter& writer,
    Progress& progress) {
    const ReferenceSystems systems =
        ReferenceSystems::load(data_folder() / "tables" / "reference_systems.csv");
    writer.begin(analysis.source_crs.definition(), [&](const std::string& wkt) {
        return interpret_crs(wkt, systems).crs == analysis.source_crs;
    });
    std::vector<std::string> tables = {"summary"};
    if (!options.products.empty()) {
        ResultLayers(analysis, options.language, "database").write(writer, progress);
        tables.insert(tables.end(), {"villages", "parcels", "problems", "problem_areas"});
    }
    progress.begin("summary", 0);
    writer.begin_layer(
        {"summary",
         in_language(options.language, "Số liệu", "Figures"),
         ShapeKind::none,
         {{"summary", FieldKind::json}}});
    const std::string summary = summary_json(analysis);
    const std::array<FieldValue, 1> row = {std::string_view(summary)};
    writer.add_row(row);
    writer.finish();
    progress.end();
    return tables;
}

} // namespace huuco
