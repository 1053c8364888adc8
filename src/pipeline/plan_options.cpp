// SPDX-License-Identifier: MIT
/// \file
/// Option by option.

#include "pipeline/plan_options.hpp"

#include <huuco/base/error.hpp>

#include <cstddef>
#include <string>

namespace huuco {

AnalyzeOptions completed(AnalyzeOptions options, const Plan& plan) {
    if (options.parcels.empty()) {
        options.parcels = plan.parcels;
    }
    const bool has_village_field = options.fields.contains(FieldRole::village);
    if (options.villages.empty() && !has_village_field && plan.villages) {
        options.villages = *plan.villages;
    }
    if (options.boundary.empty() && plan.boundary) {
        options.boundary = *plan.boundary;
    }
    if (options.registers.empty()) {
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
    if (options.organic_areas.empty()) {
        options.organic_areas = plan.organic_areas;
    }
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
