// SPDX-License-Identifier: MIT
/// \file
/// The example of docs/library.md: the organic share of each village of the sample commune.

#include <huuco/base/date.hpp>
#include <huuco/base/error.hpp>
#include <huuco/pipeline/analysis.hpp>
#include <huuco/pipeline/data_folder.hpp>
#include <huuco/pipeline/publish.hpp>

#include <iomanip>
#include <iostream>
#include <string>

namespace {

huuco::AnalyzeOptions options_for(const std::string& commune, const std::string& result) {
    huuco::AnalyzeOptions options;
    options.parcels = {commune + "/parcels.shp"};
    options.villages = commune + "/villages.shp";
    options.registers = {commune + "/register.csv"};
    options.reference_date = huuco::parse_date("2026-06-30");
    options.products = {huuco::Product::geojson};
    options.output = result;
    options.language = huuco::Language::en;
    return options;
}

void print_shares(const huuco::Analysis& analysis) {
    std::cout << std::fixed << std::setprecision(2);
    for (std::size_t i = 0; i < analysis.villages.size(); ++i) {
        const huuco::AreaTotals& totals = analysis.village_totals[i];
        std::cout << analysis.villages.names[i] << ": ";
        if (const auto share = totals.share_percent()) {
            std::cout << *share << " % of " << totals.principal_m2 / 1e4 << " ha, target "
                      << (totals.meets(analysis.target_percent) ? "met" : "missed") << '\n';
        } else {
            std::cout << "no principal-crop land\n";
        }
    }
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: consumer COMMUNE RESULT\n";
        return 2;
    }
    try {
        huuco::use_data_folder(HUUCO_DATA_DIR);
        const huuco::AnalyzeOptions options = options_for(argv[1], argv[2]);
        huuco::NoProgress progress;
        huuco::OutputDirectory folder(options.output, options.overwrite);
        huuco::Analysis analysis = huuco::analyze(options, progress);
        print_shares(analysis);
        huuco::publish(analysis, options, folder, progress);
    } catch (const huuco::Error& error) {
        std::cerr << error.message().in(huuco::Language::en) << '\n';
        return 1;
    }
}
