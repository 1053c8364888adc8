// SPDX-License-Identifier: MIT

/// \file
/// Writing the true figures.

#include "truth.hpp"

#include <fmt/format.h>

namespace landscape {

namespace {

std::string areas(const Sums& sums) {
    return fmt::format(
        R"("parcel_m2": {}, "principal_m2": {}, "organic_m2": {}, "in_conversion_m2": {})",
        square_metres(sums.parcel),
        square_metres(sums.principal),
        square_metres(sums.organic),
        square_metres(sums.in_conversion));
}

} // namespace

void Sums::add_areas(const Sums& other) {
    parcel += other.parcel;
    principal += other.principal;
    organic += other.organic;
    in_conversion += other.in_conversion;
}

double square_metres(std::int64_t twelfths) {
    constexpr std::int64_t unit = 12'000'000;
    return static_cast<double>(twelfths / unit) +
           static_cast<double>(twelfths % unit) / static_cast<double>(unit);
}

void write_truth(
    std::ostream& out,
    const Truth& truth,
    const std::vector<VillageName>& names,
    const std::string& reference_date) {
    out << fmt::format(
        "{{\n\"reference_date\": \"{}\",\n\"parcels\": {},\n\"features\": {},\n\"split\": {},\n",
        reference_date,
        truth.totals.parcels,
        truth.features,
        truth.split);
    out << fmt::format(
        "\"totals\": {{{}, \"overlap_m2\": {}, \"uncertain_m2\": {}}},\n\"villages\": [\n",
        areas(truth.totals),
        square_metres(truth.overlap),
        square_metres(truth.uncertain));
    for (std::size_t k = 0; k < names.size(); ++k) {
        out << fmt::format(
            "  {{\"id\": \"{}\", \"name\": \"{}\", \"parcels\": {}, {}}}{}\n",
            names[k].id,
            names[k].name,
            truth.villages[k + 1].parcels,
            areas(truth.villages[k + 1]),
            k + 1 < names.size() ? "," : "");
    }
    const Sums& outside = truth.villages.front();
    out << fmt::format(
        "],\n\"outside_villages\": {{\"parcels\": {}, {}}},\n", outside.parcels, areas(outside));
    out << fmt::format(
        "\"register\": {{\"rows\": {}, \"matched\": {}, \"unmatched\": {}, \"duplicates\": "
        "{}}}\n}}\n",
        truth.rows.rows,
        truth.rows.matched,
        truth.rows.unmatched,
        truth.rows.duplicates);
}

} // namespace landscape
