// SPDX-License-Identifier: MIT
/// \file
/// Weighs what each claim would count for, and compares it by the plan's rule.

#include "pipeline/ground_claims.hpp"

#include "pipeline/layer_keys.hpp"

#include <huuco/base/date.hpp>
#include <huuco/base/error.hpp>
#include <huuco/base/text.hpp>
#include <huuco/geometry/area.hpp>
#include <huuco/geometry/boolean_ops.hpp>
#include <huuco/overlay/zone_cutter.hpp>

#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace huuco {

namespace {

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

/// What a square metre of contested ground counts for in one of its parcels.
struct Claim {
    double organic = 0.0;
    double in_conversion = 0.0;
    double principal = 0.0;

    void add(const Claim& other, double weight) noexcept {
        organic += weight * other.organic;
        in_conversion += weight * other.in_conversion;
        principal += weight * other.principal;
    }
};

/// Finer differences than a hundred-thousandth are rounding.
std::int64_t steps(double part) {
    constexpr double kStepsOfOne = 100'000.0;
    return std::llround(part * kStepsOfOne);
}

/// Smaller goes first: what the claim adds to the organic land beyond the target's part of what it
/// adds to the whole. Of equal ones the larger principal part, and what is less in conversion.
auto lowering_order(const Claim& claim, double target_share) {
    return std::tuple(
        steps(claim.organic - target_share * claim.principal),
        -steps(claim.principal),
        steps(claim.in_conversion));
}

/// Organic before in conversion before other principal-crop land, and of equal kinds the larger
/// part: totals are then the areas of the unions of each kind.
auto claiming_order(const Claim& claim) {
    return std::tuple(-steps(claim.organic), -steps(claim.in_conversion), -steps(claim.principal));
}

/// A row that shares ground, and with which.
struct Contest {
    std::uint64_t row = 0;
    std::vector<const Overlap*> overlaps;
};

std::vector<Contest> contests_of(std::span<const Overlap> overlaps) {
    std::vector<std::pair<std::uint64_t, const Overlap*>> sides;
    for (const Overlap& overlap : overlaps) {
        sides.emplace_back(overlap.first, &overlap);
        sides.emplace_back(overlap.second, &overlap);
    }
    std::ranges::stable_sort(sides, {}, [](const auto& side) { return side.first; });
    std::vector<Contest> contests;
    for (const auto& [row, overlap] : sides) {
        if (contests.empty() || contests.back().row != row) {
            contests.push_back({row, {}});
        }
        contests.back().overlaps.push_back(overlap);
    }
    return contests;
}

/// Weighs the claims of rows.
class Weighing {
public:
    Weighing(
        const GroundBasis& basis,
        const ShapeTable& shapes,
        ParcelAreas& areas,
        const KeyAreas& key_areas)
        : m_basis(basis), m_shapes(shapes), m_areas(areas), m_key_areas(key_areas) {
        if (basis.areas != nullptr) {
            m_cutter.emplace(*basis.areas, basis.sliver_area);
        }
    }

    [[nodiscard]] Claim operator()(const Contest& contest) {
        const Place place = place_of(*m_basis.batches, contest.row);
        const ParcelBatch& batch = (*m_basis.batches)[place.batch];
        const JudgedBatch& judged = m_basis.judged(place.batch);
        const double parcel_m2 = m_areas.of(place);
        const Side side{
            batch,
            judged,
            place.row,
            parcel_m2,
            m_key_areas.of(contest.row, parcel_m2),
            judged.use_of(batch, place.row, parcel_m2)};
        const JudgedCase& judged_case = judged.cases[side.use.judged_case];
        const Claim outside = claim_by(side, judged.verdicts[judged_case.verdict]);
        if (!m_cutter || !judged_case.is_decided_by_areas) {
            return outside;
        }
        return on_contested_ground(contest, side).value_or(outside);
    }

private:
    /// A row with what holds for all of its ground.
    struct Side {
        const ParcelBatch& batch;
        const JudgedBatch& judged;
        std::size_t row;
        double parcel_m2;
        double key_m2; ///< of all features of its key
        PrincipalPart use;
    };

    [[nodiscard]] static Claim claim_by(const Side& side, const Verdict& verdict) {
        Claim claim;
        claim.principal = side.use.principal_share;
        const std::optional<double> certified_m2 =
            side.judged.certified_m2(side.batch, side.row, verdict, verdict.certified_m2);
        const double whole_m2 = verdict.certified_m2 ? side.key_m2 : side.parcel_m2;
        const double counted = certified_m2 && *certified_m2 < whole_m2
                                   ? std::min(claim.principal, *certified_m2 / whole_m2)
                                   : claim.principal;
        claim.organic = verdict.is_organic ? counted : 0.0;
        claim.in_conversion = verdict.is_in_conversion ? counted : 0.0;
        return claim;
    }

    /// The claim of a parcel that surveyed areas decide about, on the ground that it shares;
    /// nothing where an overlay fails.
    [[nodiscard]] std::optional<Claim>
    on_contested_ground(const Contest& contest, const Side& side) {
        std::vector<ZoneNumber> near;
        const ShapeView parcel = m_shapes[contest.row];
        m_basis.areas->candidates(parcel.box(), near);
        if (near.empty()) {
            return std::nullopt;
        }
        try {
            m_ground.clear();
            gather_ground(contest, parcel);
            return weigh_ground(side);
        } catch (const Error& error) {
            if (error.code() != ErrorCode::geometry) {
                throw;
            }
            return std::nullopt; // the ground itself will hardly be settled either
        }
    }

