// SPDX-License-Identifier: MIT
/// \file
/// Tables of any text. Known: a row is as long as the header, lines and rows rise, and a table that
/// is written anew, with every cell in quotes, reads back as it was.

#include "fuzz/input.hpp"
#include "fuzz/oracle.hpp"

#include <huuco/base/csv.hpp>
#include <huuco/base/text.hpp>

namespace huuco::fuzz {
namespace {

void append_row(const std::vector<std::string>& cells, char separator, std::string& out) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        out += i == 0 ? "\"" : std::string(1, separator) + "\"";
        for (const char c : cells[i]) {
            out += c == '"' ? "\"\"" : std::string(1, c);
        }
        out += '"';
    }
    out += '\n';
}

void check_order(const CsvTable& table) {
    std::size_t line = 0;
    std::size_t number = 0;
    for (const CsvRow& row : table.rows) {
        require(row.cells.size() == table.header.size(), "a row is as long as the header");
        require(row.line > line && row.row > number, "lines and rows rise");
        line = row.line;
        number = row.row;
    }
}

void check_writing_anew(const CsvTable& table) {
    std::string text;
    append_row(table.header, table.separator, text);
    for (const CsvRow& row : table.rows) {
        append_row(row.cells, table.separator, text);
    }
    const CsvTable again = parse_csv(text);
    require(again.faults.empty(), "a table in quotes has no faults");
    require(again.header == table.header, "the header reads back");
    require(again.rows.size() == table.rows.size(), "every row reads back");
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        require(again.rows[i].cells == table.rows[i].cells, "the cells read back");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = as_text(data, size);
    const CsvTable table = parse_csv(text);
    check_order(table);
    // With one column there is no separator to find.
    if (table.header.size() > 1) {
        check_writing_anew(table);
    }
    using Cells = std::vector<std::string>;
    const auto header_in = [](const Cells& row, const Cells& below) -> std::optional<TableHeader> {
        if (std::ranges::find(row, "SOTO") == row.end()) {
            return std::nullopt;
        }
        return below.size() == row.size() ? TableHeader{below, 2} : TableHeader{row};
    };
    check_order(parse_csv(text, header_in));
    return 0;
}

} // namespace huuco::fuzz
