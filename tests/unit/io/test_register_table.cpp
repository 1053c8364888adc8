// SPDX-License-Identifier: MIT
/// \file
/// Tests of reading certificate registers from CSV and workbooks.

#include "datasets.hpp"
#include "io/certificate_row.hpp"
#include "support/notes.hpp"

#include <huuco/base/error.hpp>
#include <huuco/io/register_table.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace huuco {
namespace {

using std::chrono::year;
using test::TemporaryFolder;
using test::write_file;
using testing::ElementsAre;
using testing::HasSubstr;

const std::vector<FieldAlias>& register_aliases() {
    static const std::vector<FieldAlias> table = {
        {"register.commune", "MAXA"},
        {"register.commune", "Mã xã"},
        {"register.sheet", "SOTO"},
        {"register.sheet", "Số tờ"},
        {"register.parcel", "SOTHUA"},
        {"register.parcel", "Số thửa"},
        {"register.scheme", "SCHEME"},
        {"register.scheme", "Tiêu chuẩn"},
        {"register.status", "STATUS"},
        {"register.number", "CERT_NO"},
        {"register.issued", "ISSUED"},
        {"register.issued", "Ngày cấp"},
        {"register.expires", "EXPIRES"},
        {"register.suspended_on", "SUSPENDED_ON"},
        {"register.area_m2", "AREA_M2"}};
    return table;
}

std::span<const FieldAlias> shipped_aliases() {
    static const Tables tables =
        Tables::load(std::filesystem::path(HUUCO_SOURCE_DIR) / "data" / "tables");
    return tables.field_aliases();
}

/// As read in English; in Vietnamese the same must be said.
RegisterTable read_text(std::string_view content, std::string_view encoding = {}) {
    const TemporaryFolder folder;
    write_file(folder.file("r.csv"), content);
    const auto read = [&](Language language) {
        return read_register(folder.file("r.csv"), register_aliases(), language, encoding);
    };
    RegisterTable table = read(Language::en);
    test::expect_same_in_both_languages(read(Language::vi).problems, table.problems);
    return table;
}

TEST(ReadRegister, ReadsEveryColumnOfACsv) {
    const RegisterTable table = read_text("MAXA,SOTO,SOTHUA,SCHEME,STATUS,CERT_NO,ISSUED,EXPIRES,"
                                          "AREA_M2\n02530,05,12,EU,certified,HC-1,2025-01-02,"
                                          "31/12/2027,\"1.250,5\"\n");
    EXPECT_EQ(table.format, "CSV");
    EXPECT_EQ(table.encoding_decided_by, "valid_utf8");
    ASSERT_EQ(table.certificates.size(), 1U);
    const Certificate row = table.certificates[0];
    EXPECT_EQ(row.row, 2U);
    EXPECT_EQ(row.commune, "02530");
    EXPECT_EQ(row.sheet, "05");
    EXPECT_EQ(row.parcel, "12");
    EXPECT_EQ(row.scheme, "EU");
    EXPECT_EQ(row.status, "certified");
    EXPECT_EQ(row.number, "HC-1");
    EXPECT_EQ(row.issued, year(2025) / 1 / 2);
    EXPECT_EQ(row.expires, year(2027) / 12 / 31);
    EXPECT_EQ(row.suspended_on, std::nullopt);
    EXPECT_EQ(row.area_m2, 1250.5);
    EXPECT_TRUE(table.problems.empty());
}

TEST(ReadRegister, KnowsVietnameseHeadersHoweverTheyAreTyped) {
    const RegisterTable table = read_text("\xEF\xBB\xBFMã xã;SỐ TỜ;So thua;Tiêu chuẩn;NGÀY CẤP\n"
                                          "02530;5;12;TCVN 11041-2:2017;1/2/2025\n");
    ASSERT_EQ(table.certificates.size(), 1U);
    EXPECT_EQ(table.certificates[0].sheet, "5");
    EXPECT_EQ(table.certificates[0].parcel, "12");
    EXPECT_EQ(table.certificates[0].scheme, "TCVN 11041-2:2017");
    EXPECT_EQ(table.certificates[0].issued, year(2025) / 2 / 1);
}

TEST(ReadRegister, SetsBadRowsAsideWithTheirNumbers) {
    const RegisterTable table = read_text("SOTO,SOTHUA,ISSUED,AREA_M2\n"
                                          "1,1,2025-01-01,5\n"
                                          "1,2,30/02/2025,5\n"
                                          "\n"
                                          "1,3\n"
                                          ",4,2025-01-01,5\n"
                                          "1,5,2025-01-01,much\n"
                                          "1,6,soon,5\n");
    EXPECT_EQ(table.rows, 6U);
    std::vector<std::string> parcels;
    for (std::size_t i = 0; i < table.certificates.size(); ++i) {
        const Certificate row = table.certificates[i];
        parcels.push_back(row.parcel);
    }
    EXPECT_THAT(parcels, ElementsAre("1", "2", "5", "6"));
    EXPECT_FALSE(table.certificates[0].has_unread_term);
    EXPECT_TRUE(table.certificates[1].has_unread_term);
    EXPECT_FALSE(table.certificates[0].has_unread_area);
    EXPECT_TRUE(table.certificates[2].has_unread_area);
    std::vector<std::string> found;
    for (const Problem& problem : table.problems) {
        found.push_back(
            std::to_string(problem.feature) + " " + problem.kind +
            (problem.is_set_aside ? " aside" : ""));
    }
    EXPECT_THAT(
        found,
        ElementsAre(
            "3 bad_date", "5 bad_row aside", "6 blank_key aside", "7 bad_area", "8 bad_date"));
}

// Every ordinary form has these rows; none of them is a certificate that somebody misspelled.
TEST(ReadRegister, PassesOverHeadsOfGroupsTotalsAndSignatures) {
    const RegisterTable table = read_text("STT,SOTO,SOTHUA,SCHEME,STATUS,CERT_NO,ISSUED\n"
                                          "I,Thôn Đồng Cả 2,,,,,\n"
                                          "1,5,12,EU,certified,HC-1,2025-01-01\n"
                                          ",Cộng,Cộng,Cộng,Cộng,Cộng,Cộng\n" // one merged cell
                                          ",Ghi chú: 1 giấy,,,,,\n"
                                          ",,,,,,\"Nhữ Khê, ngày 30 tháng 6 năm 2026\"\n"
                                          "NGƯỜI LẬP,,,,,CHỦ TỊCH,\n"
                                          "2,,,EU,certified,HC-2,2025-01-01\n" // of no parcel
                                          "3,5,,,,,\n");
    EXPECT_EQ(table.rows, 8U);
    EXPECT_EQ(table.certificates.size(), 1U);
    EXPECT_THAT(table.rows_of_text, ElementsAre(2U, 4U, 5U, 6U, 7U));
    std::vector<std::string> found;
    for (const Problem& problem : table.problems) {
        found.push_back(std::to_string(problem.feature) + " " + problem.kind);
    }
    EXPECT_THAT(found, ElementsAre("8 blank_key", "9 blank_key"));
}

TEST(ReadRegister, KeepsRowsOfKeysInOneCellBesideFewColumns) {
    const RegisterTable table =
        read_text("Tờ/thửa,STATUS\n5/12,certified\n\"Tờ 5, thửa 13\",\nThôn 5,\n");
    EXPECT_EQ(table.certificates.size(), 2U);
    EXPECT_THAT(table.rows_of_text, ElementsAre(4U));
    EXPECT_TRUE(table.problems.empty());
}

TEST(ReadRegister, TakesOfTwoColumnsOfAPartTheOneThatHasValues) {
    const TemporaryFolder folder;
    write_file(
        folder.file("r.csv"),
        "SOTO,SOTHUA,STATUS,Tình trạng,AREA_M2,AREA_HA\n1,2,,certified,,0.5\n");
    const RegisterTable table =
        read_register(folder.file("r.csv"), shipped_aliases(), Language::en);
    ASSERT_EQ(table.certificates.size(), 1U);
    EXPECT_EQ(table.certificates[0].status, "certified");
    EXPECT_EQ(table.certificates[0].area_m2, 5000.0);
    EXPECT_THAT(table.idle_areas, testing::IsEmpty()) << "a blank one needs no other name";
}

TEST(ReadRegister, NamesHeadingsInOneLine) {
    const RegisterTable table = read_text("\"Số\ntờ\",Số thửa,\"Ghi\nchú\"\n5,12,x\n");
    EXPECT_THAT(table.header, ElementsAre("Số tờ", "Số thửa", "Ghi chú"));
    EXPECT_EQ(table.certificates.size(), 1U);
}

TEST(ReadRegister, DecodesByOption) {
    // "Chè" in TCVN3
    const RegisterTable table = read_text("SOTO,SOTHUA,SCHEME\n1,2,Ch\xCC\n", "TCVN3");
    EXPECT_EQ(table.encoding, "TCVN3");
    EXPECT_EQ(table.encoding_decided_by, "option");
    EXPECT_EQ(table.certificates[0].scheme, "Chè");
}

TEST(ReadRegister, FindsTheEncodingOfACsvByItsText) {
    // VNI: Số tờ, Số thửa, Tiêu chuẩn; Hữu cơ châu Âu, Đã chứng nhận
    const RegisterTable table = read_text("So\xE1 t\xF4\xF8;So\xE1 th\xF6\xFB"
                                          "a;Tie\xE2u chua\xE5n\n"
                                          "005;0012;\"H\xF6\xF5u c\xF4, cha\xE2u \xC2u\"\n"
                                          "5;13;\xD1"
                                          "a\xF5 ch\xF6\xF9ng nha\xE4n\n");
    EXPECT_EQ(table.encoding, "VNI");
    EXPECT_EQ(table.encoding_decided_by, "detection");
    ASSERT_EQ(table.certificates.size(), 2U);
    EXPECT_EQ(table.header[2], "Tiêu chuẩn");
    EXPECT_EQ(table.certificates[0].sheet, "005"); // codes are text
    EXPECT_EQ(table.certificates[0].parcel, "0012");
    EXPECT_EQ(table.certificates[1].scheme, "Đã chứng nhận");
}

/// A register that cannot be read, and the words that must be said about it.
struct BadRegister {
    const char* name;
    std::string content;
    std::string encoding;
    ErrorCode code;
    std::vector<std::string> words;
};

class EveryBadRegister : public testing::TestWithParam<BadRegister> {};

TEST_P(EveryBadRegister, IsRefusedWithASentenceThatHelps) {
    try {
        const RegisterTable table = read_text(GetParam().content, GetParam().encoding);
        FAIL() << "read";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), GetParam().code) << error.what();
        for (const std::string& word : GetParam().words) {
            EXPECT_THAT(error.what(), HasSubstr(word));
        }
    }
}

