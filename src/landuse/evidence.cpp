// SPDX-License-Identifier: MIT
/// \file
/// The rules by which certificates, polygons and parcel fields count as organic on a date.

#include "dated_status.hpp"
#include "scheme_names.hpp"

#include <huuco/base/text.hpp>
#include <huuco/landuse/evidence.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

namespace huuco {

namespace {

constexpr std::array<std::string_view, 7> kYesWords = {"x", "có", "true", "yes", "y", "t", "đúng"};
constexpr std::array<std::string_view, 7> kNoWords = {"không", "false", "no", "n", "f", "sai", "-"};

/// 1 and 0 as numbers write them (`1`, `1.0`, `0.000`), or the words of yes and no.
std::optional<bool> yes_or_no(std::string_view text) {
    const std::string key = fold_key(text);
    double number = -1.0;
    const char* const end = key.data() + key.size();
    const auto [stop, error] = std::from_chars(key.data(), end, number);
    if (error == std::errc{} && stop == end && (number == 1.0 || number == 0.0)) {
        return number == 1.0;
    }
    if (std::ranges::find(kYesWords, key) != kYesWords.end()) {
        return true;
    }
    if (std::ranges::find(kNoWords, key) != kNoWords.end()) {
        return false;
    }
    return std::nullopt;
}

/// A value of a flag; `1`, `1.0` and ` 1 ` are one.
std::string flag_key(std::string_view text) {
    std::string key = fold_key(text);
    const std::size_t point = key.find('.');
    if (point != std::string::npos && point > 0 && key.find_first_not_of("0123456789") == point &&
        key.find_first_not_of('0', point + 1) == std::string::npos) {
        key.resize(point);
    }
    return key;
}

bool is_intended(const std::string& status) {
    return status == "planned" || status == "self_declared";
}

/// What is certified under a scheme that is no certification has the status of that scheme.
std::string status_under(const Scheme* scheme, const std::string& status) {
    const bool is_other =
        status == "certified" && scheme != nullptr && !scheme->status_instead.empty();
    return is_other ? scheme->status_instead : status;
}

/// Sets the rule of what is in force under a scheme that is blank or in no table, and what it comes
/// to if the plan counts that scheme.
void leave_scheme_open(Evidence& evidence, bool is_counted_status) {
    const bool is_unnamed = trim(evidence.scheme_text).empty();
    evidence.rule = is_unnamed ? EvidenceRule::scheme_blank : EvidenceRule::scheme_unknown;
    if (is_counted_status) {
        evidence.outlook.prospect = Prospect::organic;
    } else if (evidence.status == "in_conversion") {
        evidence.outlook.prospect = Prospect::in_conversion;
    }
}

/// True for a suspension of a later day that does not say when the certificate began: that
/// something will end certifies nothing.
bool only_announces_end(const Evidence& evidence, std::string_view status, const Date& date) {
    return status == "suspended" && evidence.suspended_on && *evidence.suspended_on > date &&
           !evidence.issued;
}

} // namespace

EvidenceJudge::EvidenceJudge(const Tables& tables, const Plan& plan, Date date)
    : m_tables(&tables), m_date(date),
      m_names(std::make_shared<const detail::SchemeNames>(tables)) {
    check_names(plan, tables);
    for (const StatusFlag& flag : plan.flags) {
        m_flags.emplace_back(flag_key(flag.value), tables.find_status(flag.status.text));
    }
    for (const PlanName& name : plan.schemes) {
        m_schemes.insert(tables.find_scheme(name.text));
    }
    for (const Scheme& scheme : tables.schemes()) {
        if (plan.schemes.empty() && scheme.counts_decree_109) {
            m_schemes.insert(&scheme);
        }
    }
    for (const PlanName& name : plan.statuses) {
        m_statuses.insert(tables.find_status(name.text)->id);
    }
}

Evidence EvidenceJudge::judge(const Certificate& certificate, EvidenceSource source) const {
    const Certificate row = with_day_of_status(certificate);
    Evidence evidence;
    evidence.source = source;
    evidence.certificate = row.number;
    evidence.scheme_text = row.scheme;
    evidence.scheme = scheme_of(row.scheme);
    evidence.status_text = row.status;
    evidence.issued = row.issued;
    evidence.expires = row.expires;
    evidence.conversion_start = row.conversion_start;
    evidence.suspended_on = row.suspended_on;
    evidence.conversion_end = end_of_conversion(row, evidence.scheme);
    if (source == EvidenceSource::certificates) {
        evidence.certified_m2 = row.area_m2; // a polygon is its own area
        evidence.has_unread_area = row.has_unread_area;
    }
    const bool has_only_start = trim(row.status).empty() && row.conversion_start;
    weigh(evidence, m_tables->find_status(has_only_start ? "in_conversion" : row.status), false);
    weigh_area(evidence);
    const bool has_unread_day = row.has_unread_term || row.has_unread_suspension;
    evidence.outlook.area_m2 = evidence.certified_m2;
    if (has_unread_day || evidence.has_unread_area) {
        evidence.outlook.prospect = evidence.counts_organic         ? Prospect::organic
                                    : evidence.counts_in_conversion ? Prospect::in_conversion
                                                                    : evidence.outlook.prospect;
    }
    if (has_unread_day) {
        leave_open(evidence);
    }
    return evidence;
}

std::optional<Evidence> EvidenceJudge::judge_field(
    std::string_view status,
    std::string_view scheme,
    std::string_view certificate,
    std::string_view field) const {
    status = trim(status);
    scheme = trim(scheme);
    certificate = trim(certificate);
    const bool is_blank = status.empty() && scheme.empty() && certificate.empty();
    if (is_blank && flag_of("") == nullptr) {
        return std::nullopt;
    }
    Evidence evidence;
    evidence.source = EvidenceSource::field;
    evidence.field = field;
    evidence.certificate = certificate;
    evidence.scheme_text = scheme;
    evidence.scheme = scheme_of(scheme);
    evidence.status_text = status;
    weigh(evidence, status_of_field(status), true);
    return evidence;
}

/// The status that the plan gives a value, or the first in its order among the listed ones.
const Status* EvidenceJudge::flag_of(std::string_view text) const {
    constexpr std::string_view kListSeparators = ",;|/+& ";
    const auto find = [this](std::string_view value) {
        return std::ranges::find(
            m_flags, flag_key(value), [](const auto& flag) { return flag.first; });
    };
    auto best = find(text);
    if (best == m_flags.end()) {
        while (!text.empty()) {
            const std::size_t end = std::min(text.find_first_of(kListSeparators), text.size());
            if (end > 0) {
                best = std::min(best, find(text.substr(0, end)));
            }
            text.remove_prefix(std::min(end + 1, text.size()));
        }
    }
    return best == m_flags.end() ? nullptr : best->second;
}

const Status* EvidenceJudge::status_of_field(std::string_view text) const {
    if (const Status* const status = flag_of(text)) {
        return status;
    }
    if (const std::optional<bool> flag = yes_or_no(text)) {
        return m_tables->find_status(*flag ? "certified" : "none");
    }
    return m_tables->find_status(text);
}

/// Start and the scheme's months; the longer ones where the crop is not known.
std::optional<Date>
EvidenceJudge::end_of_conversion(const Certificate& certificate, const Scheme* scheme) const {
    if (!certificate.conversion_start || scheme == nullptr) {
        return std::nullopt;
    }
    const Crop* const crop = m_tables->find_crop(certificate.crop);
    const int annual = scheme->conversion_months_annual;
    const int perennial = scheme->conversion_months_perennial;
    const int months = crop == nullptr           ? std::max(annual, perennial)
                       : crop->cycle == "annual" ? (annual > 0 ? annual : perennial)
                                                 : (perennial > 0 ? perennial : annual);
    if (months == 0) {
        return std::nullopt;
    }
    std::chrono::year_month_day day(*certificate.conversion_start);
    day += std::chrono::months(months);
    return day.ok() ? Date(day) : Date(day.year() / day.month() / std::chrono::last);
}

bool EvidenceJudge::is_suspension(const Certificate& certificate) const {
    return certificate.suspended_on || has_suspended_status(certificate);
}

bool EvidenceJudge::has_suspended_status(const Certificate& certificate) const {
    const Status* const status = m_tables->find_status(certificate.status);
    return status != nullptr && status->id == "suspended";
}

bool EvidenceJudge::may_be_suspension(const Certificate& certificate) const {
    const Status* const status = m_tables->find_status(certificate.status);
    if (status == nullptr) {
        return !trim(certificate.status).empty();
    }
    return certificate.has_unread_suspension && status->id != "suspended";
}

Certificate EvidenceJudge::with_day_of_status(Certificate certificate) const {
    if (const auto dated = detail::dated_suspension(certificate.status, *m_tables)) {
        certificate.status = dated->status;
        const bool has_day = certificate.suspended_on || certificate.has_unread_suspension;
        certificate.suspended_on = has_day ? certificate.suspended_on : dated->day;
    }
    return certificate;
}

/// A cell may name several schemes: one that counts is taken before one that is only known, but
/// `theo hướng hữu cơ` beside the name of a scheme takes its weight away.
const Scheme* EvidenceJudge::scheme_of(std::string_view text) const {
    if (const Scheme* const whole = m_tables->find_scheme(text)) {
        return whole;
    }
    const Scheme* best = nullptr;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(",;+&"), text.size());
        for (const Scheme* const scheme : m_names->read(text.substr(0, end))) {
            if (scheme->status_instead == "self_declared") {
                return scheme;
            }
            const bool is_better =
                best == nullptr || (!m_schemes.contains(best) && m_schemes.contains(scheme));
            best = is_better ? scheme : best;
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return best;
}

void EvidenceJudge::weigh(Evidence& evidence, const Status* status, bool may_be_unnamed) const {
    const bool is_silent = status == nullptr || status->id == "unknown";
    const bool may_be_organic = is_silent || (status->id != "none" && status->id != "planned");
    if (may_be_organic && evidence.scheme != nullptr && evidence.scheme->status_instead == "none") {
        weigh_stated(evidence, "none");
        evidence.rule = EvidenceRule::scheme_not_organic;
        return;
    }
    if (is_silent || only_announces_end(evidence, status->id, m_date)) {
        evidence.outlook.prospect = best_prospect(evidence, may_be_unnamed);
        return; // as Evidence begins: unknown
    }
    // What is suspended from a later day on is certified until then.
    const bool is_yet_to_end =
        status->id == "suspended" && evidence.suspended_on && *evidence.suspended_on > m_date;
    const std::string id = status_under(evidence.scheme, is_yet_to_end ? "certified" : status->id);
    // A declaration that the plan counts is valid as long as a certificate would be.
    const bool is_counted_declaration = id == "self_declared" && m_statuses.contains(id);
    if (id == "none" || (is_intended(id) && !is_counted_declaration)) {
        weigh_stated(evidence, id);
    } else if (!is_out_of_force(evidence, id)) {
        if (is_counted_declaration) {
            weigh_stated(evidence, id);
        } else {
            weigh_valid(evidence, id, may_be_unnamed);
        }
    }
}

/// What evidence of that status comes to at best.
Prospect
EvidenceJudge::prospect_of(const Evidence& evidence, const std::string& status, bool may_be_unnamed)
    const {
    Evidence read = evidence;
    const std::string id = status_under(read.scheme, status);
    if (id == "none" || id == "planned" || is_out_of_force(read, id)) {
        return Prospect::none;
    }
    weigh_valid(read, id, may_be_unnamed);
    return read.counts_organic         ? Prospect::organic
           : read.counts_in_conversion ? Prospect::in_conversion
                                       : read.outlook.prospect;
}

/// What evidence whose status cannot be read comes to under the best of statuses.
Prospect EvidenceJudge::best_prospect(const Evidence& evidence, bool may_be_unnamed) const {
    Prospect best = prospect_of(evidence, "in_conversion", may_be_unnamed);
    for (const std::string& status : m_statuses) {
        best = std::max(best, prospect_of(evidence, status, may_be_unnamed));
    }
    return best;
}

/// What is in force on the date; certified before its conversion is over, it is in conversion.
void EvidenceJudge::weigh_valid(Evidence& evidence, const std::string& status, bool may_be_unnamed)
    const {
    const bool is_over = evidence.conversion_end && *evidence.conversion_end <= m_date;
    const bool is_early = status == "certified" && evidence.conversion_end && !is_over;
    evidence.is_conversion_over = status == "in_conversion" && is_over;
    weigh_in_force(evidence, is_early ? "in_conversion" : status, may_be_unnamed);
    if (is_early && evidence.rule == EvidenceRule::valid) {
        evidence.rule = EvidenceRule::conversion_not_over;
    }
}

/// Statuses that rest on no certificate.
void EvidenceJudge::weigh_stated(Evidence& evidence, const std::string& status) const {
    evidence.status = status;
    evidence.rule = EvidenceRule::stated;
    evidence.rank = is_intended(status) ? EvidenceRank::intended : EvidenceRank::none;
    if (m_statuses.contains(status)) {
        evidence.counts_organic = true;
        evidence.rank = EvidenceRank::counted;
    }
}

/// Sets status, rule and rank of what is not in force on the date.
bool EvidenceJudge::is_out_of_force(Evidence& evidence, const std::string& status) const {
    const auto lies_ahead = [this](const std::optional<Date>& day) { return day && *day > m_date; };
    const bool is_conversion = status == "in_conversion";
    if (lies_ahead(evidence.issued) || (is_conversion && lies_ahead(evidence.conversion_start))) {
        evidence.status = "planned";
        evidence.rule = EvidenceRule::not_yet_valid;
        evidence.rank = EvidenceRank::intended;
        return true;
    }
    const bool is_suspended =
        evidence.suspended_on ? *evidence.suspended_on <= m_date : status == "suspended";
    if (is_suspended) {
        evidence.status = "suspended";
        evidence.rule = EvidenceRule::suspended;
        evidence.rank = EvidenceRank::suspended;
        return true;
    }
    evidence.is_past_last_day = evidence.expires && *evidence.expires < m_date;
    if (status == "expired" || evidence.is_past_last_day) {
        evidence.status = "expired";
        evidence.rule = EvidenceRule::expired;
        evidence.rank = EvidenceRank::expired;
        return true;
    }
    return false;
}

void EvidenceJudge::weigh_in_force(
    Evidence& evidence,
    const std::string& status,
    bool may_be_unnamed) const {
    const bool is_unnamed = trim(evidence.scheme_text).empty();
    const bool is_pgs = status == "pgs";
    const bool is_counted_scheme = evidence.scheme != nullptr
                                       ? m_schemes.contains(evidence.scheme)
                                       : is_unnamed && may_be_unnamed && !is_pgs;
    const bool is_counted_pgs = is_pgs && m_statuses.contains("pgs");
    // A plan that lists the scheme PGS counts what it certifies; PGS beside another scheme is none.
    const bool is_pgs_scheme =
        evidence.scheme != nullptr && evidence.scheme->status_instead == "pgs";
    const bool is_counted_status = m_statuses.contains(status) ||
                                   (is_pgs && is_pgs_scheme && m_statuses.contains("certified"));
    evidence.status = status;
    evidence.counts_organic = is_counted_pgs || (is_counted_scheme && is_counted_status);
    evidence.counts_in_conversion =
        !evidence.counts_organic && is_counted_scheme && status == "in_conversion";
    evidence.rank = evidence.counts_organic         ? EvidenceRank::counted
                    : evidence.counts_in_conversion ? EvidenceRank::conversion
                                                    : EvidenceRank::uncounted;
    if (is_counted_scheme || is_counted_pgs) {
        evidence.rule = EvidenceRule::valid;
    } else if (evidence.scheme != nullptr || is_pgs) {
        evidence.rule = EvidenceRule::scheme_not_counted;
    } else {
        leave_scheme_open(evidence, is_counted_status);
    }
}

/// A register that writes 0 says that nothing of the parcel is certified.
void EvidenceJudge::weigh_area(Evidence& evidence) {
    if (evidence.certified_m2 != 0.0) {
        return;
    }
    evidence.outlook.prospect = Prospect::none;
    if (evidence.counts_organic || evidence.counts_in_conversion) {
        evidence.counts_organic = false;
        evidence.counts_in_conversion = false;
        evidence.rule = EvidenceRule::no_area;
        evidence.rank = EvidenceRank::uncounted;
    }
}

/// A day that is left out binds nothing, so that whatever does not count without it does not count
/// with it; of the rest nobody knows.
void EvidenceJudge::leave_open(Evidence& evidence) {
    if (evidence.counts_organic || evidence.counts_in_conversion) {
        evidence.counts_organic = false;
        evidence.counts_in_conversion = false;
        evidence.status = "unknown";
        evidence.rule = EvidenceRule::day_unread;
        evidence.rank = EvidenceRank::unknown;
    }
}

DecidingEvidence preferred_evidence(
    EvidenceSource preferred,
    const Evidence* of_register,
    const Evidence* of_areas,
    const Evidence* of_field) noexcept {
    std::array<const Evidence*, 3> order = {of_register, of_areas, of_field};
    const auto first = static_cast<std::size_t>(preferred);
    std::rotate(
        order.begin(),
        order.begin() + static_cast<std::ptrdiff_t>(first),
        order.begin() + static_cast<std::ptrdiff_t>(first) + 1);
    DecidingEvidence deciding(nullptr);
    for (const Evidence* const evidence : order) {
        if (evidence == nullptr) {
            continue;
        }
        const bool is_known = evidence->rank != EvidenceRank::unknown;
        if (is_known || deciding.evidence == nullptr) {
            deciding.evidence = evidence;
        }
        deciding.outlook = better_of(deciding.outlook, evidence->outlook);
        if (is_known) {
            break;
        }
    }
    return deciding;
}

} // namespace huuco
