// SPDX-License-Identifier: MIT
/// \file
/// A system that cannot be meant is wrong use of the option, not a fault of a file.

#include "pipeline/crs_option.hpp"

#include "base/message_format.hpp"

#include <huuco/base/error.hpp>
#include <huuco/crs/coordinate_range.hpp>

namespace huuco {

namespace {

/// \throws Error `argument` for a system that has no places on the ground
void require_east_and_north(std::string_view option, const Crs& crs) {
    if (!has_east_and_north(crs)) {
        throw Error(
            ErrorCode::argument,
            message(
                "{}: {} ({}) không phải là hệ tọa độ trên mặt đất (đông, bắc hoặc kinh độ, vĩ độ); "
                "hãy nêu mã như EPSG:9211 (VN-2000 / TM-3 106-00).",
                "{}: {} ({}) is no system of places on the ground (east and north, or longitude "
                "and latitude); give a code such as EPSG:9211 (VN-2000 / TM-3 106-00).",
                option,
                crs.label(),
                crs.name()));
    }
}

} // namespace

Crs crs_of_option(std::string_view option, const std::string& code) {
    try {
        Crs crs = Crs::from_code(code);
        require_east_and_north(option, crs);
        return crs;
    } catch (const Error& error) {
        if (error.code() == ErrorCode::argument) {
            throw;
        }
        throw Error(ErrorCode::argument, message("{}: {}", "{}: {}", option, error.message()));
    }
}

} // namespace huuco
