// SPDX-License-Identifier: MIT
/// \file
/// Grouping register rows by parcel and letting the best of each group decide.

#include <huuco/base/text.hpp>
#include <huuco/landuse/register_index.hpp>

#include <algorithm>
#include <atomic>
#include <bit>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

namespace huuco {

namespace {

/// A few bits of a hash that its place in the table does not tell; never 0.
std::uint8_t tag_of(std::uint64_t hash) noexcept {
    constexpr unsigned kTop = 57;
    return static_cast<std::uint8_t>((hash >> kTop) | 0x80U);
}

/// The key's parts with their numbers.
ParcelKeyView view_of(const ParcelKey& key) noexcept {
    return {key_part(key.commune), key_part(key.sheet), key_part(key.parcel)};
}

/// Everything a row says, without where it stands; as long as the row lives.
auto content_of(const Certificate& row) {
    return std::tuple_cat(
        std::tie(
            row.parcel,
            row.sheet,
            row.commune,
            row.crop,
            row.scheme,
            row.status,
            row.number,
            row.holder,
            row.issued,
            row.expires,
            row.conversion_start,
            row.suspended_on),
        std::tuple(row.area_m2.value_or(-1.0)));
}

/// A row by the parcel that it names.
struct RowOfParcel {
    std::string sheet; ///< normalised, as the number
    std::string parcel;
    std::size_t row = 0;

    [[nodiscard]] bool names_parcel_of(const RowOfParcel& other) const {
        return sheet == other.sheet && parcel == other.parcel;
    }
};

/// Carries a suspension over to the rows of the same parcel that have the same certificate number.
void apply_suspension(const Certificate& suspension, std::vector<Certificate>& rows) {
    const std::string number = fold_key(suspension.number);
    for (Certificate& row : rows) {
        if (number.empty() || fold_key(row.number) != number) {
            continue;
        }
        if (!suspension.suspended_on) {
            row.status = "suspended";
            row.suspended_on.reset();
        } else if (!row.suspended_on || *suspension.suspended_on < *row.suspended_on) {
            row.suspended_on = suspension.suspended_on;
        }
    }
}

} // namespace

/// The rows that speak about one parcel.
struct RegisterIndex::Group {
    ParcelKey key;
    Evidence best;                                ///< names all of them
    mutable std::atomic<std::uint32_t> found = 0; ///< parcels that it was found for
};

RegisterIndex::RegisterIndex(
    std::vector<Certificate> rows,
    const EvidenceJudge& judge,
    std::set<std::size_t> ambiguous)
    : m_rows(std::move(rows)), m_ambiguous(std::move(ambiguous)), m_status_of_row(m_rows.size()) {
    std::set<std::string> communes;
    std::vector<RowOfParcel> rows_of_parcels;
    std::vector<std::string> commune_of_row;
    rows_of_parcels.reserve(m_rows.size());
    commune_of_row.reserve(m_rows.size());
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Certificate& row = m_rows[i];
        commune_of_row.push_back(normalise_key(row.commune));
        RowOfParcel of_parcel{normalise_key(row.sheet), normalise_key(row.parcel), i};
        if (of_parcel.sheet.empty() || of_parcel.parcel.empty() || m_ambiguous.contains(i)) {
            m_status_of_row[i] = judge.judge(row).status;
            continue;
        }
        rows_of_parcels.push_back(std::move(of_parcel));
        communes.insert(commune_of_row.back());
    }
    communes.erase("");
    m_only_commune = communes.size() == 1 ? *communes.begin() : "";
    std::ranges::sort(rows_of_parcels, {}, [](const RowOfParcel& row) {
        return std::tie(row.sheet, row.parcel, row.row);
    });
    for (auto first = rows_of_parcels.begin(); first != rows_of_parcels.end();) {
        const auto last = std::find_if_not(first, rows_of_parcels.end(), [&](const auto& row) {
            return row.names_parcel_of(*first);
        });
        std::set<std::string, std::greater<>> here; // the blank one last
        for (auto at = first; at != last; ++at) {
            here.insert(commune_of_row[at->row]);
        }
        for (const std::string& commune : here) {
            std::vector<std::size_t> group;
            for (auto at = first; at != last; ++at) {
                if (commune_of_row[at->row].empty() || commune_of_row[at->row] == commune) {
                    group.push_back(at->row);
                }
            }
            add_group({commune, first->sheet, first->parcel}, group, judge);
        }
        first = last;
    }
    fill_slots();
    count_duplicates();
}

RegisterIndex::RegisterIndex(RegisterIndex&&) noexcept = default;
RegisterIndex& RegisterIndex::operator=(RegisterIndex&&) noexcept = default;
RegisterIndex::~RegisterIndex() = default;

