// SPDX-License-Identifier: MIT
/// \file
/// Calls something of every floor, so that linking it needs all that the installed package stands
/// on.

#include <huuco/aggregate/village_totals.hpp>
#include <huuco/base/date.hpp>
#include <huuco/base/encoding.hpp>
#include <huuco/base/error.hpp>
#include <huuco/crs/transform.hpp>
#include <huuco/geometry/boolean_ops.hpp>
#include <huuco/io/dataset.hpp>
#include <huuco/io/register_table.hpp>
#include <huuco/landuse/evidence.hpp>
#include <huuco/landuse/land_use.hpp>
#include <huuco/model/text_column.hpp>
#include <huuco/overlay/overlaps.hpp>
#include <huuco/overlay/zone_cutter.hpp>
#include <huuco/pipeline/check.hpp>
#include <huuco/pipeline/explain.hpp>
#include <huuco/pipeline/inspect.hpp>
#include <huuco/pipeline/make_tiles.hpp>
#include <huuco/pipeline/merge.hpp>
#include <huuco/pipeline/plan_draft.hpp>
#include <huuco/pipeline/verify.hpp>
#include <huuco/report/layer_style.hpp>
#include <huuco/tile/verify_tiles.hpp>

#include <functional>
#include <iostream>
#include <vector>

namespace {

using namespace huuco;

/// Calls that come to an end without any input.
bool lower_floors_answer() {
    TextColumn crops;
    crops.push_back("Chè");
    const Transform to_zone(wgs84(), Crs::from_code("EPSG:9211"));
    const MultiPolygonBuffer nothing;
    BooleanOps ops;
    MultiPolygonBuffer united;
    ops.union_of({}, united);
    NoProgress progress;
    const ZoneIndex zones(nothing);
    const ZoneCutter cutter(zones);
    return crops[0] == "Chè" && !to_zone.is_identity() && parse_date("30/6/2026") &&
           decode(
               "l\xfa"
               "a",
               Encoding::iso_8859_1)
                   .text == "lúa" &&
           find_overlaps(ShapeTable(nothing), 0.01, 1, progress).empty() &&
           VillageTotals(1).whole().parcels == 0 && !villages_style(Language::vi).empty();
}

/// Calls that say of what is not there that it is not there.
std::vector<std::function<void()>> failing_calls() {
    static NoProgress progress;
    const auto judge = [] {
        const Plan plan = parse_plan("absent.toml");
        const Tables tables = Tables::load("absent");
        static_cast<void>(EvidenceJudge(tables, plan, *parse_date("2026-06-30")));
        static_cast<void>(LandUseClassifier(tables, plan).classify("LUC", "Lúa"));
    };
    return {
        [] { static_cast<void>(Dataset::open("absent.shp")); },
        [] { static_cast<void>(read_register("absent.xlsx", {}, Language::vi)); },
        judge,
        [] { static_cast<void>(check({.inputs = {.plan = "absent.toml"}}, progress)); },
        [] { static_cast<void>(inspect(std::vector<std::string>{"absent.shp"})); },
        [] { static_cast<void>(draft_plan({.inputs = {"absent.shp"}}, progress)); },
        [] {
            static_cast<void>(
                make_tiles({.input = "absent.shp", .output = "absent.pmtiles"}, progress));
        },
        [] { static_cast<void>(verify_tiles("absent.pmtiles", progress)); },
        [] { static_cast<void>(explain("absent", "1/2")); },
        [] {
            static_cast<void>(merge_results({"absent", "absent"}, Language::vi));
        },
        [] { static_cast<void>(recorded_arguments("absent")); }};
}

bool fails_with_an_error_of_huuco(const std::function<void()>& call) {
    try {
        call();
    } catch (const Error& error) {
        std::cout << error.what() << '\n';
        return true;
    }
    return false;
}

} // namespace

int main() {
    bool is_right = lower_floors_answer();
    for (const auto& call : failing_calls()) {
        is_right = fails_with_an_error_of_huuco(call) && is_right;
    }
    return is_right ? 0 : 1;
}
