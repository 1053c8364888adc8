// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What one row of a register, or one surveyed organic polygon, says.

#include <huuco/base/date.hpp>
#include <huuco/geometry/multipolygon_buffer.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace huuco {

/// Organic evidence as written, not yet judged. Text is UTF-8 in NFC, trimmed; blank is empty.
struct Certificate {
    std::string source; ///< file the row stands in
    std::size_t row =
        0; ///< row as a person counts it: 1 is the header of a table; feature number for a layer
    std::string commune; ///< key of the parcel; empty for a polygon
    std::string sheet;
    std::string parcel;
    std::string crop;
    std::string scheme;
    std::string status;
    std::string number; ///< certificate number
    std::string holder;
    std::optional<Date> issued;
    std::optional<Date> expires; ///< the last day on which it is valid
    std::optional<Date> conversion_start;
    std::optional<Date> suspended_on;
    bool has_unread_term = false;       ///< one of the first three is stated and cannot be read
    bool has_unread_suspension = false; ///< likewise `suspended_on`
    std::optional<double> area_m2;      ///< certified area where stated; 0 or more
    bool has_unread_area = false;       ///< one is stated, in a text that is none or may mean two
};

/// Surveyed organic polygons with the same certificate fields.
struct OrganicAreaSet {
    MultiPolygonBuffer shapes;             ///< in the working CRS, valid
    std::vector<Certificate> certificates; ///< one per shape

    [[nodiscard]] std::size_t size() const noexcept { return certificates.size(); }
};

} // namespace huuco