/// The rows with what suspensions among them change; empty where there is none.
std::vector<Certificate> RegisterIndex::rows_after_suspension(
    const std::vector<std::size_t>& rows,
    const EvidenceJudge& judge) const {
    std::vector<Certificate> certificates;
    for (const std::size_t row : rows) {
        if (!judge.is_suspension(m_rows[row])) {
            continue;
        }
        if (certificates.empty()) {
            std::ranges::transform(rows, std::back_inserter(certificates), [this](std::size_t r) {
                return m_rows[r];
            });
        }
        apply_suspension(m_rows[row], certificates);
    }
    return certificates;
}

void RegisterIndex::add_group(
    ParcelKey key,
    const std::vector<std::size_t>& rows,
    const EvidenceJudge& judge) {
    const std::vector<Certificate> certificates = rows_after_suspension(rows, judge);
    auto group = std::make_unique<Group>();
    group->key = std::move(key);
    m_has_blank_commune = m_has_blank_commune || group->key.commune.empty();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Evidence evidence = judge.judge(certificates.empty() ? m_rows[rows[i]] : certificates[i]);
        if (m_status_of_row[rows[i]].empty()) {
            m_status_of_row[rows[i]] = evidence.status;
        }
        if (i == 0 || evidence.rank > group->best.rank) {
            group->best = std::move(evidence);
            group->best.row = static_cast<std::uint32_t>(rows[i]);
        }
    }
    group->best.rows.assign(rows.begin(), rows.end());
    m_groups.push_back(std::move(group));
}

/// Puts the groups, each of which has a key of its own, into the hash table.
void RegisterIndex::fill_slots() {
    m_slots.resize(std::bit_ceil(2 * m_groups.size() + 1));
    m_tags.resize(m_slots.size());
    const std::size_t mask = m_slots.size() - 1;
    for (const std::unique_ptr<Group>& group : m_groups) {
        const std::uint64_t hash = view_of(group->key).hash();
        std::size_t slot = hash & mask;
        while (m_tags[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        m_slots[slot] = {hash, group.get()};
        m_tags[slot] = tag_of(hash);
    }
}

void RegisterIndex::count_duplicates() {
    std::vector<const Certificate*> rows;
    rows.reserve(m_rows.size());
    for (const Certificate& row : m_rows) {
        rows.push_back(&row);
    }
    std::sort(rows.begin(), rows.end(), [](const Certificate* a, const Certificate* b) {
        return content_of(*a) < content_of(*b);
    });
    for (std::size_t i = 1; i < rows.size(); ++i) {
        m_duplicates += content_of(*rows[i]) == content_of(*rows[i - 1]) ? 1U : 0U;
    }
}

const RegisterIndex::Group* RegisterIndex::find_group(const ParcelKeyView& key) const {
    const std::size_t mask = m_slots.size() - 1;
    const std::uint64_t hash = key.hash();
    const std::uint8_t tag = tag_of(hash);
    for (std::size_t slot = hash & mask; m_tags[slot] != 0; slot = (slot + 1) & mask) {
        if (m_tags[slot] == tag && m_slots[slot].hash == hash &&
            view_of(m_slots[slot].group->key) == key) {
            return m_slots[slot].group;
        }
    }
    return nullptr;
}

const Evidence*
RegisterIndex::find(std::string_view commune, std::string_view sheet, std::string_view parcel)
    const {
    return find(view_of({normalise_key(commune), normalise_key(sheet), normalise_key(parcel)}));
}

const Evidence* RegisterIndex::find(const ParcelKeyView& key) const {
    if (m_groups.empty() || !key.is_whole()) {
        return nullptr;
    }
    ParcelKeyView wanted = key;
    if (key.commune.text.empty()) {
        wanted.commune = key_part(m_only_commune);
    }
    const Group* group = find_group(wanted);
    if (group == nullptr && m_has_blank_commune) {
        wanted.commune = key_part("");
        group = find_group(wanted);
    }
    if (group == nullptr) {
        return nullptr;
    }
    group->found.fetch_add(1, std::memory_order_relaxed);
    return &group->best;
}

std::vector<std::uint32_t> RegisterIndex::parcels_of_rows() const {
    std::vector<std::uint32_t> parcels(m_rows.size());
    for (const std::unique_ptr<Group>& group : m_groups) {
        for (const std::uint32_t row : group->best.rows) {
            parcels[row] += group->found.load(std::memory_order_relaxed);
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
    for (const std::string& status : m_status_of_row) {
        ++statistics.by_status[status];
    }
    return statistics;
}

} // namespace huuco
