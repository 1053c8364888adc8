// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Where the code tables and shipped plans lie at run time.

#include <filesystem>

namespace huuco {

/// Names the folder that holds `tables/` and `plans/`, for all that the program asks of the library
/// from now on; an empty one takes the name back. The installed package tells the folder of its
/// prefix as `huuco_DATA_DIR` to CMake.
///
/// Any thread may call it, but while an analysis runs it would be found in two places.
void use_data_folder(const std::filesystem::path& folder);

/// The folder that holds `tables/` and `plans/`, as Tables::load and others want it.
///
/// It is what use_data_folder named, else what the environment variable `HUUCO_DATA` names; where
/// that is not set or empty, the first of `../share/huuco` beside the program and the place for
/// which the library was configured.
///
/// \throws Error `io` when the tables are not there (names the places): others than those that an
///         office has named would give other figures
[[nodiscard]] std::filesystem::path data_folder();

} // namespace huuco
