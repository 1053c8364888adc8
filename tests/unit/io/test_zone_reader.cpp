// SPDX-License-Identifier: MIT
/// \file
/// Tests of reading villages and surveyed organic areas.

#include "datasets.hpp"
#include "support/notes.hpp"

#include <huuco/base/error.hpp>
#include <huuco/io/zone_reader.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace huuco {
namespace {

using test::TemporaryFolder;
using test::TestLayer;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kSquareWkt = "POLYGON ((0 0,1 0,1 1,0 1,0 0))";
constexpr const char* kFarSquare = "POLYGON ((5 5,6 5,6 6,5 6,5 5))";

TestLayer villages(const std::vector<test::TestFeature>& features) {
    TestLayer layer;
    layer.name = "villages";
    layer.fields = {{"MATHON"}, {"TENTHON"}};
    layer.features = features;
    return layer;
}

VillageParts read_villages_in(
    Language language,
    const std::string& path,
    const VillageFields& fields,
    Problems& problems) {
    Dataset dataset = Dataset::open(path, {{}, {}, language});
    return read_villages(dataset, fields, problems);
}

OrganicAreaSet read_areas_in(
    Language language,
    const std::string& path,
    const CertificateColumns& columns,
    Problems& problems) {
    Dataset dataset = Dataset::open(path, {{}, {}, language});
    return read_organic_areas(dataset, columns, problems);
}

TEST(ReadVillages, KeepsIdsAsText) {
    const TemporaryFolder folder;
    test::write_shapefile(
        folder.file("v.shp"),
        villages({{kSquareWkt, {"02203001", "Thôn Đồng Cả"}}, {kFarSquare, {"02203002", ""}}}));
    Dataset dataset = Dataset::open(folder.file("v.shp"));
    Problems problems;
    const VillageParts set = read_villages(dataset, {"MATHON", "TENTHON"}, problems);
    EXPECT_THAT(set.ids, ElementsAre("02203001", "02203002"));
    EXPECT_THAT(set.names, ElementsAre("Thôn Đồng Cả", "02203002")); // the id where no name is
    EXPECT_EQ(set.shapes.size(), 2U);
    EXPECT_TRUE(problems.empty());
}

TEST(ReadVillages, TellsTheFeaturesOfOneId) {
    const TemporaryFolder folder;
    test::write_layers(
        "GPKG",
        folder.file("v.gpkg"),
        {villages({{kSquareWkt, {"1", "A"}}, {kSquareWkt, {"2", "B"}}, {kFarSquare, {"1", "A"}}})});
    Problems problems;
    const VillageParts set =
        read_villages_in(Language::en, folder.file("v.gpkg"), {"MATHON", std::nullopt}, problems);
    EXPECT_THAT(set.ids, ElementsAre("1", "2"));
    EXPECT_THAT(set.of, ElementsAre(0, 1, 0));
    EXPECT_EQ(set.shapes.size(), 3U);
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].kind, "repeated_village");
    EXPECT_EQ(problems[0].feature, 2U);
    Problems in_vietnamese;
    EXPECT_EQ(
        read_villages_in(
            Language::vi, folder.file("v.gpkg"), {"MATHON", std::nullopt}, in_vietnamese)
            .ids.size(),
        2U);
    test::expect_same_in_both_languages(in_vietnamese, problems);
}

/// What is thrown of a layer, in English and in Vietnamese; empty when it is read.
Message refusal_of(const TestLayer& layer, const VillageFields& fields) {
    const TemporaryFolder folder;
    test::write_layers("GPKG", folder.file("v.gpkg"), {layer});
    Dataset dataset = Dataset::open(folder.file("v.gpkg"));
    Problems problems;
    try {
        (void)read_villages(dataset, fields, problems);
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::format);
        return error.message();
    }
    return {};
}

TEST(ReadVillages, RefusesOneIdWithTwoNames) {
    const Message refusal = refusal_of(
        villages(
            {{kSquareWkt, {"01", "Thôn Đồng Cả"}},
             {kSquareWkt, {"02", "Thôn Lũng"}},
             {kFarSquare, {"01", "Thôn Khe Mía"}}}),
        {"MATHON", "TENTHON"});
    EXPECT_THAT(
        refusal.in(Language::en),
        HasSubstr(
            "v.gpkg: the village id 01 (field MATHON) means \"Thôn Đồng Cả\" in feature 0 and "
            "\"Thôn Khe Mía\" in feature 2."));
    EXPECT_THAT(refusal.in(Language::en), HasSubstr("--village-id FIELD"));
    EXPECT_THAT(
        refusal.in(Language::vi),
        HasSubstr("v.gpkg: mã thôn 01 (trường MATHON) là \"Thôn Đồng Cả\" ở đối tượng 0 và "
                  "\"Thôn Khe Mía\" ở đối tượng 2."));
    EXPECT_THAT(refusal.in(Language::vi), HasSubstr("--village-id TRƯỜNG"));
}

