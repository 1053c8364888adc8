// SPDX-License-Identifier: MIT
/// \file
/// Both ends of the share, and what lies between them.

#include <huuco/aggregate/readings.hpp>

#include <algorithm>
#include <limits>

namespace huuco {

namespace {

std::vector<Dependence> ranked(const ReadingAreas& areas) {
    std::vector<Dependence> dependences;
    for (std::size_t i = 0; i < kDoubtKindCount; ++i) {
        if (areas.doubt_m2.at(i) > 0.0) {
            dependences.push_back({static_cast<DoubtKind>(i), areas.doubt_m2.at(i)});
        }
    }
    return dependences;
}

Certainty certainty_of(const Reading& reading, double target_percent) {
    if (reading.lower_percent && *reading.lower_percent > target_percent) {
        return Certainty::sure;
    }
    const bool is_never_met = !reading.upper_percent || *reading.upper_percent <= target_percent;
    return is_never_met ? Certainty::sure_not : Certainty::depends;
}

/// Ground of a piece that is principal-crop land at least and at most, how much of either counts
/// where the piece counts at all, and how much of the most where a document leaves that open.
struct Bounds {
    double least = 0.0;
    double most = 0.0;
    double counted_least = 0.0;
    double counted_most = 0.0;
    double possible_most = 0.0;
    bool is_capped = false; ///< not all of the most counts
};

/// No more of a piece counts than that.
double cap_of(const Piece& piece, const Verdict& verdict, const PieceLimits* limits) {
    if (limits != nullptr) {
        return limits->counted_m2;
    }
    const bool is_capped =
        (verdict.is_organic || verdict.is_in_conversion) && piece.counted_m2 < piece.principal_m2;
    return is_capped ? piece.counted_m2 : std::numeric_limits<double>::infinity();
}

Bounds bounds_of(const Piece& piece, const Verdict& verdict, const PieceLimits* limits) {
    const Doubt& doubt = verdict.doubt;
    Bounds bounds;
    if (doubt.land == DoubtKind::none) {
        bounds.least = piece.principal_m2;
        bounds.most = piece.principal_m2;
    } else {
        bounds.least = limits != nullptr ? limits->least_m2 : piece.area_m2 * doubt.least_share;
        bounds.most = limits != nullptr ? limits->most_m2 : piece.area_m2 * doubt.most_share;
    }
    const double cap = cap_of(piece, verdict, limits);
    bounds.is_capped = cap < bounds.most;
    bounds.counted_least = std::min(bounds.least, cap);
    bounds.counted_most = std::min(bounds.most, cap);
    bounds.possible_most =
        limits != nullptr ? std::min(bounds.most, limits->possible_m2) : bounds.most;
    return bounds;
}

/// Adds the ground that is in doubt, by kind.
/// \param open_m2  that of which it is open whether it is organic
void note_doubts(
    const Doubt& doubt,
    bool is_silent,
    const Bounds& bounds,
    double open_m2,
    ReadingSums& sums) {
    const auto note = [&sums](DoubtKind kind, double area_m2) {
        sums.doubt_m2.at(static_cast<std::size_t>(kind)).add(area_m2);
    };
    if (doubt.land != DoubtKind::none) {
        note(doubt.land, bounds.most - bounds.least);
    }
    if (doubt.may_be_organic || doubt.may_not_count || is_silent) {
        note(is_silent ? DoubtKind::no_evidence : DoubtKind::unknown_evidence, open_m2);
    }
    if (doubt.may_count_less) {
        note(DoubtKind::unread_area, bounds.counted_most);
    }
}

} // namespace

void ReadingSums::add(const ReadingSums& other) {
    add_members(*this, other);
    for (std::size_t i = 0; i < kDoubtKindCount; ++i) {
        doubt_m2.at(i).add(other.doubt_m2.at(i));
    }
}

ReadingAreas ReadingSums::rounded() const {
    ReadingAreas areas;
    round_members(*this, areas);
    for (std::size_t i = 0; i < kDoubtKindCount; ++i) {
        areas.doubt_m2.at(i) = doubt_m2.at(i).value();
    }
    return areas;
}

VillageReadings::VillageReadings(std::size_t village_count, bool has_evidence)
    : m_sums(village_count), m_has_evidence(has_evidence) {}

void VillageReadings::add_piece(
    const Piece& piece,
    const Verdict& verdict,
    const PieceLimits* limits) {
    ReadingSums& sums = m_sums[piece.village];
    const Bounds bounds = bounds_of(piece, verdict, limits);
    if (bounds.most <= 0.0) {
        return;
    }
    const Doubt& doubt = verdict.doubt;
    const bool is_organic = verdict.is_organic || doubt.would_be_organic;
    const bool is_silent = !m_has_evidence && !is_organic;
    const bool is_in_conversion = verdict.is_in_conversion || doubt.would_be_in_conversion;
    const double counted_m2 = is_organic || is_silent ? bounds.counted_most : 0.0;
    const double organic_m2 =
        std::max(counted_m2, doubt.may_be_organic ? bounds.possible_most : 0.0);
    const double converted_m2 = std::max(
        {organic_m2,
         is_in_conversion ? bounds.counted_most : 0.0,
         doubt.may_be_in_conversion ? bounds.possible_most : 0.0});
    const bool counts_for_sure = is_organic && !doubt.may_not_count && !doubt.may_count_less;
    const bool is_sure = counts_for_sure && !bounds.is_capped;
    sums.lower_organic_m2.add(counts_for_sure ? bounds.counted_least : 0.0);
    sums.lower_principal_m2.add(is_sure ? bounds.least : bounds.most);
    sums.upper_organic_m2.add(organic_m2);
    sums.upper_principal_m2.add(std::max(bounds.least, organic_m2));
    sums.conversion_organic_m2.add(converted_m2);
    sums.conversion_principal_m2.add(std::max(bounds.least, converted_m2));
    const bool is_part_sure = is_organic && !doubt.may_not_count;
    note_doubts(doubt, is_silent, bounds, organic_m2 - (is_part_sure ? counted_m2 : 0.0), sums);
}

void VillageReadings::add(
    std::span<const Piece> pieces,
    std::span<const Verdict> verdicts,
    std::span<const PieceLimits> limits) {
    auto next = limits.begin();
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const bool is_limited = next != limits.end() && next->piece == i;
        add_piece(pieces[i], verdicts[pieces[i].verdict], is_limited ? &*next++ : nullptr);
    }
}

