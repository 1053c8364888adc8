// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// A reference system that an option names.

#include <huuco/crs/crs.hpp>

#include <string>
#include <string_view>

namespace huuco {

/// The system that the user wrote.
///
/// \param option  such as `--src-crs`
/// \param code    such as `EPSG:9211`
/// \throws Error `argument`, with the option in front, where PROJ knows no such system
[[nodiscard]] Crs crs_of_option(std::string_view option, const std::string& code);

} // namespace huuco
