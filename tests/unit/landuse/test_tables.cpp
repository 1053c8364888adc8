// SPDX-License-Identifier: MIT
/// \file
/// Tests of the shipped tables, their look-ups and their replacement.

#include "shipped.hpp"

#include <huuco/landuse/tables.hpp>
#include <huuco/model/field_role.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>

namespace huuco {
namespace {

using test::Folder;
using test::message_of;
using test::shipped_tables;
using test::tables_folder;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

std::string id_of(const Crop* crop) {
    return crop == nullptr ? "" : crop->id;
}

std::string id_of(const Scheme* scheme) {
    return scheme == nullptr ? "" : scheme->id;
}

std::string id_of(const Status* status) {
    return status == nullptr ? "" : status->id;
}

TEST(ShippedTables, HaveTheRowsTheirReadmeCounts) {
    const Tables& tables = shipped_tables();
    EXPECT_EQ(tables.land_codes().size(), 103U);
    EXPECT_EQ(tables.crops().size(), 110U);
    EXPECT_EQ(tables.schemes().size(), 12U);
    EXPECT_EQ(tables.statuses().size(), 9U);
    EXPECT_EQ(tables.presets().size(), 4U);
    EXPECT_EQ(tables.field_aliases().size(), 452U);
}

TEST(ShippedTables, MarkTheCropsOfEachList) {
    // Counted with Python's csv module in the sources of the table.
    const std::vector<std::pair<std::string, std::ptrdiff_t>> counts = {
        {"dec885", 66}, {"dec841_tuyen_quang", 8}, {"circ17_2019", 6}, {"circ37_2018", 64}};
    for (const auto& [list, count] : counts) {
        const std::string& name = list;
        EXPECT_EQ(
            std::ranges::count_if(
                shipped_tables().crops(),
                [&](const Crop& crop) {
                    return std::ranges::find(crop.lists, name) != crop.lists.end();
                }),
            count)
            << list;
    }
}

/// Of the columns of a certificate register, named after the fields of Certificate.
constexpr std::array<std::string_view, 13> kRegisterRoles = {
    "register.commune",
    "register.sheet",
    "register.parcel",
    "register.crop",
    "register.scheme",
    "register.status",
    "register.number",
    "register.holder",
    "register.issued",
    "register.expires",
    "register.conversion_start",
    "register.suspended_on",
    "register.area_m2"};

TEST(ShippedTables, NameOnlyKnownRoles) {
    for (const FieldAlias& alias : shipped_tables().field_aliases()) {
        const bool is_known = field_role_of(alias.role).has_value() || alias.role == "village_id" ||
                              alias.role == "village_name" ||
                              std::ranges::find(kRegisterRoles, alias.role) != kRegisterRoles.end();
        EXPECT_TRUE(is_known) << alias.role;
    }
}

TEST(ShippedTables, HaveAFieldNameForEveryRole) {
    for (const std::string_view role : kFieldRoleNames) {
        EXPECT_FALSE(shipped_tables().aliases_of(role).empty()) << role;
    }
    for (const std::string_view role : kRegisterRoles) {
        EXPECT_FALSE(shipped_tables().aliases_of(role).empty()) << role;
    }
}

TEST(ShippedTables, DoNotTakeTheLandCertificateForAnOrganicOne) {
    for (const std::string& alias : shipped_tables().aliases_of("certificate")) {
        EXPECT_NE(alias, "SOGCN");
        EXPECT_NE(alias, "dacapgcn");
    }
}

TEST(FindLandCode, KnowsLabelsAndFullNamesOfBothLists) {
    const Tables& tables = shipped_tables();
    ASSERT_NE(tables.find_land_code("luc"), nullptr);
    EXPECT_EQ(tables.find_land_code("luc")->code, "LUC");
    EXPECT_EQ(tables.find_land_code("ĐGT")->code, "DGT");
    EXPECT_EQ(tables.find_land_code("đất trồng cây HẰNG năm khác")->code, "HNK");
    EXPECT_EQ(tables.find_land_code("Đất trồng cây hàng năm khác")->code, "HNK");
    EXPECT_EQ(tables.find_land_code("KĐD"), nullptr);
    EXPECT_EQ(tables.find_land_code(""), nullptr);
}

struct Renamed {
    const char* code;
    const char* harmonised;
};

class CodeOfTheOldLists : public testing::TestWithParam<Renamed> {};

/// Rows that the 2024 form lacks and what took their place, from domain facts on Circular 08/2024.
TEST_P(CodeOfTheOldLists, HasItsNameInTheListOf2024) {
    const LandCode* const code = shipped_tables().find_land_code(GetParam().code);
    ASSERT_NE(code, nullptr);
    EXPECT_EQ(shipped_tables().harmonised(*code), GetParam().harmonised);
}

INSTANTIATE_TEST_SUITE_P(
    Landuse,
    CodeOfTheOldLists,
    testing::Values(
        Renamed{"LUN", "LUK"},
        Renamed{"BHK", "HNK"},
        Renamed{"NHK", "HNK"},
        Renamed{"DTS", "DSK"},
        Renamed{"SKT", "SKK"},
        Renamed{"SKX", "SKC"},
        Renamed{"DDT", "DDD"},
        Renamed{"DDL", "DDD"},
        Renamed{"DSH", "DKV"},
        Renamed{"DCK", "PNK"},
        Renamed{"SXN", "CHN/CLN"},
        Renamed{"COC", "HNK"},
        Renamed{"LNK", "CLN"},
        Renamed{"2L", "LUC"},
        Renamed{"1L", "LUK"},
        Renamed{"T", "ONT"},
        Renamed{"MVT", ""},
        Renamed{"LUC", "LUC"},
        Renamed{"CNT", "CNT"}));

TEST(FindLandCode, ReadsTheAnnexOf2024InItsLatestNames) {
    for (const LandCode& code : shipped_tables().land_codes()) {
        EXPECT_EQ(shipped_tables().harmonised(code) == code.code, code.is_current) << code.code;
    }
}

class CropName : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(CropName, IsFoundWithItsTones) {
    EXPECT_EQ(id_of(shipped_tables().find_crop(GetParam().first)), GetParam().second);
}

INSTANTIATE_TEST_SUITE_P(
    Landuse,
    CropName,
    testing::Values(
        std::pair("Lúa", "lua"),
        std::pair("  LÚA   NƯỚC ", "lua"),
        std::pair("cây chè", "che"),
        std::pair("Cam sành", "cam"),
        std::pair("Dừa", "dua_coconut"),
        std::pair("dứa", "dua_pineapple"),
        std::pair("dưa", ""),
        std::pair("ngô", "ngo"),
        std::pair("ngò", "rau_mui"),
        std::pair("bắp", "ngo"),
        std::pair("bắp cải", "bap_cai"),
        std::pair("sắn dây", "san_day"),
        std::pair("lạc tiên", "chanh_leo"),
        std::pair("Hoa, cây cảnh", "hoa"),
        std::pair("cây gai", "gai_xanh"),
        std::pair("lua", ""),
        std::pair("Điều 5", ""),
        std::pair("", "")));

class SchemeName : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(SchemeName, IsFoundAsPeopleWriteIt) {
    EXPECT_EQ(id_of(shipped_tables().find_scheme(GetParam().first)), GetParam().second);
}

INSTANTIATE_TEST_SUITE_P(
    Landuse,
    SchemeName,
    testing::Values(
        std::pair("TCVN11041", "TCVN_11041_2"),
        std::pair("TCVN 11041-2:2017", "TCVN_11041_2"),
        std::pair("tcvn 11041-2", "TCVN_11041_2"),
        std::pair("TCVN_11041_2", "TCVN_11041_2"),
        std::pair("TCVN 11041-5:2018", "TCVN_11041_5"),
        std::pair("TCVN 11041-6", "TCVN_11041_6"),
        std::pair("EU", "EU_2018_848"),
        std::pair("EU 2018/848", "EU_2018_848"),
        std::pair("hữu cơ EU", "EU_2018_848"),
        std::pair("USDA", "USDA_NOP"),
        std::pair("USDA-NOP", "USDA_NOP"),
        std::pair("JAS", "JAS"),
        std::pair("PGS", "PGS_VN"),
        std::pair("VietGAP", "VIETGAP"),
        std::pair("Viet GAP", "VIETGAP"),
        std::pair("GlobalG.A.P.", "GLOBALGAP"),
        std::pair("TCVN 11042", ""),
        std::pair("?", "")));

class StatusName : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(StatusName, IsFoundAsPeopleWriteIt) {
    EXPECT_EQ(id_of(shipped_tables().find_status(GetParam().first)), GetParam().second);
}

INSTANTIATE_TEST_SUITE_P(
    Landuse,
    StatusName,
    testing::Values(
        std::pair("certified", "certified"),
        std::pair("Đã chứng nhận", "certified"),
        std::pair("in_conversion", "in_conversion"),
        std::pair("In conversion", "in_conversion"),
        std::pair("đang chuyển đổi", "in_conversion"),
        std::pair("ĐÌNH CHỈ", "suspended"),
        std::pair("withdrawn", "suspended"),
        std::pair("Hết hạn", "expired"),
        std::pair("self-declared", "self_declared"),
        std::pair("không hữu cơ", "none"),
        std::pair("chưa rõ", "unknown"),
        std::pair("xyz", "")));

TEST(ReplacedTables, KeepShippedColumnsThatTheFileLeavesOut) {
    const Folder folder;
    const auto path =
        folder.write("crops.csv", "crop_id;name_vi;cycle\nche;Chè Nhữ Khê;perennial\n");
    const Tables tables = Tables::load(tables_folder(), {{"crops", path}});
    EXPECT_EQ(tables.crops().size(), shipped_tables().crops().size());
    EXPECT_EQ(id_of(tables.find_crop("chè nhữ khê")), "che");
    EXPECT_EQ(id_of(tables.find_crop("trà")), "che");
    EXPECT_EQ(id_of(tables.find_crop("chè")), "");
}

TEST(ReplacedTables, AddRowsAndListsOfCrops) {
    const Folder folder;
    const auto crops = folder.write(
        "crops.csv",
        "crop_id,name_vi,aliases,cycle,nhu_khe\ntram,Trám,trám đen; trám trắng,perennial,1\n");
    const auto presets = folder.write(
        "presets.csv", "preset_id,name_vi,crops_column\nnhu-khe,Nghị quyết của xã,nhu_khe\n");
    const Tables tables =
        Tables::load(tables_folder(), {{"crops", crops}, {"principal_presets", presets}});
    ASSERT_NE(tables.find_crop("Trám đen"), nullptr);
    EXPECT_THAT(tables.find_crop("Trám đen")->lists, ElementsAre("nhu_khe"));
    ASSERT_NE(tables.find_preset("nhu-khe"), nullptr);
}

TEST(ReplacedTables, PutFieldAliasesOfTheOfficeFirst) {
    const Folder folder;
    const auto path = folder.write("fields.csv", "role,alias\nland_use,KYHIEU\n");
    const Tables tables = Tables::load(tables_folder(), {{"field_aliases", path}});
    EXPECT_EQ(tables.aliases_of("land_use").front(), "KYHIEU");
    EXPECT_EQ(tables.aliases_of("land_use").at(1), "LOAIDAT");
}

struct BadTable {
    const char* table;
    const char* content;
    std::size_t line;
    const char* note;
};

class BadReplacement : public testing::TestWithParam<BadTable> {};

TEST_P(BadReplacement, IsAnErrorWithFileLineAndKey) {
    const Folder folder;
    const auto path = folder.write("mine.csv", GetParam().content);
    const std::string message = message_of([&] {
        static_cast<void>(Tables::load(tables_folder(), {{GetParam().table, path}}));
    });
    EXPECT_THAT(
        message,
        AllOf(
            HasSubstr(path.string()),
            HasSubstr("line " + std::to_string(GetParam().line) + ":"),
            HasSubstr(GetParam().note)));
}

INSTANTIATE_TEST_SUITE_P(
    Landuse,
    BadReplacement,
    testing::Values(
        BadTable{"land_codes", "code,name_vi\nXYZ,Đất lạ\n", 2, "land_class must be one of"},
        BadTable{"land_codes", "code,land_clas\nLUC,annual\n", 1, "(did you mean \"land_class\"?)"},
        BadTable{"land_codes", "name_vi,code\nLúa,LUC\n", 1, "the first column must be code"},
        BadTable{"land_codes", "code,parent\nLUC,LUX\n", 2, "the parent \"LUX\" is no code"},
        BadTable{"land_codes", "code,successor\nLUC,LUA; LUX\n", 2, "the successor \"LUX\""},
        BadTable{"crops", "crop_id,cycle\nche,yearly\n", 2, "cycle must be"},
        BadTable{"crops", "crop_id,dec885\nche,yes\n", 2, "dec885 must be 1 or 0, not \"yes\""},
        BadTable{"crops", "crop_id,cycle\nche,annual\nche,annual\n", 3, "occurs twice"},
        BadTable{"crops", "crop_id,cycle\n,annual\n", 2, "the crop_id is blank"},
        BadTable{
            "crops",
            "crop_id,name_vi,cycle\nche_day,Chè,annual\n",
            2,
            "belongs to \"che\" already"},
        BadTable{"crops", "crop_id,cycle\nche\n", 2, "the row has 1 cells, the header 2"},
        BadTable{"schemes", "scheme_id,status_instead\nPGS_VN,pgz\n", 2, "\"pgz\" is no status"},
        BadTable{
            "principal_presets",
            "preset_id,crops_column\ndecision-885,dec88\n",
            2,
            "(did you mean \"dec885\"?)"}));

TEST(ReplacedTables, RefuseATableThatDoesNotExist) {
    const std::string message = message_of([] {
        static_cast<void>(Tables::load(tables_folder(), {{"crop", "x.csv"}}));
    });
    EXPECT_THAT(message, AllOf(HasSubstr("\"crop\""), HasSubstr("did you mean \"crops\"")));
}

TEST(Tables, SayWhichFileIsMissing) {
    const Folder folder;
    const std::string message = message_of([&] { static_cast<void>(Tables::load(folder.path())); });
    EXPECT_THAT(message, HasSubstr("land_codes.csv cannot be read"));
}

TEST(Tables, KeepTheirRowsInPlaceWhenMoved) {
    Tables tables = Tables::load(tables_folder());
    const Crop* const crop = tables.find_crop("Chè");
    const Tables moved = std::move(tables);
    EXPECT_EQ(moved.find_crop("Chè"), crop);
}

} // namespace
} // namespace huuco
