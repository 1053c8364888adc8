// SPDX-License-Identifier: MIT
/// \file
/// Adds pieces up; shares and targets from the sums.

#include <huuco/aggregate/village_totals.hpp>

#include <algorithm>
#include <cassert>

namespace huuco {

namespace {

std::optional<double> percent(double part, double whole) noexcept {
    return whole > 0.0 ? std::optional(100.0 * part / whole) : std::nullopt;
}

std::size_t slot_of(VillageIndex village) noexcept {
    return static_cast<std::size_t>(village - kOutsideVillages);
}

} // namespace

std::optional<double> AreaTotals::share_percent() const noexcept {
    return percent(organic_m2, principal_m2);
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
    return percent(organic_m2 + in_conversion_m2, principal_m2);
}

bool AreaTotals::meets(double target_percent) const noexcept {
    return share_percent().has_value() && *share_percent() > target_percent;
}

double AreaTotals::missing_m2(double target_percent) const noexcept {
    return std::max(0.0, principal_m2 * target_percent / 100.0 - organic_m2);
}

void AreaSums::add(const AreaSums& other) {
    parcels += other.parcels;
    parcel_m2.add(other.parcel_m2);
    principal_m2.add(other.principal_m2);
    organic_m2.add(other.organic_m2);
    in_conversion_m2.add(other.in_conversion_m2);
    unknown_evidence_m2.add(other.unknown_evidence_m2);
}

AreaTotals AreaSums::totals() const {
    return {
        parcels,
        parcel_m2.value(),
        principal_m2.value(),
        organic_m2.value(),
        in_conversion_m2.value(),
        unknown_evidence_m2.value()};
}

VillageTotals::VillageTotals(std::size_t village_count) : m_sums(village_count + 1) {}

void VillageTotals::add(std::span<const Piece> pieces, std::span<const Verdict> verdicts) {
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Piece& piece = pieces[i];
        assert(i == 0 || pieces[i - 1].parcel <= piece.parcel);
        const Verdict& verdict = verdicts[piece.verdict];
        AreaSums& sums = m_sums[slot_of(piece.village)];

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
    }
}

std::vector<AreaTotals> VillageTotals::villages() const {
    std::vector<AreaTotals> totals;
    totals.reserve(m_sums.size() - 1);
    for (std::size_t slot = 1; slot < m_sums.size(); ++slot) {
        totals.push_back(m_sums[slot].totals());
    }
    return totals;
}

AreaTotals VillageTotals::outside() const {
    return m_sums.front().totals();
}

AreaTotals VillageTotals::whole() const {
    AreaSums sums;
    for (const AreaSums& part : m_sums) {
        sums.add(part);
    }
    sums.parcels = m_parcels;
    return sums.totals();
}

} // namespace huuco
