// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// A certificate register by parcel: finds the evidence that decides, and counts what was found.

#include <huuco/base/text_pool.hpp>
#include <huuco/landuse/evidence.hpp>
#include <huuco/landuse/parcel_key.hpp>
#include <huuco/model/certificate_table.hpp>
#include <huuco/model/register_rows.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
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
/// ranked decides, of equal ones that count the one with the largest area, where none means the
/// whole parcel, then the first; before that a suspension or withdrawal is applied to the rows of
/// the same parcel with the same certificate number, and to no others. One of these that cannot be
/// understood leaves it in doubt whether the certificate is suspended.
///
/// Of what was judged only that is kept which the rows do not say, so that a row takes some 150
/// bytes with all that it says.
class RegisterIndex {
public:
    /// \param rows       in the order of the register
    /// \param ambiguous  rows that speak about no parcel because they may mean several
    /// \pre the tables of the judge outlive the index
    RegisterIndex(
        CertificateTable rows,
        const EvidenceJudge& judge,
        std::set<std::size_t> ambiguous = {});

    /// The number of the evidence about a parcel, and a mark on its rows that they were found. Safe
    /// to call from several threads. A parcel without a commune has the register's only one; where
    /// it has several, rows without a commune speak about it.
    ///
    /// \param key  its parts are normalised
    /// \returns empty when no row speaks about it
    [[nodiscard]] std::optional<std::uint32_t> find(const ParcelKeyView& key) const;

    /// The evidence of a number that `find` returned.
    [[nodiscard]] Evidence evidence(std::uint32_t number) const;

    /// Counts over all that was asked for so far; call it when no find is under way.
    [[nodiscard]] RegisterStatistics statistics() const;

    /// For how many parcels each row was found so far; call it when no find is under way.
    [[nodiscard]] std::vector<std::uint32_t> parcels_of_rows() const;

    /// Status of a row on the date.
    [[nodiscard]] const std::string& status(std::size_t row) const {
        return m_statuses[m_status_of_row[row]];
    }

    [[nodiscard]] const std::set<std::size_t>& ambiguous() const noexcept { return m_ambiguous; }

    /// Rows that report a suspension or withdrawal and name no certificate, beside rows about their
    /// parcel that report none: of which of these they speak is not known, so they change none.
    [[nodiscard]] const std::set<std::size_t>& unnumbered_suspensions() const noexcept {
        return m_unnumbered_suspensions;
    }

    /// Rows that decide about a parcel beside others of their rank that state another area.
    [[nodiscard]] const std::set<std::size_t>& rows_of_several_areas() const noexcept {
        return m_rows_of_several_areas;
    }

    [[nodiscard]] const CertificateTable& rows() const noexcept { return m_rows; }

    /// The rows, for another index.
    [[nodiscard]] CertificateTable take_rows() && noexcept { return std::move(m_rows); }

    /// The rows with their status, once nothing is looked up any more.
    [[nodiscard]] RegisterRows take_judged_rows() && noexcept {
        return {std::move(m_rows), std::move(m_statuses), std::move(m_status_of_row)};
    }

private:
    /// The rows that speak about one parcel, and which of them decides what.
    struct Group {
        TextPool::Number commune = 0;
        TextPool::Number sheet = 0;
        TextPool::Number parcel = 0;
        std::uint32_t first_row = 0;        ///< in m_rows_of_groups; those of the next group follow
        std::uint32_t row = 0;              ///< the one that decides
        std::uint32_t judgement = 0;        ///< in m_judgements
        std::optional<Date> suspended_on{}; ///< what a suspension may have changed
        std::optional<Date> conversion_end{};
        bool may_be_suspended = false;
        Prospect prospect = Prospect::none; ///< the best of what its rows may come to,
        std::uint32_t open_row = 0;         ///< and the one that states for what area
    };

    class Builder;

    [[nodiscard]] ParcelKeyView key_of(const Group& group) const noexcept;
    [[nodiscard]] std::uint32_t end_of_rows(std::size_t group) const noexcept;
    void fill_slots();
    [[nodiscard]] std::optional<std::uint32_t> find_group(const ParcelKeyView& key) const;

    CertificateTable m_rows;
    std::set<std::size_t> m_ambiguous;
    std::set<std::size_t> m_unnumbered_suspensions;
    std::set<std::size_t> m_rows_of_several_areas;
    std::vector<std::string> m_statuses; ///< that occur
    std::vector<std::uint32_t> m_status_of_row;
    std::size_t m_duplicates = 0;
    std::string m_only_commune; ///< empty unless exactly one commune occurs
    TextPool m_key_texts;
    std::vector<Group> m_groups;
    mutable std::vector<std::atomic<std::uint32_t>> m_found; ///< parcels, by group
    std::vector<std::uint32_t> m_rows_of_groups;
    std::vector<Evidence> m_judgements; ///< distinct, without what rows and groups tell
    bool m_has_blank_commune = false;   ///< some row speaks about every commune
    std::vector<std::uint32_t> m_slots; ///< groups; open addressing, its size is a power of two
    std::vector<std::uint8_t> m_tags;   ///< of each slot, some bits of its hash; 0: it is empty
};

} // namespace huuco