Reading reading_of(
    const ReadingAreas& areas,
    const AreaTotals& totals,
    double target_percent,
    const std::optional<double>& share_sd_percent) {
    Reading reading;
    reading.lower_percent = percent_of(areas.lower_organic_m2, areas.lower_principal_m2);
    reading.upper_percent = percent_of(areas.upper_organic_m2, areas.upper_principal_m2);
    reading.with_conversion_percent =
        percent_of(areas.conversion_organic_m2, areas.conversion_principal_m2);
    reading.boundary_sd_percent = share_sd_percent;
    reading.depends_on = ranked(areas);
    if (share_sd_percent && reading.lower_percent && reading.upper_percent) {
        const double margin = kConfidenceFactor * *share_sd_percent;
        reading.lower_percent = std::max(0.0, *reading.lower_percent - margin);
        reading.upper_percent = std::min(100.0, *reading.upper_percent + margin);
        reading.with_conversion_percent =
            std::min(100.0, *reading.with_conversion_percent + margin);
        reading.depends_on.push_back({DoubtKind::boundaries, margin / 100.0 * totals.principal_m2});
    }
    std::ranges::stable_sort(reading.depends_on, std::ranges::greater{}, &Dependence::area_m2);
    reading.certainty = certainty_of(reading, target_percent);
    return reading;
}

} // namespace huuco
