// SPDX-License-Identifier: MIT
/// \file
/// Tests of reading crop cells: the traps of crops.csv and cells as people type them.

#include "shipped.hpp"

#include <huuco/landuse/crop_names.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace huuco {
namespace {

using test::Folder;
using test::message_of;
using test::shipped_tables;
using testing::ElementsAre;
using testing::HasSubstr;

const CropNames& shipped_names() {
    static const CropNames names(shipped_tables(), Plan());
    return names;
}

/// Ids of the crops of a cell, `?text` for one that is not known.
std::vector<std::string> ids_in(const CropNames& names, const std::string& text) {
    std::vector<std::string> ids;
    for (const NamedCrop& crop : names.read(text).crops) {
        ids.push_back(crop.crop == nullptr ? "?" + crop.text : crop.crop->id);
    }
    return ids;
}

struct CropCase {
    const char* text;
    std::vector<std::string> ids;
};

class CropText : public testing::TestWithParam<CropCase> {};

TEST_P(CropText, IsReadAsTheseCrops) {
    EXPECT_EQ(ids_in(shipped_names(), GetParam().text), GetParam().ids);
}

INSTANTIATE_TEST_SUITE_P(
    WordsThatLookAlike,
    CropText,
    testing::Values(
        CropCase{"dưa hấu", {"dua_hau"}},
        CropCase{"dừa", {"dua_coconut"}},
        CropCase{"dứa", {"dua_pineapple"}},
        CropCase{"dưa", {"?dưa"}},
        CropCase{"Ngô", {"ngo"}},
        CropCase{"ngò", {"rau_mui"}},
        CropCase{"sắn", {"san"}},
        CropCase{"sắn dây", {"san_day"}},
        CropCase{"sắn nước", {"cu_dau"}},
        CropCase{"bơ", {"bo"}},
        CropCase{"bờ", {"?bờ"}},
        CropCase{"nho", {"nho"}},
        CropCase{"nhỏ", {"?nhỏ"}},
        CropCase{"lạc", {"lac"}},
        CropCase{"lạc dại", {"lac_dai"}},
        CropCase{"Lạc Dại", {"lac_dai"}},
        CropCase{"lạc tiên", {"chanh_leo"}},
        CropCase{"chanh", {"chanh"}},
        CropCase{"chanh leo", {"chanh_leo"}},
        CropCase{"hồng", {"hong"}},
        CropCase{"hoa hồng", {"hoa"}},
        CropCase{"hồng xiêm", {"hong_xiem"}},
        CropCase{"dâu", {"dau_tam"}},
        CropCase{"dâu tây", {"dau_tay"}},
        CropCase{"bắp", {"ngo"}},
        CropCase{"bắp cải", {"bap_cai"}},
        CropCase{"đậu bắp", {"dau_bap"}},
        CropCase{"điều", {"dieu"}},
        CropCase{"Điều 5", {"?Điều 5"}},
        CropCase{"Điều 5 Luật Đất đai", {"?Điều 5 Luật Đất đai"}},
        CropCase{"điều chỉnh", {"?điều chỉnh"}},
        CropCase{"đào ao", {"?đào ao"}},
        CropCase{"cam kết", {"?cam kết"}},
        CropCase{"cải tạo", {"?cải tạo"}}));

INSTANTIATE_TEST_SUITE_P(
    NamesOfNorthAndSouth,
    CropText,
    testing::Values(
        CropCase{"bắp", {"ngo"}},
        CropCase{"đậu phộng", {"lac"}},
        CropCase{"khoai mì", {"san"}},
        CropCase{"mè", {"vung"}},
        CropCase{"thơm", {"dua_pineapple"}},
        CropCase{"khóm", {"dua_pineapple"}},
        CropCase{"mãng cầu", {"na"}},
        CropCase{"lúa thơm", {"lua"}},
        CropCase{"mận", {"man"}}));

INSTANTIATE_TEST_SUITE_P(
    CellsAsPeopleTypeThem,
    CropText,
    testing::Values(
        CropCase{"Lúa, ngô", {"lua", "ngo"}},
        CropCase{"lúa+màu", {"lua", "rau"}},
        CropCase{"2 lúa 1 màu", {"lua", "rau"}},
        CropCase{"Lúa 2 vụ", {"lua"}},
        CropCase{"Lúa xuân - Lúa mùa", {"lua"}},
        CropCase{"Lúa xuân – ngô đông", {"lua", "ngo"}},
        CropCase{"trồng chè", {"che"}},
        CropCase{"Vườn cam sành", {"cam"}},
        CropCase{"Bưởi Soi Hà", {"buoi"}},
        CropCase{"Bưởi Đoan Hùng", {"buoi"}},
        CropCase{"Lúa Khang Dân", {"lua"}},
        CropCase{"ngô NK4300", {"ngo"}},
        CropCase{"chè hữu cơ", {"che"}},
        CropCase{"ngô xen đậu tương", {"ngo", "dau_tuong"}},
        CropCase{"Ngô và cây lạ", {"ngo", "?cây lạ"}},
        CropCase{"cây ăn quả", {"cay_an_qua"}},
        CropCase{"CHÈ SHAN TUYẾT", {"che"}},
        CropCase{"xen canh", {"?xen canh"}},
        CropCase{"vườn tạp", {"?vườn tạp"}},
        CropCase{"chè bỏ hoang", {"?chè bỏ hoang"}},
        CropCase{"không trồng ngô", {"?không trồng ngô"}},
        CropCase{"  ", {}}));

INSTANTIATE_TEST_SUITE_P(
    CellsThatStandForBlankOnes,
    CropText,
    testing::Values(
        CropCase{"-", {}},
        CropCase{"--", {}},
        CropCase{"–", {}},
        CropCase{"0", {}},
        CropCase{"0.0", {}},
        CropCase{"NULL", {}},
        CropCase{"<Null>", {}},
        CropCase{"N/A", {}},
        CropCase{"None", {}},
        CropCase{"NA", {"na"}}, // custard apple
        CropCase{"?", {"??"}},
        CropCase{"không", {"?không"}}));

INSTANTIATE_TEST_SUITE_P(
    EnglishNames, // those of the JECAM crop data, too
    CropText,
    testing::Values(
        CropCase{"Maize", {"ngo"}},
        CropCase{"Sorghum", {"cao_luong"}},
        CropCase{"Cowpea", {"dau_den"}},
        CropCase{"Groundnut", {"lac"}},
        CropCase{"Millet", {"ke"}},
        CropCase{"Sesame", {"vung"}},
        CropCase{"Cotton", {"bong"}},
        CropCase{"lime", {"chanh"}},
        CropCase{"Young fallow", {"?Young fallow"}}));

TEST(CropNames, KeepWhatACellStates) {
    const CropCell cell = shipped_names().read("Chè 0,3 ha; Ngô: 1.000 m2");
    ASSERT_TRUE(cell.has_stated_areas);
    ASSERT_EQ(cell.crops.size(), 2U);
    EXPECT_EQ(cell.crops[0].stated, 3000.0);
    EXPECT_EQ(cell.crops[1].stated, 1000.0);
    EXPECT_TRUE(shipped_names().read("60% cam, 40% bưởi").has_stated_areas);
}

/// The blanks that land codes, numbers and names are read with; the areas are those of plain ones.
TEST(CropNames, KeepWhatStandsBehindABlankOfAnyKind) {
    for (const std::string blank : {" ", "\u00A0", "\u202F", "\u2009"}) {
        const CropCell shares =
            shipped_names().read("30%" + blank + "Chè," + blank + "70%" + blank + "Keo");
        ASSERT_EQ(shares.crops.size(), 2U) << blank;
        EXPECT_EQ(shares.crops[0].stated, 30.0) << blank;
        EXPECT_EQ(shares.crops[1].stated, 70.0) << blank;
        const CropCell areas = shipped_names().read(
            "Chè" + blank + "3" + blank + "000" + blank + "m2" + blank + "xen" + blank +
            "Ngô 500 m2");
        EXPECT_EQ(areas.stated_m2, 3500.0) << blank;
        EXPECT_THAT(
            ids_in(shipped_names(), "Lúa" + blank + "-" + blank + "Ngô"),
            ElementsAre("lua", "ngo"));
    }
}

TEST(CropNames, DoNotMixUnitsOrGuessWhatIsNotStated) {
    EXPECT_FALSE(shipped_names().read("Chè 0,3 ha; Ngô").has_stated_areas);
    EXPECT_FALSE(shipped_names().read("Chè 60 %; Ngô 100 m2").has_stated_areas);
    EXPECT_FALSE(shipped_names().read("Chè 3 sào; Ngô 2 sào").has_stated_areas);
    EXPECT_FALSE(shipped_names().read("Chè 300 m2; Ngô 200 m2; Chè").has_stated_areas);
}

TEST(CropNames, MeanOtherCropsInTheSouth) {
    Plan plan;
    plan.region = NameRegion::south;
    const CropNames south(shipped_tables(), plan);
    EXPECT_THAT(ids_in(south, "mận"), ElementsAre("roi"));
    EXPECT_THAT(ids_in(south, "ngô"), ElementsAre("ngo"));
}

TEST(CropNames, AreTaughtByThePlan) {
    Plan plan;
    plan.taught_crops = {{"cây tạp", {"rau", 3}}, {"Young fallow", {"Cỏ voi", 4}}};
    const CropNames names(shipped_tables(), plan);
    EXPECT_THAT(ids_in(names, "Cây Tạp"), ElementsAre("rau"));
    EXPECT_THAT(ids_in(names, "young fallow, ngô"), ElementsAre("co_voi", "ngo"));
}

TEST(CropNames, RefuseToBeTaughtACropThatDoesNotExist) {
    Plan plan;
    plan.source = "plan.toml";
    plan.taught_crops = {{"cây tạp", {"Chèe", 7}}};
    EXPECT_THAT(
        message_of([&] { const CropNames names(shipped_tables(), plan); }),
        AllOf(HasSubstr("plan.toml, line 7"), HasSubstr("did you mean \"Chè\"")));
}

TEST(CropNames, SuggestWhatAnUnknownNameMayMean) {
    const auto suggested = [](const char* text) {
        std::string ids;
        for (const Crop* crop : shipped_names().nearest(text)) {
            ids += (ids.empty() ? "" : " ") + crop->id;
        }
        return ids;
    };
    EXPECT_EQ(suggested("lua"), "lua");
    EXPECT_EQ(suggested("Chèe"), "che");
    EXPECT_EQ(suggested("dây sắn dây leo"), "san_day");
    EXPECT_EQ(suggested("bỏ hoang"), "");
    // Coconut is one letter away, and another plant.
    EXPECT_EQ(suggested("dưa"), "dua_chuot dua_hau dua_luoi");
    EXPECT_EQ(suggested("Đậu"), "lac dau_tuong dau_xanh dau_den"); // groundnut is đậu phộng
}

/// Every name of the table is read as its own crop, whatever other names stand in it.
TEST(CropNames, FindEveryNameOfTheTable) {
    for (const Crop& crop : shipped_tables().crops()) {
        std::vector<std::string> names = crop.aliases;
        names.push_back(crop.name_vi);
        for (const std::string& name : names) {
            EXPECT_THAT(ids_in(shipped_names(), name), ElementsAre(crop.id)) << name;
            EXPECT_THAT(ids_in(shipped_names(), "trồng " + name + " 2 vụ"), ElementsAre(crop.id))
                << name;
        }
    }
}

} // namespace
} // namespace huuco
