// SPDX-License-Identifier: MIT
/// \file
/// Tests of reading an office's table: sheets, headers as typed, rows that do not fit.

#include "datasets.hpp"
#include "io/table_file.hpp"
#include "support/notes.hpp"

#include <huuco/base/error.hpp>
#include <huuco/io/table_reader.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace huuco {
namespace {

using test::TemporaryFolder;
using test::write_file;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::ThrowsMessage;

const std::vector<std::string> kColumns = {"Sản lượng", "Đơn giá"};

TEST(TableNames, AreThoseOfCsvAndOfWorkbooksWithMacrosToo) {
    for (const char* name : {"a.csv", "a.TSV", "a.xlsx", "sổ.xlsm", "a.ods"}) {
        EXPECT_TRUE(io::is_table_name(name)) << name;
    }
    for (const char* name : {"a.shp", "a.dbf", "a.xls", "csv", ""}) {
        EXPECT_FALSE(io::is_table_name(name)) << name;
    }
}

TEST(ReadTable, HandsOutTrimmedTextUnderTheWantedNames) {
    const TemporaryFolder folder;
    write_file(
        folder.file("t.csv"), "\xEF\xBB\xBFTên;SẢN LƯỢNG; đơn  giá\nChè; 1.234,5 ;007\n\nLúa;;2\n");
    Problems problems;
    const DataTable table = read_table(folder.file("t.csv"), kColumns, Language::en, problems);
    EXPECT_THAT(table.header, ElementsAre("Tên", "Sản lượng", "Đơn giá"));
    ASSERT_THAT(table.rows, SizeIs(2));
    EXPECT_THAT(table.rows[0].cells, ElementsAre("Chè", "1.234,5", "007"));
    EXPECT_EQ(table.rows[0].row, 2U);
    EXPECT_THAT(table.rows[1].cells, ElementsAre("Lúa", "", "2"));
    EXPECT_EQ(table.rows[1].row, 4U);
    EXPECT_EQ(table.format, "CSV");
    EXPECT_THAT(problems, IsEmpty());
}

TEST(ReadTable, AHeaderAloneIsATableWithoutRows) {
    const TemporaryFolder folder;
    write_file(folder.file("t.csv"), "Sản lượng;Đơn giá\n");
    Problems problems;
    EXPECT_THAT(read_table(folder.file("t.csv"), kColumns, Language::en, problems).rows, IsEmpty());
}

TEST(ReadTable, LeavesARowOfAnotherLengthOutAndSaysSo) {
    const TemporaryFolder folder;
    write_file(folder.file("t.csv"), "a;b\n1;2\n1;2;3\n");
    Problems problems;
    EXPECT_THAT(read_table(folder.file("t.csv"), {}, Language::en, problems).rows, SizeIs(1));
    ASSERT_THAT(problems, SizeIs(1));
    EXPECT_EQ(problems[0].feature, 3U);
    EXPECT_EQ(problems[0].kind, "bad_table_row");
    Problems in_vietnamese;
    EXPECT_THAT(read_table(folder.file("t.csv"), {}, Language::vi, in_vietnamese).rows, SizeIs(1));
    test::expect_same_in_both_languages(in_vietnamese, problems);
    EXPECT_TRUE(problems[0].is_set_aside);
}

TEST(ReadTable, TakesTheSheetThatHasTheColumns) {
    const TemporaryFolder folder;
    test::TestLayer notes;
    notes.name = "Ghi chú";
    notes.geometry = "NONE";
    notes.epsg = 0;
    notes.fields = {{"a"}, {"b"}};
    notes.features = {{"", {"x", "y"}}};
    test::TestLayer data = notes;
    data.name = "Số liệu";
    data.fields = {{"Sản lượng", "real"}, {"Đơn giá", "integer"}};
    data.features = {{"", {"1250.5", "12500"}}};
    test::write_layers("XLSX", folder.file("t.xlsx"), {notes, data});
    Problems problems;
    const DataTable table = read_table(folder.file("t.xlsx"), kColumns, Language::en, problems);
    EXPECT_EQ(table.sheet, "Số liệu");
    ASSERT_THAT(table.rows, SizeIs(1));
    EXPECT_THAT(table.rows[0].cells, ElementsAre("1250.5", "12500"));
}

TEST(ReadTable, RefusesAFileWithoutAHeader) {
    const TemporaryFolder folder;
    write_file(folder.file("t.csv"), "\n");
    Problems problems;
    EXPECT_THAT(
        [&] { static_cast<void>(read_table(folder.file("t.csv"), {}, Language::en, problems)); },
        ThrowsMessage<Error>(HasSubstr("not even a header")));
}

} // namespace
} // namespace huuco
