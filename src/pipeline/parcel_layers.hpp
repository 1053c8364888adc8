// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The parcel layers of a run, opened, with the parts their fields play.

#include "pipeline/inputs.hpp"

#include <huuco/landuse/tables.hpp>
#include <huuco/pipeline/analysis.hpp>
#include <huuco/pipeline/analyze_options.hpp>

#include <string>
#include <vector>

namespace huuco {

/// Parcel layers as opened, with what is to be said about them.
struct ParcelLayers {
    std::vector<ParcelSource> sources; ///< as the options name them
    std::vector<InputRecord> records;  ///< one a source
    std::vector<std::string> warnings;
};

/// Opens the parcel layers that the options name.
///
/// \throws Error `argument` where the figures hang on a choice among fields that the data does not
///         make, or where registers are given and parcels have no key
[[nodiscard]] ParcelLayers open_parcel_layers(const AnalyzeOptions& options, const Tables& tables);

} // namespace huuco
