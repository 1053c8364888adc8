// SPDX-License-Identifier: MIT
/// \file
/// Grouping register rows by parcel and letting the best of each group decide.

#include <huuco/landuse/certificate_key.hpp>
#include <huuco/landuse/register_index.hpp>

#include <algorithm>
#include <bit>
#include <compare>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace huuco {

namespace {

/// A few bits of a hash that its place in the table does not tell; never 0.
std::uint8_t tag_of(std::uint64_t hash) noexcept {
    constexpr unsigned kTop = 57;
    return static_cast<std::uint8_t>((hash >> kTop) | 0x80U);
}

/// What the rows of one parcel say together of one certificate.
struct SuspensionOfCertificate {
    std::optional<Date> day; ///< the earliest
    bool is_undated = false; ///< it holds whatever the day
    bool has_other = false;  ///< a row that does not tell of a suspension alone

    void add(const Certificate& suspension) {
        is_undated = is_undated || !suspension.suspended_on;
        if (suspension.suspended_on && (!day || *suspension.suspended_on < *day)) {
            day = suspension.suspended_on;
        }
    }

    void apply_to(Certificate& row) const {
        if (is_undated) {
            row.status = "suspended";
            row.suspended_on.reset();
        } else if (day && (!row.suspended_on || *day < *row.suspended_on)) {
            row.suspended_on = day;
        }
    }
};

/// The area up to which ground counts by a row; endless where none is known, 0 where it does not
/// count. Areas of several rows are never added: they may lie upon one another.
double counted_area(const Evidence& evidence) {
    if (!evidence.counts_organic && !evidence.counts_in_conversion) {
        return 0.0;
    }
    return evidence.certified_m2.value_or(std::numeric_limits<double>::infinity());
}

/// Whether the first of two rows that weigh the same decides: by the larger area, and by any rather
/// than by one that cannot be read, since that much is certain.
bool decides_before(const Evidence& evidence, const Evidence& other) {
    if (evidence.has_unread_area != other.has_unread_area) {
        return other.has_unread_area;
    }
    return counted_area(evidence) > counted_area(other);
}

/// A row by the parcel that it names, normalised.
struct RowOfParcel {
    TextPool::Number sheet = 0;
    TextPool::Number parcel = 0;
    std::uint32_t row = 0;

    [[nodiscard]] bool names_parcel_of(const RowOfParcel& other) const noexcept {
        return sheet == other.sheet && parcel == other.parcel;
    }
};

/// Everything by which judgements are told apart; as long as the evidence lives.
auto judgement_of(const Evidence& evidence) {
    return std::tie(
        evidence.rule,
        evidence.rank,
        evidence.counts_organic,
        evidence.counts_in_conversion,
        evidence.is_past_last_day,
        evidence.is_conversion_over,
        evidence.scheme,
        evidence.status,
        evidence.status_text,
        evidence.scheme_text);
}

/// Puts normalised texts of keys into a pool; most texts come again and again.
class KeyTexts {
public:
    explicit KeyTexts(TextPool& pool) : m_pool(pool) {}

    TextPool::Number add(std::string_view written) {
        if (written == m_last) {
            return m_last_number;
        }
        const auto [known, is_new] = m_numbers.try_emplace(written, 0);
        if (is_new) {
            known->second = m_pool.add(normalise_key(written));
        }
        m_last = written;
        m_last_number = known->second;
        return known->second;
    }

private:
    TextPool& m_pool;
    std::unordered_map<std::string_view, TextPool::Number> m_numbers; ///< by text as written
    std::string_view m_last;
    TextPool::Number m_last_number = 0;
};

} // namespace

/// Groups the rows and judges them.
class RegisterIndex::Builder {
public:
    Builder(RegisterIndex& index, const EvidenceJudge& judge)
        : m_index(index), m_judge(judge), m_numbers(JudgementOrder{&index.m_judgements}) {}

    void run() {
        collect_rows();
        std::ranges::sort(m_rows_of_parcels, {}, [](const RowOfParcel& row) {
            return std::tie(row.sheet, row.parcel, row.row);
        });
        for (auto first = m_rows_of_parcels.begin(); first != m_rows_of_parcels.end();) {
            const auto last =
                std::find_if_not(first, m_rows_of_parcels.end(), [&](const auto& row) {
                    return row.names_parcel_of(*first);
                });
            add_parcel({first, last});
            first = last;
        }
    }

private:
    /// Orders judgements by what they say.
    struct JudgementOrder {
        const std::vector<Evidence>* judgements;

