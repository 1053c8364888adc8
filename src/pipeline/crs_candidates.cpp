// SPDX-License-Identifier: MIT
/// \file
/// Lists the reference systems that data of Viet Nam may be in.

#include "pipeline/crs_candidates.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace huuco {

namespace {

/// Zones of WGS 84 that Vietnamese files are found in beside VN-2000.
constexpr std::array<const char*, 2> kUtmZones = {"EPSG:32648", "EPSG:32649"};

} // namespace

bool is_vietnamese(const Crs& crs, const ReferenceSystems& systems) {
    return systems.find(crs.code()) != nullptr || crs.code() == "EPSG:4326" ||
           std::find(kUtmZones.begin(), kUtmZones.end(), crs.code()) != kUtmZones.end();
}

std::vector<Crs> candidates_of(CoordinateKind kind, const ReferenceSystems& systems) {
    std::vector<Crs> candidates;
    switch (kind) {
    case CoordinateKind::degrees:
        return {Crs::from_code("EPSG:4326"), Crs::from_code("EPSG:4756")};
    case CoordinateKind::web_mercator:
        return {Crs::from_code("EPSG:3857")};
    case CoordinateKind::grid:
        for (const ReferenceSystem& system : systems.rows()) {
            if (system.kind == SystemKind::tm3 || system.kind == SystemKind::utm) {
                candidates.push_back(Crs::from_code(system.code));
            }
        }
        for (const char* const zone : kUtmZones) {
            candidates.push_back(Crs::from_code(zone));
        }
        return candidates;
    default:
        return candidates;
    }
}

std::vector<Crs> twins_of(const Crs& crs) {
    constexpr std::array<std::array<const char*, 3>, 3> kFamilies = {
        {{"EPSG:5897", "EPSG:3405", "EPSG:32648"},
         {"EPSG:3406", "EPSG:32649", ""},
         {"EPSG:4326", "EPSG:4756", ""}}};
    std::vector<Crs> twins;
    for (const auto& family : kFamilies) {
        if (std::find(family.begin(), family.end(), crs.code()) == family.end()) {
            continue;
        }
        for (const std::string_view code : family) {
            if (!code.empty() && code != crs.code()) {
                twins.push_back(Crs::from_code(code));
            }
        }
    }
    return twins;
}

} // namespace huuco
