// SPDX-License-Identifier: MIT
/// \file
/// Writes the products into a folder that appears when all of them are there.

#include "pipeline/publish_geojson.hpp"
#include "pipeline/publish_tiles.hpp"
#include "pipeline/wgs84_shapes.hpp"

#include <huuco/base/error.hpp>
#include <huuco/pipeline/publish.hpp>

#include <fmt/format.h>
#include <tbb/global_control.h>

#include <algorithm>
#include <fstream>
#include <thread>

namespace huuco {

namespace {

void write_text(const std::filesystem::path& path, const std::string& text) {
    std::ofstream file(path, std::ios::binary);
    file << text;
    file.close();
    if (!file) {
        throw Error(
            ErrorCode::io, fmt::format("{}: cannot be written; is the disk full?", path.string()));
    }
}

bool wants(const AnalyzeOptions& options, Product product) {
    return std::find(options.products.begin(), options.products.end(), product) !=
           options.products.end();
}

} // namespace

std::vector<std::string> publish(
    const Analysis& analysis,
    const AnalyzeOptions& options,
    OutputDirectory& folder,
    Progress& progress) {
    const tbb::global_control threads(
        tbb::global_control::max_allowed_parallelism,
        options.threads > 0 ? options.threads : std::thread::hardware_concurrency());
    std::vector<std::string> files = {"summary.json"};
    write_text(folder.path("summary.json"), summary_json(analysis));
    if (!options.products.empty()) {
        const FittedTransform transform = to_wgs84(analysis);
        if (wants(options, Product::geojson)) {
            write_villages_geojson(analysis, transform, folder.path("villages.geojson"));
            write_parcels_geojson(analysis, transform, folder.path("parcels.geojson"), progress);
            files.insert(files.end(), {"villages.geojson", "parcels.geojson"});
        }
        if (wants(options, Product::tiles)) {
            write_analysis_tiles(
                analysis,
                options,
                transform,
                folder.path("tiles.mbtiles"),
                folder.path("tiles.pmtiles"),
                progress);
            files.insert(files.end(), {"tiles.mbtiles", "tiles.pmtiles"});
        }
    }
    folder.commit();
    return files;
}

} // namespace huuco
