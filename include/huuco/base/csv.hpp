// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Reads tables of comma, semicolon or tab separated values; every cell stays text.

#include <huuco/base/message.hpp>

#include <cstddef>
#include <deque>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace huuco {

/// One row below the header, as long as the header.
struct CsvRow {
    std::size_t line = 0; ///< line of the file where it begins, from 1
    std::size_t row = 0;  ///< row as a spreadsheet counts it, from 1; blank rows count
    std::vector<std::string> cells;
};

/// A row that cannot be used.
struct CsvFault {
    std::size_t line = 0;
    std::size_t row = 0;
    Message note; ///< a sentence without its full stop
};

/// A table with its header.
struct CsvTable {
    char separator = ',';
    std::vector<std::string> header; ///< trimmed
    std::vector<CsvRow> rows;
    std::vector<CsvFault> faults; ///< in the order of the file

    /// Position of a column by its exact name; empty when there is none.
    [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
};

/// The names of a table's columns, and in how many rows of it they stand.
struct TableHeader {
    std::vector<std::string> cells;
    std::size_t rows = 1;
};

/// Tells the header that begins in a row from its cells, trimmed, and those of the row that follows
/// it, none where there is no such row; nothing where none begins.
using HeaderTest = std::function<std::optional<TableHeader>(
    const std::vector<std::string>& row,
    const std::vector<std::string>& below)>;

/// Titles that may stand above a header, in rows that say something.
inline constexpr std::size_t kMostTitles = 20;

/// One row of a table while it is gone through; its texts live until the next one is read.
struct CsvCells {
    std::size_t line = 0; ///< line of the text where it begins, from 1
    std::size_t row = 0;  ///< row as a spreadsheet counts it, from 1; blank rows count
    std::vector<std::string_view> cells; ///< as many as the header has, where there is no fault
    std::optional<Message> fault;        ///< why the row cannot be used, see CsvFault
};

/// Goes through the rows of a table without keeping them; what is a row and what a fault says
/// `parse_csv`. A copy that was made before the first row is read reads all of them again.
class CsvReader {
public:
    /// \param text  outlives the reader; the rest as for `parse_csv`
    explicit CsvReader(std::string_view text, const HeaderTest& header_in = {});

    [[nodiscard]] char separator() const noexcept { return m_separator; }

    /// Cells of the header, trimmed; empty where no line says something.
    [[nodiscard]] const std::vector<std::string>& header() const noexcept { return m_header.cells; }

    /// In how many rows it stands.
    [[nodiscard]] std::size_t header_rows() const noexcept { return m_header.rows; }

    /// The first of them as a spreadsheet counts it, from 1.
    [[nodiscard]] std::size_t header_row() const noexcept { return m_header_row; }

    /// Reads the next row that says something. \returns false when there is none
    bool next(CsvCells& row);

private:
    [[nodiscard]] bool find_header(const HeaderTest& header_in);
    [[nodiscard]] std::vector<std::string> cells_below();
    void take_first_row();
    void scan(CsvCells& row);
    void scan_cells(CsvCells& row);
    [[nodiscard]] std::string_view scan_plain() noexcept;
    bool scan_quoted(std::string_view& cell);
    [[nodiscard]] std::string& next_scratch();
    bool take_line_end() noexcept;

    /// A place in the text.
    struct Place {
        std::size_t at = 0;
        std::size_t line = 1;
        std::size_t row = 1; ///< the next one
    };

    [[nodiscard]] bool at_end() const noexcept { return m_place.at >= m_text.size(); }

    std::string_view m_text;
    char m_separator = ',';
    TableHeader m_header;
    std::size_t m_header_row = 1;
    std::vector<CsvFault> m_above; ///< faults above the header
    std::size_t m_next_above = 0;
    Place m_place;
    std::deque<std::string>
        m_scratch; ///< cells of the row in hand that do not stand so in the text
    std::size_t m_scratch_used = 0;
};

/// Reads a table. Nothing is thrown: a row that is not as long as the header, has an open quote or
/// text behind a closing quote is a fault, and reading goes on with the next line.
///
/// \param text  UTF-8, with or without byte order mark; lines end in LF, CRLF or CR
/// \returns an empty header for text without a line that says something. Blank rows are left out;
///          empty cells beyond the header are dropped. The separator is the one of `,` `;` and tab
///          that occurs most often outside quotes in the header.
/// \param header_in  where given, rows above the first one in which it sees a header, at most
///                   `kMostTitles`, are titles and left out; where it sees none, the first row is
///                   the header
/// Method: RFC 4180, section 2.
[[nodiscard]] CsvTable parse_csv(std::string_view text, const HeaderTest& header_in = {});

/// Reads a table file of which every row must be good.
///
/// \param path  a UTF-8 file
/// \throws Error `io` when it cannot be read, `format` when it is not UTF-8, has no header or has a
///         fault (names the line)
[[nodiscard]] CsvTable read_csv(const std::filesystem::path& path);

/// The bytes of a file. \throws Error `io` when it cannot be read
[[nodiscard]] std::string read_file(const std::filesystem::path& path);

} // namespace huuco
