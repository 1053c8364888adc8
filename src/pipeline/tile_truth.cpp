// SPDX-License-Identifier: MIT
/// \file
/// Compares what tiles show with what the figures say.

#include "pipeline/summary_file.hpp"

#include <huuco/crs/area_measure.hpp>
#include <huuco/pipeline/make_tiles.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>

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
    if (verification.source_attribute == "class") { // by which zooms are measured
        truth.ground_m2 = verification.source_m2;
    }
    for (const auto& [name, area_m2] : verification.source_m2) {
        truth.covered_m2 += area_m2;
    }
    return truth;
}

namespace {

/// The class whose ground is off the most. \pre the truth tells ground by class
WrongClass most_wrong_class(const VerifiedZoom& zoom, const TileTruth& truth) {
    std::map<std::string, WrongClass> classes;
    for (const auto& [name, area_m2] : truth.ground_m2) {
        classes[name] = {name, 0.0, area_m2};
    }
    for (const auto& [name, area_m2] : zoom.ground_m2) {
        WrongClass& found = classes[name];
        found.name = name;
        found.shown_m2 = area_m2;
    }
    const auto off_m2 = [](const auto& entry) {
        return std::abs(entry.second.shown_m2 - entry.second.source_m2);
    };
    return std::ranges::max_element(classes, {}, off_m2)->second;
}

/// Points by which the share of a zoom is off; all of it where no principal ground is shown.
double share_points(const VerifiedZoom& zoom, double share_percent) {
    const double shown =
        zoom.principal_m2 > 0.0 ? 100.0 * zoom.organic_m2 / zoom.principal_m2 : 0.0;
    return shown - share_percent;
}

} // namespace

ZoomVerdict
judge_zoom(const VerifiedZoom& zoom, const std::optional<TileTruth>& truth, bool is_highest) {
    ZoomVerdict verdict;
    verdict.is_true = zoom.overlap_part + zoom.gap_part <= kSeamTolerance;
    if (!truth) {
        return verdict;
    }
    verdict.covered_part = zoom.covered_m2 / truth->covered_m2 - 1.0;
    verdict.is_true = verdict.is_true && std::abs(verdict.covered_part) <= kCoveredTolerance;
    if (!truth->ground_m2.empty()) {
        WrongClass most = most_wrong_class(zoom, *truth);
        if (std::abs(most.shown_m2 - most.source_m2) > kCoveredTolerance * truth->covered_m2) {
            verdict.wrong_class = std::move(most);
            verdict.is_true = false;
        }
    }
    if (truth->share_percent) { // there is principal ground, also where its share is 0
        verdict.share_points = share_points(zoom, *truth->share_percent);
        verdict.is_true = verdict.is_true && zoom.principal_m2 > 0.0 &&
                          std::abs(*verdict.share_points) <= kShareTolerancePoints;
    }
    if (is_highest && truth->parcels) {
        verdict.is_true = verdict.is_true && zoom.distinct_fids == *truth->parcels;
    }
    return verdict;
}

} // namespace huuco
