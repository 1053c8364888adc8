// SPDX-License-Identifier: MIT
/// \file
/// Records of the text, and the checks of each against the header.

#include "base/message_format.hpp"
#include "base/system_message.hpp"

#include <huuco/base/csv.hpp>
#include <huuco/base/encoding.hpp>
#include <huuco/base/error.hpp>
#include <huuco/base/text.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <system_error>
#include <utility>

namespace huuco {

namespace {

constexpr std::array<char, 3> kSeparators = {',', ';', '\t'};

/// The first line that is not blank decides.
char detect_separator(std::string_view text) {
    std::array<std::size_t, 3> counts{};
    bool is_quoted = false;
    for (const char c : text) {
        is_quoted = is_quoted != (c == '"');
        const bool is_end = !is_quoted && (c == '\n' || c == '\r');
        if (is_end && std::ranges::any_of(counts, [](std::size_t n) { return n > 0; })) {
            break;
        }
        const auto* const found = std::ranges::find(kSeparators, c);
        if (!is_quoted && found != kSeparators.end()) {
            ++counts[static_cast<std::size_t>(found - kSeparators.begin())];
        }
    }
    return kSeparators[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

bool is_line_end(char c) noexcept {
    return c == '\n' || c == '\r';
}

/// \param text  takes the result
std::string_view without_doubled_quotes(std::string_view cell, std::string& text) {
    for (std::size_t i = 0; i < cell.size(); ++i) {
        text.push_back(cell[i]);
        i += cell[i] == '"' ? 1U : 0U;
    }
    return text;
}

bool is_blank(const CsvCells& row) {
    return !row.fault &&
           std::ranges::all_of(row.cells, [](std::string_view cell) { return trim(cell).empty(); });
}

std::vector<std::string> header_of(const CsvCells& row) {
    std::vector<std::string> header;
    for (const std::string_view cell : row.cells) {
        header.emplace_back(trim(cell));
    }
    while (!header.empty() && header.back().empty()) {
        header.pop_back();
    }
    return header;
}

/// Drops empty cells beyond the header and says what is wrong with the length.
void fit_to_header(CsvCells& row, std::size_t columns) {
    while (row.cells.size() > columns && trim(row.cells.back()).empty()) {
        row.cells.pop_back();
    }
    if (row.cells.size() != columns) {
        row.fault = message(
            "dòng có {} ô, tiêu đề có {}",
            "the row has {} cells, the header {}",
            Count{row.cells.size()},
            Count{columns});
    }
}

} // namespace

std::optional<std::size_t> CsvTable::column(std::string_view name) const {
    const auto found = std::ranges::find(header, name);
    if (found == header.end()) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - header.begin());
}

CsvReader::CsvReader(std::string_view text, const HeaderTest& header_in) : m_text(text) {
    if (m_text.starts_with("\xEF\xBB\xBF")) {
        m_text.remove_prefix(3);
    }
    const char likely = detect_separator(m_text);
    m_separator = likely;
    if (header_in) {
        std::array<char, 4> separators = {likely};
        std::ranges::copy(kSeparators, separators.begin() + 1);
        for (const char separator : separators) {
            m_separator = separator;
            if (find_header(header_in)) {
                return;
            }
        }
        m_separator = likely;
    }
    take_first_row();
}

/// Takes the first header that the test sees, at most behind as many titles as there may be; false
/// where it sees none.
bool CsvReader::find_header(const HeaderTest& header_in) {
    m_place = {};
    CsvCells row;
    std::size_t titles = 0;
    while (!at_end() && titles <= kMostTitles) {
        scan(row);
        titles += is_blank(row) ? 0U : 1U;
        if (row.fault) {
            continue;
        }
        const std::size_t number = row.row;
        const std::vector<std::string> cells = header_of(row);
        if (std::optional<TableHeader> header = header_in(cells, cells_below())) {
            m_header = std::move(*header);
            m_header_row = number;
            for (std::size_t below = 1; below < m_header.rows; ++below) {
                scan(row);
            }
            return true;
        }
    }
    return false;
}

/// Cells of the next row, which stays the next one; none of a faulty one. Those of the row in hand
/// are gone.
std::vector<std::string> CsvReader::cells_below() {
    if (at_end()) {
        return {};
    }
    const Place place = m_place;
    CsvCells row;
    scan(row);
    m_place = place;
    return row.fault ? std::vector<std::string>{} : header_of(row);
}

/// Takes the first good row for the header.
void CsvReader::take_first_row() {
    m_place = {};
    CsvCells row;
    while (m_header.cells.empty() && !at_end()) {
        scan(row);
        if (is_blank(row)) {
            continue;
        }
        if (!row.fault) {
            m_header.cells = header_of(row);
            m_header_row = row.row;
        } else {
            m_above.push_back({row.line, row.row, std::move(*row.fault)});
        }
    }
}

bool CsvReader::next(CsvCells& row) {
    if (m_next_above < m_above.size()) {
        const CsvFault& fault = m_above[m_next_above++];
        row = {fault.line, fault.row, {}, fault.note};
        return true;
    }
    while (!at_end()) {
        scan(row);
        if (!is_blank(row)) {
            if (!row.fault) {
                fit_to_header(row, m_header.cells.size());
            }
            return true;
        }
    }
    return false;
}

/// Reads a record. A faulty one costs its first line only: what follows is read afresh.
void CsvReader::scan(CsvCells& row) {
    const Place begin = m_place;
    row.line = begin.line;
    row.row = begin.row;
    row.cells.clear();
    row.fault.reset();
    m_scratch_used = 0;
    scan_cells(row);
    if (row.fault) {
        m_place = begin;
        while (!at_end() && !take_line_end()) {
            ++m_place.at;
        }
    }
    m_place.row = begin.row + 1;
}

void CsvReader::scan_cells(CsvCells& row) {
    while (true) {
        const bool is_quoted = !at_end() && m_text[m_place.at] == '"';
        std::string_view cell;
        if (is_quoted && !scan_quoted(cell)) {
            row.fault =
                message("dấu ngoặc kép mở mà không đóng", "a quote is opened and not closed");
            return;
        }
        const std::string_view rest = scan_plain();
        if (!is_quoted) {
            cell = rest;
        } else if (rest.find_first_not_of(' ') != std::string_view::npos) {
            row.fault = message("có chữ sau dấu ngoặc kép đóng", "text follows a closing quote");
            return;
        } else if (!rest.empty()) {
            std::string& joined = next_scratch();
            joined.append(cell).append(rest);
            cell = joined;
        }
        row.cells.push_back(cell);
        if (at_end() || take_line_end()) {
            return;
        }
        ++m_place.at; // the separator
    }
}

/// Reads up to a separator or the end of the line.
std::string_view CsvReader::scan_plain() noexcept {
    const std::size_t begin = m_place.at;
    std::size_t at = begin;
    while (at < m_text.size() && m_text[at] != m_separator && !is_line_end(m_text[at])) {
        ++at;
    }
    m_place.at = at;
    return m_text.substr(begin, at - begin);
}

/// Reads from an opening quote to behind its closing one; false when there is none.
bool CsvReader::scan_quoted(std::string_view& cell) {
    std::size_t& at = m_place.at;
    const std::size_t begin = ++at;
    bool has_quotes = false;
    for (; at < m_text.size(); ++at) {
        if (m_text[at] == '"') {
            if (at + 1 == m_text.size() || m_text[at + 1] != '"') {
                break;
            }
            ++at; // a doubled quote stands for one
            has_quotes = true;
        } else if (m_text[at] == '\n') {
            ++m_place.line;
        }
    }
    if (at_end()) {
        return false;
    }
    cell = m_text.substr(begin, at - begin);
    ++at;
    if (has_quotes) {
        cell = without_doubled_quotes(cell, next_scratch());
    }
    return true;
}

/// An empty text that lives as long as the row in hand.
std::string& CsvReader::next_scratch() {
    if (m_scratch_used == m_scratch.size()) {
        m_scratch.emplace_back();
    }
    std::string& text = m_scratch[m_scratch_used++];
    text.clear();
    return text;
}

bool CsvReader::take_line_end() noexcept {
    std::size_t& at = m_place.at;
    if (!is_line_end(m_text[at])) {
        return false;
    }
    const bool is_pair = m_text[at] == '\r' && at + 1 < m_text.size() && m_text[at + 1] == '\n';
    at += is_pair ? 2 : 1;
    ++m_place.line;
    return true;
}

CsvTable parse_csv(std::string_view text, const HeaderTest& header_in) {
    CsvReader reader(text, header_in);
    CsvTable table;
    table.separator = reader.separator();
    table.header = reader.header();
    CsvCells row;
    while (reader.next(row)) {
        if (!row.fault) {
            table.rows.push_back({row.line, row.row, {row.cells.begin(), row.cells.end()}});
        } else {
            table.faults.push_back({row.line, row.row, std::move(*row.fault)});
        }
    }
    return table;
}

std::string read_file(const std::filesystem::path& path) {
    if (std::filesystem::is_directory(path)) {
        throw Error(
            ErrorCode::io,
            message(
                "{} là thư mục, không phải tệp; hãy nêu chính tệp đó.",
                "{} is a folder, not a file; name the file itself.",
                path.string()));
    }
    std::ifstream file(path, std::ios::binary);
    std::string bytes;
    std::error_code is_unknown; // of what is no file with a size, such as a pipe
    const std::uintmax_t size = std::filesystem::file_size(path, is_unknown);
    bytes.reserve(is_unknown ? 0 : static_cast<std::size_t>(size));
    std::array<char, std::size_t{1} << 16U> block;
    do {
        file.read(block.data(), block.size());
        bytes.append(block.data(), static_cast<std::size_t>(file.gcount()));
    } while (file);
    if (!file.eof()) {
        const Message why = system_message(errno);
        throw Error(
            ErrorCode::io,
            message("Không đọc được {}: {}.", "{} cannot be read: {}.", path.string(), why));
    }
    return bytes;
}

CsvTable read_csv(const std::filesystem::path& path) {
    const std::string bytes = read_file(path);
    if (!is_valid_utf8(bytes)) {
        throw Error(
            ErrorCode::format,
            message(
                "{} không phải UTF-8; hãy lưu thành CSV mã UTF-8.",
                "{} is not UTF-8; save it as CSV in UTF-8.",
                path.string()));
    }
    CsvTable table = parse_csv(to_nfc(bytes));
    if (!table.faults.empty()) {
        const CsvFault& fault = table.faults.front();
        throw Error(
            ErrorCode::format,
            message(
                "{}, dòng {}: {}.",
                "{}, line {}: {}.",
                path.string(),
                Digits{fault.line},
                fault.note));
    }
    if (table.header.empty()) {
        throw Error(
            ErrorCode::format,
            message(
                "{} không có nội dung; bảng phải có dòng tiêu đề.",
                "{} is empty; a table begins with a header.",
                path.string()));
    }
    return table;
}

} // namespace huuco
