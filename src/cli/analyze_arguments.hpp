// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The options that `huuco analyze` shares with verbs that make the same steps.

#include "cli/common_options.hpp"

#include <huuco/pipeline/analyze_options.hpp>

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace huuco::cli {

/// The command line as typed; texts are read into AnalyzeOptions by `options_of`.
struct AnalyzeArguments {
    AnalyzeOptions options;
    std::vector<std::string> fields;
    std::string village_field;
    std::string date;
    std::string area;
    std::string products = "geojson,gpkg,tiles";
    Talk talk;
    bool fail_below_target = false;
    bool is_verbose = false;
};

/// Adds the options that name inputs and say how they are read.
void add_input_options(CLI::App& verb, AnalyzeArguments& arguments);

/// The options as the pipeline takes them. \throws Error `argument` for a text that is none
[[nodiscard]] AnalyzeOptions options_of(const AnalyzeArguments& arguments);

} // namespace huuco::cli
