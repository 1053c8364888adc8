// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Where the code tables and shipped plans lie at run time.

#include <filesystem>

namespace huuco {

/// The folder that holds `tables/` and `plans/`.
///
/// Looked for in this order: the environment variable `HUUCO_DATA`; `../share/huuco` beside the
/// program; the place where the library was installed.
///
/// \throws Error `io` when none of them holds the tables (names the places)
[[nodiscard]] std::filesystem::path data_folder();

} // namespace huuco
