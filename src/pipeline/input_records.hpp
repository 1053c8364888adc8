// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What a run writes down about each of its inputs.

#include <huuco/base/language.hpp>
#include <huuco/io/dataset.hpp>
#include <huuco/pipeline/analysis.hpp>

#include <string>
#include <vector>

namespace huuco {

/// The record of a layer.
[[nodiscard]] InputRecord record_of(const char* role, const DatasetInfo& info);

/// Writes down what was overcome to read the text of a file.
///
/// \param record    has its path
/// \param warnings  receives what the user should know of it
void note_encoding(
    const EncodingDecision& decision,
    Language language,
    InputRecord& record,
    std::vector<std::string>& warnings);

} // namespace huuco
