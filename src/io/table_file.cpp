// SPDX-License-Identifier: MIT
/// \file
/// Reads a CSV or a workbook into sheets of rows of text.

#include "io/table_file.hpp"

#include "base/connection.hpp"
#include "base/message_format.hpp"
#include "io/database_table.hpp"
#include "io/location.hpp"
#include "io/workbook.hpp"

#include <huuco/base/csv.hpp>
#include <huuco/base/encoding.hpp>
#include <huuco/base/error.hpp>
#include <huuco/base/mixed_text.hpp>
#include <huuco/base/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <utility>

namespace huuco::io {

namespace {

bool is_workbook(std::string_view extension) {
    return extension == "xlsx" || extension == "xlsm" || extension == "ods";
}

/// What stands between cells in any encoding; quotes are taken for it too, so that a quoted cell is
/// decoded alone.
constexpr std::string_view kBetweenCells = ",;\t\r\n\"";

constexpr std::array<bool, 256> kIsBetweenCells = [] {
    std::array<bool, 256> is_between{};
    for (const char c : kBetweenCells) {
        is_between.at(static_cast<unsigned char>(c)) = true;
    }
    return is_between;
}();

/// Texts by which an encoding is told; more add nothing.
constexpr std::size_t kMostTexts = 256;

/// Calls `take` with each run of bytes between cells, and with what stands between.
template <typename Take>
void for_each_cell(std::string_view bytes, Take take) {
    const auto is_between = [&](std::size_t at) {
        return kIsBetweenCells[static_cast<unsigned char>(bytes[at])];
    };
    for (std::size_t begin = 0; begin < bytes.size();) {
        std::size_t end = begin;
        while (end < bytes.size() && !is_between(end)) {
            ++end;
        }
        std::size_t next = end;
        while (next < bytes.size() && is_between(next)) {
            ++next;
        }
        take(bytes.substr(begin, end - begin), bytes.substr(end, next - end));
        begin = next;
    }
}

/// Collects texts by which an encoding can be told.
class TellingTexts {
public:
    void add(std::string_view text) {
        const bool tells = !is_ascii(text) || text.find_first_of("^(+") != std::string_view::npos;
        if (tells && m_texts.size() < kMostTexts) {
            m_texts.emplace(text);
        }
    }

    [[nodiscard]] std::vector<std::string> list() const { return {m_texts.begin(), m_texts.end()}; }

private:
    std::set<std::string, std::less<>> m_texts;
};

/// Collects the cells that `look_for_mix` asks for.
class TextsByField {
public:
    void add(std::string_view cell, std::size_t field) {
        if (m_fields.size() <= field) {
            m_fields.resize(field + 1);
        }
        if (is_ascii(cell)) {
            return;
        }
        const bool is_suspect = can_be_legacy(cell);
        Texts& texts = is_suspect ? m_fields[field].first : m_fields[field].second;
        const std::size_t most = is_suspect ? kMostSuspects : kMostTexts;
        if (texts.size() < most) {
            texts.emplace(cell);
        }
    }

    [[nodiscard]] std::vector<std::vector<std::string>> list() const {
        std::vector<std::vector<std::string>> fields;
        for (const auto& [suspects, others] : m_fields) {
            std::vector<std::string>& texts = fields.emplace_back(suspects.begin(), suspects.end());
            texts.insert(texts.end(), others.begin(), others.end());
        }
        return fields;
    }

private:
    static constexpr std::size_t kMostSuspects = 4096; ///< of a field; a register may be long

    using Texts = std::set<std::string, std::less<>>;