INSTANTIATE_TEST_SUITE_P(
    Io,
    EveryBadRegister,
    testing::Values(
        BadRegister{"Empty", "", "", ErrorCode::format, {"r.csv", "empty"}},
        BadRegister{"HeaderOnly", "SOTO,SOTHUA\n", "", ErrorCode::format, {"empty"}},
        BadRegister{
            "NoKey",
            "MAXA,SCHEME,GHI CHÚ\n1,2,3\n",
            "",
            ErrorCode::format,
            {"map sheet and parcel number", "MAXA, SCHEME, GHI CHÚ"}},
        BadRegister{
            "NotUtf8",
            "SOTO,SOTHUA\n1,Nh\xF7 Kh\xAA\n",
            "",
            ErrorCode::format,
            {"not UTF-8", "TCVN3 (\"Nhữ Khê\")", "VISCII (\"Nhọ Khế\")", "--encoding"}},
        BadRegister{"Utf16", "\xFF\xFES", "", ErrorCode::format, {"UTF-16", "CSV UTF-8"}},
        BadRegister{
            "UnknownEncoding",
            "SOTO,SOTHUA\n1,2\n",
            "TCVN4",
            ErrorCode::argument,
            {"no text encoding \"TCVN4\""}}),
    [](const testing::TestParamInfo<BadRegister>& bad) { return std::string(bad.param.name); });

