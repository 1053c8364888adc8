// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The readings of an analysis whose figures are made.

#include <huuco/aggregate/readings.hpp>
#include <huuco/pipeline/analysis.hpp>

#include <cstddef>
#include <span>

namespace huuco {

/// Whether evidence was given that speaks about some principal-crop land: a register that finds
/// none of the parcels says as little about them as no register.
[[nodiscard]] inline bool
speaks_about_organic_land(bool has_evidence, const AreaTotals& whole) noexcept {
    return has_evidence && whole.evidence() != "none";
}

/// What the pieces may turn out to be, added up as they come: where evidence speaks about some of
/// the land, and where none does.
struct PieceReadings {
    explicit PieceReadings(std::size_t village_count)
        : spoken(village_count, true), silent(village_count, false) {}

    /// \param limits  of some of the pieces, in their order
    void
    add(std::span<const Piece> pieces,
        std::span<const Verdict> verdicts,
        std::span<const PieceLimits> limits) {
        spoken.add(pieces, verdicts, limits);
        silent.add(pieces, verdicts, limits);
    }

    VillageReadings spoken;
    VillageReadings silent;
};

/// Fills in the readings of the whole, of every village and of the land outside.
///
/// \param of_pieces  what all pieces may turn out to be
/// \param vertex_m  standard deviation of a corner's coordinates in metres; 0: not known, and
///                  boundaries add no doubt
void compute_readings(Analysis& analysis, const PieceReadings& of_pieces, double vertex_m);

} // namespace huuco