        bool operator()(std::uint32_t left, std::uint32_t right) const {
            return judgement_of((*judgements)[left]) < judgement_of((*judgements)[right]);
        }
    };

    void collect_rows() {
        const CertificateTable& rows = m_index.m_rows;
        m_index.m_status_of_row.assign(rows.size(), kUnjudged);
        m_rows_of_parcels.reserve(rows.size());
        m_communes.reserve(rows.size());
        KeyTexts communes(m_index.m_key_texts);
        KeyTexts sheets(m_index.m_key_texts);
        KeyTexts parcels(m_index.m_key_texts);
        std::set<TextPool::Number> used;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            m_communes.push_back(communes.add(rows.commune(i)));
            const RowOfParcel row{
                sheets.add(rows.sheet(i)),
                parcels.add(rows.parcel(i)),
                static_cast<std::uint32_t>(i)};
            if (row.sheet == 0 || row.parcel == 0 || m_index.m_ambiguous.contains(i)) {
                set_status(i, m_judge.judge(rows[i]).status);
            } else {
                m_rows_of_parcels.push_back(row);
                used.insert(m_communes.back());
            }
        }
        used.erase(0);
        if (used.size() == 1) {
            m_index.m_only_commune = m_index.m_key_texts.text(*used.begin());
        }
    }

    void set_status(std::size_t row, const std::string& status) {
        std::vector<std::string>& statuses = m_index.m_statuses;
        const auto found = std::ranges::find(statuses, status);
        m_index.m_status_of_row[row] = static_cast<std::uint32_t>(found - statuses.begin());
        if (found == statuses.end()) {
            statuses.push_back(status);
        }
    }

    /// Adds a group for each commune in which rows name the parcel.
    void add_parcel(std::span<const RowOfParcel> rows) {
        m_here.clear();
        for (const RowOfParcel& row : rows) {
            m_here.push_back(m_communes[row.row]);
        }
        std::ranges::sort(m_here, std::greater<>(), [this](TextPool::Number commune) {
            return m_index.m_key_texts.text(commune); // the blank one last
        });
        m_here.erase(std::unique(m_here.begin(), m_here.end()), m_here.end());
        for (const TextPool::Number commune : m_here) {
            m_group.clear();
            for (const RowOfParcel& row : rows) {
                if (m_communes[row.row] == 0 || m_communes[row.row] == commune) {
                    m_group.push_back(row.row);
                }
            }
            add_group(commune, rows.front());
        }
    }

    void add_group(TextPool::Number commune, const RowOfParcel& parcel) {
        Group group{commune, parcel.sheet, parcel.parcel};
        group.first_row = static_cast<std::uint32_t>(m_index.m_rows_of_groups.size());
        m_index.m_has_blank_commune = m_index.m_has_blank_commune || commune == 0;
        const std::vector<Certificate> certificates = rows_after_suspension();
        std::optional<Evidence> best;
        std::size_t best_row = 0; // in the group
        Outlook outlook;
        bool has_several_areas = false;
        for (std::size_t i = 0; i < m_group.size(); ++i) {
            Evidence evidence = m_judge.judge(certificates[i]);
            if (m_index.m_status_of_row[m_group[i]] == kUnjudged) {
                set_status(m_group[i], evidence.status);
            }
            if (m_is_silent[i]) {
                continue;
            }
            if (&better_of(outlook, evidence.outlook) != &outlook) {
                outlook = evidence.outlook;
                group.open_row = m_group[i];
            }
            const std::strong_ordering rank =
                best ? evidence.rank <=> best->rank : std::strong_ordering::greater;
            has_several_areas =
                rank == 0 ? has_several_areas || counted_area(evidence) != counted_area(*best)
                          : has_several_areas && rank < 0;
            if (rank > 0 || (rank == 0 && decides_before(evidence, *best))) {
                best = std::move(evidence);
                best_row = i;
            }
        }
        group.row = m_group[best_row];
        group.may_be_suspended = may_be_suspended(certificates, best_row);
        group.prospect = outlook.prospect;
        if (has_several_areas) {
            m_index.m_rows_of_several_areas.insert(group.row);
        }
        group.suspended_on = best->suspended_on;
        group.conversion_end = best->conversion_end;
        group.judgement = number_of(std::move(*best));
        m_index.m_rows_of_groups.insert(
            m_index.m_rows_of_groups.end(), m_group.begin(), m_group.end());
        m_index.m_groups.push_back(group);
    }

    /// True where nobody knows whether another row suspends the certificate of that one.
    [[nodiscard]] bool
    may_be_suspended(const std::vector<Certificate>& certificates, std::size_t row) const {
        for (std::size_t i = 0; i < certificates.size(); ++i) {
            if (i != row && !m_keys[row].empty() && m_keys[i] == m_keys[row] &&
                m_judge.may_be_suspension(certificates[i])) {
                return true;
            }
        }
        return false;
    }

    /// The rows of the group with what suspensions among them change.
    [[nodiscard]] std::vector<Certificate> rows_after_suspension() {
        std::vector<Certificate> certificates;
        certificates.reserve(m_group.size());
        m_keys.clear();
        for (const std::uint32_t row : m_group) {
            certificates.push_back(m_judge.with_day_of_status(m_index.m_rows[row]));
            m_keys.push_back(certificate_key(certificates.back().number));
        }
        std::unordered_map<std::string_view, SuspensionOfCertificate> suspensions;
        std::vector<std::uint32_t> unnumbered;
        std::size_t count = 0;
        for (std::size_t i = 0; i < m_group.size(); ++i) {
            const bool is_suspension = m_judge.is_suspension(certificates[i]);
            count += is_suspension ? 1 : 0;
            if (m_keys[i].empty()) { // no number is the number of no other row
                if (is_suspension) {
                    unnumbered.push_back(m_group[i]);
                }
                continue;
            }
            SuspensionOfCertificate& suspension = suspensions[m_keys[i]];
            suspension.has_other =
                suspension.has_other || !m_judge.has_suspended_status(certificates[i]);
            if (is_suspension) {
                suspension.add(certificates[i]);
            }
        }
        if (count < m_group.size()) { // another row speaks, which one may have meant
            m_index.m_unnumbered_suspensions.insert(unnumbered.begin(), unnumbered.end());
        }
        m_is_silent.assign(certificates.size(), false);
        for (std::size_t i = 0; i < certificates.size(); ++i) {
            if (const auto found = suspensions.find(m_keys[i]); found != suspensions.end()) {
                m_is_silent[i] = found->second.has_other && announces_suspension(certificates[i]);
                found->second.apply_to(certificates[i]);
            }
        }
        return certificates;
    }

    /// True for a row that tells of a suspension to come, and nothing else where another one is the
    /// certificate.
    [[nodiscard]] bool announces_suspension(const Certificate& row) const {
        return row.suspended_on && *row.suspended_on > m_judge.date() &&
               m_judge.has_suspended_status(row);
    }

    /// The number of a judgement among the distinct ones.
    std::uint32_t number_of(Evidence evidence) {
        std::vector<Evidence>& all = m_index.m_judgements;
        const auto next = static_cast<std::uint32_t>(all.size());
        evidence.certificate.clear();
        evidence.certified_m2.reset();
        evidence.has_unread_area = false;
        evidence.outlook = {};
        all.push_back(std::move(evidence));
        const auto [found, is_new] = m_numbers.insert(next);
        if (!is_new) {
            all.pop_back();
        }
        return *found;
    }

    static constexpr std::uint32_t kUnjudged = std::numeric_limits<std::uint32_t>::max();

    RegisterIndex& m_index;
    const EvidenceJudge& m_judge;
    std::vector<RowOfParcel> m_rows_of_parcels;
    std::vector<TextPool::Number> m_communes; ///< by row
    std::set<std::uint32_t, JudgementOrder> m_numbers;
    std::vector<TextPool::Number> m_here; ///< communes of the parcel in hand
    std::vector<std::uint32_t> m_group;   ///< rows of the group in hand
    std::vector<std::string> m_keys;      ///< of each of them: of its certificate number
    std::vector<bool> m_is_silent;        ///< of each of them: it is left out
};

