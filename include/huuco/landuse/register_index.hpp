// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// A certificate register by parcel: finds the evidence that decides, and counts what was found.

#include <huuco/landuse/evidence.hpp>
#include <huuco/landuse/parcel_key.hpp>
#include <huuco/model/certificate.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace huuco {

/// How the rows of a register fared.
struct RegisterStatistics {
    std::size_t rows = 0;
    std::size_t matched = 0;                      ///< rows whose parcel was asked for
    std::size_t unmatched = 0;                    ///< the others; matched + unmatched = rows
    std::size_t ambiguous = 0;                    ///< among the unmatched: set aside as ambiguous
    std::size_t duplicates = 0;                   ///< rows equal in every field to an earlier one
    std::map<std::string, std::size_t> by_status; ///< rows by status on the date, adding up to rows
};

/// The rows of a register by commune, map sheet and parcel number.
///
/// A row without a commune speaks about every commune. Of several rows for one parcel the best
/// ranked decides, of equal ones the first; before that a suspension or withdrawal is applied to
/// the rows of the same parcel with the same certificate number, and to no others.
class RegisterIndex {
public:
    /// \param rows       in the order of the register
    /// \param ambiguous  rows that speak about no parcel because they may mean several
    /// \pre the tables of the judge outlive the index
    RegisterIndex(
        std::vector<Certificate> rows,
        const EvidenceJudge& judge,
        std::set<std::size_t> ambiguous = {});
    RegisterIndex(RegisterIndex&&) noexcept;
    RegisterIndex& operator=(RegisterIndex&&) noexcept;
    RegisterIndex(const RegisterIndex&) = delete;
    RegisterIndex& operator=(const RegisterIndex&) = delete;
    ~RegisterIndex();

    /// The evidence about a parcel, and a mark on its rows that they were found. Safe to call from
    /// several threads.
    ///
    /// \param commune  blank: the register's only commune, or rows without a commune where it has
    ///                 several
    /// \returns null when no row speaks about it; valid as long as the index
    [[nodiscard]] const Evidence*
    find(std::string_view commune, std::string_view sheet, std::string_view parcel) const;

    /// The same by a key whose parts are normalised already.
    [[nodiscard]] const Evidence* find(const ParcelKeyView& key) const;

    /// Counts over all that was asked for so far; call it when no find is under way.
    [[nodiscard]] RegisterStatistics statistics() const;

    /// For how many parcels each row was found so far; call it when no find is under way.
    [[nodiscard]] std::vector<std::uint32_t> parcels_of_rows() const;

    /// Status of each row on the date.
    [[nodiscard]] const std::vector<std::string>& statuses() const noexcept {
        return m_status_of_row;
    }

    [[nodiscard]] const std::set<std::size_t>& ambiguous() const noexcept { return m_ambiguous; }

    [[nodiscard]] const std::vector<Certificate>& rows() const noexcept { return m_rows; }

private:
    struct Group;

    /// A place in the hash table.
    struct Slot {
        std::uint64_t hash = 0;
        const Group* group = nullptr;
    };

    [[nodiscard]] std::vector<Certificate>
    rows_after_suspension(const std::vector<std::size_t>& rows, const EvidenceJudge& judge) const;
    void add_group(ParcelKey key, const std::vector<std::size_t>& rows, const EvidenceJudge& judge);
    void fill_slots();
    void count_duplicates();
    [[nodiscard]] const Group* find_group(const ParcelKeyView& key) const;

    std::vector<Certificate> m_rows;
    std::set<std::size_t> m_ambiguous;
    std::vector<std::string> m_status_of_row;
    std::size_t m_duplicates = 0;
    std::string m_only_commune; ///< empty unless exactly one commune occurs
    std::vector<std::unique_ptr<Group>> m_groups;
    bool m_has_blank_commune = false; ///< some row speaks about every commune
    std::vector<Slot> m_slots; ///< of all groups; open addressing, its size is a power of two
    std::vector<std::uint8_t> m_tags; ///< of each slot, some bits of its hash; 0: it is empty
};

} // namespace huuco
