// SPDX-License-Identifier: MIT
/// \file
/// Grouping register rows by parcel and letting the best of each group decide.

#include <huuco/base/text.hpp>
#include <huuco/landuse/register_index.hpp>

#include <fmt/format.h>

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

bool is_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
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
    mutable std::atomic<bool> is_found = false;
};

std::string normalise_key(std::string_view text) {
    std::string key = fold_key(text);
    const std::size_t point = std::min(key.find('.'), key.size());
    const bool is_empty_fraction =
        point < key.size() && key.find_first_not_of('0', point + 1) == std::string::npos;
    if (is_empty_fraction && is_digits(std::string_view(key).substr(0, point))) {
        key.resize(point);
    }
    if (is_digits(key)) {
        key.erase(0, std::min(key.find_first_not_of('0'), key.size() - 1));
    }
    return key;
}

RegisterIndex::RegisterIndex(std::vector<Certificate> rows, const EvidenceJudge& judge)
    : m_rows(std::move(rows)), m_status_of_row(m_rows.size()) {
    std::set<std::string> communes;
    std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> rows_of_parcel;
    std::vector<std::string> commune_of_row;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Certificate& row = m_rows[i];
        commune_of_row.push_back(normalise_key(row.commune));
        std::pair parcel(normalise_key(row.sheet), normalise_key(row.parcel));
        if (parcel.first.empty() || parcel.second.empty()) {
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
        }
    }
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
    const std::string sheet_key = normalise_key(sheet);
    const std::string parcel_key = normalise_key(parcel);
    if (sheet_key.empty() || parcel_key.empty()) {
        return nullptr;
    }
    std::string commune_key = normalise_key(commune);
    if (commune_key.empty()) {
        commune_key = m_only_commune;
    }
    const Group* group = find_group(joined_key(commune_key, sheet_key, parcel_key));
    if (group == nullptr) {
        group = find_group(joined_key("", sheet_key, parcel_key));
    }
    if (group == nullptr) {
        return nullptr;
    }
    group->is_found.store(true, std::memory_order_relaxed);
    return &group->best;
}

std::vector<bool> RegisterIndex::found_rows() const {
    std::vector<bool> is_found(m_rows.size());
    for (const auto& [key, group] : m_groups) {
        if (group->is_found.load(std::memory_order_relaxed)) {
            for (const std::size_t row : group->rows) {
                is_found[row] = true;
            }
        }
    }
    return is_found;
}

RegisterStatistics RegisterIndex::statistics() const {
    RegisterStatistics statistics;
    statistics.rows = m_rows.size();
    const std::vector<bool> is_found = found_rows();
    statistics.matched = static_cast<std::size_t>(std::ranges::count(is_found, true));
    statistics.unmatched = statistics.rows - statistics.matched;
    statistics.duplicates = m_duplicates;
    for (const std::string& status : m_status_of_row) {
        ++statistics.by_status[status];
    }
    return statistics;
}

Problems RegisterIndex::unmatched_rows(Language language) const {
    Problems problems;
    const std::vector<bool> is_found = found_rows();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (is_found[i]) {
            continue;
        }
        const Certificate& row = m_rows[i];
        Problem& problem = problems.emplace_back();
        problem.source = row.source;
        problem.feature = row.row;
        problem.kind = "register_row_unmatched";
        problem.note = fmt::format(
            fmt::runtime(
                language == Language::vi
                    ? "Không có thửa nào ứng với xã \"{}\", tờ \"{}\", thửa \"{}\" của sổ chứng "
                      "nhận."
                    : "No parcel answers to commune \"{}\", sheet \"{}\", parcel \"{}\" of the "
                      "register."),
            row.commune,
            row.sheet,
            row.parcel);
    }
    return problems;
}

} // namespace huuco
