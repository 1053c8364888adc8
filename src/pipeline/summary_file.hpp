// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Where the summary of a result is written.

#include <huuco/io/atomic_directory.hpp>

#include <string>

namespace huuco {

/// Name of the summary in the output folder.
inline constexpr const char* kSummaryFile = "summary.json";

/// Writes the summary into an output folder that is not yet committed.
/// \throws Error `io` when the disk is full
void write_summary(const OutputDirectory& folder, const std::string& text);

} // namespace huuco
