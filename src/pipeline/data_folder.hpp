// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Where the code tables and shipped plans lie at run time.

#include <filesystem>

namespace huuco {

/// The folder that holds `tables/` and `plans/`.
///
/// It is what the environment variable `HUUCO_DATA` names; where that is not set or empty, the
/// first of `../share/huuco` beside the program and the place where the library was installed.
///
/// \throws Error `io` when the tables are not there (names the places): others than those that an
///         office has named would give other figures
[[nodiscard]] std::filesystem::path data_folder();

} // namespace huuco
