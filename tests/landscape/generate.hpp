// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The whole run: landscape, attributes, evidence, files and truth.

#include "options.hpp"
#include "truth.hpp"

#include <filesystem>
#include <vector>

namespace landscape {

/// What a run has made.
struct Made {
    std::vector<std::filesystem::path> files; ///< in the order they were written
    Truth truth;
};

/// Makes all files of a landscape.
///
/// \throws std::runtime_error when a file cannot be written or a defect finds no place
Made generate(const Options& options);

} // namespace landscape
