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

std::optional<std::string> field(const RoleFields& fields, FieldRole role) {
    return fields[static_cast<std::size_t>(role)];
}

/// Names of a layer, and the one that is taken for the land code.
struct Names {
    std::vector<std::string> names;
    std::string land_use;
};

class LandUseField : public testing::TestWithParam<Names> {};

TEST_P(LandUseField, IsRecognised) {
    const RoleFields fields = recognise_fields(info_with(GetParam().names), aliases());
    EXPECT_EQ(field(fields, FieldRole::land_use).value_or(""), GetParam().land_use);
}

INSTANTIATE_TEST_SUITE_P(
    Io,
    LandUseField,
    testing::Values(
        Names{{"x", "LOAIDAT"}, "LOAIDAT"},
        Names{{"x", "loaiDat"}, "loaiDat"},
        Names{{"Loại đất"}, "Loại đất"},
        Names{{"LOAI_DAT"}, "LOAI_DAT"},
        Names{{"maloaidat", "LOAIDAT"}, "LOAIDAT"}, // the order of the aliases counts
        Names{{"KyHieuMucD"}, "KyHieuMucD"},        // cut by a DBF
        Names{{"KyHieuMuc"}, ""},                   // nine letters are no cut name
        Names{{"LOAI"}, ""}));

TEST(RecogniseFields, PutsTheUsersChoiceFirst) {
    RoleFields chosen;
    chosen[static_cast<std::size_t>(FieldRole::land_use)] = "code";
    const RoleFields fields = recognise_fields(info_with({"LOAIDAT", "CODE"}), aliases(), chosen);
    EXPECT_EQ(field(fields, FieldRole::land_use), "CODE");
}

TEST(RecogniseFields, TakesTheOwnerOnlyWhenAsked) {
    const DatasetInfo info = info_with({"tenchu"});
    EXPECT_EQ(field(recognise_fields(info, aliases()), FieldRole::owner), std::nullopt);
    RoleFields chosen;
    chosen[static_cast<std::size_t>(FieldRole::owner)] = "tenchu";
    EXPECT_EQ(field(recognise_fields(info, aliases(), chosen), FieldRole::owner), "tenchu");
}

TEST(RecogniseFields, NamesTheNearestFieldAndAllOthers) {
    RoleFields chosen;
    chosen[static_cast<std::size_t>(FieldRole::land_use)] = "LOAIDTA";
    try {
        const RoleFields fields =
            recognise_fields(info_with({"LOAIDAT", "SOTO"}), aliases(), chosen);
        FAIL() << "found";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::argument);
        EXPECT_THAT(error.what(), HasSubstr("no field \"LOAIDTA\" (did you mean \"LOAIDAT\"?)"));
        EXPECT_THAT(error.what(), HasSubstr("LOAIDAT, SOTO"));
    }
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