TEST(ReadVillages, LetsAPartBeWithoutName) {
    const TemporaryFolder folder;
    test::write_layers(
        "GPKG",
        folder.file("v.gpkg"),
        {villages({{kSquareWkt, {"1", ""}}, {kFarSquare, {"1", "A"}}, {kFarSquare, {"1", ""}}})});
    Problems problems;
    const VillageParts set =
        read_villages_in(Language::en, folder.file("v.gpkg"), {"MATHON", "TENTHON"}, problems);
    EXPECT_THAT(set.ids, ElementsAre("1"));
    EXPECT_THAT(set.names, ElementsAre("A"));
    EXPECT_EQ(problems.size(), 2U);
    EXPECT_NE(
        refusal_of(
            villages({{kSquareWkt, {"1", ""}}, {kFarSquare, {"1", "A"}}, {kFarSquare, {"1", "B"}}}),
            {"MATHON", "TENTHON"}),
        Message{});
}

TEST(ReadVillages, RefusesAVillageWithoutId) {
    const TemporaryFolder folder;
    test::write_layers(
        "GPKG",
        folder.file("v.gpkg"),
        {villages({{kSquareWkt, {"1", "A"}}, {kSquareWkt, {" ", "B"}}})});
    Dataset dataset = Dataset::open(folder.file("v.gpkg"));
    Problems problems;
    try {
        const VillageParts set = read_villages(dataset, {"MATHON", "TENTHON"}, problems);
        FAIL() << "read";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::format);
        EXPECT_THAT(error.what(), HasSubstr("feature 1 has no village id in field MATHON"));
    }
}

TEST(ReadOrganicAreas, LeavesOutWhatHasNoGroundAndMarksDaysThatCannotBeRead) {
    const TemporaryFolder folder;
    TestLayer layer;
    layer.name = "organic";
    layer.fields = {
        {"SCHEME"}, {"STATUS"}, {"CERT_NO"}, {"ISSUED"}, {"EXPIRES", "date"}, {"NGAYTHUHOI"}};
    layer.features = {
        {kSquareWkt, {"EU", "certified", "HC-1", "01/02/2025", "2027/01/31", "2026-03-01"}},
        {kSquareWkt, {"EU", "certified", "HC-2", "31/02/2025", "2027/01/31"}},
        {"", {"EU", "certified", "HC-3", "01/02/2025", "2027/01/31"}},
        {kFarSquare, {"USDA", "suspended", "HC-4", "", "<null>"}}};
    test::write_layers("GPKG", folder.file("o.gpkg"), {layer});
    CertificateColumns columns;
    columns[static_cast<std::size_t>(CertificateRole::scheme)] = 0;
    columns[static_cast<std::size_t>(CertificateRole::status)] = 1;
    columns[static_cast<std::size_t>(CertificateRole::number)] = 2;
    columns[static_cast<std::size_t>(CertificateRole::issued)] = 3;
    columns[static_cast<std::size_t>(CertificateRole::expires)] = 4;
    columns.further = {{CertificateRole::suspended_on, 5}};
    Problems problems;
    const OrganicAreaSet areas =
        read_areas_in(Language::en, folder.file("o.gpkg"), columns, problems);
    ASSERT_EQ(areas.size(), 3U);
    EXPECT_EQ(areas.shapes.size(), 3U);
    using std::chrono::year;
    EXPECT_EQ(areas.certificates[0].number, "HC-1");
    EXPECT_EQ(areas.certificates[0].issued, year(2025) / 2 / 1);
    EXPECT_EQ(areas.certificates[0].expires, year(2027) / 1 / 31);
    EXPECT_EQ(areas.certificates[0].suspended_on, year(2026) / 3 / 1);
    EXPECT_FALSE(areas.certificates[0].has_unread_term);
    EXPECT_EQ(areas.certificates[1].number, "HC-2");
    EXPECT_TRUE(areas.certificates[1].has_unread_term);
    EXPECT_EQ(areas.certificates[2].number, "HC-4");
    EXPECT_EQ(areas.certificates[2].row, 3U);
    EXPECT_EQ(areas.certificates[2].expires, std::nullopt);
    ASSERT_EQ(problems.size(), 2U);
    EXPECT_EQ(problems[0].kind, "bad_date");
    EXPECT_EQ(problems[0].feature, 1U);
    EXPECT_FALSE(problems[0].is_set_aside);
    EXPECT_EQ(problems[1].kind, "null_geometry");
    Problems in_vietnamese;
    EXPECT_EQ(
        read_areas_in(Language::vi, folder.file("o.gpkg"), columns, in_vietnamese).size(), 3U);
    test::expect_same_in_both_languages(in_vietnamese, problems);
}

} // namespace
} // namespace huuco