TEST(ReadRegister, SaysThatAFileIsMissing) {
    try {
        const RegisterTable table =
            read_register("/nowhere/r.xlsx", register_aliases(), Language::en);
        FAIL() << "read";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::io);
        EXPECT_THAT(error.what(), HasSubstr("/nowhere/r.xlsx"));
    }
}

TEST(ReadRegister, ReadsOldCellsUnderANewHeading) {
    const RegisterTable table = read_text(
        "Số tờ,Số thửa,Cây trồng,Tiêu chuẩn\n1,2,ChÌ,TCVN\n1,3,B\u00ADëi,TCVN\n1,4,Ngô,h÷u c¬\n");
    ASSERT_EQ(table.certificates.size(), 3U);
    const Certificate last = table.certificates[2];
    EXPECT_EQ(last.scheme, "hữu cơ"); // TCVN3 that was taken for Windows-1252
    EXPECT_EQ(table.header[2], "Cây trồng");
}

/// A kind of workbook.
struct WorkbookKind {
    const char* driver;
    const char* extension;
};

class EveryWorkbook : public testing::TestWithParam<WorkbookKind> {
protected:
    [[nodiscard]] std::string path(const TemporaryFolder& folder) const {
        return folder.file(std::string("r.") + GetParam().extension);
    }

    void write(const std::string& to, const std::vector<test::TestLayer>& sheets) const {
        test::write_layers(GetParam().driver, to, sheets);
    }
};

test::TestLayer register_sheet() {
    test::TestLayer sheet;
    sheet.name = "Sổ đăng ký";
    sheet.geometry = "NONE";
    sheet.epsg = 0;
    sheet.fields = {
        {"Mã xã"},
        {"Số tờ", "integer"},
        {"SOTHUA", "real"},
        {"ISSUED", "date"},
        {"EXPIRES"},
        {"AREA_M2", "real"}};
    sheet.features = {
        {"", {"02530", "5", "12", "2025/02/01", "31/12/2027", "1250.5"}},
        {"", {"<null>", "<null>", "<null>", "<null>", "<null>", "<null>"}},
        {"", {"02530", "5", "13", "2025/02/01", "later", "0.1"}}};
    return sheet;
}

TEST_P(EveryWorkbook, GivesNumbersAsTypedAndDaysAsDays) {
    const TemporaryFolder folder;
    write(path(folder), {register_sheet()});
    const RegisterTable table = read_register(path(folder), register_aliases(), Language::en);
    EXPECT_EQ(table.format, GetParam().driver);
    EXPECT_EQ(table.sheet, "Sổ đăng ký");
    EXPECT_EQ(table.encoding_decided_by, "format");
    EXPECT_EQ(table.rows, 2U);
    ASSERT_EQ(table.certificates.size(), 2U);
    EXPECT_FALSE(table.certificates[0].has_unread_term);
    EXPECT_TRUE(table.certificates[1].has_unread_term);
    const Certificate row = table.certificates[0];
    EXPECT_EQ(row.row, 2U);
    EXPECT_EQ(row.commune, "02530");
    EXPECT_EQ(row.sheet, "5");
    EXPECT_EQ(row.parcel, "12");
    EXPECT_EQ(row.issued, year(2025) / 2 / 1);
    EXPECT_EQ(row.expires, year(2027) / 12 / 31);
    EXPECT_EQ(row.area_m2, 1250.5);
    ASSERT_EQ(table.problems.size(), 1U);
    EXPECT_EQ(table.problems[0].kind, "bad_date");
    EXPECT_EQ(table.problems[0].feature, 4U); // the blank row counts
}

TEST_P(EveryWorkbook, TakesTheFirstSheetWithKeyColumns) {
    const TemporaryFolder folder;
    test::TestLayer cover;
    cover.name = "Bìa";
    cover.geometry = "NONE";
    cover.epsg = 0;
    cover.fields = {{"Tiêu đề"}};
    cover.features = {{"", {"Sổ đăng ký"}}};
    write(path(folder), {cover, register_sheet()});
    EXPECT_EQ(
        read_register(path(folder), register_aliases(), Language::en).certificates.size(), 2U);
}

