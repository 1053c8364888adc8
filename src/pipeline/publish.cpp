// SPDX-License-Identifier: MIT
/// \file
/// Writes the products into a folder that appears when all of them are there.

#include "base/thread_limit.hpp"
#include "pipeline/publish_geojson.hpp"
#include "pipeline/publish_geopackage.hpp"
#include "pipeline/publish_tiles.hpp"
#include "pipeline/summary_file.hpp"
#include "pipeline/wgs84_shapes.hpp"

#include <huuco/io/file_hash.hpp>
#include <huuco/pipeline/heavy_tiles.hpp>
#include <huuco/pipeline/publish.hpp>

#include <algorithm>
#include <future>
#include <string>
#include <utility>

namespace huuco {

namespace {

/// The files of the result; a fingerprint that is not known is taken while the next is written.
class Written {
public:
    explicit Written(const OutputDirectory& folder) : m_folder(&folder) {}

    void add(const std::string& file) {
        m_files.push_back(file);
        m_hashes.push_back(std::async(
            std::launch::async, [path = m_folder->path(file)] { return sha256_of_file(path); }));
    }

    void add(const std::string& file, std::string sha256) {
        std::promise<std::string> known;
        known.set_value(std::move(sha256));
        m_files.push_back(file);
        m_hashes.push_back(known.get_future());
    }

    std::vector<ProductRecord> records() {
        std::vector<ProductRecord> records;
        for (std::size_t i = 0; i < m_files.size(); ++i) {
            const std::uint64_t bytes = std::filesystem::file_size(m_folder->path(m_files[i]));
            records.push_back({m_files[i], bytes, m_hashes[i].get()});
        }
        return records;
    }

private:
    const OutputDirectory* m_folder;
    std::vector<std::string> m_files;
    std::vector<std::future<std::string>> m_hashes;
};

bool wants(const AnalyzeOptions& options, Product product) {
    return std::find(options.products.begin(), options.products.end(), product) !=
           options.products.end();
}

} // namespace

std::vector<std::string> publish(
    Analysis& analysis,
    const AnalyzeOptions& options,
    OutputDirectory& folder,
    Progress& progress) {
    const tbb::global_control threads = limit_threads(options.threads);
    Written written(folder);
    if (wants(options, Product::gpkg)) {
        write_result_geopackage(analysis, options, folder.path("result.gpkg"), progress);
        written.add("result.gpkg");
    }
    const bool has_tiles = wants(options, Product::tiles) && has_ground_for_tiles(analysis);
    if (wants(options, Product::geojson) || has_tiles) {
        const FittedTransform transform = to_wgs84(analysis);
        if (wants(options, Product::geojson)) {
            const std::string villages = "villages.geojson";
            written.add(
                villages, write_villages_geojson(analysis, transform, folder.path(villages)));
            const std::string parcels = "parcels.geojson";
            written.add(
                parcels,
                write_parcels_geojson(analysis, transform, folder.path(parcels), progress));
        }
        if (has_tiles) {
            const TileStatistics tiles = write_analysis_tiles(
                analysis,
                options,
                transform,
                folder.path("tiles.mbtiles"),
                folder.path("tiles.pmtiles"),
                progress);
            if (auto warning = heavy_tiles_warning(tiles.large_tiles, analysis.language)) {
                analysis.warnings.push_back(std::move(*warning));
            }
            written.add("tiles.mbtiles");
            written.add("tiles.pmtiles");
        }
    }
    const std::vector<ProductRecord> products = written.records();
    progress.begin("summary", 0);
    write_summary(folder, summary_json(analysis, products));
    progress.end();
    folder.commit();
    std::vector<std::string> files = {kSummaryFile};
    for (const ProductRecord& product : products) {
        files.push_back(product.file);
    }
    return files;
}

} // namespace huuco
