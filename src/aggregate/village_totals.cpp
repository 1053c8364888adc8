// SPDX-License-Identifier: MIT
/// \file
/// Adds pieces up; shares and targets from the sums.

#include <huuco/aggregate/village_totals.hpp>

#include <algorithm>
#include <cassert>

namespace huuco {

std::optional<double> AreaTotals::share_percent() const noexcept {
    return percent_of(organic_m2, principal_m2);
}

std::string_view AreaTotals::evidence() const noexcept {
    if (principal_m2 <= 0.0) {
        return "";
    }
    if (unknown_evidence_m2 >= principal_m2) {
        return "none";
    }
    return unknown_evidence_m2 > 0.0 ? "partial" : "full";
}

std::optional<double> AreaTotals::upper_share_percent() const noexcept {
    return percent_of(organic_m2 + in_conversion_m2, principal_m2);
}

bool AreaTotals::meets(double target_percent) const noexcept {
    return share_percent().has_value() && *share_percent() > target_percent;
}

double AreaTotals::missing_m2(double target_percent) const noexcept {
    return std::max(0.0, principal_m2 * target_percent / 100.0 - organic_m2);
}

void AreaSums::add(const AreaSums& other) {
    parcels += other.parcels;
    add_members(*this, other);
    for (const auto& [status, sum] : other.not_counted_m2) {
        not_counted_m2[status].add(sum);
    }
}

AreaTotals AreaSums::rounded() const {
    AreaTotals totals;
    totals.parcels = parcels;
    round_members(*this, totals);
    for (const auto& [status, sum] : not_counted_m2) {
        totals.not_counted_m2[status] = sum.value();
    }
    return totals;
}

namespace {

/// Adds principal-crop land that does not count, where evidence speaks about it.
void add_not_counted(const Piece& piece, const Verdict& verdict, AreaSums& sums) {
    const std::string_view status = verdict.organic_status;
    if (piece.principal_m2 <= 0.0 || status.empty() || status == "unknown" || verdict.is_organic ||
        verdict.is_in_conversion) {
        return;
    }
    auto found = sums.not_counted_m2.find(status);
    if (found == sums.not_counted_m2.end()) {
        found = sums.not_counted_m2.emplace(status, ExactSum{}).first;
    }
    found->second.add(piece.principal_m2);
}

} // namespace

VillageTotals::VillageTotals(std::size_t village_count) : m_sums(village_count) {}

void VillageTotals::add(std::span<const Piece> pieces, std::span<const Verdict> verdicts) {
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Piece& piece = pieces[i];
        assert(i == 0 || pieces[i - 1].parcel <= piece.parcel);
        const Verdict& verdict = verdicts[piece.verdict];
        AreaSums& sums = m_sums[piece.village];

        // Pieces of a parcel stand together, ordered by village.
        const bool is_new_parcel = i == 0 || pieces[i - 1].parcel != piece.parcel;
        m_parcels += is_new_parcel ? 1 : 0;
        sums.parcels += is_new_parcel || pieces[i - 1].village != piece.village ? 1 : 0;

        sums.parcel_m2.add(piece.area_m2);
        sums.principal_m2.add(piece.principal_m2);
        sums.organic_m2.add(verdict.is_organic ? piece.counted_m2 : 0.0);
        sums.in_conversion_m2.add(verdict.is_in_conversion ? piece.counted_m2 : 0.0);
        sums.unknown_evidence_m2.add(
            verdict.organic_status == "unknown" ? piece.principal_m2 : 0.0);
        add_not_counted(piece, verdict, sums);
    }
}

AreaTotals VillageTotals::whole() const {
    AreaTotals totals = m_sums.whole();
    totals.parcels = m_parcels;
    return totals;
}

} // namespace huuco
