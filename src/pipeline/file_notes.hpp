// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Notes about files: one for all files of which the same is to be said.

#include <huuco/base/language.hpp>

#include <span>
#include <string>
#include <vector>

namespace huuco {

/// Joins notes that say the same of several files: `13 files (a.shp, b.shp, c.shp, …): no field …`.
///
/// \param notes  sentences; one about a file begins with its path and a colon
/// \param paths  the files whose notes may be joined
/// \returns the notes in their order, a joined one where the first of it stood
[[nodiscard]] std::vector<std::string> join_file_notes(
    std::vector<std::string> notes,
    std::span<const std::string> paths,
    Language language);

} // namespace huuco
