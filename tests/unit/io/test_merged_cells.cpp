// SPDX-License-Identifier: MIT
/// \file
/// Tests of cells that a workbook merges into one, as Excel and LibreOffice store them.

#include "datasets.hpp"

#include <huuco/io/register_table.hpp>
#include <huuco/io/table_reader.hpp>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace huuco {
namespace {

using std::chrono::year;
using test::TemporaryFolder;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

const std::vector<FieldAlias> kAliases = {
    {"register.commune", "MAXA"},
    {"register.sheet", "Số tờ"},
    {"register.parcel", "Số thửa"},
    {"register.scheme", "Tiêu chuẩn"},
    {"register.number", "Số chứng nhận"},
    {"register.expires", "Ngày hết hạn"},
    {"register.holder", "Chủ giấy chứng nhận"},
    {"register.area_m2", "Diện tích"}};

using Row = std::vector<std::string>;

const Row kHeader = {
    "MAXA",
    "Số tờ",
    "Số thửa",
    "Tiêu chuẩn",
    "Số chứng nhận",
    "Ngày hết hạn",
    "Chủ giấy chứng nhận"};

/// An XLSX whose sheets are `Bìa`, of one cell, and `Sổ & bảng`, the one given: texts, and numbers
/// behind a `#`.
std::string
write_xlsx(const TemporaryFolder& folder, const std::vector<Row>& rows, std::string_view merged) {
    std::string cells;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        cells += fmt::format("<row r=\"{}\">", r + 1);
        for (std::size_t c = 0; c < rows[r].size(); ++c) {
            const std::string place =
                fmt::format("{}{}", static_cast<char>('A' + static_cast<char>(c)), r + 1);
            cells +=
                rows[r][c].starts_with('#')
                    ? fmt::format("<c r=\"{}\"><v>{}</v></c>", place, rows[r][c].substr(1))
                    : fmt::format(
                          "<c r=\"{}\" t=\"inlineStr\"><is><t>{}</t></is></c>", place, rows[r][c]);
        }
        cells += "</row>";
    }
    const std::string type =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet";
    std::string path = folder.file("r.xlsx");
    test::write_archive(
        folder,
        path,
        {{"[Content_Types].xml",
          "<Types><Override PartName=\"/xl/worksheets/sheet2.xml\" ContentType=\"application/"
          "vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>"},
         {"xl/workbook.xml",
          "<workbook><sheets><sheet name=\"Bìa\" r:id=\"a\"/>"
          "<sheet name='Sổ &amp; bảng' r:id='b'/></sheets></workbook>"},
         {"xl/_rels/workbook.xml.rels",
          "<Relationships><Relationship Id=\"a\" Type=\"" + type +
              "\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"b\" Type=\"" + type +
              "\" Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>"},
         {"xl/worksheets/sheet1.xml",
          "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>x</t></is></c>"
          "</row></sheetData></worksheet>"},
         {"xl/worksheets/sheet2.xml",
          fmt::format(
              "<worksheet><sheetData>{}</sheetData><!-- <mergeCell ref=\"A2:A9\"/> -->"
              "<mergeCells>{}</mergeCells></worksheet>",
              cells,
              merged)}});
    return path;
}

/// The text of a cell of an ODS, with attributes.
std::string ods_cell(std::string_view text, std::string_view attributes = {}) {
    return fmt::format(
        "<table:table-cell office:value-type=\"string\" {}><text:p>{}</text:p></table:table-cell>",
        attributes,
        text);
}

std::string ods_row(std::string_view cells, std::string_view attributes = {}) {
    return fmt::format("<table:table-row {}>{}</table:table-row>", attributes, cells);
}

std::string ods_row_of(const Row& texts) {
    std::string cells;
    for (const std::string& text : texts) {
        cells += ods_cell(text);
    }
    return ods_row(cells);
}

std::string write_ods(const TemporaryFolder& folder, std::string_view rows) {
    std::string path = folder.file("r.ods");
    test::write_archive(
        folder,
        path,
        {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
         {"content.xml",
          fmt::format(
              "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content "
              "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
              "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
              "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">"
              "<office:body><office:spreadsheet><table:table table:name=\"Sổ &amp; bảng\">{}"
              "</table:table></office:spreadsheet></office:body></office:document-content>",
              rows)}});
    return path;
}

RegisterTable read(const std::string& path) {
    return read_register(path, kAliases, Language::en);
}

