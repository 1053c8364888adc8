// SPDX-License-Identifier: MIT
/// \file
/// Tests of the table reader.

#include "support/temporary_folder.hpp"

#include <huuco/base/csv.hpp>
#include <huuco/base/error.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace huuco {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(ParseCsv, ReadsQuotesAsRfc4180Says) {
    const CsvTable table = parse_csv("a,b\r\n\"x, \"\"y\"\"\",\"two\nlines\"\r\nlast,row");
    EXPECT_THAT(table.header, ElementsAre("a", "b"));
    ASSERT_EQ(table.rows.size(), 2U);
    EXPECT_THAT(table.rows[0].cells, ElementsAre("x, \"y\"", "two\nlines"));
    EXPECT_THAT(table.rows[1].cells, ElementsAre("last", "row"));
    EXPECT_TRUE(table.faults.empty());
}

TEST(ParseCsv, CountsLinesAndRowsApart) {
    const CsvTable table = parse_csv("a,b\n\"x\ny\",1\n\n2,3\n");
    ASSERT_EQ(table.rows.size(), 2U);
    EXPECT_EQ(table.rows[0].line, 2U);
    EXPECT_EQ(table.rows[0].row, 2U);
    EXPECT_EQ(table.rows[1].line, 5U); // the quoted cell takes two lines, then a blank one
    EXPECT_EQ(table.rows[1].row, 4U);
}

class Separator : public testing::TestWithParam<char> {};

TEST_P(Separator, IsFoundInTheHeader) {
    const char s = GetParam();
    const std::string text = std::string("\xEF\xBB\xBFMAXA") + s + "SOTO" + s +
                             "\"GHI,;\tCHÚ\"\n02530" + s + "05" + s + "x\n";
    const CsvTable table = parse_csv(text);
    EXPECT_EQ(table.separator, s);
    EXPECT_THAT(table.header, ElementsAre("MAXA", "SOTO", "GHI,;\tCHÚ"));
    ASSERT_EQ(table.rows.size(), 1U);
    EXPECT_THAT(table.rows[0].cells, ElementsAre("02530", "05", "x"));
}

INSTANTIATE_TEST_SUITE_P(Base, Separator, testing::Values(',', ';', '\t'));

TEST(ParseCsv, ReadsATableOfOneColumn) {
    const CsvTable table = parse_csv("code\nLUC\nCLN\n");
    EXPECT_THAT(table.header, ElementsAre("code"));
    EXPECT_EQ(table.rows.size(), 2U);
}

TEST(ParseCsv, ReportsRowsOfTheWrongLengthAndGoesOn) {
    const CsvTable table = parse_csv("a,b,c\n1,2\n1,2,3\n1,2,3,4\n1,2,3,,\n,,\n");
    ASSERT_EQ(table.faults.size(), 2U);
    EXPECT_EQ(table.faults[0].line, 2U);
    EXPECT_THAT(table.faults[0].note.en, HasSubstr("2 cells, the header 3"));
    EXPECT_EQ(table.faults[1].line, 4U);
    EXPECT_EQ(table.rows.size(), 2U); // empty cells beyond the header are dropped, blank rows too
}

TEST(ParseCsv, LosesOnlyTheLineOfAnOpenQuote) {
    const CsvTable table = parse_csv("a,b\n\"open,1\nx,2\ny,3\n");
    ASSERT_EQ(table.faults.size(), 1U);
    EXPECT_EQ(table.faults[0].line, 2U);
    EXPECT_THAT(table.faults[0].note.en, HasSubstr("not closed"));
    ASSERT_EQ(table.rows.size(), 2U);
    EXPECT_EQ(table.rows[0].line, 3U);
    EXPECT_THAT(table.rows[0].cells, ElementsAre("x", "2"));
}

TEST(ParseCsv, ReportsTextBehindAClosingQuote) {
    const CsvTable table = parse_csv("a,b\n\"x\"y,1\nz,2\n");
    ASSERT_EQ(table.faults.size(), 1U);
    EXPECT_THAT(table.faults[0].note.en, HasSubstr("closing quote"));
    EXPECT_EQ(table.rows.size(), 1U);
}

TEST(ParseCsv, KeepsAQuoteInsideAPlainCell) {
    const CsvTable table = parse_csv("a,b\n5\" pipe,1\n");
    EXPECT_THAT(table.rows.at(0).cells, ElementsAre("5\" pipe", "1"));
}

TEST(ParseCsv, GivesNoHeaderForNothing) {
    EXPECT_TRUE(parse_csv("").header.empty());
    EXPECT_TRUE(parse_csv("\xEF\xBB\xBF").header.empty());
    EXPECT_TRUE(parse_csv("\r\n  \r\n,,\r\n").header.empty());
}

