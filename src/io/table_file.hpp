// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// A table as offices keep it, CSV or workbook, as sheets of rows of text.

#include <huuco/base/csv.hpp>
#include <huuco/base/message.hpp>
#include <huuco/io/encoding_decision.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace huuco::io {

/// One row below the header.
struct TableRow {
    std::size_t row = 0; ///< as a person counts it: 1 is the first of the file, mostly the header
    std::vector<std::string> cells;
};

/// A row that cannot be used.
struct TableFault {
    std::size_t row = 0;
    Message note; ///< a sentence
};

/// A CSV that is gone through again whenever its rows are asked for: its cells would take five
/// times the memory of its text.
class CsvText {
public:
    /// \param text  in UTF-8 \param header_in  as for `parse_csv`
    CsvText(std::string text, const HeaderTest& header_in);

    [[nodiscard]] CsvReader reader() const;

private:
    std::shared_ptr<const std::string> m_text;
    CsvReader m_start; ///< at the first row
};

/// A cell by its row as a person counts it, and its column from 0.
struct CellPlace {
    std::uint32_t row = 0;
    std::uint32_t column = 0;

    friend auto operator<=>(const CellPlace&, const CellPlace&) = default;
};

/// One sheet; its first row is the header where nothing tells another.
struct TableSheet {
    std::string name;       ///< empty for a CSV
    bool is_hidden = false; ///< from who opens the workbook
    std::vector<std::string> header;
    std::size_t header_row = 1;     ///< where it begins, as a person counts
    std::size_t header_rows = 1;    ///< in how many rows it stands
    std::vector<TableRow> rows;     ///< without blank ones; none of a CSV, which is in `csv`
    std::optional<CsvText> csv;     ///< the rows of a CSV
    std::size_t row_count = 0;      ///< without blank ones and faults
    std::vector<TableFault> faults; ///< only of a CSV
    std::vector<CellPlace>
        numbers; ///< cells of a workbook that hold a number and no text, in order

    /// True for a cell that the workbook holds as a number: its text has a decimal point.
    [[nodiscard]] bool is_number(std::size_t row, std::size_t column) const noexcept;

    /// Calls `take` with the number and the cells of each row, until it returns false. Cells live
    /// as long as the call; they may be more or fewer than the header has.
    void for_each_row(
        const std::function<bool(std::size_t row, std::span<const std::string_view> cells)>& take)
        const;
};

/// A table of an office.
struct TableFile {
    std::string path;                ///< as the user named it
    std::string format;              ///< `CSV`, `XLSX`, `ODS`, or the database's driver
    std::string encoding;            ///< such as `UTF-8`
    std::string encoding_decided_by; ///< see encoding_source_name
    EncodingDecision encoding_decision;
    std::vector<TableSheet> sheets; ///< one for a CSV
};

/// Which of the cells that a workbook merges into one have its value.
enum class MergedCells : std::uint8_t {
    first, ///< a quantity stands for all of them once
    all,   ///< a statement holds for each row that it reaches over
};

/// True for a file whose name says that it is a table: CSV or a workbook.
[[nodiscard]] bool is_table_name(std::string_view path);

/// Reads a table, or all tables of a database that a connection such as `PG:…` names. Every cell is
/// text in NFC; in a workbook numbers come as typed, days as ISO.
///
/// \param encoding  of a CSV, empty where the text shall tell it; a workbook brings its own
/// \param header_in  where given, titles above the first row in which it sees the header of a sheet
///                   are left out; row numbers stay those of the file
/// \param merged  of a workbook
/// \throws Error `io` when there is no such file or it cannot be read; `format` when it is neither
///         a CSV nor a workbook, or not in its encoding; `argument` when the encoding is unknown
[[nodiscard]] TableFile read_table_file(
    const std::string& path,
    std::string_view encoding = {},
    const HeaderTest& header_in = {},
    MergedCells merged = MergedCells::first);

} // namespace huuco::io
