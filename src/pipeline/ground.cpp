// SPDX-License-Identifier: MIT
/// \file
/// Settles who keeps ground that several parcels claim, and says so.

#include "pipeline/ground.hpp"

#include "base/message_format.hpp"
#include "overlay/overlap_search.hpp"
#include "pipeline/ground_claims.hpp"
#include "pipeline/layer_keys.hpp"
#include "pipeline/told_overlaps.hpp"

#include <huuco/base/text.hpp>
#include <huuco/geometry/area.hpp>

#include <tbb/task_arena.h>

#include <algorithm>
#include <utility>

namespace huuco {

namespace {

/// A parcel without a sheet or a number has no key to compare.
bool is_whole(const ParcelKey& key) {
    return !key.sheet.empty() && !key.parcel.empty();
}

/// A parcel by its key, as it is written and as `huuco explain` is asked for it, and by its number
/// in the layer.
Message
parcel_in_words(const std::vector<ParcelBatch>& batches, std::uint64_t row, std::uint64_t feature) {
    const Place place = place_of(batches, row);
    const auto text = [&](FieldRole role) {
        return trim(batches[place.batch].field(role)[place.row]);
    };
    if (text(FieldRole::sheet).empty() || text(FieldRole::parcel).empty()) {
        return message("đối tượng số {}", "feature {}", Digits{feature});
    }
    const std::string_view commune = text(FieldRole::commune);
    return message(
        "thửa {}{}{}/{} (đối tượng số {})",
        "parcel {}{}{}/{} (feature {})",
        commune,
        commune.empty() ? "" : "/",
        text(FieldRole::sheet),
        text(FieldRole::parcel),
        Digits{feature});
}

/// Makes problems of the pairs that share ground.
class Decisions {
public:
    Decisions(
        const GroundBasis& basis,
        const LayerKeys& keys,
        const ShapeTable& shapes,
        const AreaMeasure& measure)
        : m_basis(basis), m_keys(keys), m_shapes(shapes), m_measure(measure) {}

    [[nodiscard]] Problem
    problem_of(const Overlap& overlap, bool first_keeps, const ShapeView& ground) const {
        const std::uint64_t keeper = first_keeps ? overlap.first : overlap.second;
        const FeatureRef loser = m_basis.feature_of(first_keeps ? overlap.second : overlap.first);
        const FeatureRef kept_by = m_basis.feature_of(keeper);
        Problem problem;
        problem.source = loser.source;
        problem.feature = loser.feature;
        problem.kind = kind_of(overlap);
        problem.others = {kept_by};
        if (!ground.is_empty()) {
            problem.place = ground.points().front();
            problem.area_m2 = m_measure(ground);
            problem.polygon.emplace().add_shape(ground);
        }
        problem.note = message_in(
            m_basis.language,
            "Chung {} m² với {}; đất chỉ tính một lần, cho thửa ấy (quy tắc {}).",
            "Shares {} m² with {}; the ground counts once, for that one (rule {}).",
            format_number(problem.area_m2.value_or(0.0), 2, m_basis.language),
            parcel_in_words(*m_basis.batches, keeper, kept_by.feature).in(m_basis.language),
            ground_owner_name(m_basis.owner));
        return problem;
    }

private:
    [[nodiscard]] std::string kind_of(const Overlap& overlap) const {
        const double first = planar_area(m_shapes[overlap.first]);
        const double second = planar_area(m_shapes[overlap.second]);
        const double larger = std::max(first, second);
        if (larger - overlap.area > same_ground_tolerance(m_basis.tolerance_area, larger)) {
            return "overlap";
        }
        const ParcelKey key = m_keys.of(overlap.first);
        return is_whole(key) && key == m_keys.of(overlap.second) ? "duplicate"
                                                                 : "duplicate_geometry";
    }

    const GroundBasis& m_basis;
    const LayerKeys& m_keys;
    const ShapeTable& m_shapes;
    const AreaMeasure& m_measure;
};

} // namespace

SettledGround
settle_ground(const GroundBasis& basis, const AreaMeasure& measure, Progress& progress) {
    const ShapeTable shapes(*basis.batches);
    const auto threads = static_cast<unsigned>(tbb::this_task_arena::max_concurrency());
    progress.begin("borders", 0);
    const LayerBorders borders = std::move(*basis.borders).finish(threads);
    progress.end();
    const std::vector<Overlap> overlaps =
        find_overlaps(shapes, borders, basis.tolerance_area, threads, progress, basis.spilled);
    SettledGround settled;
    if (basis.is_legal) {
        ParcelAreas measured(*basis.batches, measure, nullptr);
        const KeyAreas of_keys(basis.same_key, overlaps, shapes, *basis.batches, measured);
        settled.legal_shares = LegalShares(basis.same_key, *basis.batches, of_keys, measured);
    }
    ParcelAreas areas(*basis.batches, measure, basis.is_legal ? &settled.legal_shares : nullptr);
    settled.key_areas = KeyAreas(basis.same_key, overlaps, shapes, *basis.batches, areas);
    if (overlaps.empty()) {
        return settled;
    }
    const LayerKeys keys(*basis.batches);
    const std::vector<std::int32_t> claims =
        number_claims(basis, shapes, overlaps, areas, settled.key_areas);
    settled.net = count_ground_once(shapes, overlaps, claims, basis.sliver_area, threads, progress);
    settled.clusters = unite_clusters(shapes, overlaps, threads, progress);
    const std::vector<Overlap> told =
        overlaps_to_tell(shapes, overlaps, claims, basis.tolerance_area);
    const MultiPolygonBuffer ground = common_ground(shapes, told, threads, progress);
    const Decisions decisions(basis, keys, shapes, measure);
    for (std::size_t i = 0; i < told.size(); ++i) {
        const bool first_keeps = claims[told[i].first] >= claims[told[i].second];
        settled.decisions.push_back(decisions.problem_of(told[i], first_keeps, ground.shape(i)));
    }
    return settled;
}

} // namespace huuco
