// SPDX-License-Identifier: MIT
/// \file
/// Tests of finding the fields by role.

#include <huuco/base/error.hpp>
#include <huuco/io/field_recognition.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace huuco {
namespace {

using testing::HasSubstr;

DatasetInfo info_with(const std::vector<std::string>& names) {
    DatasetInfo info;
    info.path = "parcels.shp";
    info.layer = "parcels";
    for (const std::string& name : names) {
        info.fields.push_back({name, "String", 0});
    }
    return info;
}

const std::vector<FieldAlias>& aliases() {
    static const std::vector<FieldAlias> table = {
        {"sheet", "SOTO"},
        {"sheet", "Tờ bản đồ"},
        {"land_use", "LOAIDAT"},
        {"land_use", "KyHieuMucDichSuDung"},
        {"land_use", "maloaidat"},
        {"owner", "tenchu"},
        {"village_id", "MATHON"},
        {"village_id", "ID"},
        {"village_name", "TENTHON"}};
    return table;
}

TEST(RecogniseVillageFields, FindsIdAndName) {
    const VillageFields fields =
        recognise_village_fields(info_with({"ID", "TENTHON", "MATHON"}), aliases());
    EXPECT_EQ(fields.id, "MATHON");
    EXPECT_EQ(fields.name, "TENTHON");
}

TEST(RecogniseVillageFields, TakesANameForTheIdWhereThereIsNoOther) {
    const VillageFields fields = recognise_village_fields(info_with({"TENTHON"}), aliases());
    EXPECT_EQ(fields.id, "TENTHON");
}

TEST(RecogniseVillageFields, AsksForAnIdWhereNothingIsKnown) {
    try {
        const VillageFields fields = recognise_village_fields(info_with({"A", "B"}), aliases());
        FAIL() << fields.id;
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::argument);
        EXPECT_THAT(error.what(), HasSubstr("--village-id with one of A, B"));
    }
}

} // namespace
} // namespace huuco
