// SPDX-License-Identifier: MIT
/// \file
/// Which cells of a workbook's sheets are merged into one.

#include "io/merged_cells.hpp"

#include "io/workbook_parts.hpp"
#include "io/xml_tags.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace huuco::io {

namespace {

/// GDAL reads no row that is repeated more often.
constexpr std::size_t kMostRepeats = 10000;

/// No program makes wider sheets: a longer run stands in a damaged file.
constexpr std::size_t kMostColumns = 16384;

/// Wider runs of equal numbers are no column of a register.
constexpr std::size_t kMostNumbers = 256;

/// The place of a cell such as `AB12`.
std::optional<CellPlace> parse_place(std::string_view text) {
    CellPlace place;
    std::size_t letters = 0;
    while (letters < text.size() && text[letters] >= 'A' && text[letters] <= 'Z') {
        place.column = place.column * 26 + static_cast<std::uint32_t>(text[letters] - 'A') + 1;
        ++letters;
    }
    const char* const end = text.data() + text.size();
    const auto [stop, fault] = std::from_chars(text.data() + letters, end, place.row);
    const bool is_place = letters > 0 && letters < 4 && fault == std::errc{} && stop == end;
    place.column -= is_place ? 1 : 0;
    return is_place ? std::optional(place) : std::nullopt;
}

/// A reference such as `G2:G4`.
std::optional<CellRange> parse_range(std::string_view text) {
    const std::size_t colon = text.find(':');
    const auto first = parse_place(text.substr(0, colon));
    const auto last = colon == std::string_view::npos ? first : parse_place(text.substr(colon + 1));
    if (!first || !last) {
        return std::nullopt;
    }
    return CellRange{first->row, last->row, first->column, last->column};
}

SheetLayout layout_of_worksheet(std::string_view text) {
    SheetLayout layout;
    XmlTags tags(text);
    while (const std::optional<XmlTag> tag = tags.next()) {
        if (tag->name == "mergeCell") {
            if (const auto range = parse_range(tag->attribute("ref").value_or(""))) {
                layout.merged.push_back(*range);
            }
        } else if (tag->name == "c" && tag->attribute("t").value_or("n") == "n") {
            if (const auto place = parse_place(tag->attribute("r").value_or(""))) {
                layout.numbers.push_back(*place);
            }
        }
    }
    return layout;
}

/// Names of the worksheets' parts by the ids of their relations to the workbook.
std::map<std::string, std::string> worksheet_parts(const std::string& path) {
    const std::string relations = workbook_part(path, "xl/_rels/workbook.xml.rels");
    std::map<std::string, std::string> parts;
    XmlTags tags(relations);
    while (const std::optional<XmlTag> tag = tags.next()) {
        const std::string type = tag->attribute("Type").value_or("");
        if (tag->name == "Relationship" && type.ends_with("/worksheet")) {
            const std::string target = tag->attribute("Target").value_or("");
            parts[tag->attribute("Id").value_or("")] =
                target.starts_with('/') ? target.substr(1) : "xl/" + target;
        }
    }
    return parts;
}

/// Goes through the rows and cells of an ODS.
class OdsCells {
public:
    [[nodiscard]] SheetLayouts take(std::string_view content) {
        XmlTags tags(content);
        while (const std::optional<XmlTag> tag = tags.next()) {
            if (tag->name == "table:table") {
                m_sheet = &m_layouts[tag->attribute("table:name").value_or("unnamed")];
                m_next_row = 1;
            } else if (tag->name == "table:table-row") {
                m_row = m_next_row;
                m_rows = tag->count("table:number-rows-repeated");
                m_next_row += m_rows;
                m_column = 0;
            } else if (m_sheet != nullptr) {
                take_cell(*tag);
            }
        }
        return std::move(m_layouts);
    }

private:
    void take_cell(const XmlTag& tag) {
        const bool is_covered = tag.name == "table:covered-table-cell";
        if (!is_covered && tag.name != "table:table-cell") {
            return;
        }
        const std::size_t cells = tag.count("table:number-columns-repeated");
        if (is_covered) {
            pass_over(cells - 1);
        } else if (tag.attributes.find("-spanned") != std::string_view::npos) {
            m_sheet->merged.push_back(
                {m_row,
                 m_row + tag.count("table:number-rows-spanned") - 1,
                 m_column,
                 m_column + tag.count("table:number-columns-spanned") - 1});
        }
        const std::string type = tag.attribute("office:value-type").value_or("");
        if (type == "float" || type == "currency") {
            add_numbers(cells);
        }
        m_column += cells;
    }

