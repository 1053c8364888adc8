// SPDX-License-Identifier: MIT
/// \file
/// Compares what tiles show with what the figures say.

#include "pipeline/summary_file.hpp"

#include <huuco/crs/area_measure.hpp>
#include <huuco/pipeline/make_tiles.hpp>

#include <nlohmann/json.hpp>

#include <cmath>
#include <string>

namespace huuco {

TileTruth truth_of_analysis(const std::filesystem::path& folder) {
    const std::filesystem::path path = folder / kSummaryFile;
    const std::string text = read_summary_text(folder);
    return read_members_of(path, [&] {
        const auto json = nlohmann::json::parse(text);
        const auto& totals = json.at("totals");
        TileTruth truth;
        truth.from = path.string();
        truth.covered_m2 = totals.at("parcel_m2").get<double>();
        if (json.at("area_method") == area_method_name(AreaMethod::legal)) {
            // Tiles show ground as it is drawn, so the share of registered areas is none of theirs.
            const auto& legal = json.at("legal_areas");
            truth.covered_m2 +=
                legal.at("measured_m2").get<double>() - legal.at("legal_m2").get<double>();
        } else if (totals.at("share_percent").is_number()) {
            truth.share_percent = totals.at("share_percent").get<double>();
        }
        truth.parcels = totals.at("parcels").get<std::uint64_t>();
        return truth;
    });
}

std::optional<TileTruth> truth_of_metadata(const TileVerification& verification) {
    if (verification.source_m2.empty()) {
        return std::nullopt;
    }
    TileTruth truth;
    truth.from = "huuco:ground";
    truth.share_percent = verification.share_percent;
    for (const auto& [name, area_m2] : verification.source_m2) {
        truth.covered_m2 += area_m2;
    }
    return truth;
}

ZoomVerdict
judge_zoom(const VerifiedZoom& zoom, const std::optional<TileTruth>& truth, bool is_highest) {
    ZoomVerdict verdict;
    verdict.is_true = zoom.overlap_part + zoom.gap_part <= kSeamTolerance;
    if (!truth) {
        return verdict;
    }
    verdict.covered_part = zoom.covered_m2 / truth->covered_m2 - 1.0;
    verdict.is_true = verdict.is_true && std::abs(verdict.covered_part) <= kCoveredTolerance;
    if (truth->share_percent && zoom.principal_m2 > 0.0) {
        verdict.share_points = 100.0 * zoom.organic_m2 / zoom.principal_m2 - *truth->share_percent;
        verdict.is_true =
            verdict.is_true && std::abs(*verdict.share_points) <= kShareTolerancePoints;
    }
    if (is_highest && truth->parcels) {
        verdict.is_true = verdict.is_true && zoom.distinct_fids == *truth->parcels;
    }
    return verdict;
}

} // namespace huuco