    std::vector<std::pair<Texts, Texts>> m_fields; ///< those that can be legacy text, and others
};

void take_decision(EncodingDecision decision, TableFile& file) {
    file.encoding = coding_name(decision.coding);
    file.encoding_decided_by = encoding_source_name(decision.by);
    file.encoding_decision = std::move(decision);
}

void decide_csv_encoding(std::string_view bytes, std::string_view option, TableFile& file) {
    TellingTexts texts;
    TextsByField cells; // which column a run of bytes belongs to is not known yet
    for_each_cell(bytes, [&](std::string_view cell, std::string_view) {
        texts.add(cell);
        cells.add(cell, 0);
    });
    EncodingStatement statement;
    statement.option = option;
    EncodingDecision decision = decide_encoding(statement, texts.list());
    look_for_mix(decision, cells.list());
    take_decision(std::move(decision), file);
}

/// The text of a CSV file in UTF-8, NFC.
std::string decode_csv(std::string bytes, std::string_view option, TableFile& file) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        throw Error(
            ErrorCode::format,
            message(
                "{}: là văn bản UTF-16; hãy lưu lại dạng \"CSV UTF-8\" rồi chạy lại",
                "{}: is UTF-16 text; save it as \"CSV UTF-8\" and run again",
                file.path));
    }
    if (bytes.find('\0') != std::string::npos) {
        throw Error(
            ErrorCode::format,
            message(
                "{}: không phải văn bản; hãy lưu bảng dạng .xlsx, .ods hoặc \"CSV UTF-8\" rồi chạy "
                "lại",
                "{}: is no text; save the table as .xlsx, .ods or \"CSV UTF-8\" and run again",
                file.path));
    }
    decide_csv_encoding(bytes, option, file);
    const TextCoding coding = file.encoding_decision.coding;
    const bool is_utf8 = coding == TextCoding{};
    const bool is_mixed = file.encoding_decision.mix != nullptr;
    if (is_utf8 && !is_valid_utf8(bytes)) {
        throw Error(
            ErrorCode::format,
            message(
                "{}: chữ không phải UTF-8; hãy lưu lại dạng \"CSV UTF-8\". Cách khác: {}",
                "{}: the text is not UTF-8; save it as \"CSV UTF-8\". Otherwise: {}",
                file.path,
                encoding_advice(file.encoding_decision)));
    }
    if (is_utf8 && !is_mixed && is_nfc(bytes)) {
        return bytes;
    }
    // No letter joins with what stands between cells, so each has its normal form alone.
    std::string text;
    for_each_cell(bytes, [&](std::string_view cell, std::string_view between) {
        text += decode(cell, file.encoding_decision.coding_of(cell, 0)).text;
        text += between;
    });
    return text;
}

void read_csv_file(std::string_view encoding, const HeaderTest& header_in, TableFile& file) {
    file.format = "CSV";
    TableSheet& sheet = file.sheets.emplace_back();
    sheet.csv.emplace(decode_csv(read_file(file.path), encoding, file), header_in);
    CsvReader reader = sheet.csv->reader();
    sheet.header = reader.header();
    sheet.header_row = reader.header_row();
    sheet.header_rows = reader.header_rows();
    CsvCells row;
    while (reader.next(row)) {
        if (!row.fault) {
            ++sheet.row_count;
        } else {
            sheet.faults.push_back(
                {row.row,
                 message(
                     "Không đọc được dòng này: {}.", "The row cannot be read: {}.", *row.fault)});
        }
    }
}

/// The fields of a workbook by which its text is told: headings, then columns.
constexpr std::size_t kHeadings = 0;

constexpr std::size_t field_of_column(std::size_t column) noexcept {
    return column + 1;
}

std::string
decoded_cell(std::string_view cell, const EncodingDecision& decision, std::size_t field) {
    const std::string text = decode(cell, decision.coding_of(cell, field)).text;
    return std::string(trim(text));
}

void decode_again(TableSheet& sheet, const EncodingDecision& decision) {
    for (std::string& cell : sheet.header) {
        cell = decoded_cell(cell, decision, kHeadings);
    }
    for (TableRow& row : sheet.rows) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            row.cells[i] = decoded_cell(row.cells[i], decision, field_of_column(i));
        }
    }
}

/// Decides by all cells, and decodes them where they are not UTF-8 already.
void settle_encoding(const EncodingStatement& statement, TableFile& file) {
    TellingTexts texts;
    TextsByField fields;
    const auto add = [&](const std::string& cell, std::size_t field) {
        texts.add(cell);
        fields.add(cell, field);
    };
    for (const TableSheet& sheet : file.sheets) {
        std::ranges::for_each(sheet.header, [&](const std::string& c) { add(c, kHeadings); });
        for (const TableRow& row : sheet.rows) {
            for (std::size_t i = 0; i < row.cells.size(); ++i) {
                add(row.cells[i], field_of_column(i));
            }
        }
    }
    EncodingDecision decision = decide_encoding(statement, texts.list());
    look_for_mix(decision, fields.list());
    take_decision(std::move(decision), file);
    const EncodingDecision& taken = file.encoding_decision;
    if (taken.coding == TextCoding{} && !taken.mix) {
        return;
    }
    for (TableSheet& sheet : file.sheets) {
        decode_again(sheet, taken);
    }
}

/// A workbook is UTF-8, but what was pasted into it may have been taken for Windows-1252 before.
///
/// \param option  UTF-8 where the user says that it was not
void undo_second_encoding(std::string_view option, TableFile& file) {
    EncodingStatement statement;
    statement.is_utf8_format = true;
    if (coding_of(option) == TextCoding{}) {
        statement.option = option;
    }
    settle_encoding(statement, file);
}

bool is_utf8(const TableSheet& sheet) {
    return std::ranges::all_of(sheet.header, is_valid_utf8) &&
           std::ranges::all_of(sheet.rows, [](const TableRow& row) {
               return std::ranges::all_of(row.cells, is_valid_utf8);
           });
}

