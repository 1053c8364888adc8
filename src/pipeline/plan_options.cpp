// SPDX-License-Identifier: MIT
/// \file
/// Option by option.

#include "pipeline/plan_options.hpp"

#include "base/connection.hpp"
#include "base/message_format.hpp"
#include "io/location.hpp"

#include <huuco/base/error.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace huuco {

namespace {

/// Layers of the plan are those of its own datasets.
void complete_organic_areas(AnalyzeOptions& options, const Plan& plan) {
    std::vector<std::string>& layers = options.organic_areas_layers;
    if (options.organic_areas.empty()) {
        require_files_of(plan, "organic_areas");
        options.organic_areas = plan.organic_areas;
        layers = layers.empty() ? plan.organic_areas_layers : layers;
    }
    const std::size_t datasets = options.organic_areas.size();
    if (layers.size() > 1 ? layers.size() != datasets : layers.size() > datasets) {
        throw Error(
            ErrorCode::argument,
            message(
                "Có {} vùng hữu cơ mà nêu {} lớp. Hãy nêu một lớp cho tất cả, hoặc mỗi vùng một "
                "lớp theo cùng thứ tự (\"\" cho tệp chỉ có một lớp), bằng --organic-areas-layer "
                "hoặc organic_areas_layers trong kế hoạch.",
                "There are {} datasets of organic areas and {} layers of them. Name one layer for "
                "all, or one for each in their order (\"\" where it has but one), with "
                "--organic-areas-layer, or organic_areas_layers in the plan.",
                Count{datasets},
                Count{layers.size()}));
    }
    layers.resize(datasets, layers.empty() ? std::string{} : std::string(layers.front()));
}

} // namespace

void require_files_of(const Plan& plan, std::string_view key) {
    for (const PlanFile& file : plan.files) {
        if (file.key != key || is_connection(file.path)) {
            continue;
        }
        try {
            io::require_existing(file.path);
        } catch (const Error& error) {
            throw Error(
                error.code(),
                message(
                    "{}, dòng {}: {}: {}",
                    "{}, line {}: {}: {}",
                    plan.source,
                    Digits{file.line},
                    key,
                    error.message()));
        }
    }
}

AnalyzeOptions completed(AnalyzeOptions options, const Plan& plan) {
    if (options.parcels.empty()) {
        require_files_of(plan, "parcels");
        options.parcels = plan.parcels;
    }
    const bool has_village_field = options.fields.contains(FieldRole::village);
    if (options.villages.empty() && !has_village_field && plan.villages) {
        require_files_of(plan, "villages");
        options.villages = *plan.villages;
    }
    if (options.boundary.empty() && plan.boundary) {
        require_files_of(plan, "boundary");
        options.boundary = *plan.boundary;
    }
    if (options.registers.empty()) {
        require_files_of(plan, "registers");
        options.registers = plan.registers;
    }
    const auto complete = [](std::string& option, const std::string& of_plan) {
        option = option.empty() ? of_plan : option;
    };
    complete(options.parcels_layer, plan.parcels_layer);
    complete(options.src_crs, plan.src_crs);
    complete(options.encoding, plan.encoding);
    complete(options.villages_layer, plan.villages_layer);
    complete(options.village_id, plan.village_id);
    complete(options.village_name, plan.village_name);
    complete_organic_areas(options, plan);
    for (std::size_t i = 0; i < kFieldRoleCount; ++i) {
        if (plan.fields.at(i)) {
            options.fields.try_emplace(static_cast<FieldRole>(i), *plan.fields.at(i));
        }
    }
    if (options.parcels.empty()) {
        throw Error(
            ErrorCode::argument,
            Message{
                "Chưa nêu lớp thửa đất; hãy cho ở PARCELS hoặc trong kế hoạch ở mục [inputs].",
                "No parcel layer was named; give it as PARCELS or in the plan under [inputs]."});
    }
    return options;
}

} // namespace huuco