TEST_P(EveryWorkbook, NamesFurtherSheetsWithKeyColumns) {
    const TemporaryFolder folder;
    test::TestLayer first = register_sheet();
    first.name = "2025";
    test::TestLayer second = register_sheet();
    second.name = "2026";
    test::TestLayer blank = register_sheet();
    blank.name = "2027";
    blank.features.resize(0);
    write(path(folder), {first, second, blank});
    const RegisterTable table = read_register(path(folder), register_aliases(), Language::en);
    EXPECT_EQ(table.sheet, "2025");
    const std::vector<SheetNotRead> expected = {{"2026", 2}}; // its blank row is none
    EXPECT_EQ(table.sheets_not_read, expected);
}

TEST_P(EveryWorkbook, ReadsOldCellsUnderANewHeading) {
    const TemporaryFolder folder;
    test::TestLayer sheet = register_sheet();
    sheet.fields = {{"Số tờ"}, {"Số thửa"}, {"Cây trồng"}, {"STATUS"}, {"Ghi chú"}};
    // "Chè", "Bưởi", "Đã cấp" in TCVN3 that was taken for Windows-1252
    sheet.features = {
        {"", {"5", "12", "ChÌ", "§· cÊp", "x"}}, {"", {"5", "13", "B\u00ADëi", "§· cÊp", ""}}};
    write(path(folder), {sheet});
    const RegisterTable table = read_register(path(folder), register_aliases(), Language::en);
    ASSERT_EQ(table.certificates.size(), 2U);
    const Certificate first = table.certificates[0];
    EXPECT_EQ(first.status, "Đã cấp");
    EXPECT_EQ(table.header[1], "Số thửa");
    EXPECT_THAT(
        encoding_warning(table.encoding_decision, Language::en).value_or(""),
        HasSubstr("TCVN3 in UTF-8"));
}

TEST_P(EveryWorkbook, FindsTheHeaderBelowTitles) {
    const TemporaryFolder folder;
    test::TestLayer sheet;
    sheet.name = "Phụ lục";
    sheet.geometry = "NONE";
    sheet.epsg = 0;
    sheet.fields = {{"DANH SÁCH THỬA ĐẤT HỮU CƠ"}, {"b"}, {"c"}};
    sheet.features = {
        {"", {"(Kèm theo quyết định)", "<null>", "<null>"}},
        {"", {"Mã xã", "Số tờ", "Số thửa"}},
        {"", {"02530", "5", "012"}},
        {"", {"02530", "<null>", "13"}}};
    write(path(folder), {sheet});
    const RegisterTable table = read_register(path(folder), register_aliases(), Language::en);
    ASSERT_EQ(table.certificates.size(), 1U);
    EXPECT_EQ(table.certificates[0].parcel, "012");
    EXPECT_EQ(table.certificates[0].row, 4U); // as the sheet counts it
    EXPECT_EQ(table.rows, 2U);
    ASSERT_EQ(table.problems.size(), 1U);
    EXPECT_EQ(table.problems[0].kind, "blank_key");
    EXPECT_EQ(table.problems[0].feature, 5U);
}

TEST_P(EveryWorkbook, NamesTheColumnsItFound) {
    const TemporaryFolder folder;
    test::TestLayer sheet = register_sheet();
    sheet.fields[1].name = "Ghi chú";
    write(path(folder), {sheet});
    try {
        const RegisterTable table = read_register(path(folder), register_aliases(), Language::en);
        FAIL() << "read";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::format);
        EXPECT_THAT(error.what(), HasSubstr("Mã xã, Ghi chú, SOTHUA"));
    }
}

TEST_P(EveryWorkbook, RefusesAFileThatIsNone) {
    const TemporaryFolder folder;
    write_file(path(folder), "not a workbook");
    EXPECT_THROW(
        static_cast<void>(read_register(path(folder), register_aliases(), Language::en)), Error);
}

INSTANTIATE_TEST_SUITE_P(
    Io,
    EveryWorkbook,
    testing::Values(WorkbookKind{"XLSX", "xlsx"}, WorkbookKind{"ODS", "ods"}),
    [](const testing::TestParamInfo<WorkbookKind>& kind) {
        return std::string(kind.param.driver);
    });

/// An area as written, and its value (negative: none).
struct WrittenArea {
    const char* text;
    double value;
};

class EveryWrittenArea : public testing::TestWithParam<WrittenArea> {};

TEST_P(EveryWrittenArea, IsReadWithEitherDecimalMark) {
    const RegisterTable table =
        read_text(std::string("SOTO;SOTHUA;AREA_M2\n1;1;") + GetParam().text + "\n");
    ASSERT_EQ(table.certificates.size(), 1U);
    EXPECT_EQ(table.certificates[0].area_m2.value_or(-1.0), GetParam().value);
    EXPECT_EQ(table.problems.size(), GetParam().value < 0.0 ? 1U : 0U);
}

