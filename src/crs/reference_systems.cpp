// SPDX-License-Identifier: MIT
/// \file
/// Loads the table of reference systems and looks systems up by code and by grid.

#include "base/message_format.hpp"
#include "crs/table_cells.hpp"

#include <huuco/crs/reference_systems.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace huuco {

namespace {

constexpr std::array<std::string_view, 6> kKindNames =
    {"tm3", "utm", "geographic", "replaced", "hanoi_1972", "indian_1960"};

SystemKind kind_of(const detail::TableCells& table, const CsvRow& row) {
    const std::string& word = table.text(row, "kind");
    const auto* const found = std::find(kKindNames.begin(), kKindNames.end(), word);
    if (found == kKindNames.end()) {
        table.fail(
            row,
            message(
                "\"{}\" không phải là loại hệ tọa độ nào",
                "\"{}\" is no kind of reference system",
                word));
    }
    return static_cast<SystemKind>(found - kKindNames.begin());
}

std::optional<TransverseMercator> grid_of(const detail::TableCells& table, const CsvRow& row) {
    const std::optional<double> meridian = table.number(row, "meridian_deg");
    if (!meridian) {
        return std::nullopt;
    }
    return TransverseMercator{
        *meridian,
        table.number(row, "scale").value_or(1.0),
        table.number(row, "false_easting_m").value_or(0.0),
        table.number(row, "false_northing_m").value_or(0.0),
        0.0};
}

std::string code_of(const std::string& number) {
    return number.empty() ? "" : "EPSG:" + number;
}

bool agree(const TransverseMercator& left, const TransverseMercator& right) noexcept {
    constexpr double kTolerance_deg = 1e-7;
    constexpr double kTolerance_m = 1e-3;
    return std::abs(left.meridian_deg - right.meridian_deg) < kTolerance_deg &&
           std::abs(left.origin_lat_deg - right.origin_lat_deg) < kTolerance_deg &&
           std::abs(left.scale - right.scale) < kTolerance_deg &&
           std::abs(left.false_easting_m - right.false_easting_m) < kTolerance_m &&
           std::abs(left.false_northing_m - right.false_northing_m) < kTolerance_m;
}

int utm_code(double lon_deg, double lat_deg) {
    const int zone = std::clamp(static_cast<int>(std::floor((lon_deg + 180.0) / 6.0)) + 1, 1, 60);
    return (lat_deg < 0.0 ? 32700 : 32600) + zone;
}

} // namespace

ReferenceSystems ReferenceSystems::load(const std::filesystem::path& path) {
    const detail::TableCells table(path);
    ReferenceSystems systems;
    for (const CsvRow& row : table.rows()) {
        systems.m_rows.push_back(
            {code_of(table.text(row, "epsg")),
             table.text(row, "name"),
             kind_of(table, row),
             grid_of(table, row),
             code_of(table.text(row, "replaced_by"))});
    }
    for (std::size_t i = 0; i < systems.m_rows.size(); ++i) {
        const std::string& successor = systems.m_rows[i].replaced_by;
        if (!successor.empty() && systems.find(successor) == nullptr) {
            table.fail(
                table.rows()[i],
                message(
                    "hệ thay thế {} không có dòng nào", "its successor {} is no row", successor));
        }
    }
    const bool has_tm3 = std::any_of(
        systems.m_rows.begin(), systems.m_rows.end(), [](const ReferenceSystem& system) {
            return system.kind == SystemKind::tm3 && system.grid.has_value();
        });
    if (!has_tm3) {
        throw Error(
            ErrorCode::format,
            message(
                "{}: không có múi nào thuộc loại tm3.",
                "{}: it has no zone of kind tm3.",
                path.string()));
    }
    return systems;
}

const ReferenceSystem* ReferenceSystems::find(std::string_view code) const noexcept {
    const auto found = std::find_if(
        m_rows.begin(), m_rows.end(), [&](const ReferenceSystem& s) { return s.code == code; });
    return found == m_rows.end() ? nullptr : &*found;
}

const ReferenceSystem*
ReferenceSystems::find_vn2000(const TransverseMercator& grid) const noexcept {
    for (const ReferenceSystem& system : m_rows) {
        const bool is_vn2000 = system.kind == SystemKind::tm3 || system.kind == SystemKind::utm ||
                               system.kind == SystemKind::replaced;
        if (is_vn2000 && system.grid && agree(*system.grid, grid)) {
            return system.replaced_by.empty() ? &system : find(system.replaced_by);
        }
    }
    return nullptr;
}

const ReferenceSystem*
ReferenceSystems::find_withdrawn(const TransverseMercator& grid) const noexcept {
    const auto found = std::ranges::find_if(m_rows, [&](const ReferenceSystem& system) {
        return system.kind == SystemKind::replaced && system.grid && agree(*system.grid, grid);
    });
    return found == m_rows.end() ? nullptr : &*found;
}

const ReferenceSystem& ReferenceSystems::nearest_tm3(double lon_deg) const noexcept {
    const auto distance = [&](const ReferenceSystem& system) {
        return system.kind == SystemKind::tm3 && system.grid
                   ? std::abs(system.grid->meridian_deg - lon_deg)
                   : std::numeric_limits<double>::infinity();
    };
    return *std::ranges::min_element(m_rows, {}, distance);
}

Crs projected_crs_for(const Box& lon_lat, const ReferenceSystems& systems) {
    const Point middle{
        (lon_lat.min_x + lon_lat.max_x) / 2.0, (lon_lat.min_y + lon_lat.max_y) / 2.0};
    return Crs::from_code(
        kVietNam.contains(middle) ? systems.nearest_tm3(middle.x).code
                                  : fmt::format("EPSG:{}", utm_code(middle.x, middle.y)));
}

} // namespace huuco
