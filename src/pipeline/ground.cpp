// SPDX-License-Identifier: MIT
/// \file
/// Claims on ground, compared by the plan's rule, and sentences about the outcome.

#include "pipeline/ground.hpp"

#include "base/message_format.hpp"
#include "overlay/overlap_search.hpp"
#include "pipeline/layer_keys.hpp"
#include "pipeline/told_overlaps.hpp"

#include <huuco/base/date.hpp>
#include <huuco/base/text.hpp>
#include <huuco/geometry/area.hpp>

#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <iterator>
#include <numeric>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace huuco {

namespace {

/// A parcel without a sheet or a number has no key to compare.
bool is_whole(const ParcelKey& key) {
    return !key.sheet.empty() && !key.parcel.empty();
}

/// Shorter numbers are smaller ones; texts come behind.
std::tuple<bool, std::size_t, const std::string&> order_of(const std::string& text) {
    const bool is_number = !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return c >= '0' && c <= '9';
    });
    return {!is_number, is_number ? text.size() : 0, text};
}

/// True when one key stands before the other in a cadastral register.
bool goes_before(const ParcelKey& left, const ParcelKey& right) {
    return std::tuple(order_of(left.commune), order_of(left.sheet), order_of(left.parcel)) <
           std::tuple(order_of(right.commune), order_of(right.sheet), order_of(right.parcel));
}

constexpr double kShareSteps = 100'000.0;

/// Organic before in conversion before other principal-crop land, and of equal kinds the larger
/// principal part: totals are then the areas of the unions of each kind.
std::int32_t highest_claim(const Verdict& verdict) {
    constexpr std::int32_t kPerKind = 1'000'000;
    if (verdict.principal_share <= 0.0) {
        return 0;
    }
    const std::int32_t kind = verdict.is_organic ? 3 : (verdict.is_in_conversion ? 2 : 1);
    return kind * kPerKind + static_cast<std::int32_t>(verdict.principal_share * kShareSteps);
}

/// What adds to the whole but not to the organic part goes first, the larger part before the
/// smaller, and what is not even in conversion before what is; then land that counts in neither;
/// organic land last, the smaller part before the larger.
std::int32_t lowering_claim(const Verdict& verdict) {
    const auto part = static_cast<std::int32_t>(verdict.principal_share * kShareSteps);
    if (verdict.is_organic) {
        return -2 * part;
    }
    return 2 * part + (part > 0 && !verdict.is_in_conversion ? 1 : 0);
}

/// Numbers the claims of the rows that lie over others; the higher keeps the ground.
class Claims {
public:
    Claims(const GroundBasis& basis, const LayerKeys& keys) : m_basis(basis), m_keys(keys) {}

    /// \param rows  ascending \param all  one per row of the layer, 0 to begin with
    void number(const std::vector<std::uint64_t>& rows, std::vector<std::int32_t>& all) const {
        if (m_basis.owner == GroundOwner::by_key) {
            std::unordered_map<std::uint64_t, ParcelKey> keys;
            for (const std::uint64_t row : rows) {
                keys.emplace(row, m_keys.of(row));
            }
            rank(rows, all, [&](std::uint64_t a, std::uint64_t b) {
                return goes_before(keys.at(a), keys.at(b));
            });
        } else if (m_basis.owner == GroundOwner::by_date) {
            rank(rows, all, [this](std::uint64_t a, std::uint64_t b) {
                return day_of(a) > day_of(b); // no day: behind all others
            });
        } else {
            judge_batches(rows);
            for (const std::uint64_t row : rows) {
                all[row] = claim_of(row);
            }
        }
    }

private:
    template <typename Before>
    static void
    rank(const std::vector<std::uint64_t>& rows, std::vector<std::int32_t>& all, Before before) {
        std::vector<std::uint64_t> order = rows;
        std::stable_sort(order.begin(), order.end(), before);
        auto claim = static_cast<std::int32_t>(order.size());
        for (std::size_t i = 0; i < order.size(); ++i) {
            if (i > 0 && before(order[i - 1], order[i])) {
                --claim;
            }
            all[order[i]] = claim;
        }
    }

    /// Has all batches of the rows judged, side by side.
    void judge_batches(const std::vector<std::uint64_t>& rows) const {
        std::vector<std::size_t> numbers;
        for (const std::uint64_t row : rows) {
            const std::size_t number = place_of(*m_basis.batches, row).batch;
            if (numbers.empty() || numbers.back() != number) {
                numbers.push_back(number);
            }
        }
        tbb::parallel_for(std::size_t{0}, numbers.size(), [&](std::size_t i) {
            static_cast<void>(m_basis.judged(numbers[i]));
        });
    }

    [[nodiscard]] std::optional<Date> day_of(std::uint64_t row) const {
        const Place place = place_of(*m_basis.batches, row);
        return parse_date((*m_basis.batches)[place.batch].field(FieldRole::updated)[place.row]);
    }

    [[nodiscard]] std::int32_t claim_of(std::uint64_t row) const {
        const bool is_lowering = m_basis.owner == GroundOwner::lowers_share;
        const auto claim = is_lowering ? lowering_claim : highest_claim;
        const Place place = place_of(*m_basis.batches, row);
        const JudgedBatch& judged = m_basis.judged(place.batch);
        const JudgedCase& judged_case = judged.of(place.row);
        std::int32_t best = claim(judged.verdicts[judged_case.verdict]);
        if (m_basis.areas == nullptr || !judged_case.is_decided_by_areas) {
            return best;
        }
        // Surveyed areas decide about the parcel, perhaps about a part of it only; its most
        // organic reading stands for all of it: under `lowers_share` the parcel then gives way.
        std::vector<VillageIndex> areas;
        m_basis.areas->candidates(
            (*m_basis.batches)[place.batch].shapes.shape(place.row).box(), areas);
        for (const VillageIndex area : areas) {
            const Verdict verdict = m_basis.judge->in_area(
                judged, judged_case, (*m_basis.area_evidence)[static_cast<std::size_t>(area)]);
            best = is_lowering ? std::min(best, claim(verdict)) : std::max(best, claim(verdict));
        }
        return best;
    }

    const GroundBasis& m_basis;
    const LayerKeys& m_keys;
};

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
            "Chung {} m² với thửa {}; đất chỉ tính một lần, cho thửa {} (quy tắc {}).",
            "Shares {} m² with feature {}; the ground counts once, for feature {} (rule "
            "{}).",
            format_number(problem.area_m2.value_or(0.0), 2, m_basis.language),
            Digits{kept_by.feature},
            Digits{kept_by.feature},
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

std::vector<std::uint64_t> rows_of(const std::vector<Overlap>& overlaps) {
    std::vector<std::uint64_t> rows;
    for (const Overlap& overlap : overlaps) {
        rows.push_back(overlap.first);
        rows.push_back(overlap.second);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

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
    if (overlaps.empty()) {
        return settled;
    }
    const LayerKeys keys(*basis.batches);
    std::vector<std::int32_t> claims(shapes.size(), 0);
    Claims(basis, keys).number(rows_of(overlaps), claims);
    settled.net = count_ground_once(shapes, overlaps, claims, threads, progress);
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
