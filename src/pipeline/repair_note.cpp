// SPDX-License-Identifier: MIT
/// \file
/// The words for what the repair did.

#include "pipeline/repair_note.hpp"

#include <fmt/format.h>

namespace huuco {

Problem problem_of(const RepairOutcome& outcome, const std::string& source, std::uint64_t feature) {
    const std::string kind(defect_name(outcome.defect));
    if (outcome.status == RepairStatus::unusable) {
        return {
            source,
            feature,
            kind,
            "No usable ground is left of this feature; it is set aside.",
            std::nullopt,
            true};
    }
    return {
        source,
        feature,
        kind,
        fmt::format(
            "The geometry was repaired; area before {:.2f}, after {:.2f} (in the unit of its "
            "reference system).",
            outcome.area_before,
            outcome.area_after),
        outcome.place,
        false};
}

} // namespace huuco
