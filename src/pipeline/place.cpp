// SPDX-License-Identifier: MIT
/// \file
/// Where the land of a run lies, as plan and options tell it: a province, a boundary.

#include "pipeline/place.hpp"

#include "base/message_format.hpp"

#include <huuco/base/error.hpp>
#include <huuco/io/zone_reader.hpp>

#include <utility>

namespace huuco {

Boundary read_boundary(
    const std::string& path,
    const std::string& layer,
    const ReferenceSystems& systems,
    Language language,
    Problems& problems) {
    Dataset dataset = Dataset::open(path, {layer, {}, language});
    MultiPolygonBuffer outline = read_outlines(dataset, problems);
    if (dataset.info().crs_wkt.empty()) {
        throw Error(
            ErrorCode::crs,
            message(
                "{}: lớp ranh giới không ghi hệ tọa độ, mà các lớp khác được xét theo lớp này; hãy "
                "cho lớp có ghi hệ, chẳng hạn GeoJSON ở WGS 84.",
                "{}: the boundary states no coordinate reference system, but other layers are "
                "judged by it; give one that does, such as GeoJSON in WGS 84.",
                path));
    }
    DecidedCrs decided =
        CrsJudge(systems, language, kNoCrsWays)
            .decide({&dataset.info(), points_inside(outline, kAskedPoints), &outline}, "", false);
    if (decided.decision.has_swapped_axes) {
        swap_axes(outline.points());
    }
    return {dataset.info(), std::move(outline), std::move(decided)};
}

std::optional<Province> chosen_province(
    const AnalyzeOptions& options,
    const Plan& plan,
    const std::filesystem::path& table) {
    const bool is_option = !options.province.empty();
    if (!is_option && !plan.province) {
        return std::nullopt;
    }
    try {
        return ProvinceTable::load(table).find(is_option ? options.province : plan.province->text);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::argument) {
            throw;
        }
        throw Error(
            ErrorCode::argument,
            is_option ? message("--province: {}.", "--province: {}.", error.message())
                      : message(
                            "{}, dòng {}: province: {}.",
                            "{}, line {}: province: {}.",
                            plan.source,
                            Digits{plan.province->line},
                            error.message()));
    }
}

} // namespace huuco
