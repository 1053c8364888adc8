// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The keys of the parcels of a batch; each distinct text is normalised once.

#include <huuco/landuse/parcel_key.hpp>
#include <huuco/model/parcel_batch.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace huuco {

/// Normalised keys by row.
class ParcelKeys {
public:
    /// \pre the batch outlives the object
    explicit ParcelKeys(const ParcelBatch& batch)
        : m_commune(batch.field(FieldRole::commune)), m_sheet(batch.field(FieldRole::sheet)),
          m_parcel(batch.field(FieldRole::parcel)) {}

    /// Rows whose text in a column was found to be of some kind, each distinct text asked once.
    class Marks {
    public:
        [[nodiscard]] bool operator[](std::size_t row) const {
            return m_is_marked[m_column->empty() ? 0 : m_column->code(row)];
        }

    private:
        friend class ParcelKeys;

        const TextColumn* m_column = nullptr;
        std::vector<bool> m_is_marked; ///< by code; one for all rows of a column nobody filled
    };

    /// Rows whose sheet a predicate on its normalised text picks.
    template <typename Predicate>
    [[nodiscard]] Marks sheets_where(const Predicate& predicate) const {
        return m_sheet.where(predicate);
    }

    /// The same of parcel numbers.
    template <typename Predicate>
    [[nodiscard]] Marks parcels_where(const Predicate& predicate) const {
        return m_parcel.where(predicate);
    }

    [[nodiscard]] const std::string& commune(std::size_t row) const { return m_commune[row]; }

    [[nodiscard]] const std::string& sheet(std::size_t row) const { return m_sheet[row]; }

    [[nodiscard]] const std::string& parcel(std::size_t row) const { return m_parcel[row]; }

    [[nodiscard]] ParcelKey key(std::size_t row) const {
        return {m_commune[row], m_sheet[row], m_parcel[row]};
    }

    /// The key without a copy; valid as long as the object.
    [[nodiscard]] ParcelKeyView view(std::size_t row) const {
        return {m_commune.part(row), m_sheet.part(row), m_parcel.part(row)};
    }

private:
    class Column {
    public:
        explicit Column(const TextColumn& column) : m_column(&column) {
            for (const std::string_view value : column.values()) {
                m_keys.push_back(normalise_key(value));
            }
            for (const std::string& key : m_keys) {
                m_parts.push_back(key_part(key));
            }
        }

        [[nodiscard]] const std::string& operator[](std::size_t row) const {
            static const std::string blank;
            return m_column->empty() ? blank : m_keys[m_column->code(row)];
        }

        template <typename Predicate>
        [[nodiscard]] Marks where(const Predicate& predicate) const {
            Marks marks;
            marks.m_column = m_column;
            for (const std::string& key : m_keys) {
                marks.m_is_marked.push_back(predicate(key));
            }
            if (m_column->empty()) {
                marks.m_is_marked.push_back(predicate(std::string()));
            }
            return marks;
        }

        [[nodiscard]] KeyPart part(std::size_t row) const {
            return m_column->empty() ? KeyPart{} : m_parts[m_column->code(row)];
        }

    private:
        const TextColumn* m_column;
        std::vector<std::string> m_keys;
        std::vector<KeyPart> m_parts; ///< of the keys
    };

    Column m_commune;
    Column m_sheet;
    Column m_parcel;
};

} // namespace huuco