INSTANTIATE_TEST_SUITE_P(
    Io,
    EveryWrittenArea,
    testing::Values(
        WrittenArea{"1250", 1250.0},
        WrittenArea{"1250.5", 1250.5},
        WrittenArea{"1250,5", 1250.5},
        WrittenArea{"1.250,5", 1250.5},
        WrittenArea{"1,250.5", 1250.5},
        WrittenArea{"1.250.000", 1250000.0},
        WrittenArea{"1 250", 1250.0},
        // Thousands or a decimal part: nobody knows.
        WrittenArea{"1.250", -1.0},
        WrittenArea{"734,512", -1.0},
        WrittenArea{"1250.125", 1250.125},
        WrittenArea{"-5", -1.0},
        WrittenArea{"nan", -1.0},
        // With its unit as in fields of the parcels: docs/formats.md, "Parcels".
        WrittenArea{"5 m2", 5.0},
        WrittenArea{"1250,5m2", 1250.5},
        WrittenArea{"0,1 ha", 1000.0},
        WrittenArea{"0 m2", 0.0},
        WrittenArea{"1.250 m2", -1.0},
        WrittenArea{"-5 m2", -1.0},
        WrittenArea{"30 %", -1.0},
        WrittenArea{"5 m2 (đo lại)", -1.0},
        WrittenArea{"much", -1.0}));

/// A heading of areas, and the square metres that 0.3 below it is (negative: it is not read).
struct HeadedArea {
    const char* heading;
    double value;
};

class EveryAreaHeading : public testing::TestWithParam<HeadedArea> {};

