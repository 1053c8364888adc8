// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The share between its lower and its upper reading, and whether the target is met for sure.

#include <huuco/aggregate/exact_sum.hpp>
#include <huuco/aggregate/sum_member.hpp>
#include <huuco/aggregate/sums_by_village.hpp>
#include <huuco/aggregate/village_totals.hpp>
#include <huuco/model/doubt.hpp>
#include <huuco/model/piece.hpp>
#include <huuco/model/verdict.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace huuco {

/// Areas at both ends of what is possible, in m².
struct ReadingAreas {
    double lower_organic_m2 = 0.0; ///< organic land that is sure
    double lower_principal_m2 =
        0.0; ///< principal-crop land in the reading that lowers the share most
    double upper_organic_m2 = 0.0;        ///< organic land when every doubt is decided for it
    double upper_principal_m2 = 0.0;      ///< principal-crop land in that reading
    double conversion_organic_m2 = 0.0;   ///< as upper, with land in conversion taken for organic
    double conversion_principal_m2 = 0.0; ///< principal-crop land in that reading
    std::array<double, kDoubtKindCount> doubt_m2{}; ///< ground in doubt, by kind
};

/// Whether the target is met, whatever the doubts.
enum class Certainty : std::uint8_t { sure, sure_not, depends };

inline constexpr std::array<std::string_view, 3> kCertaintyNames = {"sure", "sure_not", "depends"};

[[nodiscard]] constexpr std::string_view certainty_name(Certainty certainty) noexcept {
    return kCertaintyNames[static_cast<std::size_t>(certainty)];
}

/// Ground that a reading depends on.
struct Dependence {
    DoubtKind kind = DoubtKind::none;
    double area_m2 = 0.0;
};

/// Both readings of a share, in per cent.
struct Reading {
    std::optional<double> lower_percent; ///< empty where there may be no principal-crop land
    std::optional<double> upper_percent;
    std::optional<double> with_conversion_percent; ///< the upper one with land in conversion added
    std::optional<double> boundary_sd_percent;     ///< standard deviation of the share from that of
                                                   ///< the corners; empty when none is given
    Certainty certainty = Certainty::depends;
    std::vector<Dependence> depends_on; ///< the largest first
};

/// The same before they are rounded to doubles: readings of parts add up to those of the whole.
struct ReadingSums {
    ExactSum lower_organic_m2;
    ExactSum lower_principal_m2;
    ExactSum upper_organic_m2;
    ExactSum upper_principal_m2;
    ExactSum conversion_organic_m2;
    ExactSum conversion_principal_m2;
    std::array<ExactSum, kDoubtKindCount> doubt_m2; ///< by kind; these have no names of their own

    static const std::array<SumMember<ReadingSums, ReadingAreas>, 6> kMembers;

    void add(const ReadingSums& other);

    [[nodiscard]] ReadingAreas rounded() const;
};

inline constexpr std::array<SumMember<ReadingSums, ReadingAreas>, 6> ReadingSums::kMembers = {{
    {"lower_organic_m2", &ReadingSums::lower_organic_m2, &ReadingAreas::lower_organic_m2},
    {"lower_principal_m2", &ReadingSums::lower_principal_m2, &ReadingAreas::lower_principal_m2},
    {"upper_organic_m2", &ReadingSums::upper_organic_m2, &ReadingAreas::upper_organic_m2},
    {"upper_principal_m2", &ReadingSums::upper_principal_m2, &ReadingAreas::upper_principal_m2},
    {"conversion_organic_m2",
     &ReadingSums::conversion_organic_m2,
     &ReadingAreas::conversion_organic_m2},
    {"conversion_principal_m2",
     &ReadingSums::conversion_principal_m2,
     &ReadingAreas::conversion_principal_m2},
}};
static_assert(
    sizeof(ReadingSums) == (ReadingSums::kMembers.size() + kDoubtKindCount) * sizeof(ExactSum),
    "every sum is listed");

/// Adds up both ends, village by village.
class VillageReadings {
public:
    /// \param has_evidence  false: nothing is known about any ground, so all of it may be organic
    VillageReadings(std::size_t village_count, bool has_evidence);

    /// \param pieces, verdicts  as for VillageTotals::add
    /// \param limits  of some of the pieces, in their order; the others have none
    /// Method: the share is monotonic in the principal part of each piece (falling where the piece
    /// is not organic, rising where it is), so its extremes lie where every piece is at an end.
    void
    add(std::span<const Piece> pieces,
        std::span<const Verdict> verdicts,
        std::span<const PieceLimits> limits = {});

    /// What was added up so far.
    [[nodiscard]] const SumsByVillage<ReadingSums>& sums() const noexcept { return m_sums; }

private:
    void add_piece(const Piece& piece, const Verdict& verdict, const PieceLimits* limits);

    SumsByVillage<ReadingSums> m_sums;
    bool m_has_evidence;
};

/// Deviations on either side within which 95 of 100 values of a normal distribution lie.
inline constexpr double kConfidenceFactor = 1.96;

/// The reading of some totals.
///
/// \param share_sd_percent  standard deviation of the share from the precision of corners; both
///                          readings are moved apart by kConfidenceFactor of it
[[nodiscard]] Reading reading_of(
    const ReadingAreas& areas,
    const AreaTotals& totals,
    double target_percent,
    const std::optional<double>& share_sd_percent = std::nullopt);

} // namespace huuco
