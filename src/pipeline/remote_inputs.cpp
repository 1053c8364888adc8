// SPDX-License-Identifier: MIT
/// \file
/// All datasets of a run, of which those on other machines are picked.

#include "io/connection_settings.hpp"
#include "io/password.hpp"
#include "pipeline/plan_options.hpp"

#include <huuco/base/error.hpp>
#include <huuco/landuse/plan.hpp>
#include <huuco/pipeline/remote_inputs.hpp>

namespace huuco {

namespace {

AnalyzeOptions with_plan(const AnalyzeOptions& options) {
    try {
        return options.plan.empty() ? options : completed(options, parse_plan(options.plan));
    } catch (const Error&) {
        return options; // an analysis stops there before it opens anything
    }
}

} // namespace

std::vector<std::string> remote_inputs(const AnalyzeOptions& options) {
    const AnalyzeOptions all = with_plan(options);
    std::vector<std::string> datasets = {all.villages, all.boundary};
    for (const std::vector<std::string>* more :
         {&all.parcels, &all.registers, &all.organic_areas}) {
        datasets.insert(datasets.end(), more->begin(), more->end());
    }
    std::vector<std::string> remote;
    for (const std::string& dataset : datasets) {
        if (io::is_on_another_machine(dataset)) {
            remote.push_back(io::shown_path(dataset));
        }
    }
    return remote;
}

} // namespace huuco