/// Tables of a server that does not know the encoding of its texts.
void settle_encoding_of_server(std::string_view option, TableFile& file) {
    EncodingStatement statement;
    statement.option = option;
    settle_encoding(statement, file);
    if (!std::ranges::all_of(file.sheets, is_utf8)) {
        throw Error(
            ErrorCode::format,
            message(
                "{}: chữ trong bảng không phải UTF-8; {}",
                "{}: the text of the table is not UTF-8; {}",
                file.path,
                encoding_advice(file.encoding_decision)));
    }
}

/// The first row of a workbook's sheet without the names that GDAL gives to columns without one.
std::vector<std::string> named_cells(std::vector<std::string> header) {
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (header[i] == fmt::format("Field{}", i + 1)) {
            header[i].clear();
        }
    }
    return header;
}

/// Makes the first header that there is the header, where titles stand above it, as in the annex of
/// a decision, or where it stands in two rows.
void take_header(TableSheet& sheet, const HeaderTest& header_in) {
    const std::vector<std::string> first = named_cells(sheet.header);
    const std::vector<std::string> none;
    const std::size_t most = std::min(kMostTitles, sheet.rows.size());
    for (std::size_t above = 0; above <= most; ++above) {
        const std::size_t row = above == 0 ? 1 : sheet.rows[above - 1].row;
        const bool is_followed = above < sheet.rows.size() && sheet.rows[above].row == row + 1;
        std::optional<TableHeader> found = header_in(
            above == 0 ? first : sheet.rows[above - 1].cells,
            is_followed ? sheet.rows[above].cells : none);
        if (!found) {
            continue;
        }
        if (above > 0 || found->rows > 1) {
            sheet.header = std::move(found->cells);
        }
        sheet.header_row = row;
        sheet.header_rows = found->rows;
        const auto end = static_cast<std::ptrdiff_t>(above + found->rows - 1);
        sheet.rows.erase(sheet.rows.begin(), sheet.rows.begin() + end);
        return;
    }
}

void read_workbook_file(
    std::string_view encoding,
    const HeaderTest& header_in,
    MergedCells merged,
    TableFile& file) {
    Workbook workbook = open_workbook(file.path, merged);
    file.format = workbook.format;
    file.sheets = std::move(workbook.sheets);
    undo_second_encoding(encoding, file);
    for (TableSheet& sheet : file.sheets) {
        if (header_in) {
            take_header(sheet, header_in);
        }
        sheet.row_count = sheet.rows.size();
    }
}

} // namespace

CsvText::CsvText(std::string text, const HeaderTest& header_in)
    : m_text(std::make_shared<const std::string>(std::move(text))), m_start(*m_text, header_in) {}

CsvReader CsvText::reader() const {
    return m_start;
}

bool TableSheet::is_number(std::size_t row, std::size_t column) const noexcept {
    return std::ranges::binary_search(
        numbers, CellPlace{static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(column)});
}

void TableSheet::for_each_row(
    const std::function<bool(std::size_t row, std::span<const std::string_view> cells)>& take)
    const {
    if (csv) {
        CsvReader reader = csv->reader();
        CsvCells row;
        while (reader.next(row)) {
            if (!row.fault && !take(row.row, row.cells)) {
                return;
            }
        }
        return;
    }
    std::vector<std::string_view> cells;
    for (const TableRow& row : rows) {
        cells.assign(row.cells.begin(), row.cells.end());
        if (!take(row.row, cells)) {
            return;
        }
    }
}

TableFile read_table_file(
    const std::string& path,
    std::string_view encoding,
    const HeaderTest& header_in,
    MergedCells merged) {
    if (is_connection(path)) {
        TableFile file = read_database_tables(path);
        if (file.encoding.empty()) {
            settle_encoding_of_server(encoding, file);
        }
        return file;
    }
    TableFile file;
    file.path = path;
    require_existing(path);
    const std::string extension = extension_of(path);
    if (is_workbook(extension)) {
        read_workbook_file(encoding, header_in, merged, file);
    } else if (extension == "xls") {
        throw Error(
            ErrorCode::format,
            message(
                "{}: là bảng tính Excel đời cũ; hãy lưu lại dạng .xlsx rồi chạy lại",
                "{}: is an old Excel workbook; save it as .xlsx and run again",
                path));
    } else {
        read_csv_file(encoding, header_in, file);
    }
    return file;
}

bool is_table_name(std::string_view path) {
    const std::string extension = extension_of(path);
    return extension == "csv" || extension == "tsv" || is_workbook(extension);
}

} // namespace huuco::io
