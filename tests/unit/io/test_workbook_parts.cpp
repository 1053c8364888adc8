// SPDX-License-Identifier: MIT
/// \file
/// Tests of what a workbook says of its sheets and days, as Excel and LibreOffice store it.

#include "datasets.hpp"

#include <huuco/base/error.hpp>
#include <huuco/io/register_table.hpp>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace huuco {
namespace {

using test::TemporaryFolder;
using testing::HasSubstr;

const std::vector<FieldAlias> kKeyAliases = {
    {"register.sheet", "SOTO"},
    {"register.parcel", "SOTHUA"}};

/// A sheet of key columns with as many rows, and its attributes in the workbook.
struct Sheet {
    std::string name;
    std::string attributes;
    std::size_t rows = 1;
};

std::string xlsx_cells(const Sheet& sheet) {
    const auto row = [](std::size_t number, std::string_view first, std::string_view second) {
        return fmt::format(
            "<row r=\"{0}\"><c r=\"A{0}\" t=\"inlineStr\"><is><t>{1}</t></is></c>"
            "<c r=\"B{0}\" t=\"inlineStr\"><is><t>{2}</t></is></c></row>",
            number,
            first,
            second);
    };
    std::string rows = row(1, "SOTO", "SOTHUA");
    for (std::size_t i = 0; i < sheet.rows; ++i) {
        rows += row(i + 2, "1", std::to_string(i + 1));
    }
    return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
}

std::string write_xlsx_of(
    const TemporaryFolder& folder,
    const std::vector<Sheet>& sheets,
    std::string_view properties = {}) {
    std::string types = "<Types>";
    std::string list;
    std::string relations = "<Relationships>";
    std::vector<std::pair<std::string, std::string>> parts;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        types += fmt::format(
            "<Override PartName=\"/xl/worksheets/sheet{}.xml\" ContentType=\"application/"
            "vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>",
            i);
        list += fmt::format(
            "<sheet name=\"{}\" {} r:id=\"r{}\"/>", sheets[i].name, sheets[i].attributes, i);
        relations += fmt::format(
            "<Relationship Id=\"r{0}\" Type=\"http://schemas.openxmlformats.org/officeDocument/"
            "2006/relationships/worksheet\" Target=\"worksheets/sheet{0}.xml\"/>",
            i);
        parts.emplace_back(fmt::format("xl/worksheets/sheet{}.xml", i), xlsx_cells(sheets[i]));
    }
    parts.emplace_back("[Content_Types].xml", types + "</Types>");
    parts.emplace_back(
        "xl/workbook.xml",
        fmt::format("<workbook>{}<sheets>{}</sheets></workbook>", properties, list));
    parts.emplace_back("xl/_rels/workbook.xml.rels", relations + "</Relationships>");
    test::write_archive(folder, folder.file("r.xlsx"), parts);
    return folder.file("r.xlsx");
}

/// An ODS of a hidden sheet of one row, then a visible one of two, as LibreOffice writes them.
std::string write_ods_with_hidden_sheet(const TemporaryFolder& folder) {
    const auto cell = [](std::string_view text) {
        return fmt::format(
            "<table:table-cell office:value-type=\"string\"><text:p>{}</text:p>"
            "</table:table-cell>",
            text);
    };
    const auto row = [&](std::string_view first, std::string_view second) {
        return "<table:table-row>" + cell(first) + cell(second) + "</table:table-row>";
    };
    const std::string head = row("SOTO", "SOTHUA");
    test::write_archive(
        folder,
        folder.file("r.ods"),
        {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
         {"content.xml",
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content "
          "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
          "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
          "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
          "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">"
          "<office:automatic-styles><style:style style:name=\"ta1\" style:family=\"table\">"
          "<style:table-properties table:display=\"true\"/></style:style>"
          "<style:style style:name=\"ta2\" style:family=\"table\">"
          "<style:table-properties table:display=\"false\"/></style:style>"
          "</office:automatic-styles><office:body><office:spreadsheet>"
          "<table:table table:name=\"Nháp\" table:style-name=\"ta2\">" +
              head + row("9", "9") +
              "</table:table><table:table table:name=\"Sổ\" table:style-name=\"ta1\">" + head +
              row("1", "1") + row("1", "2") +
              "</table:table></office:spreadsheet></office:body></office:document-content>"}});
    return folder.file("r.ods");
}

RegisterTable register_in(const std::string& path) {
    return read_register(path, kKeyAliases, Language::en);
}

TEST(WorkbookParts, AHiddenSheetOfAnXlsxIsNotReadBeforeASeenOne) {
    const TemporaryFolder folder;
    for (const char* const state : {"state=\"hidden\"", "state='veryHidden'"}) {
        const RegisterTable table = register_in(
            write_xlsx_of(folder, {{"Nháp", state, 1}, {"Sổ", "", 4}, {"2026", "", 2}}));
        EXPECT_EQ(table.sheet, "Sổ");
        EXPECT_EQ(table.rows, 4U);
        const std::vector<SheetNotRead> expected = {{"2026", 2}};
        EXPECT_EQ(table.sheets_not_read, expected);
    }
}

TEST(WorkbookParts, AHiddenSheetIsReadWhereNoOtherIsARegister) {
    const TemporaryFolder folder;
    const RegisterTable table = register_in(write_xlsx_of(folder, {{"Sổ", "state=\"hidden\"", 3}}));
    EXPECT_EQ(table.sheet, "Sổ");
    EXPECT_EQ(table.rows, 3U);
}

TEST(WorkbookParts, AHiddenSheetOfAnOdsIsNotReadBeforeASeenOne) {
    const TemporaryFolder folder;
    const RegisterTable table = register_in(write_ods_with_hidden_sheet(folder));
    EXPECT_EQ(table.sheet, "Sổ");
    EXPECT_EQ(table.rows, 2U);
    EXPECT_TRUE(table.sheets_not_read.empty());
}

TEST(WorkbookParts, DaysFrom1904AreRefused) {
    const TemporaryFolder folder;
    for (const char* const properties :
         {"<workbookPr date1904=\"1\"/>", "<workbookPr date1904='true'></workbookPr>"}) {
        try {
            (void)register_in(write_xlsx_of(folder, {{"Sổ", "", 1}}, properties));
            FAIL() << "read";
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::format);
            EXPECT_THAT(error.message().en, HasSubstr("from 1904"));
            EXPECT_THAT(error.message().vi, HasSubstr("CSV UTF-8"));
        }
    }
    for (const char* const properties :
         {"",
          "<workbookPr/>",
          "<workbookPr date1904=\"0\"/>",
          "<workbookPr date1904=\"false\"/>"}) {
        EXPECT_EQ(register_in(write_xlsx_of(folder, {{"Sổ", "", 1}}, properties)).rows, 1U);
    }
}

} // namespace
} // namespace huuco