    /// What the row shares with each other; all of it at once where one has it all.
    void gather_ground(const Contest& contest, const ShapeView& parcel) {
        const double area = planar_area(parcel);
        const bool is_all = std::ranges::any_of(contest.overlaps, [&](const Overlap* overlap) {
            return area - overlap->area <= m_basis.tolerance_area;
        });
        if (is_all) {
            m_ground.add_shape(parcel);
            return;
        }
        for (const Overlap* const overlap : contest.overlaps) {
            const bool is_first = overlap->first == contest.row;
            m_ops.intersection(
                parcel, m_shapes[is_first ? overlap->second : overlap->first], m_ground);
        }
    }

    [[nodiscard]] std::optional<Claim> weigh_ground(const Side& side) {
        Claim sum;
        double area = 0.0;
        for (std::size_t i = 0; i < m_ground.size(); ++i) {
            const ShapeView ground = m_ground.shape(i);
            m_cut.clear();
            m_cutter->cut(ground, m_cut, m_parts);
            for (const ZonePart& part : m_parts) {
                const double part_area = planar_area(
                    part.shape == Piece::kWholeParcel ? ground : m_cut.shape(part.shape));
                sum.add(claim_in_area(side, part.zone), part_area);
                area += part_area;
            }
        }
        if (area <= 0.0) {
            return std::nullopt;
        }
        return Claim{sum.organic / area, sum.in_conversion / area, sum.principal / area};
    }

    [[nodiscard]] Claim claim_in_area(const Side& side, ZoneNumber area) const {
        const JudgedCase& judged_case = side.judged.cases[side.use.judged_case];
        if (area == kNoZone) {
            return claim_by(side, side.judged.verdicts[judged_case.verdict]);
        }
        return claim_by(
            side,
            m_basis.judge->in_area(
                side.judged,
                judged_case,
                (*m_basis.area_evidence)[static_cast<std::size_t>(area)]));
    }

    const GroundBasis& m_basis;
    const ShapeTable& m_shapes;
    ParcelAreas& m_areas;
    const KeyAreas& m_key_areas;
    std::optional<ZoneCutter> m_cutter; ///< empty without surveyed areas
    BooleanOps m_ops;
    MultiPolygonBuffer m_ground; ///< reused between rows, as are the next
    MultiPolygonBuffer m_cut;
    std::vector<ZonePart> m_parts;
};

/// Numbers claims by the rule of the plan.
class Claims {
public:
    Claims(
        const GroundBasis& basis,
        const ShapeTable& shapes,
        ParcelAreas& areas,
        const KeyAreas& key_areas)
        : m_basis(basis), m_shapes(shapes), m_areas(areas), m_key_areas(key_areas) {}

    [[nodiscard]] std::vector<std::int32_t> number(std::span<const Overlap> overlaps) const {
        const std::vector<Contest> contests = contests_of(overlaps);
        switch (m_basis.owner) {
        case GroundOwner::by_key: {
            const LayerKeys keys(*m_basis.batches);
            return ranked(
                contests,
                [&](const Contest& contest) { return keys.of(contest.row); },
                goes_before);
        }
        case GroundOwner::by_date:
            return ranked(
                contests,
                [this](const Contest& contest) { return day_of(contest.row); },
                std::greater<>()); // no day: behind all others
        case GroundOwner::highest_claim:
            return weighed(contests, claiming_order);
        case GroundOwner::lowers_share:
            break;
        }
        constexpr double kHighestTarget = 0.99; // at 1 organic land would weigh like no claim
        const double target = std::clamp(m_basis.target_percent / 100.0, 0.0, kHighestTarget);
        return weighed(
            contests, [target](const Claim& claim) { return lowering_order(claim, target); });
    }

private:
    /// Numbers the contests by what `key_of` tells of them: equal keys have equal numbers.
    template <typename KeyOf, typename Before>
    [[nodiscard]] std::vector<std::int32_t>
    ranked(const std::vector<Contest>& contests, KeyOf key_of, Before before) const {
        using Key = decltype(key_of(contests.front()));
        std::vector<std::pair<Key, std::uint64_t>> order;
        order.reserve(contests.size());
        for (const Contest& contest : contests) {
            order.emplace_back(key_of(contest), contest.row);
        }
        std::ranges::stable_sort(order, before, [](const auto& entry) { return entry.first; });
        std::vector<std::int32_t> numbers(m_shapes.size(), 0);
        auto claim = static_cast<std::int32_t>(order.size());
        for (std::size_t i = 0; i < order.size(); ++i) {
            if (i > 0 && before(order[i - 1].first, order[i].first)) {
                --claim;
            }
            numbers[order[i].second] = claim;
        }
        return numbers;
    }

    template <typename OrderOf>
    [[nodiscard]] std::vector<std::int32_t>
    weighed(const std::vector<Contest>& contests, OrderOf order_of_claim) const {
        judge_batches(contests);
        Weighing weigh(m_basis, m_shapes, m_areas, m_key_areas);
        return ranked(
            contests,
            [&](const Contest& contest) { return order_of_claim(weigh(contest)); },
            std::less<>());
    }

    /// Has all batches of the rows judged, side by side.
    void judge_batches(const std::vector<Contest>& contests) const {
        std::vector<std::size_t> numbers;
        for (const Contest& contest : contests) {
            const std::size_t number = place_of(*m_basis.batches, contest.row).batch;
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

    const GroundBasis& m_basis;
    const ShapeTable& m_shapes;
    ParcelAreas& m_areas;
    const KeyAreas& m_key_areas;
};

} // namespace

std::vector<std::int32_t> number_claims(
    const GroundBasis& basis,
    const ShapeTable& shapes,
    std::span<const Overlap> overlaps,
    ParcelAreas& areas,
    const KeyAreas& key_areas) {
    return Claims(basis, shapes, areas, key_areas).number(overlaps);
}

} // namespace huuco
