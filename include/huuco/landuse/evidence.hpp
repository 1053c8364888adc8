// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Organic evidence judged on a date: what a certificate, polygon or field is worth.

#include <huuco/base/date.hpp>
#include <huuco/landuse/outlook.hpp>
#include <huuco/landuse/plan.hpp>
#include <huuco/landuse/tables.hpp>
#include <huuco/model/certificate.hpp>

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace huuco {

namespace detail {
class SchemeNames;
} // namespace detail

/// What decided about a piece of evidence.
enum class EvidenceRule : std::uint8_t {
    valid,               ///< in force on the date under a scheme that counts
    scheme_not_counted,  ///< in force, under an organic scheme that the plan does not count
    scheme_not_organic,  ///< the scheme is not organic, or certifies nothing
    scheme_unknown,      ///< the table does not have the scheme
    scheme_blank,        ///< no scheme is named
    not_yet_valid,       ///< issued (or conversion begun) after the date
    expired,             ///< the last day lies before the date, or the status says so
    suspended,           ///< suspended or withdrawn on or before the date
    conversion_not_over, ///< certified, but within the scheme's months of its conversion
    no_area,             ///< in force under a scheme that counts, for an area of 0 m²
    stated,              ///< a status without certificate: planned, self-declared, none
    day_unread,          ///< it would count, but a day of it cannot be read
    status_unknown,      ///< the status is blank or not in the table, or only announces a
                         ///< suspension of something that it does not date
};

inline constexpr std::array<std::string_view, 13> kEvidenceRuleNames = {
    "valid",
    "scheme_not_counted",
    "scheme_not_organic",
    "scheme_unknown",
    "scheme_blank",
    "not_yet_valid",
    "expired",
    "suspended",
    "conversion_not_over",
    "no_area",
    "stated",
    "day_unread",
    "status_unknown"};

[[nodiscard]] constexpr std::string_view evidence_rule_name(EvidenceRule rule) noexcept {
    return kEvidenceRuleNames[static_cast<std::size_t>(rule)];
}

/// How much evidence weighs where several pieces speak about the same ground; more is better.
enum class EvidenceRank : std::uint8_t {
    unknown,
    none,
    intended, ///< planned or self-declared
    expired,
    suspended,
    uncounted,  ///< certified, in conversion or PGS in force that the plan does not count
    conversion, ///< in conversion, under a scheme that counts
    counted,    ///< counts as organic
};

/// A piece of evidence, judged.
struct Evidence {
    EvidenceSource source = EvidenceSource::certificates;
    EvidenceRule rule = EvidenceRule::status_unknown;
    EvidenceRank rank = EvidenceRank::unknown;
    std::string status = "unknown"; ///< id of the status table, on the date
    bool counts_organic = false;
    bool counts_in_conversion = false; ///< never with counts_organic
    std::string certificate;           ///< certificate number; empty without one
    const Scheme* scheme = nullptr;    ///< null when blank or not in the table
    std::string scheme_text;           ///< the scheme as written
    std::string status_text;           ///< the status as written
    std::string field;                 ///< field of the parcels that spoke; empty otherwise
    std::optional<Date> issued;
    std::optional<Date> expires;
    std::optional<Date> conversion_start;
    std::optional<Date> suspended_on;
    std::optional<Date> conversion_end; ///< first day after the scheme's months from its start
    bool is_past_last_day = false;      ///< the date lies behind `expires`
    bool is_conversion_over = false;    ///< that day has come, and it is not certified yet
    std::optional<double> certified_m2; ///< certified area where the evidence states it
    bool has_unread_area = false;       ///< it states one that cannot be read
    bool may_be_suspended = false;      ///< another row of its certificate may say so: see
                                        ///< EvidenceJudge::may_be_suspension
    Outlook outlook{};                  ///< of it, and of other rows about the parcel
    std::vector<std::uint32_t> rows;    ///< rows of the register about the parcel, by index
    std::uint32_t row = 0;              ///< the one of them that decides
};

/// Judges evidence by the rules of a plan on a reference date.
///
/// Valid means issued ≤ date ≤ expires; a missing bound is open. A suspension that begins after the
/// date is not yet in force: a row that says suspended and since when it is issued was certified
/// until then, one without a date of issue certifies nothing. A certificate that states the start
/// of conversion counts as in conversion until the scheme's months are over; what is in conversion
/// stays so until it is certified, however long ago the conversion began. Land in conversion counts
/// as in conversion only under a scheme that the plan counts. What is certified for an area of 0
/// counts nothing. Nor does what has a day that cannot be read, where it would count without it; a
/// suspension holds since ever then. The day of a suspension may stand in its status: `Tạm đình chỉ
/// từ 01/03/2026`.
class EvidenceJudge {
public:
    /// \pre the tables outlive the judge and its evidence; `date.ok()`
    /// \throws Error `format` for a name that the tables do not know (see check_names)
    EvidenceJudge(const Tables& tables, const Plan& plan, Date date);

    /// What a register row or a surveyed polygon is worth.
    [[nodiscard]] Evidence judge(
        const Certificate& certificate,
        EvidenceSource source = EvidenceSource::certificates) const;

    /// What the fields of a parcel are worth.
    ///
    /// A yes (`1`, `x`, `có`, `true`) is a certification that the office itself asserts: it counts
    /// unless a scheme is named that the plan does not count. A no (`0`, `không`) is status `none`.
    /// Other words are looked up among the statuses. Before all that, the plan's flags say what a
    /// value means; a cell may list several, of which the one decides that the plan names first.
    ///
    /// \param field  name of the status field, for the reason
    /// \returns empty when all three texts are blank, unless the plan's flags have a blank one
    [[nodiscard]] std::optional<Evidence> judge_field(
        std::string_view status,
        std::string_view scheme,
        std::string_view certificate,
        std::string_view field) const;

    [[nodiscard]] Date date() const noexcept { return m_date; }

    [[nodiscard]] const Tables& tables() const noexcept { return *m_tables; }

    /// The row, where its status names a suspension and its day: both in their place.
    [[nodiscard]] Certificate with_day_of_status(Certificate certificate) const;

    /// True when the row reports a suspension or withdrawal, also one of a later day.
    [[nodiscard]] bool is_suspension(const Certificate& certificate) const;

    /// True when the status of the row is that of a suspension or withdrawal.
    [[nodiscard]] bool has_suspended_status(const Certificate& certificate) const;

    /// True when nobody knows whether the row reports a suspension: its status is in no table, or
    /// the day of a suspension cannot be read beside a status of another kind.
    [[nodiscard]] bool may_be_suspension(const Certificate& certificate) const;

private:
    [[nodiscard]] const Scheme* scheme_of(std::string_view text) const;
    [[nodiscard]] const Status* flag_of(std::string_view text) const;
    [[nodiscard]] const Status* status_of_field(std::string_view text) const;
    [[nodiscard]] std::optional<Date>
    end_of_conversion(const Certificate& certificate, const Scheme* scheme) const;
    void weigh(Evidence& evidence, const Status* status, bool may_be_unnamed) const;
    void weigh_stated(Evidence& evidence, const std::string& status) const;
    [[nodiscard]] bool is_out_of_force(Evidence& evidence, const std::string& status) const;
    void weigh_valid(Evidence& evidence, const std::string& status, bool may_be_unnamed) const;
    void weigh_in_force(Evidence& evidence, const std::string& status, bool may_be_unnamed) const;
    [[nodiscard]] Prospect
    prospect_of(const Evidence& evidence, const std::string& status, bool may_be_unnamed) const;
    [[nodiscard]] Prospect best_prospect(const Evidence& evidence, bool may_be_unnamed) const;
    static void weigh_area(Evidence& evidence);
    static void leave_open(Evidence& evidence);

    const Tables* m_tables;
    Date m_date;
    std::shared_ptr<const detail::SchemeNames> m_names;         ///< never changes: copies share it
    std::vector<std::pair<std::string, const Status*>> m_flags; ///< by folded value
    std::unordered_set<const Scheme*> m_schemes;
    std::unordered_set<std::string> m_statuses;
};

/// What decides about some ground.
struct DecidingEvidence {
    /// \param of_ground  alone to speak about it; null: nothing does
    DecidingEvidence(const Evidence* of_ground) // NOLINT(google-explicit-constructor)
        : evidence(of_ground), outlook(of_ground == nullptr ? Outlook{} : of_ground->outlook) {}

    const Evidence* evidence;
    Outlook outlook; ///< of it, and of what would decide in its place, could it be read
};

/// The evidence that decides where several kinds speak: the preferred kind, then register, areas
/// and field in that order; what says `unknown` gives way to what knows.
///
/// \param of_register, of_areas, of_field  null where that kind says nothing
[[nodiscard]] DecidingEvidence preferred_evidence(
    EvidenceSource preferred,
    const Evidence* of_register,
    const Evidence* of_areas,
    const Evidence* of_field) noexcept;

} // namespace huuco