    void add_numbers(std::size_t cells) {
        if (cells > kMostNumbers || m_rows > kMostRepeats) {
            return;
        }
        for (std::size_t row = m_row; row < m_next_row; ++row) {
            for (std::size_t column = m_column; column < m_column + cells; ++column) {
                m_sheet->numbers.push_back(
                    {static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(column)});
            }
        }
    }

    void pass_over(std::size_t cells) {
        if (cells == 0 || cells > kMostColumns || m_rows > kMostRepeats) {
            return;
        }
        for (std::size_t row = m_row; row < m_next_row; ++row) {
            m_sheet->passed_over.push_back({row, m_column, cells});
        }
    }

    SheetLayouts m_layouts;
    SheetLayout* m_sheet = nullptr;
    std::size_t m_row = 1; ///< the first of `m_rows` equal ones
    std::size_t m_rows = 1;
    std::size_t m_next_row = 1;
    std::size_t m_column = 0;
};

/// The first row of that number or a higher one.
std::vector<TableRow>::iterator row_from(TableSheet& sheet, std::size_t number) {
    return std::ranges::lower_bound(sheet.rows, number, {}, &TableRow::row);
}

/// The cells of a row, the header being row 1; null where it is blank.
std::vector<std::string>* cells_of(TableSheet& sheet, std::size_t number) {
    if (number == 1) {
        return &sheet.header;
    }
    const auto row = row_from(sheet, number);
    return row != sheet.rows.end() && row->row == number ? &row->cells : nullptr;
}

/// \param numbers, all  in order
void add_numbers(const std::vector<CellPlace>& numbers, std::vector<CellPlace>& all) {
    const auto middle = static_cast<std::ptrdiff_t>(all.size());
    all.insert(all.end(), numbers.begin(), numbers.end());
    std::inplace_merge(all.begin(), all.begin() + middle, all.end());
}

} // namespace

SheetLayouts xlsx_layouts(const std::string& path) {
    const std::map<std::string, std::string> parts = worksheet_parts(path);
    const std::string workbook = workbook_part(path, "xl/workbook.xml");
    SheetLayouts layouts;
    XmlTags tags(workbook);
    while (const std::optional<XmlTag> tag = tags.next()) {
        const auto part =
            tag->name == "sheet" ? parts.find(tag->attribute("r:id").value_or("")) : parts.end();
        if (part != parts.end()) {
            layouts[tag->attribute("name").value_or("")] =
                layout_of_worksheet(workbook_part(path, part->second));
        }
    }
    return layouts;
}

SheetLayouts ods_layouts(const std::string& path) {
    return OdsCells().take(workbook_part(path, "content.xml"));
}

void put_into_columns(const SheetLayout& layout, TableSheet& sheet) {
    for (const PassedOver& gap : layout.passed_over) {
        std::vector<std::string>* const cells = cells_of(sheet, gap.row);
        if (cells != nullptr && gap.column < cells->size()) {
            cells->insert(
                cells->begin() + static_cast<std::ptrdiff_t>(gap.column), gap.cells, std::string{});
        }
    }
}

void fill_merged(const SheetLayout& layout, TableSheet& sheet) {
    for (const CellRange& range : layout.merged) {
        const std::vector<std::string>* const first = cells_of(sheet, range.first_row);
        if (first == nullptr || range.first_column >= first->size()) {
            continue;
        }
        const std::string value = (*first)[range.first_column];
        const bool is_number = sheet.is_number(range.first_row, range.first_column);
        std::vector<CellPlace> numbers;
        for (auto row = row_from(sheet, std::max<std::size_t>(range.first_row, 2));
             row != sheet.rows.end() && row->row <= range.last_row;
             ++row) {
            const std::size_t end = std::min(range.last_column + 1, row->cells.size());
            for (std::size_t column = range.first_column; column < end; ++column) {
                row->cells[column] = value;
                if (is_number) {
                    numbers.push_back(
                        {static_cast<std::uint32_t>(row->row), static_cast<std::uint32_t>(column)});
                }
            }
        }
        add_numbers(numbers, sheet.numbers);
    }
}

} // namespace huuco::io