TEST(CsvReader, GivesRowsOneByOneAndACopyGivesThemAgain) {
    CsvReader reader(
        "Danh sách;\n\na;b\n1;\"x \"\"y\"\"\"\n\n2;\" z\" \n3\n",
        [](const auto& row, const auto& /*below*/) {
            return row.size() > 1 && row[0] == "a" ? std::optional(TableHeader{row}) : std::nullopt;
        });
    CsvReader again = reader;
    EXPECT_EQ(reader.separator(), ';');
    EXPECT_THAT(reader.header(), ElementsAre("a", "b"));
    for (CsvReader* const each : {&reader, &again}) {
        CsvCells row;
        ASSERT_TRUE(each->next(row));
        EXPECT_EQ(row.row, 4U);
        EXPECT_THAT(row.cells, ElementsAre("1", "x \"y\""));
        ASSERT_TRUE(each->next(row));
        EXPECT_EQ(row.row, 6U);
        EXPECT_THAT(row.cells, ElementsAre("2", " z "));
        ASSERT_TRUE(each->next(row));
        ASSERT_TRUE(row.fault);
        EXPECT_THAT(row.fault->en, HasSubstr("1 cells"));
        EXPECT_FALSE(each->next(row));
    }
}

TEST(CsvReader, AHeaderMayStandInTwoRows) {
    using Cells = std::vector<std::string>;
    std::vector<std::pair<Cells, Cells>> asked;
    const auto header_in = [&](const Cells& row, const Cells& below) {
        asked.emplace_back(row, below);
        return row == Cells{"a"} ? std::optional(TableHeader{{"a", "b c"}, 2}) : std::nullopt;
    };
    CsvReader reader("title\n\na,\n,\"c\"\n1,2\n", header_in);
    EXPECT_THAT(
        asked,
        ElementsAre(
            std::pair(Cells{"title"}, Cells{}), // a blank row follows
            std::pair(Cells{}, Cells{"a"}),
            std::pair(Cells{"a"}, Cells{"", "c"})));
    EXPECT_THAT(reader.header(), ElementsAre("a", "b c"));
    EXPECT_EQ(reader.header_row(), 3U);
    EXPECT_EQ(reader.header_rows(), 2U);
    CsvCells row;
    ASSERT_TRUE(reader.next(row));
    EXPECT_EQ(row.row, 5U);
    EXPECT_THAT(row.cells, ElementsAre("1", "2"));
    EXPECT_FALSE(reader.next(row));
}

TEST(CsvReader, TellsFaultsAboveTheHeader) {
    CsvReader reader("\"open\na,b\n1,2\n");
    EXPECT_THAT(reader.header(), ElementsAre("a", "b"));
    CsvCells row;
    ASSERT_TRUE(reader.next(row));
    EXPECT_EQ(row.row, 1U);
    EXPECT_TRUE(row.fault);
    ASSERT_TRUE(reader.next(row));
    EXPECT_THAT(row.cells, ElementsAre("1", "2"));
    EXPECT_FALSE(reader.next(row));
}

TEST(CsvTable, FindsAColumnByItsName) {
    const CsvTable table = parse_csv(" code ,name\n");
    EXPECT_EQ(table.column("code"), 0U);
    EXPECT_EQ(table.column("name"), 1U);
    EXPECT_EQ(table.column("nam"), std::nullopt);
}

class ReadCsv : public testing::Test {
protected:
    std::string message_for(std::string_view content) {
        std::ofstream(m_path, std::ios::binary) << content;
        try {
            static_cast<void>(read_csv(m_path));
        } catch (const Error& error) {
            m_code = error.code();
            return error.what();
        }
        return {};
    }

    test::TemporaryFolder m_folder;
    std::filesystem::path m_path = m_folder.file("table.csv");
    ErrorCode m_code{};
};

TEST_F(ReadCsv, NamesTheFileAndTheLineOfAFault) {
    const std::string message = message_for("a,b\n1,2\n1\n");
    EXPECT_THAT(message, HasSubstr(m_path.string()));
    EXPECT_THAT(message, HasSubstr("line 3"));
    EXPECT_EQ(m_code, ErrorCode::format);
}

TEST_F(ReadCsv, RefusesTextThatIsNotUtf8) {
    EXPECT_THAT(message_for("a,b\nKh\xAA,2\n"), HasSubstr("not UTF-8"));
}

TEST_F(ReadCsv, RefusesAnEmptyFile) {
    EXPECT_THAT(message_for(""), HasSubstr("is empty"));
}

TEST_F(ReadCsv, SaysThatAFileIsMissing) {
    try {
        static_cast<void>(read_csv("no/such/table.csv"));
        FAIL() << "a missing file was read";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::io);
        EXPECT_THAT(error.what(), HasSubstr("no/such/table.csv"));
    }
}

} // namespace
} // namespace huuco