/// Scheme, number, last day and holder of each certificate.
std::vector<std::string> statements(const RegisterTable& table) {
    std::vector<std::string> result;
    for (std::size_t i = 0; i < table.certificates.size(); ++i) {
        const Certificate row = table.certificates[i];
        result.push_back(fmt::format(
            "{} {}/{} {} {} {} {}",
            row.row,
            row.sheet,
            row.parcel,
            row.scheme,
            row.number,
            row.expires ? static_cast<int>(row.expires->year()) : 0,
            row.holder));
    }
    return result;
}

TEST(MergedCells, ACertificateOverThreeRowsOfAnXlsxHoldsForEachOfThem) {
    const TemporaryFolder folder;
    const RegisterTable table = read(write_xlsx(
        folder,
        {kHeader,
         {"02530", "5", "1", "EU", "HC-1", "2025-12-31", "An"},
         {"02530", "5", "2", "", "", "", "Bình"},
         {"02530", "5", "3"},
         {"02530", "5", "4", "", "HC-2"}},
        "<mergeCell ref=\"D2:D4\"/><mergeCell ref=\"E2:E4\"/><mergeCell ref=\"F2:F4\"/>"
        "<mergeCell ref=\"J2:K4\"/><mergeCell ref=\"?\"/>"));
    EXPECT_EQ(table.sheet, "Sổ & bảng");
    EXPECT_THAT(
        statements(table),
        ElementsAre(
            "2 5/1 EU HC-1 2025 An",
            "3 5/2 EU HC-1 2025 Bình",
            "4 5/3 EU HC-1 2025 ",
            "5 5/4  HC-2 0 "));
    EXPECT_THAT(table.problems, IsEmpty());
}

TEST(MergedCells, CoveredCellsOfAnOdsKeepTheirColumns) {
    const TemporaryFolder folder;
    // LibreOffice writes covered cells of one style as one element.
    const std::string spanned =
        "table:number-columns-spanned=\"1\" table:number-rows-spanned=\"4\"";
    const RegisterTable table = read(write_ods(
        folder,
        ods_row_of({"SỔ CHỨNG NHẬN"}) + ods_row("<table:table-cell/>") + ods_row_of(kHeader) +
            ods_row(
                ods_cell("02530") + ods_cell("5") + ods_cell("1") + ods_cell("EU", spanned) +
                ods_cell("HC-1", spanned) + ods_cell("2025-12-31", spanned) + ods_cell("An")) +
            ods_row(
                ods_cell("02530") + ods_cell("5") + ods_cell("2") +
                "<table:covered-table-cell table:number-columns-repeated=\"3\"/>" +
                ods_cell("Bình")) +
            ods_row(
                ods_cell("02530") + ods_cell("5") + ods_cell("3") +
                    "<table:covered-table-cell table:number-columns-repeated=\"3\"/>" +
                    ods_cell("Cúc"),
                "table:number-rows-repeated=\"2\"") +
            ods_row(
                ods_cell("02530") + ods_cell("5", "table:number-columns-repeated=\"2\"") +
                "<table:table-cell table:number-columns-repeated=\"3\"/>" + ods_cell("Dần"))));
    EXPECT_THAT(
        statements(table),
        ElementsAre(
            "4 5/1 EU HC-1 2025 An",
            "5 5/2 EU HC-1 2025 Bình",
            "6 5/3 EU HC-1 2025 Cúc",
            "7 5/3 EU HC-1 2025 Cúc",
            "8 5/5   0 Dần"));
}

TEST(MergedCells, AKeyMayStandInOneCellOverBothColumns) {
    const TemporaryFolder folder;
    const RegisterTable table = read(write_xlsx(
        folder,
        {kHeader,
         {"02530", "Tờ 5, thửa 2", "", "EU"},
         {"Thôn Đồng Mon"},
         {"02530", "5", "5", "EU"}},
        "<mergeCell ref=\"B2:C2\"/><mergeCell ref=\"A3:G3\"/>"));
    EXPECT_THAT(statements(table), ElementsAre("2 5/2 EU  0 ", "4 5/5 EU  0 "));
    EXPECT_THAT(table.rows_of_text, ElementsAre(3U)); // the head of a group
    EXPECT_TRUE(table.problems.empty());
}

/// The areas of a register of that workbook, by row; -1 where none is read.
std::vector<double> areas_in(const std::string& path) {
    std::vector<double> areas;
    const RegisterTable table = read(path);
    for (std::size_t i = 0; i < table.certificates.size(); ++i) {
        areas.push_back(table.certificates[i].area_m2.value_or(-1.0));
    }
    return areas;
}

