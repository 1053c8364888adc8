// SPDX-License-Identifier: MIT
/// \file
/// Weighs option against file, and refuses where both are silent.

#include "pipeline/layer_crs.hpp"

#include <huuco/base/error.hpp>

#include <fmt/format.h>

#include <filesystem>

namespace huuco {

namespace {

[[noreturn]] void refuse_without_crs(const DatasetInfo& info) {
    constexpr const char* kWhatToDo = "Pass it with --src-crs EPSG:n: the cadastre of old Tuyên "
                                      "Quang uses EPSG:9211, that of old Hà "
                                      "Giang EPSG:9209.";
    if (info.format == "ESRI Shapefile") {
        throw Error(
            ErrorCode::crs,
            fmt::format(
                "{}: the layer states no coordinate reference system, because the file {} is "
                "missing beside it. {}",
                info.path,
                std::filesystem::path(info.path).stem().string() + ".prj",
                kWhatToDo));
    }
    throw Error(
        ErrorCode::crs,
        fmt::format(
            "{}: layer {} states no coordinate reference system. {}",
            info.path,
            info.layer,
            kWhatToDo));
}

Crs crs_of_file(const DatasetInfo& info) {
    try {
        return Crs::from_wkt(info.crs_wkt);
    } catch (const Error& error) {
        throw Error(
            ErrorCode::crs,
            fmt::format(
                "{}: its coordinate reference system cannot be read. {} Pass the right one with "
                "--src-crs "
                "EPSG:n.",
                info.path,
                error.what()));
    }
}

} // namespace

DecidedCrs decide_crs(const DatasetInfo& info, const std::string& chosen, bool is_overriding) {
    if (!chosen.empty() && (is_overriding || info.crs_wkt.empty())) {
        return {Crs::from_code(chosen), "option"};
    }
    if (info.crs_wkt.empty()) {
        refuse_without_crs(info);
    }
    return {crs_of_file(info), info.format == "ESRI Shapefile" ? "prj" : "layer"};
}

} // namespace huuco
