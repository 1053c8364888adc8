// SPDX-License-Identifier: MIT
/// \file
/// A scanner over records, and the checks of each against the header.

#include <huuco/base/csv.hpp>
#include <huuco/base/encoding.hpp>
#include <huuco/base/error.hpp>
#include <huuco/base/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <system_error>

namespace huuco {

namespace {

/// One record as it stands in the file, before it is held against the header.
struct Record {
    std::vector<std::string> cells;
    std::string fault; ///< empty when it could be read
};

/// Walks over the text, one record at a time.
class Scanner {
public:
    Scanner(std::string_view text, char separator) : m_text(text), m_separator(separator) {}

    [[nodiscard]] bool at_end() const noexcept { return m_at >= m_text.size(); }

    [[nodiscard]] std::size_t line() const noexcept { return m_line; }

    /// Reads a record. A faulty one costs its first line only: what follows is read afresh.
    Record next() {
        const std::size_t begin = m_at;
        const std::size_t begin_line = m_line;
        Record record = read_cells();
        if (!record.fault.empty()) {
            m_at = begin;
            m_line = begin_line;
            while (!at_end() && !take_line_end()) {
                ++m_at;
            }
        }
        return record;
    }

private:
    Record read_cells() {
        Record record;
        while (true) {
            std::string& cell = record.cells.emplace_back();
            const bool is_quoted = !at_end() && m_text[m_at] == '"';
            if (is_quoted && !read_quoted(cell)) {
                record.fault = "a quote is opened and not closed";
                return record;
            }
            const std::string_view rest = read_plain();
            if (is_quoted && rest.find_first_not_of(' ') != std::string_view::npos) {
                record.fault = "text follows a closing quote";
                return record;
            }
            cell += rest;
            if (at_end() || take_line_end()) {
                return record;
            }
            ++m_at; // the separator
        }
    }

    /// Reads up to a separator or the end of the line.
    std::string_view read_plain() noexcept {
        const std::size_t begin = m_at;
        while (!at_end() && m_text[m_at] != m_separator && !is_line_end()) {
            ++m_at;
        }
        return m_text.substr(begin, m_at - begin);
    }

    /// Reads from an opening quote to behind its closing one; false when there is none.
    bool read_quoted(std::string& cell) {
        for (++m_at; !at_end(); ++m_at) {
            if (m_text[m_at] == '"') {
                if (m_at + 1 < m_text.size() && m_text[m_at + 1] == '"') {
                    ++m_at; // a doubled quote stands for one
                } else {
                    ++m_at;
                    return true;
                }
            } else if (m_text[m_at] == '\n') {
                ++m_line;
            }
            cell.push_back(m_text[m_at]);
        }
        return false;
    }

    [[nodiscard]] bool is_line_end() const noexcept {
        return m_text[m_at] == '\n' || m_text[m_at] == '\r';
    }

    bool take_line_end() noexcept {
        if (!is_line_end()) {
            return false;
        }
        const bool is_pair =
            m_text[m_at] == '\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '\n';
        m_at += is_pair ? 2 : 1;
        ++m_line;
        return true;
    }

    std::string_view m_text;
    char m_separator;
    std::size_t m_at = 0;
    std::size_t m_line = 1;
};

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

bool is_blank(const Record& record) {
    return record.fault.empty() &&
           std::ranges::all_of(record.cells, [](const std::string& c) { return trim(c).empty(); });
}

std::vector<std::string> header_of(const Record& record) {
    std::vector<std::string> header;
    for (const std::string& cell : record.cells) {
        header.emplace_back(trim(cell));
    }
    while (!header.empty() && header.back().empty()) {
        header.pop_back();
    }
    return header;
}

/// Where the header stands.
struct HeaderPlace {
    char separator = ',';
    std::size_t row = 1; ///< rows before it are titles
};

/// The first row that the test takes, with any separator; else the first row.
HeaderPlace find_header(std::string_view text, const HeaderTest& is_header) {
    const char likely = detect_separator(text);
    std::array<char, 4> separators = {likely};
    std::ranges::copy(kSeparators, separators.begin() + 1);
    for (const char separator : separators) {
        Scanner scanner(text, separator);
        std::size_t titles = 0;
        for (std::size_t row = 1; !scanner.at_end() && titles <= kMostTitles; ++row) {
            const Record record = scanner.next();
            if (record.fault.empty() && is_header(header_of(record))) {
                return {separator, row};
            }
            titles += is_blank(record) ? 0U : 1U;
        }
    }
    return {likely, 1};
}

/// Drops empty cells beyond the header and says what is wrong with the length.
std::string fit_to_header(std::vector<std::string>& cells, std::size_t columns) {
    while (cells.size() > columns && trim(cells.back()).empty()) {
        cells.pop_back();
    }
    if (cells.size() == columns) {
        return {};
    }
    return fmt::format("the row has {} cells, the header {}", cells.size(), columns);
}

} // namespace

std::optional<std::size_t> CsvTable::column(std::string_view name) const {
    const auto found = std::ranges::find(header, name);
    if (found == header.end()) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - header.begin());
}

CsvTable parse_csv(std::string_view text, const HeaderTest& is_header) {
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.remove_prefix(3);
    }
    const HeaderPlace header =
        is_header ? find_header(text, is_header) : HeaderPlace{detect_separator(text), 1};
    CsvTable table;
    table.separator = header.separator;
    Scanner scanner(text, table.separator);
    for (std::size_t row = 1; !scanner.at_end(); ++row) {
        const std::size_t line = scanner.line();
        Record record = scanner.next();
        if (row < header.row || is_blank(record)) {
            continue;
        }
        if (record.fault.empty() && table.header.empty()) {
            table.header = header_of(record);
            continue;
        }
        if (record.fault.empty()) {
            record.fault = fit_to_header(record.cells, table.header.size());
        }
        if (record.fault.empty()) {
            table.rows.push_back({line, row, std::move(record.cells)});
        } else {
            table.faults.push_back({line, row, std::move(record.fault)});
        }
    }
    return table;
}

std::string read_file(const std::filesystem::path& path) {
    if (std::filesystem::is_directory(path)) {
        throw Error(ErrorCode::io, fmt::format("{} is a folder, not a file.", path.string()));
    }
    std::ifstream file(path, std::ios::binary);
    std::string bytes;
    std::array<char, std::size_t{1} << 16U> block;
    do {
        file.read(block.data(), block.size());
        bytes.append(block.data(), static_cast<std::size_t>(file.gcount()));
    } while (file);
    if (!file.eof()) {
        const std::string why = std::generic_category().message(errno);
        throw Error(ErrorCode::io, fmt::format("{} cannot be read: {}.", path.string(), why));
    }
    return bytes;
}

CsvTable read_csv(const std::filesystem::path& path) {
    const std::string bytes = read_file(path);
    if (!is_valid_utf8(bytes)) {
        throw Error(
            ErrorCode::format,
            fmt::format("{} is not UTF-8; save it as CSV in UTF-8.", path.string()));
    }
    CsvTable table = parse_csv(to_nfc(bytes));
    if (!table.faults.empty()) {
        const CsvFault& fault = table.faults.front();
        throw Error(
            ErrorCode::format,
            fmt::format("{}, line {}: {}.", path.string(), fault.line, fault.note));
    }
    if (table.header.empty()) {
        throw Error(ErrorCode::format, fmt::format("{} is empty.", path.string()));
    }
    return table;
}

} // namespace huuco