// A cell that the workbook holds as a number has one reading, whatever text stands beside it.
TEST(NumberCells, AreReadAsTheyAreAndTellNothingOfTexts) {
    const TemporaryFolder folder;
    const Row header = {"Số tờ", "Số thửa", "Diện tích (ha)"};
    EXPECT_THAT(
        areas_in(write_xlsx(folder, {header, {"1", "1", "#1.234"}, {"1", "2", "0,5"}}, "")),
        ElementsAre(12'340.0, 5'000.0));
    EXPECT_THAT(
        areas_in(write_xlsx(folder, {header, {"1", "1", "#1.234"}, {"1", "2", "#1.105"}}, "")),
        ElementsAre(12'340.0, 11'050.0));
    EXPECT_THAT(
        areas_in(write_xlsx(folder, {header, {"1", "1", "#0.5"}, {"1", "2", "1.250"}}, "")),
        ElementsAre(5'000.0, -1.0)); // a text that may be two, and is told
    EXPECT_THAT(
        areas_in(write_xlsx(
            folder,
            {header, {"1", "1", "#1.234"}, {"1", "2", ""}, {"1", "3", "0,5"}},
            "<mergeCell ref=\"C2:C3\"/>")),
        ElementsAre(12'340.0, 12'340.0, 5'000.0));
}

TEST(NumberCells, OfAnOdsAreReadAsTheyAreInRepeatedRowsAndColumnsToo) {
    const TemporaryFolder folder;
    const std::string number = "<table:table-cell office:value-type=\"float\" "
                               "office:value=\"1.234\"><text:p>1,234</text:p></table:table-cell>";
    EXPECT_THAT(
        areas_in(write_ods(
            folder,
            ods_row_of({"Số tờ", "Số thửa", "Diện tích (ha)"}) +
                ods_row(ods_cell("1") + ods_cell("1") + number) +
                ods_row(
                    ods_cell("5", "table:number-columns-repeated=\"2\"") + number,
                    "table:number-rows-repeated=\"2\"") +
                ods_row_of({"1", "2", "0,5"}))),
        ElementsAre(12'340.0, 12'340.0, 12'340.0, 5'000.0));
}

TEST(MergedCells, RowsThatAreTwoHighAreOneRow) {
    const TemporaryFolder folder;
    const RegisterTable table = read(write_xlsx(
        folder,
        {kHeader, {"02530", "5", "1"}, {}, {"02530", "5", "2"}},
        "<mergeCell ref=\"A2:A3\"/><mergeCell ref=\"B2:B3\"/><mergeCell ref=\"C2:C3\"/>"));
    EXPECT_EQ(table.rows, 2U);
}

/// A header of two rows, as forms have it: blank where a head above or left of it reaches.
const Row kUpper = {"MAXA", "Thửa đất", "", "Tiêu chuẩn", "Chứng nhận", "", "Chủ giấy chứng nhận"};
const Row kLower = {"", "Số tờ", "Số thửa", "", "Số", "Ngày hết hạn", ""};
const Row kJoined = {
    "MAXA",
    "Số tờ",
    "Số thửa",
    "Tiêu chuẩn",
    "Số Chứng nhận",
    "Ngày hết hạn",
    "Chủ giấy chứng nhận"};
const Row kBelowTwoRows = {"02530", "5", "1", "EU", "HC-1", "2025-12-31", "An"};

TEST(MergedCells, AHeaderOfAnXlsxMayStandInTwoRows) {
    const TemporaryFolder folder;
    const RegisterTable first = read(write_xlsx(
        folder,
        {kUpper, kLower, kBelowTwoRows},
        "<mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:C1\"/><mergeCell ref=\"D1:D2\"/>"
        "<mergeCell ref=\"E1:F1\"/><mergeCell ref=\"G1:G2\"/>"));
    EXPECT_EQ(first.header, kJoined);
    EXPECT_EQ(first.header_row, 1U);
    EXPECT_EQ(first.header_rows, 2U);
    EXPECT_THAT(statements(first), ElementsAre("3 5/1 EU HC-1 2025 An"));
    const RegisterTable below_a_title = read(write_xlsx(
        folder,
        {{"SỔ CHỨNG NHẬN HỮU CƠ"}, {}, kUpper, kLower, kBelowTwoRows},
        "<mergeCell ref=\"A1:G1\"/><mergeCell ref=\"A3:A4\"/><mergeCell ref=\"B3:C3\"/>"
        "<mergeCell ref=\"D3:D4\"/><mergeCell ref=\"E3:F3\"/><mergeCell ref=\"G3:G4\"/>"));
    EXPECT_EQ(below_a_title.header, kJoined);
    EXPECT_EQ(below_a_title.header_row, 3U);
    EXPECT_THAT(statements(below_a_title), ElementsAre("5 5/1 EU HC-1 2025 An"));
}

// Both certificates have a day on which they end; a lease on the land of 2013 is none of ours.
TEST(MergedCells, AHeadOfAnotherThingOverAColumnMakesItAnother) {
    const TemporaryFolder folder;
    const RegisterTable table = read(write_xlsx(
        folder,
        {{"THEO GIẤY CHỨNG NHẬN QUYỀN SỬ DỤNG ĐẤT"},
         {"Thửa đất", "", "Giấy chứng nhận QSDĐ", "", "Chứng nhận", "", ""},
         {"Số tờ", "Số thửa", "Số", "Ngày hết hạn", "Số", "Ngày hết hạn", "Tiêu chuẩn"},
         {"5", "1", "AB 123456", "2013-10-15", "HC-1", "2025-12-31", "EU"}},
        "<mergeCell ref=\"A1:G1\"/><mergeCell ref=\"A2:B2\"/><mergeCell ref=\"C2:D2\"/>"
        "<mergeCell ref=\"E2:G2\"/>"));
    EXPECT_EQ(
        table.header,
        Row(
            {"Số tờ",
             "Số thửa",
             "Giấy chứng nhận QSDĐ Số",
             "Giấy chứng nhận QSDĐ Ngày hết hạn",
             "Số Chứng nhận",
             "Ngày hết hạn",
             "Tiêu chuẩn"}));
    EXPECT_EQ(table.header_row, 2U);
    EXPECT_EQ(table.header_rows, 2U);
    EXPECT_THAT(statements(table), ElementsAre("4 5/1 EU HC-1 2025 "));
}

TEST(MergedCells, AHeaderOfAnOdsMayStandInTwoRows) {
    const TemporaryFolder folder;
    const std::string two_rows =
        "table:number-columns-spanned=\"1\" table:number-rows-spanned=\"2\"";
    const std::string two_columns =
        "table:number-columns-spanned=\"2\" table:number-rows-spanned=\"1\"";
    const std::string covered = "<table:covered-table-cell/>";
    const std::string head =
        ods_row(
            ods_cell("MAXA", two_rows) + ods_cell("Thửa đất", two_columns) + covered +
            ods_cell("Tiêu chuẩn", two_rows) + ods_cell("Chứng nhận", two_columns) + covered +
            ods_cell("Chủ giấy chứng nhận", two_rows)) +
        ods_row(
            covered + ods_cell("Số tờ") + ods_cell("Số thửa") + covered + ods_cell("Số") +
            ods_cell("Ngày hết hạn") + covered);
    const RegisterTable first = read(write_ods(folder, head + ods_row_of(kBelowTwoRows)));
    EXPECT_EQ(first.header, kJoined);
    EXPECT_THAT(statements(first), ElementsAre("3 5/1 EU HC-1 2025 An"));
    const RegisterTable below_a_title =
        read(write_ods(folder, ods_row_of({"SỔ"}) + head + ods_row_of(kBelowTwoRows)));
    EXPECT_EQ(below_a_title.header, kJoined);
    EXPECT_THAT(statements(below_a_title), ElementsAre("4 5/1 EU HC-1 2025 An"));
}

TEST(MergedCells, AQuantityOfATableCountsOnce) {
    const TemporaryFolder folder;
    Problems problems;
    const DataTable table = read_table(
        write_ods(
            folder,
            ods_row_of({"Tên", "a", "b", "Sản lượng"}) +
                ods_row(
                    ods_cell("Chè") + ods_cell("x") + ods_cell("y") +
                    ods_cell("100", "table:number-rows-spanned=\"2\"")) +
                ods_row(
                    "<table:covered-table-cell table:number-columns-repeated=\"2\"/>" +
                    ods_cell("z") + "<table:covered-table-cell/>")),
        {},
        Language::en,
        problems);
    ASSERT_THAT(table.rows, SizeIs(2));
    EXPECT_THAT(table.rows[0].cells, ElementsAre("Chè", "x", "y", "100"));
    EXPECT_THAT(table.rows[1].cells, ElementsAre("", "", "z", ""));
}

} // namespace
} // namespace huuco
