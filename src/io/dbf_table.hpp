// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The attribute table of a shapefile as bytes: where the values of a record stand, and their text.

#include "io/file_window.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace huuco::io {

/// A column of the table.
struct DbfColumn {
    char type = 'C';
    std::size_t offset = 0; ///< in the record, whose first byte tells whether it is deleted
    std::size_t width = 0;
};

/// Layout of a table, from its header. Method: dBASE III table file as ESRI's shapefiles use it.
struct DbfLayout {
    std::uint64_t header_size = 0;
    std::uint64_t record_size = 0;
    std::uint64_t records = 0;
    std::vector<DbfColumn> columns;

    /// Where a record begins in the file; of the record after the last one, where the records end.
    [[nodiscard]] std::uint64_t place_of(std::uint64_t record) const noexcept {
        return header_size + record * record_size;
    }
};

/// \returns nothing unless the header is sound to the last byte and the file has all its records
[[nodiscard]] std::optional<DbfLayout> read_dbf_layout(const ReadOnlyFile& file);

[[nodiscard]] inline bool is_deleted(std::span<const std::byte> record) noexcept {
    return record[0] == std::byte{'*'};
}

/// The text of a value of type `C`: up to a NUL, without blanks at its ends.
[[nodiscard]] std::string_view dbf_text(std::span<const std::byte> value) noexcept;

/// How the value of a number's column is to be taken.
enum class DbfNumber : std::uint8_t { whole, real };

/// The text of a value of type `N` or `F`, as `FieldText` writes numbers; empty for a blank one.
///
/// \param scratch  may be used to hold the text
/// \returns nothing when it is not a plain decimal number of moderate length
[[nodiscard]] std::optional<std::string_view>
dbf_number(std::span<const std::byte> value, DbfNumber kind, std::string& scratch);

} // namespace huuco::io
