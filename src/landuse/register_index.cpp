// SPDX-License-Identifier: MIT
/// \file
/// Grouping register rows by parcel and letting the best of each group decide.

#include <huuco/base/text.hpp>
#include <huuco/landuse/register_index.hpp>

#include <algorithm>
#include <atomic>
#include <set>
#include <tuple>
#include <utility>

namespace huuco {

namespace {

constexpr char kPartSeparator = '\x1F';

std::string joined_key(std::string_view commune, std::string_view sheet, std::string_view parcel) {
    std::string key(commune);
    key.push_back(kPartSeparator);
    key.append(sheet);
    key.push_back(kPartSeparator);
    key.append(parcel);
    return key;
}

/// Everything a row says, without where it stands.
auto content_of(const Certificate& row) {
    const auto day = [](const std::optional<Date>& date) { return date ? format_iso(*date) : ""; };
    return std::make_tuple(
        row.commune,
        row.sheet,
        row.parcel,
        row.crop,
        row.scheme,
        row.status,
        row.number,
        row.holder,
        day(row.issued),
        day(row.expires),
        day(row.conversion_start),
        day(row.suspended_on),
        row.area_m2.value_or(-1.0));
}

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
    std::vector<std::size_t> rows;
    Evidence best;
    mutable std::atomic<std::uint32_t> found = 0; ///< parcels that it was found for
};

RegisterIndex::RegisterIndex(
    std::vector<Certificate> rows,
    const EvidenceJudge& judge,
    std::set<std::size_t> ambiguous)
    : m_rows(std::move(rows)), m_ambiguous(std::move(ambiguous)), m_status_of_row(m_rows.size()) {
    std::set<std::string> communes;
    std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> rows_of_parcel;
    std::vector<std::string> commune_of_row;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Certificate& row = m_rows[i];
        commune_of_row.push_back(normalise_key(row.commune));
        std::pair parcel(normalise_key(row.sheet), normalise_key(row.parcel));
        if (parcel.first.empty() || parcel.second.empty() || m_ambiguous.contains(i)) {
            m_status_of_row[i] = judge.judge(row).status;
            continue;
        }
        rows_of_parcel[std::move(parcel)].push_back(i);
        communes.insert(commune_of_row.back());
    }
    communes.erase("");
    m_only_commune = communes.size() == 1 ? *communes.begin() : "";
    for (const auto& [parcel, of_parcel] : rows_of_parcel) {
        std::set<std::string, std::greater<>> here; // the blank one last
        for (const std::size_t row : of_parcel) {
            here.insert(commune_of_row[row]);
        }
        for (const std::string& commune : here) {
            std::vector<std::size_t> group;
            std::ranges::copy_if(of_parcel, std::back_inserter(group), [&](std::size_t row) {
                return commune_of_row[row].empty() || commune_of_row[row] == commune;
            });
            add_group(joined_key(commune, parcel.first, parcel.second), std::move(group), judge);
        }
    }
    count_duplicates();
}

RegisterIndex::RegisterIndex(RegisterIndex&&) noexcept = default;
RegisterIndex& RegisterIndex::operator=(RegisterIndex&&) noexcept = default;
RegisterIndex::~RegisterIndex() = default;

void RegisterIndex::add_group(
    const std::string& key,
    std::vector<std::size_t> rows,
    const EvidenceJudge& judge) {
    std::vector<Certificate> certificates;
    certificates.reserve(rows.size());
    for (const std::size_t row : rows) {
        certificates.push_back(m_rows[row]);
    }
    for (const std::size_t row : rows) {
        if (judge.is_suspension(m_rows[row])) {
            apply_suspension(m_rows[row], certificates);
        }
    }
    auto group = std::make_unique<Group>();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Evidence evidence = judge.judge(certificates[i]);
        if (m_status_of_row[rows[i]].empty()) {
            m_status_of_row[rows[i]] = evidence.status;
        }
        if (i == 0 || evidence.rank > group->best.rank) {
            group->best = std::move(evidence);
            group->best.row = static_cast<std::uint32_t>(rows[i]);
        }
    }
    group->best.rows.assign(rows.begin(), rows.end());
    group->rows = std::move(rows);
    m_groups.emplace(key, std::move(group));
}

void RegisterIndex::count_duplicates() {
    std::set<decltype(content_of(m_rows.front()))> seen;
    for (const Certificate& row : m_rows) {
        m_duplicates += seen.insert(content_of(row)).second ? 0U : 1U;
    }
}

const RegisterIndex::Group* RegisterIndex::find_group(const std::string& key) const {
    const auto found = m_groups.find(key);
    return found == m_groups.end() ? nullptr : found->second.get();
}

const Evidence*
RegisterIndex::find(std::string_view commune, std::string_view sheet, std::string_view parcel)
    const {
    return find({normalise_key(commune), normalise_key(sheet), normalise_key(parcel)});
}

const Evidence* RegisterIndex::find(const ParcelKey& key) const {
    if (m_groups.empty() || key.sheet.empty() || key.parcel.empty()) {
        return nullptr;
    }
    const std::string& commune = key.commune.empty() ? m_only_commune : key.commune;
    const Group* group = find_group(joined_key(commune, key.sheet, key.parcel));
    if (group == nullptr) {
        group = find_group(joined_key("", key.sheet, key.parcel));
    }
    if (group == nullptr) {
        return nullptr;
    }
    group->found.fetch_add(1, std::memory_order_relaxed);
    return &group->best;
}

std::vector<std::uint32_t> RegisterIndex::parcels_of_rows() const {
    std::vector<std::uint32_t> parcels(m_rows.size());
    for (const auto& [key, group] : m_groups) {
        for (const std::size_t row : group->rows) {
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