RegisterIndex::RegisterIndex(
    CertificateTable rows,
    const EvidenceJudge& judge,
    std::set<std::size_t> ambiguous)
    : m_rows(std::move(rows)), m_ambiguous(std::move(ambiguous)),
      m_duplicates(m_rows.count_duplicates()) {
    Builder(*this, judge).run();
    m_key_texts.settle();
    m_groups.shrink_to_fit();
    m_found = std::vector<std::atomic<std::uint32_t>>(m_groups.size());
    fill_slots();
}

/// The key's parts with their numbers.
ParcelKeyView RegisterIndex::key_of(const Group& group) const noexcept {
    return {
        key_part(m_key_texts.text(group.commune)),
        key_part(m_key_texts.text(group.sheet)),
        key_part(m_key_texts.text(group.parcel))};
}

std::uint32_t RegisterIndex::end_of_rows(std::size_t group) const noexcept {
    return group + 1 < m_groups.size() ? m_groups[group + 1].first_row
                                       : static_cast<std::uint32_t>(m_rows_of_groups.size());
}

/// Puts the groups, each of which has a key of its own, into the hash table.
void RegisterIndex::fill_slots() {
    m_slots.resize(std::bit_ceil(2 * m_groups.size() + 1));
    m_tags.resize(m_slots.size());
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t group = 0; group < m_groups.size(); ++group) {
        const std::uint64_t hash = key_of(m_groups[group]).hash();
        std::size_t slot = hash & mask;
        while (m_tags[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        m_slots[slot] = static_cast<std::uint32_t>(group);
        m_tags[slot] = tag_of(hash);
    }
}

std::optional<std::uint32_t> RegisterIndex::find_group(const ParcelKeyView& key) const {
    const std::size_t mask = m_slots.size() - 1;
    const std::uint64_t hash = key.hash();
    const std::uint8_t tag = tag_of(hash);
    for (std::size_t slot = hash & mask; m_tags[slot] != 0; slot = (slot + 1) & mask) {
        if (m_tags[slot] == tag && key_of(m_groups[m_slots[slot]]) == key) {
            return m_slots[slot];
        }
    }
    return std::nullopt;
}

std::optional<std::uint32_t> RegisterIndex::find(const ParcelKeyView& key) const {
    if (m_groups.empty() || !key.is_whole()) {
        return std::nullopt;
    }
    ParcelKeyView wanted = key;
    if (key.commune.text.empty()) {
        wanted.commune = key_part(m_only_commune);
    }
    std::optional<std::uint32_t> group = find_group(wanted);
    if (!group && m_has_blank_commune) {
        wanted.commune = key_part("");
        group = find_group(wanted);
    }
    if (group) {
        m_found[*group].fetch_add(1, std::memory_order_relaxed);
    }
    return group;
}

Evidence RegisterIndex::evidence(std::uint32_t number) const {
    const Group& group = m_groups[number];
    const Certificate row = m_rows[group.row];
    Evidence evidence = m_judgements[group.judgement];
    evidence.certificate = row.number;
    evidence.issued = row.issued;
    evidence.expires = row.expires;
    evidence.conversion_start = row.conversion_start;
    evidence.suspended_on = group.suspended_on;
    evidence.conversion_end = group.conversion_end;
    evidence.certified_m2 = row.area_m2;
    evidence.has_unread_area = row.has_unread_area;
    evidence.may_be_suspended = group.may_be_suspended;
    evidence.outlook.prospect = group.prospect;
    evidence.outlook.area_m2 = m_rows[group.open_row].area_m2;
    evidence.rows.assign(
        m_rows_of_groups.begin() + group.first_row, m_rows_of_groups.begin() + end_of_rows(number));
    evidence.row = group.row;
    return evidence;
}

std::vector<std::uint32_t> RegisterIndex::parcels_of_rows() const {
    std::vector<std::uint32_t> parcels(m_rows.size());
    for (std::size_t group = 0; group < m_groups.size(); ++group) {
        for (std::uint32_t i = m_groups[group].first_row; i < end_of_rows(group); ++i) {
            parcels[m_rows_of_groups[i]] += m_found[group].load(std::memory_order_relaxed);
        }
    }
    return parcels;
}

RegisterStatistics RegisterIndex::statistics() const {
    RegisterStatistics statistics;
    statistics.rows = m_rows.size();
    for (const std::uint32_t parcels : parcels_of_rows()) {
        statistics.matched += parcels > 0 ? 1U : 0U;
    }
    statistics.unmatched = statistics.rows - statistics.matched;
    statistics.ambiguous = m_ambiguous.size();
    statistics.duplicates = m_duplicates;
    for (const std::uint32_t status : m_status_of_row) {
        ++statistics.by_status[m_statuses[status]];
    }
    return statistics;
}

} // namespace huuco