TEST_P(EveryAreaHeading, TellsTheUnit) {
    const TemporaryFolder folder;
    write_file(
        folder.file("r.csv"), std::string("SOTO;SOTHUA;") + GetParam().heading + "\n1;1;0,3\n");
    const RegisterTable table =
        read_register(folder.file("r.csv"), shipped_aliases(), Language::en, {});
    ASSERT_EQ(table.certificates.size(), 1U);
    EXPECT_EQ(table.certificates[0].area_m2.value_or(-1.0), GetParam().value);
    EXPECT_TRUE(table.problems.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Io,
    EveryAreaHeading,
    testing::Values(
        HeadedArea{"AREA_M2", 0.3},
        HeadedArea{"AREA_HA", 3'000.0},
        HeadedArea{"Diện tích (m2)", 0.3},
        HeadedArea{"Diện tích (m²)", 0.3},
        HeadedArea{"Diện tích (ha)", 3'000.0},
        HeadedArea{"DIENTICH_HA", 3'000.0},
        HeadedArea{"DT (m2)", 0.3},
        HeadedArea{"DT (ĐVT: ha)", 3'000.0},
        HeadedArea{"Diện tích chứng nhận (m2)", 0.3},
        HeadedArea{"Diện tích (ha) được chứng nhận", 3'000.0},
        HeadedArea{"Diện tích", -1.0},
        HeadedArea{"Diện tích nhà", -1.0},
        HeadedArea{"Diện tích thửa (m2)", -1.0},
        HeadedArea{"ĐT", -1.0}));

TEST(ReadRegister, TakesTheAreasThatNameTheirUnitAndNotesTheOthers) {
    const TemporaryFolder folder;
    write_file(
        folder.file("r.csv"),
        "SOTO;SOTHUA;Diện tích;Diện tích thửa (m2);Diện tích chứng nhận (ha)\n1;1;5;6;0,7\n");
    const RegisterTable table =
        read_register(folder.file("r.csv"), shipped_aliases(), Language::en, {});
    EXPECT_EQ(table.certificates[0].area_m2, 7'000.0);
    EXPECT_EQ(table.area_unit_m2, 10'000.0);
    EXPECT_THAT(table.idle_areas, ElementsAre(2U, 3U));
}

TEST(ReadRegister, TellsTheDecimalMarkByTheOtherNumbersOfTheColumn) {
    const RegisterTable table = read_text("SOTO;SOTHUA;AREA_M2\n1;1;1.250\n1;2;734,5\n");
    ASSERT_EQ(table.certificates.size(), 2U);
    EXPECT_EQ(table.certificates[0].area_m2, 1250.0);
    EXPECT_EQ(table.certificates[1].area_m2, 734.5);
    EXPECT_TRUE(table.problems.empty());
}

TEST(ReadRegister, TakesTheUnitOfTheCellBeforeThatOfTheHeading) {
    const RegisterTable table =
        read_text("SOTO;SOTHUA;AREA_HA\n1;1;0,5\n1;2;1.250 m2\n1;3;0,25 ha\n1;4;734,5 m2\n");
    ASSERT_EQ(table.certificates.size(), 4U);
    EXPECT_EQ(table.certificates[0].area_m2, 5000.0);
    EXPECT_EQ(table.certificates[1].area_m2, 1250.0); // the other numbers have a decimal comma
    EXPECT_EQ(table.certificates[2].area_m2, 2500.0);
    EXPECT_EQ(table.certificates[3].area_m2, 734.5);
    EXPECT_TRUE(table.problems.empty());
}

TEST(ReadRegister, ReadsTheDayNumbersOfASpreadsheetAndSaysSo) {
    // 45658 is 2025-01-01, 46203 the 545th day after it.
    const RegisterTable table =
        read_text("SOTO,SOTHUA,ISSUED,EXPIRES\n1,1,45658,46203\n1,2,12345,\n");
    ASSERT_EQ(table.certificates.size(), 2U);
    EXPECT_TRUE(table.certificates[1].has_unread_term);
    EXPECT_EQ(table.certificates[0].issued, year(2025) / 1 / 1);
    EXPECT_EQ(table.certificates[0].expires, year(2026) / 6 / 30);
    ASSERT_EQ(table.problems.size(), 3U);
    EXPECT_EQ(table.problems[0].kind, "spreadsheet_day");
    EXPECT_THAT(table.problems[0].note, HasSubstr("2025-01-01"));
    EXPECT_FALSE(table.problems[0].is_set_aside);
    EXPECT_EQ(table.problems[2].kind, "bad_date");
}

RegisterTable read_shipped(std::string_view content) {
    const TemporaryFolder folder;
    write_file(folder.file("r.csv"), content);
    return read_register(folder.file("r.csv"), shipped_aliases(), Language::en);
}

// A certificate may be suspended, and withdrawn later, each with its column of days.
TEST(ReadRegister, TakesTheEarliestOfAllDaysOfSuspensionAndWithdrawal) {
    for (const char* const days : {"Ngày đình chỉ;Ngày thu hồi", "SUSPENDED_ON;WITHDRAWN_ON"}) {
        const RegisterTable table = read_shipped(
            std::string("Số tờ;Số thửa;") + days +
            "\n1;1;;01/03/2026\n1;2;01/05/2026;01/03/2026\n1;3;01/03/2026;01/05/2026\n"
            "1;4;không;chưa\n1;5;01/03/2026;quý I\n1;6;;x\n");
        ASSERT_EQ(table.certificates.size(), 6U) << days;
        for (std::size_t i = 0; i < 3; ++i) {
            EXPECT_EQ(table.certificates[i].suspended_on, year(2026) / 3 / 1) << days << i;
        }
        EXPECT_EQ(table.certificates[3].suspended_on, std::nullopt);
        EXPECT_FALSE(table.certificates[3].has_unread_suspension);
        for (std::size_t i = 4; i < 6; ++i) { // the one that cannot be read may be earlier
            EXPECT_EQ(table.certificates[i].suspended_on, std::nullopt);
            EXPECT_TRUE(table.certificates[i].has_unread_suspension);
        }
        ASSERT_EQ(table.problems.size(), 2U);
        EXPECT_EQ(table.problems[0].kind, "bad_date");
        EXPECT_TRUE(table.columns.uses(3));
    }
}

TEST(ReadRegister, TakesTheEarliestOfTheDaysOfExpiry) {
    const RegisterTable table =
        read_shipped("Số tờ;Số thửa;Ngày cấp;Ngày bắt đầu chuyển đổi;Ngày hết hạn;Có hiệu lực đến\n"
                     "1;1;01/01/2024;;31/12/2027;31/12/2026\n1;2;01/01/2024;;;31/12/2026\n"
                     "1;3;01/01/2024;01/01/2023;31/12/2026;?x\n1;4;01/01/2024;;31/12/2026;?x\n");
    ASSERT_EQ(table.certificates.size(), 4U);
    EXPECT_EQ(table.certificates[0].expires, year(2026) / 12 / 31);
    EXPECT_EQ(table.certificates[1].expires, year(2026) / 12 / 31);
    EXPECT_TRUE(table.certificates[2].has_unread_term);
    EXPECT_TRUE(table.certificates[3].has_unread_term);
    EXPECT_EQ(table.certificates[3].expires, year(2026) / 12 / 31);
}

// What is extended ends later; a lease, or a conversion, is another thing.
TEST(ReadRegister, ReadsNoOtherEndForThatOfTheCertificate) {
    for (const char* const other : {"Gia hạn đến", "Đến ngày", "Thời hạn đến"}) {
        const RegisterTable table = read_shipped(
            std::string("Số tờ;Số thửa;Ngày hết hạn;") + other + "\n1;1;31/12/2026;01/01/2020\n");
        EXPECT_EQ(table.certificates[0].expires, year(2026) / 12 / 31) << other;
        EXPECT_FALSE(table.columns.uses(3)) << other;
    }
    const RegisterTable organic = read_shipped(
        "Số tờ;Số thửa;Ngày hết hạn;Ngày hết hạn chứng nhận hữu cơ\n1;1;01/01/2020;31/12/2026\n");
    EXPECT_EQ(organic.certificates[0].expires, year(2026) / 12 / 31);
}

TEST(ReadRegister, TakesSignsAndWordsForNoDayAsBlank) {
    const RegisterTable table = read_text("SOTO,SOTHUA,STATUS,CERT_NO,ISSUED,EXPIRES,SUSPENDED_ON\n"
                                          "1,1,-,-,-,\u2013,\u2026\n"
                                          "1,2,N/A,0,NULL,Không có,Không\n"
                                          "1,3,none,,0,không,Chưa\n");
    EXPECT_TRUE(table.problems.empty());
    ASSERT_EQ(table.certificates.size(), 3U);
    for (std::size_t i = 0; i < table.certificates.size(); ++i) {
        const Certificate row = table.certificates[i];
        EXPECT_FALSE(row.issued || row.expires || row.suspended_on) << row.row;
        EXPECT_EQ(row.status, i == 2 ? "none" : "");
        EXPECT_EQ(row.number, i == 1 ? "0" : "");
    }
}

TEST(ReadRegister, TakesNoWordForABlankDayThatMayMeanMore) {
    // Not issued yet is no certificate without a first day; a cross may mark what is suspended.
    const RegisterTable table =
        read_text("SOTO,SOTHUA,ISSUED,SUSPENDED_ON\n1,1,chưa có,\n1,2,không,\n1,3,,x\n1,4,,có\n");
    std::vector<std::string> found;
    for (const Problem& problem : table.problems) {
        found.push_back(std::to_string(problem.feature) + " " + problem.kind);
    }
    EXPECT_THAT(found, ElementsAre("2 bad_date", "3 bad_date", "4 bad_date", "5 bad_date"));
}

TEST(ReadRegister, SkipsTitlesAboveTheHeaderOfACsv) {
    const RegisterTable table = read_text("DANH SÁCH THỬA ĐẤT HỮU CƠ, TỜ BẢN ĐỒ XÃ NHỮ KHÊ\n"
                                          "(Kèm theo Quyết định số 12/QĐ-UBND, ngày 1/1/2026)\n"
                                          "\n"
                                          "Mã xã;Số tờ;Số thửa\n"
                                          "02530;5;012\n"
                                          "02530;;13\n");
    EXPECT_EQ(table.rows, 2U);
    ASSERT_EQ(table.certificates.size(), 1U);
    EXPECT_EQ(table.certificates[0].parcel, "012");
    EXPECT_EQ(table.certificates[0].row, 5U);
    ASSERT_EQ(table.problems.size(), 1U);
    EXPECT_EQ(table.problems[0].feature, 6U);
}

TEST(ReadRegister, SkipsARowThatNumbersTheColumns) {
    const RegisterTable table = read_text("MAXA,SOTO,SOTHUA,SCHEME,CERT_NO\n"
                                          "(1),(2), (3) ,,(4)\n"
                                          "02530,5,12,EU,HC-1\n"
                                          "(1),(2),(3),(4),(5)\n");
    EXPECT_EQ(table.rows, 2U); // a second one is a row that finds no parcel
    ASSERT_EQ(table.certificates.size(), 2U);
    EXPECT_EQ(table.certificates[0].sheet, "5");
    EXPECT_EQ(table.sample.columns[0][0], "02530"); // what `huuco inspect` shows
    EXPECT_TRUE(table.problems.empty());
}

TEST(ReadRegister, TakesBareNumbersForARow) {
    const RegisterTable table = read_text("MAXA,SOTO,SOTHUA,SCHEME\n1,2,3,\n(1),(3),(2),EU\n");
    EXPECT_EQ(table.rows, 2U);
}

TEST(ReadRegister, ReadsAHeaderOfTwoRows) {
    const RegisterTable table = read_text("SỔ CHỨNG NHẬN HỮU CƠ;;;;;;\n"
                                          "Mã xã;Số tờ;Số thửa;Giấy;;;Tiêu chuẩn\n"
                                          ";;;Số hiệu;Ngày cấp;EXPIRES;\n"
                                          "02530;5;012;HC-1;1/2/2025;31/12/2027;EU\n");
    EXPECT_THAT(
        table.header,
        ElementsAre(
            "Mã xã", "Số tờ", "Số thửa", "Giấy Số hiệu", "Ngày cấp", "EXPIRES", "Tiêu chuẩn"));
    EXPECT_EQ(table.header_row, 2U);
    EXPECT_EQ(table.header_rows, 2U);
    EXPECT_EQ(table.rows, 1U);
    ASSERT_EQ(table.certificates.size(), 1U);
    EXPECT_EQ(table.certificates[0].row, 4U);
    EXPECT_EQ(table.certificates[0].parcel, "012");
    EXPECT_EQ(table.certificates[0].issued, year(2025) / 2 / 1);
    EXPECT_EQ(table.certificates[0].expires, year(2027) / 12 / 31);
    EXPECT_EQ(table.certificates[0].scheme, "EU");
}

TEST(ReadRegister, KnowsANameByBothRowsOfItsHeader) {
    const RegisterTable joined = read_text("Tờ,Số thửa,SCHEME,Ngày,\n"
                                           "Số,,,cấp,EXPIRES\n"
                                           "5,12,EU,2025-01-02,2027-12-31\n");
    EXPECT_THAT(joined.header, ElementsAre("Số Tờ", "Số thửa", "SCHEME", "Ngày cấp", "EXPIRES"));
    ASSERT_EQ(joined.certificates.size(), 1U);
    EXPECT_EQ(joined.certificates[0].issued, year(2025) / 1 / 2);
}

std::string role_of(const RegisterTable& table, std::string_view name) {
    const auto found = std::ranges::find(table.header, name);
    const auto column = std::optional<std::size_t>(found - table.header.begin());
    const auto role = std::ranges::find(table.columns, column);
    return role == table.columns.end()
               ? std::string()
               : std::string(kCertificateRoleNames.at(
                     static_cast<std::size_t>(role - table.columns.begin())));
}

// The certificate of the land has a number and a day of issue, too.
TEST(ReadRegister, TakesNothingBelowAHeadOfAnotherThingForTheCertificates) {
    const char* const other = "Giấy chứng nhận QSDĐ Ngày cấp";
    const RegisterTable upper =
        read_shipped("Số tờ;Số thửa;Giấy chứng nhận QSDĐ;;Chứng nhận hữu cơ;;\n"
                     ";;Số;Ngày cấp;Số hiệu;Ngày cấp;Ngày hết hạn\n"
                     "5;1;AB 123456;01/01/2005;HC-1;01/12/2026;31/12/2027\n");
    const RegisterTable lower =
        read_shipped("SỔ HỮU CƠ\nThửa đất;;Giấy chứng nhận QSDĐ;;Chứng nhận hữu cơ;;\n"
                     "Số tờ;Số thửa;Số;Ngày cấp;Số hiệu;Ngày cấp;Ngày hết hạn\n"
                     "5;1;AB 123456;01/01/2005;HC-1;01/12/2026;31/12/2027\n");
    for (const RegisterTable* table : {&upper, &lower}) {
        EXPECT_EQ(table->header_rows, 2U);
        EXPECT_EQ(table->header[3], other);
        EXPECT_EQ(role_of(*table, other), "");
        ASSERT_EQ(table->certificates.size(), 1U);
        EXPECT_EQ(table->certificates[0].number, "HC-1");
        EXPECT_EQ(table->certificates[0].issued, year(2026) / 12 / 1);
        EXPECT_EQ(table->certificates[0].expires, year(2027) / 12 / 31);
    }
    // Also where the organic certificate has no day of its own.
    const RegisterTable alone =
        read_shipped("Số tờ;Số thửa;Giấy chứng nhận QSDĐ;;Số chứng nhận\n;;Số;Ngày cấp;\n"
                     "5;1;AB 123456;01/12/2026;HC-1\n");
    EXPECT_EQ(alone.header_rows, 2U);
    ASSERT_EQ(alone.certificates.size(), 1U);
    EXPECT_EQ(alone.certificates[0].issued, std::nullopt);
    EXPECT_EQ(alone.certificates[0].number, "HC-1");
}

TEST(ReadRegister, TakesADayForWhatBothRowsOfTheHeaderSay) {
    const RegisterTable table =
        read_shipped("Số tờ;Số thửa;Chuyển đổi;;Hiệu lực;;Đình chỉ;\n"
                     ";;Từ ngày;Đến ngày;Từ ngày;Đến ngày;Từ ngày;Đến ngày\n"
                     "5;1;01/01/2023;31/12/2024;01/01/2025;31/12/2027;01/03/2026;01/05/2026\n");
    ASSERT_EQ(table.certificates.size(), 1U);
    const Certificate row = table.certificates[0];
    EXPECT_EQ(row.conversion_start, year(2023) / 1 / 1);
    EXPECT_EQ(row.issued, year(2025) / 1 / 1);
    EXPECT_EQ(row.expires, year(2027) / 12 / 31);
    EXPECT_EQ(row.suspended_on, year(2026) / 3 / 1);
    EXPECT_EQ(role_of(table, "Chuyển đổi Đến ngày"), "");
    EXPECT_EQ(role_of(table, "Đình chỉ Đến ngày"), "");
}

TEST(ReadRegister, TakesATitleAboveTheHeaderForNoHeadOfAnotherThing) {
    const RegisterTable table = read_shipped(
        "THEO GIẤY CHỨNG NHẬN QUYỀN SỬ DỤNG ĐẤT;;;\nSố tờ;Số thửa;Số chứng nhận;Ngày cấp\n"
        "5;1;HC-1;01/01/2025\n");
    EXPECT_EQ(table.header_rows, 1U);
    ASSERT_EQ(table.certificates.size(), 1U);
    EXPECT_EQ(table.certificates[0].issued, year(2025) / 1 / 1);
}

TEST(ReadRegister, TakesNoRowOfValuesForASecondRowOfTheHeader) {
    for (const char* const first :
         {"02530,5,1,EU,certified", ",,,EU,certified", "02530,5,1,,", ",,,,"}) {
        const RegisterTable table = read_text(
            std::string("MAXA,SOTO,SOTHUA,SCHEME,STATUS\n") + first + "\n02530,5,2,EU,certified\n");
        EXPECT_EQ(table.header_rows, 1U) << first;
        EXPECT_THAT(table.header, ElementsAre("MAXA", "SOTO", "SOTHUA", "SCHEME", "STATUS"))
            << first;
        EXPECT_EQ(table.certificates[table.certificates.size() - 1].row, 3U) << first;
    }
}

/// A register whose keys stand in one cell; key `-` where the row must be set aside.
struct OneCellKeys {
    const char* heading;
    const char* cell;
    const char* key;
};

class RegisterWithKeysInOneCell : public testing::TestWithParam<OneCellKeys> {};

TEST_P(RegisterWithKeysInOneCell, IsTakenApartWhereWordsOrHeadingTell) {
    const RegisterTable table = read_text(
        std::string("Mã xã;") + GetParam().heading + ";ISSUED\n02530;" + GetParam().cell +
        ";2025-01-01\n02530;Tờ 9, thửa 9;2025-01-01\n");
    ASSERT_FALSE(table.certificates.empty());
    const Certificate first = table.certificates[0];
    EXPECT_EQ(
        table.certificates.size() == 2U ? first.sheet + "/" + first.parcel : "-", GetParam().key);
}

INSTANTIATE_TEST_SUITE_P(
    Io,
    RegisterWithKeysInOneCell,
    testing::Values(
        OneCellKeys{"Tờ/thửa", "5/2", "5/2"},
        OneCellKeys{"Số thửa, số tờ", "2 - 5", "5/2"},
        OneCellKeys{"Tờ/thửa", "Thửa 2, tờ 5", "5/2"},
        OneCellKeys{"Số thửa", "Tờ 5 / thửa 002", "5/002"},
        OneCellKeys{"Số thửa", "5/2", "-"},
        OneCellKeys{"Tờ/thửa", "5", "-"},
        OneCellKeys{"Tờ/thửa", "Tờ 5, thửa 2 và 3", "-"}));

} // namespace
} // namespace huuco
