// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The reference systems of Vietnamese maps: VN-2000, and those it took the place of.

#include <huuco/crs/crs.hpp>
#include <huuco/geometry/box.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace huuco {

/// Mainland Viet Nam with its coast, longitude and latitude in degrees.
inline constexpr Box kVietNam{102.0, 8.0, 110.0, 23.5};

/// What a system of the table is.
enum class SystemKind : std::uint8_t {
    tm3,         ///< VN-2000, a zone of 3°, scale 0.9999: the cadastre
    utm,         ///< VN-2000, a zone of 6°, scale 0.9996: topographic maps
    geographic,  ///< VN-2000 in degrees
    replaced,    ///< withdrawn from EPSG, false easting and northing swapped; has a successor
    hanoi_1972,  ///< the system before VN-2000, without a known way to WGS 84
    indian_1960, ///< the system of the south before that
};

/// The numbers of a Transverse Mercator grid.
struct TransverseMercator {
    double meridian_deg = 0.0;
    double scale = 1.0;
    double false_easting_m = 0.0;
    double false_northing_m = 0.0;
    double origin_lat_deg = 0.0;
};

/// A row of reference_systems.csv.
struct ReferenceSystem {
    std::string code; ///< such as `EPSG:9211`
    std::string name;
    SystemKind kind = SystemKind::tm3;
    std::optional<TransverseMercator> grid; ///< empty for degrees
    std::string replaced_by;                ///< code; empty for a system in use
};

/// The table of reference systems.
class ReferenceSystems {
public:
    /// \param path  reference_systems.csv
    /// \throws Error `io` when it cannot be read; `format` for a bad row (names file and line)
    [[nodiscard]] static ReferenceSystems load(const std::filesystem::path& path);

    [[nodiscard]] const std::vector<ReferenceSystem>& rows() const noexcept { return m_rows; }

    /// The system of a code such as `EPSG:9211`; null where the table does not have it.
    [[nodiscard]] const ReferenceSystem* find(std::string_view code) const noexcept;

    /// The VN-2000 system in use with that grid; of a withdrawn one its successor. Null for none.
    ///
    /// Numbers agree within 1e-7 degrees and 1e-3 m: files round what they write.
    [[nodiscard]] const ReferenceSystem* find_vn2000(const TransverseMercator& grid) const noexcept;

    /// The withdrawn system with that grid; null for none.
    [[nodiscard]] const ReferenceSystem*
    find_withdrawn(const TransverseMercator& grid) const noexcept;

    /// The cadastral zone whose meridian is nearest; of two equally near the western.
    [[nodiscard]] const ReferenceSystem& nearest_tm3(double lon_deg) const noexcept;

private:
    std::vector<ReferenceSystem> m_rows;
};

/// A projected system in which the planar areas of geographic data can be measured.
///
/// \param lon_lat  extent of the data in degrees
/// \returns within Viet Nam the VN-2000 / TM-3 zone whose meridian is nearest to the middle of the
///          extent, elsewhere the UTM zone of WGS 84 (scale error below 0.1 % inside a zone)
[[nodiscard]] Crs projected_crs_for(const Box& lon_lat, const ReferenceSystems& systems);

} // namespace huuco
