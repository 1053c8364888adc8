// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What a file's statement about its reference system means, which is not always what it says.

#include <huuco/crs/crs.hpp>
#include <huuco/crs/reference_systems.hpp>
#include <huuco/geometry/box.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace huuco {

/// Something to know about a statement.
enum class CrsRemark : std::uint8_t {
    replaced_code,      ///< names a system withdrawn from EPSG; its successor is meant
    withdrawn_code,     ///< names such a system, and the coordinates are as that one has it
    by_parameters,      ///< the name says nothing, the numbers are those of a registered one
    wgs84_datum,        ///< names the datum WGS 84 with the grid of the Vietnamese cadastre
    wrong_sign_towgs84, ///< carries the decree's TOWGS84 with its rotations the wrong way round
    other_towgs84,      ///< carries another TOWGS84 than the registered transformation
    hanoi_1972,         ///< the datum Hanoi 1972: no known way to WGS 84
};

/// A statement and its meaning.
struct DeclaredCrs {
    Crs crs;           ///< what it means
    std::string label; ///< as it stands: the code it names, else its name
    std::vector<CrsRemark> remarks;

    [[nodiscard]] bool has(CrsRemark remark) const noexcept;
};

/// Reads a statement.
///
/// A grid with the numbers of a VN-2000 system is that system where the statement names its datum,
/// or no datum, or WGS 84: then only if the data lies in Viet Nam so read. A VN-2000 file whose
/// `.prj` names WGS 84 would land 224 m off without a word. TOWGS84 of a Vietnamese system is never
/// used: the registered EPSG:6960 is.
///
/// EPSG:6956 to 6959 were withdrawn with false easting and northing exchanged. Mostly they are
/// labels on the usual coordinates, and the successor is meant; coordinates whose eastings lie
/// about 0 were made by the definition itself.
///
/// \param text    WKT (OGC, ESRI, ISO), a PROJ string or `EPSG:n`
/// \param points  of the data, raw; may be empty, then nothing contradicts Viet Nam
/// \throws Error `crs` when the text is no reference system
/// Method: parameters of EPSG method 9807; the seven numbers of Decision 05/2007/QĐ-BTNMT against
/// EPSG:6960.
[[nodiscard]] DeclaredCrs interpret_crs(
    const std::string& text,
    const ReferenceSystems& systems,
    std::span<const Point> points = {});

} // namespace huuco
