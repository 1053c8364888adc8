// SPDX-License-Identifier: MIT
/// \file
/// Reads a certificate register: CSV, or a workbook (XLSX, ODS).

#include "base/connection.hpp"
#include "base/headings.hpp"
#include "base/message_format.hpp"
#include "io/area_fields.hpp"
#include "io/area_heading.hpp"
#include "io/certificate_row.hpp"
#include "io/column_search.hpp"
#include "io/location.hpp"
#include "io/register_head.hpp"
#include "io/table_file.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/text.hpp>
#include <huuco/io/register_table.hpp>
#include <huuco/landuse/parcel_key.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <string_view>
#include <utility>

namespace huuco {

namespace {

const std::optional<std::size_t>&
column_of(const CertificateColumns& columns, CertificateRole role) {
    return columns[static_cast<std::size_t>(role)];
}

bool has_key_columns(const CertificateColumns& columns) {
    return column_of(columns, CertificateRole::key) ||
           (column_of(columns, CertificateRole::sheet) &&
            column_of(columns, CertificateRole::parcel));
}

/// The cell in which sheet and number may stand together, and what its heading says of their order.
struct KeyCell {
    std::string_view text;
    KeyOrder order = KeyOrder::unknown;
};

/// Calls `visit` with each row of a register, as the sheet does, but for one that numbers the
/// columns.
template <typename Visit>
void for_each_row(const io::TableSheet& sheet, Visit visit) {
    bool is_below_header = true;
    sheet.for_each_row([&](std::size_t row, std::span<const std::string_view> cells) {
        const bool is_left_out = is_below_header && io::numbers_columns(cells);
        is_below_header = false;
        return is_left_out || visit(row, cells);
    });
}

/// The whole key may also stand in the column of the parcel number: `Tờ 5, thửa 2` below `Thửa
/// đất`.
bool holds_whole_keys(const io::TableSheet& sheet, const std::optional<std::size_t>& column) {
    bool is_found = false;
    for_each_row(sheet, [&](std::size_t /*row*/, std::span<const std::string_view> cells) {
        is_found = column && *column < cells.size() && split_key(cells[*column]);
        return column && !is_found;
    });
    return is_found;
}

/// By column: whether a row has something in it.
std::vector<bool> columns_with_values(const io::TableSheet& sheet, std::size_t columns) {
    std::vector<bool> has_values(columns);
    for_each_row(sheet, [&](std::size_t /*row*/, std::span<const std::string_view> cells) {
        for (std::size_t i = 0; i < std::min(columns, cells.size()); ++i) {
            has_values[i] = has_values[i] || !trim(cells[i]).empty();
        }
        return true;
    });
    return has_values;
}

/// A layer of organic areas is soon taken for a register; read as CSV it would be refused for
/// whatever its bytes look like.
void refuse_layer(const std::string& path) {
    constexpr std::array<std::string_view, 11> kOfLayers = {
        "shp", "gpkg", "geojson", "json", "fgb", "gdb", "kml", "kmz", "gml", "tab", "mif"};
    if (is_connection(path) ||
        std::ranges::find(kOfLayers, io::extension_of(path)) == kOfLayers.end()) {
        return;
    }
    throw Error(
        ErrorCode::format,
        message(
            "{}: là lớp bản đồ, mà sổ chứng nhận là một bảng: CSV, XLSX hoặc ODS. Vùng hữu cơ đo "
            "ngoài thực địa thì nêu bằng --organic-areas.",
            "{}: is a map layer, and a register is a table: CSV, XLSX or ODS. Surveyed organic "
            "polygons are given with --organic-areas.",
            path));
}

void require_key_columns(const RegisterTable& table, const io::TableSheet& sheet) {
    if (has_key_columns(table.columns) ||
        holds_whole_keys(sheet, column_of(table.columns, CertificateRole::parcel)) ||
        holds_whole_keys(sheet, column_of(table.columns, CertificateRole::sheet))) {
        return;
    }
    throw Error(
        ErrorCode::format,
        message(
            "{}: sổ chứng nhận không có cột số tờ bản đồ và số thửa để tìm thửa đất cho từng dòng "
            "(SOTO và SOTHUA, hoặc \"Số tờ\" và \"Số thửa\"); các cột là {}",
            "{}: the register has no columns for map sheet and parcel number, by which its rows "
            "find their parcels (SOTO and SOTHUA, or \"Số tờ\" and \"Số thửa\"); its columns are "
            "{}",
            table.path,
            headings_text(table.header)));
}

[[noreturn]] void throw_empty(const std::string& path) {
    throw Error(
        ErrorCode::format,
        message(
            "{}: sổ chứng nhận trống: không có dòng nào dưới tiêu đề",
            "{}: the register is empty: there is no row below a header",
            path));
}

void set_aside_row(RegisterTable& table, std::size_t row, std::string kind, std::string note) {
    table.problems.push_back(
        {table.path, row, std::move(kind), std::move(note), std::nullopt, true, Severity::error});
}

KeyCell key_cell(const RegisterTable& table, const io::CertificateCells& cells) {
    for (const CertificateRole role :
         {CertificateRole::key, CertificateRole::parcel, CertificateRole::sheet}) {
        const std::string& text = cells[static_cast<std::size_t>(role)];
        if (!text.empty()) {
            return {text, key_order(table.header[*column_of(table.columns, role)])};
        }
    }
    return {};
}

/// True where one cell is merged over both columns; a sheet or number alone has no blank or stroke.
bool is_merged_key(std::string_view sheet, std::string_view parcel) {
    return sheet == parcel && sheet.find_first_of(" /") != std::string_view::npos;
}

/// True for what may be the number of a sheet or parcel, and not for `Thôn 5`.
bool may_be_number(std::string_view text) {
    return std::ranges::any_of(text, is_digit) &&
           (is_digit(text.front()) || text.find(' ') == std::string_view::npos);
}

/// True for the head of a group, a total or the line of those who sign: no number of a sheet or
/// parcel, and of a certificate one text at most, which a merged cell may repeat.
bool is_row_of_text(const RegisterTable& table, const io::CertificateCells& cells) {
    const auto cell = [&](CertificateRole role) -> const std::string& {
        return cells[static_cast<std::size_t>(role)];
    };
    std::set<std::string_view> said;
    for (const CertificateRole role :
         {CertificateRole::scheme,
          CertificateRole::status,
          CertificateRole::number,
          CertificateRole::issued,
          CertificateRole::expires,
          CertificateRole::conversion_start,
          CertificateRole::suspended_on}) {
        said.insert(cell(role));
    }
    for (const auto& [role, text] : cells.further) {
        said.insert(text);
    }
    said.erase("");
    if (said.size() > 1 || may_be_number(cell(CertificateRole::sheet)) ||
        may_be_number(cell(CertificateRole::parcel))) {
        return false;
    }
    const KeyCell key = key_cell(table, cells);
    return !split_key(key.text, key.order);
}

/// Fills sheet and number from the one cell in which they stand, where they have none of their own.
/// \returns false, with a Problem, when the row has no whole key
bool complete_key(
    RegisterTable& table,
    std::size_t row,
    Language language,
    io::CertificateCells& cells) {
    std::string& sheet = cells[static_cast<std::size_t>(CertificateRole::sheet)];
    std::string& parcel = cells[static_cast<std::size_t>(CertificateRole::parcel)];
    if (!sheet.empty() && !parcel.empty() && !is_merged_key(sheet, parcel)) {
        return true;
    }
    const KeyCell cell = key_cell(table, cells);
    std::optional<SheetAndParcel> key = split_key(cell.text, cell.order);
    if (key) {
        sheet = std::move(key->sheet);
        parcel = std::move(key->parcel);
        return true;
    }
    const bool is_key_column = column_of(table.columns, CertificateRole::key).has_value();
    set_aside_row(
        table,
        row,
        "blank_key",
        is_key_column && !cell.text.empty()
            ? message_in(
                  language,
                  "\"{}\" không cho biết đâu là số tờ bản đồ, đâu là số thửa; hãy ghi \"Tờ 5, thửa "
                  "2\".",
                  "\"{}\" does not tell one map sheet and one parcel number apart; write \"Tờ 5, "
                  "thửa 2\".",
                  cell.text)
            : in_language(
                  language,
                  "Thiếu số tờ bản đồ hoặc số thửa.",
                  "It has no map sheet or no parcel number."));
    return false;
}

void add_row(
    RegisterTable& table,
    std::size_t row,
    std::span<const std::string_view> texts,
    const io::AreaColumn& areas,
    Language language) {
    ++table.rows;
    io::CertificateCells cells;
    for (std::size_t role = 0; role < cells.size(); ++role) {
        const std::optional<std::size_t> column = table.columns[role];
        if (column && *column < texts.size()) {
            cells[role] = trim(texts[*column]);
        }
    }
    for (const auto& [role, column] : table.columns.further) {
        cells.further.emplace_back(role, column < texts.size() ? trim(texts[column]) : "");
    }
    if (!table.area_unit_m2) {
        cells[static_cast<std::size_t>(CertificateRole::area_m2)].clear();
    }
    if (is_row_of_text(table, cells)) {
        table.rows_of_text.push_back(row);
        return;
    }
    if (!complete_key(table, row, language, cells)) {
        return;
    }
    table.certificates.push_back(
        io::certificate_from(cells, {table.path, row, language}, areas, table.problems));
}

/// Finds the unit of the areas, and which columns of areas are not used.
void look_at_areas(RegisterTable& table, const std::vector<bool>& has_values) {
    const std::optional<std::size_t>& used = column_of(table.columns, CertificateRole::area_m2);
    if (used) {
        table.area_unit_m2 = io::read_area_heading(table.header[*used]).unit_m2;
    }
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        if (!table.columns.uses(i) && has_values[i] &&
            io::read_area_heading(table.header[i]).is_area) {
            table.idle_areas.push_back(i);
        }
    }
}

/// The reader of the areas of a sheet that are text: it tells `1.250` by the other ones of the
/// column. A workbook writes no mark into its numbers, so that they tell nothing of it.
NumberReader area_reader(const io::TableSheet& sheet, const std::optional<std::size_t>& column) {
    std::vector<std::string> texts;
    for_each_row(sheet, [&](std::size_t row, std::span<const std::string_view> cells) {
        if (column && *column < cells.size() && !cells[*column].empty() &&
            !sheet.is_number(row, *column)) {
            texts.push_back(io::number_of_area(cells[*column]));
        }
        return column.has_value();
    });
    return {texts, std::nullopt};
}

/// The sheets of a workbook that may be the register, those that its user sees first.
std::vector<const io::TableSheet*>
sheets_with_key_columns(const io::TableFile& file, const io::ColumnSearch& search) {
    std::vector<const io::TableSheet*> found;
    for (const io::TableSheet& sheet : file.sheets) {
        if (has_key_columns(search.find(sheet.header))) {
            found.push_back(&sheet);
        }
    }
    std::stable_partition(
        found.begin(), found.end(), [](const io::TableSheet* sheet) { return !sheet->is_hidden; });
    return found;
}

/// The first of the sheets with key columns, else the first of all; a CSV has one.
const io::TableSheet& choose_sheet(
    const io::TableFile& file,
    const std::vector<const io::TableSheet*>& with_key_columns) {
    if (file.sheets.empty()) {
        throw_empty(file.path);
    }
    const io::TableSheet& sheet =
        with_key_columns.empty() ? file.sheets.front() : *with_key_columns.front();
    if (sheet.header.empty() || (sheet.row_count == 0 && sheet.faults.empty())) {
        throw_empty(file.path);
    }
    return sheet;
}

/// What else of a workbook its user may take for the register, and is not read.
std::vector<SheetNotRead>
sheets_not_read(const std::vector<const io::TableSheet*>& with_key_columns) {
    std::vector<SheetNotRead> others;
    for (std::size_t i = 1; i < with_key_columns.size(); ++i) {
        const io::TableSheet& sheet = *with_key_columns[i];
        if (!sheet.is_hidden && sheet.row_count > 0) {
            others.push_back({sheet.name, sheet.row_count});
        }
    }
    return others;
}

/// Headings as sentences name them: Excel breaks them into lines (`Số tờ⏎bản đồ`).
std::vector<std::string> in_one_line(std::vector<std::string> header) {
    for (std::string& name : header) {
        std::ranges::replace_if(
            name, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    }
    return header;
}

LayerSample sample_of(const io::TableSheet& sheet) {
    constexpr std::size_t kMostRows = 1024;
    LayerSample sample;
    sample.columns.resize(sheet.header.size());
    sample.is_whole = sheet.row_count <= kMostRows;
    for_each_row(sheet, [&](std::size_t /*row*/, std::span<const std::string_view> cells) {
        for (std::size_t i = 0; i < sample.columns.size(); ++i) {
            sample.columns[i].push_back(i < cells.size() ? trim(cells[i]) : std::string_view{});
        }
        return ++sample.rows < kMostRows;
    });
    return sample;
}

} // namespace

RegisterTable read_register(
    const std::string& path,
    std::span<const FieldAlias> aliases,
    Language language,
    std::string_view encoding) {
    refuse_layer(path);
    const io::ColumnSearch search(aliases);
    const io::RegisterHead head(search);
    const io::TableFile file = io::read_table_file(
        path,
        encoding,
        [&head](const auto& row, const auto& below) { return head.begins_in(row, below); },
        io::MergedCells::all);
    const std::vector<const io::TableSheet*> candidates = sheets_with_key_columns(file, search);
    const io::TableSheet& sheet = choose_sheet(file, candidates);
    RegisterTable table;
    table.path = file.path;
    table.format = file.format;
    table.encoding = file.encoding;
    table.encoding_decided_by = file.encoding_decided_by;
    table.encoding_decision = file.encoding_decision;
    table.sheet = sheet.name;
    if (!is_connection(path)) { // a database has tables of other things beside
        table.sheets_not_read = sheets_not_read(candidates);
    }
    table.header = in_one_line(sheet.header);
    table.header_row = sheet.header_row;
    table.header_rows = sheet.header_rows;
    table.sample = sample_of(sheet);
    const std::vector<bool> has_values = columns_with_values(sheet, table.header.size());
    table.columns = search.find(table.header, has_values);
    require_key_columns(table, sheet);
    look_at_areas(table, has_values);
    for (const io::TableFault& fault : sheet.faults) {
        ++table.rows;
        set_aside_row(table, fault.row, "bad_row", fault.note.in(language));
    }
    const io::AreaColumn areas = {
        area_reader(sheet, column_of(table.columns, CertificateRole::area_m2)),
        table.area_unit_m2.value_or(1.0)};
    const io::AreaColumn typed_areas = {NumberReader(DecimalMark::point), areas.unit_m2};
    const std::optional<std::size_t>& area_column =
        column_of(table.columns, CertificateRole::area_m2);
    for_each_row(sheet, [&](std::size_t row, std::span<const std::string_view> cells) {
        const bool is_typed = area_column && sheet.is_number(row, *area_column);
        add_row(table, row, cells, is_typed ? typed_areas : areas, language);
        return true;
    });
    table.certificates.settle();
    std::stable_sort(
        table.problems.begin(), table.problems.end(), [](const Problem& a, const Problem& b) {
            return a.feature < b.feature;
        });
    return table;
}

} // namespace huuco
