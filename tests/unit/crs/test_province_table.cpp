// SPDX-License-Identifier: MIT
/// \file
/// Provinces by name and code, before and since 1 July 2025.

#include <huuco/base/error.hpp>
#include <huuco/crs/crs.hpp>
#include <huuco/crs/province_table.hpp>
#include <huuco/crs/reference_systems.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <set>
#include <string>
#include <vector>

namespace huuco {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;
using testing::ThrowsMessage;

const ProvinceTable& provinces() {
    static const ProvinceTable table =
        ProvinceTable::load(HUUCO_SOURCE_DIR "/data/tables/provinces.csv");
    return table;
}

std::vector<std::string> parts_of(const std::string& name) {
    std::vector<std::string> names;
    for (const FormerProvince& part : provinces().find(name).parts) {
        names.push_back(part.name);
    }
    return names;
}

TEST(ProvinceTable, SixtyThreeProvincesHaveAKnownZoneAndLieInVietNam) {
    const ReferenceSystems systems =
        ReferenceSystems::load(HUUCO_SOURCE_DIR "/data/tables/reference_systems.csv");
    EXPECT_THAT(provinces().former(), SizeIs(63));
    for (const FormerProvince& province : provinces().former()) {
        SCOPED_TRACE(province.name);
        const ReferenceSystem* const zone = systems.find(province.cadastre);
        ASSERT_NE(zone, nullptr);
        EXPECT_EQ(zone->kind, SystemKind::tm3);
        EXPECT_TRUE(kVietNam.contains({province.lon_lat.min_x, province.lon_lat.max_y}));
        // The cadastre's meridian is a provincial one: no province reaches farther than 2.6° of it.
        EXPECT_LT(province.lon_lat.min_x, zone->grid->meridian_deg + 2.6);
        EXPECT_GT(province.lon_lat.max_x, zone->grid->meridian_deg - 2.6);
    }
}

// Domain table of the merger of 1 July 2025: name, parts.
TEST(ProvinceTable, MergedProvincesHoldTheirParts) {
    EXPECT_THAT(parts_of("Tuyên Quang"), ElementsAre("Hà Giang", "Tuyên Quang"));
    EXPECT_THAT(parts_of("Phú Thọ"), ElementsAre("Hòa Bình", "Phú Thọ", "Vĩnh Phúc"));
    EXPECT_THAT(parts_of("Lâm Đồng"), ElementsAre("Bình Thuận", "Đắk Nông", "Lâm Đồng"));
    EXPECT_THAT(parts_of("Huế"), ElementsAre("Thừa Thiên Huế"));
    EXPECT_THAT(parts_of("Hà Giang"), ElementsAre("Hà Giang"));
    EXPECT_THAT(parts_of("Tuyên Quang (cũ)"), ElementsAre("Tuyên Quang"));
}

TEST(ProvinceTable, EveryFormerProvinceIsPartOfOneOfToday) {
    std::set<std::string> seen;
    for (const char* const name :
         {"Hà Nội",    "Cao Bằng",    "Tuyên Quang", "Điện Biên",  "Lai Châu", "Sơn La",
          "Lào Cai",   "Thái Nguyên", "Lạng Sơn",    "Quảng Ninh", "Bắc Ninh", "Phú Thọ",
          "Hải Phòng", "Hưng Yên",    "Ninh Bình",   "Thanh Hóa",  "Nghệ An",  "Hà Tĩnh",
          "Quảng Trị", "Huế",         "Đà Nẵng",     "Quảng Ngãi", "Gia Lai",  "Khánh Hòa",
          "Đắk Lắk",   "Lâm Đồng",    "Đồng Nai",    "TP.HCM",     "Tây Ninh", "Đồng Tháp",
          "Vĩnh Long", "An Giang",    "Cần Thơ",     "Cà Mau"}) {
        for (const std::string& part : parts_of(name)) {
            EXPECT_TRUE(seen.insert(part).second) << part << " is part of two";
        }
    }
    EXPECT_THAT(seen, SizeIs(63));
}

TEST(ProvinceTable, NamesAreUnderstoodAsPeopleWriteThem) {
    for (const char* const name :
         {"Hà Giang", "ha giang", "HA GIANG", "Tỉnh Hà Giang", "tinh Ha Giang", "HàGiang"}) {
        EXPECT_EQ(provinces().find(name).name, "Hà Giang") << name;
    }
    for (const char* const name :
         {"TP.HCM", "TP Hồ Chí Minh", "thanh pho ho chi minh", "Sài Gòn", "79"}) {
        EXPECT_EQ(provinces().find(name).name, "Thành phố Hồ Chí Minh") << name;
    }
    EXPECT_EQ(provinces().find("Hoà Bình").name, "Hòa Bình");
    EXPECT_EQ(provinces().find("Đắc Lắc").name, "Đắk Lắk");
    EXPECT_EQ(provinces().find("ba ria vung tau").name, "Bà Rịa - Vũng Tàu");
}

TEST(ProvinceTable, CodesThatKeptTheirMeaningAreUnderstood) {
    EXPECT_THAT(parts_of("08"), ElementsAre("Hà Giang", "Tuyên Quang"));
    EXPECT_THAT(parts_of("8"), ElementsAre("Hà Giang", "Tuyên Quang"));
    EXPECT_THAT(parts_of("02"), ElementsAre("Hà Giang"));
    EXPECT_THAT(parts_of("46"), ElementsAre("Thừa Thiên Huế")); // renamed, the same ground
}

TEST(ProvinceTable, CodesThatChangedTheirMeaningAreAskedAbout) {
    const std::vector<std::array<const char*, 3>> changed = {
        {"15", "Yên Bái", "Lào Cai"},
        {"24", "Bắc Giang", "Bắc Ninh"},
        {"44", "Quảng Bình", "Quảng Trị"},
        {"52", "Bình Định", "Gia Lai"},
        {"80", "Long An", "Tây Ninh"},
        {"82", "Tiền Giang", "Đồng Tháp"},
        {"91", "Kiên Giang", "An Giang"}};
    for (const auto& [code, before, since] : changed) {
        EXPECT_THAT(
            [code = code] { (void)provinces().find(code); },
            ThrowsMessage<Error>(AllOf(HasSubstr(before), HasSubstr(since))));
    }
}

TEST(ProvinceTable, AnUnknownNameIsRefusedWithTheNearest) {
    EXPECT_THAT(
        [] { (void)provinces().find("Tuyên Quan"); },
        ThrowsMessage<Error>(HasSubstr("did you mean \"Tuyên Quang\"")));
    EXPECT_THAT([] { (void)provinces().find("03"); }, ThrowsMessage<Error>(HasSubstr("\"03\"")));
}

} // namespace
} // namespace huuco
