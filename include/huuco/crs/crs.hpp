// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// A coordinate reference system as a plain value: its definition, code and what can be measured in
/// it.

#include <string>
#include <string_view>

namespace huuco {

/// A coordinate reference system. In huuco x is always east or longitude, y north or latitude,
/// whatever the axis order of the authority.
class Crs {
public:
    /// From `EPSG:n` or any other `authority:code`, or a whole name, such as `WGS 84`.
    /// \throws Error `crs` when PROJ's database has no such system (names the code)
    [[nodiscard]] static Crs from_code(std::string_view code);

    /// From WKT (OGC, ESRI or ISO). The EPSG code it stands for is looked up among PROJ's
    /// systems; a match by equal parameters counts, a mere likeness does not.
    /// \throws Error `crs` when the text is no CRS
    [[nodiscard]] static Crs from_wkt(const std::string& wkt);

    /// `EPSG:9211`, or empty when the definition stands for no registered system.
    [[nodiscard]] const std::string& code() const noexcept { return m_code; }

    /// The name in the definition, such as `VN-2000 / TM-3 106-00`.
    [[nodiscard]] const std::string& name() const noexcept { return m_name; }

    /// What to hand to PROJ: the code where there is one, else the WKT as given.
    [[nodiscard]] const std::string& definition() const noexcept { return m_definition; }

    /// `code()`, or the name where there is none: for people and summaries.
    [[nodiscard]] std::string label() const { return m_code.empty() ? m_name : m_code; }

    /// Coordinates are degrees of longitude and latitude.
    [[nodiscard]] bool is_geographic() const noexcept { return m_is_geographic; }

    /// Coordinates are metres in a plane in which areas may be measured: projected, unit metre,
    /// and not the web's Mercator, whose areas are 16 % too large in the north of Viet Nam.
    [[nodiscard]] bool is_fit_for_planar_area() const noexcept { return m_is_fit_for_planar_area; }

    friend bool operator==(const Crs& left, const Crs& right) noexcept {
        return left.m_definition == right.m_definition;
    }

private:
    Crs() = default;

    std::string m_code;
    std::string m_name;
    std::string m_definition;
    bool m_is_geographic = false;
    bool m_is_fit_for_planar_area = false;
};

/// WGS 84, longitude and latitude: the CRS of GeoJSON and the basis of tiles.
[[nodiscard]] Crs wgs84();

} // namespace huuco
