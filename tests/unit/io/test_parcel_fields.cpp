// SPDX-License-Identifier: MIT
/// \file
/// Tests of finding the fields of a parcel layer by name, by values, and of what is left in doubt.

#include <huuco/base/error.hpp>
#include <huuco/io/parcel_fields.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace huuco {
namespace {

using testing::HasSubstr;

const Tables& tables() {
    static const Tables shipped =
        Tables::load(std::filesystem::path(HUUCO_SOURCE_DIR) / "data" / "tables");
    return shipped;
}

/// A layer by the values of its fields.
class Layer {
public:
    Layer() {
        m_info.path = "parcels.shp";
        m_info.layer = "parcels";
    }

    Layer& field(const std::string& name, const std::function<std::string(int)>& value) {
        m_info.fields.push_back({name, "String", 0});
        TextColumn& column = m_sample.columns.emplace_back();
        for (int row = 0; row < kRows; ++row) {
            column.push_back(value(row));
        }
        m_sample.rows = kRows;
        return *this;
    }

    /// The field added last is one of numbers that a server gives out.
    Layer& of_a_server() {
        m_info.fields.back().is_serial = true;
        return *this;
    }

    [[nodiscard]] FieldRecognition recognise(const RoleFields& chosen = {}) const {
        return recognise_fields(m_info, m_sample, tables(), chosen);
    }

    [[nodiscard]] std::string name_of(FieldRole role, const RoleFields& chosen = {}) const {
        const RoleFields fields = recognise(chosen).fields(m_info);
        return fields.at(static_cast<std::size_t>(role)).value_or("-");
    }

    [[nodiscard]] Message doubt(FieldRole role) const {
        const FieldRecognition found = recognise();
        const RoleDoubt* const doubt = found.doubt(role);
        return doubt == nullptr ? Message{} : role_doubt(*doubt, m_info);
    }

    /// The sample is all that the layer has.
    Layer& whole() {
        m_sample.is_whole = true;
        return *this;
    }

private:
    static constexpr int kRows = 60;
    DatasetInfo m_info;
    LayerSample m_sample;
};

std::string any_of(const std::vector<std::string>& values, int row) {
    return values[static_cast<std::size_t>(row) % values.size()];
}

std::string code(int row) {
    return any_of({"LUC", "CLN", "ONT+CLN", "RSX", "BHK"}, row);
}

std::string crop(int row) {
    return any_of({"Lúa", "Chè", "", "Bưởi", "cây tạp"}, row);
}

std::string sheet(int row) {
    return std::to_string(1 + row / 20);
}

std::string parcel(int row) {
    return std::to_string(1 + row % 20);
}

std::string area(int row) {
    return std::to_string(100 + row) + ".5";
}

std::string running(int row) {
    return std::to_string(row);
}

TEST(ParcelFields, AreFoundByNameAndTheEvidenceIsStated) {
    Layer layer;
    layer.field("SOTO", sheet).field("SoThua", parcel).field("loaidat", code);
    EXPECT_EQ(layer.name_of(FieldRole::sheet), "SOTO");
    EXPECT_EQ(layer.name_of(FieldRole::parcel), "SoThua");
    EXPECT_EQ(layer.name_of(FieldRole::land_use), "loaidat");
    const FieldRecognition found = layer.recognise();
    const std::optional<RoleFinding>& finding = found.finding(FieldRole::land_use);
    ASSERT_TRUE(finding.has_value());
    EXPECT_EQ(finding->source, RoleSource::name);
    EXPECT_EQ(
        role_evidence(FieldRole::land_use, *finding, Language::en),
        "known name LOAIDAT; 60 of 60 values are land codes");
}

TEST(ParcelFields, OfANameThatHoldsSomethingElseAreRefused) {
    Layer layer; // LOAIDAT is preferred by name, but holds a number of the office's own
    layer.field("LOAIDAT", running).field("KHLOAIDAT", code);
    EXPECT_EQ(layer.name_of(FieldRole::land_use), "KHLOAIDAT");

    Layer without;
    without.field("LOAIDAT", running);
    EXPECT_EQ(without.name_of(FieldRole::land_use), "-");
    EXPECT_THAT(
        without.doubt(FieldRole::land_use).en, HasSubstr("LOAIDAT is named like land codes"));
    EXPECT_THAT(without.doubt(FieldRole::land_use).en, HasSubstr("--field land_use=NAME"));
}

std::string blank(int /*row*/) {
    return {};
}

TEST(ParcelFields, WithoutValuesLeaveTheirPartToTheNextOfSuchAName) {
    Layer layer; // as where QGIS joins layers of two programs
    layer.field("LOAIDAT", blank).field("KHLOAIDAT", code).field("CAYTRONG", blank);
    layer.field("CROP", crop).field("SOTHUA", [](int) { return "0"; }).field("SHTHUA", parcel);
    EXPECT_EQ(layer.name_of(FieldRole::land_use), "KHLOAIDAT");
    EXPECT_EQ(layer.name_of(FieldRole::crop), "CROP");
    EXPECT_EQ(layer.name_of(FieldRole::parcel), "SHTHUA") << "a DBF has 0 for a number not written";
    EXPECT_THAT(
        layer.doubt(FieldRole::land_use).en,
        HasSubstr("LOAIDAT is named like land codes but no value was seen in it, so field "
                  "KHLOAIDAT is used"));
}

TEST(ParcelFields, WithoutValuesAreNamedWhereNothingStandsIn) {
    Layer layer;
    layer.field("LOAIDAT", blank).field("CHUSUDUNG", running);
    EXPECT_EQ(layer.name_of(FieldRole::land_use), "LOAIDAT");
    EXPECT_THAT(layer.doubt(FieldRole::land_use).en, HasSubstr("no value was seen in it; if"));
}

TEST(ParcelFields, WithoutValuesGiveWayToWhatTheValuesOfAnotherShow) {
    Layer layer;
    layer.field("LOAIDAT", blank).field("X1", code);
    // The rest of a large layer may have values in LOAIDAT.
    EXPECT_THAT(layer.doubt(FieldRole::land_use).en, HasSubstr("X1, LOAIDAT all look like"));
    layer.whole();
    EXPECT_EQ(layer.name_of(FieldRole::land_use), "X1");
}

TEST(ParcelFields, WithValuesInOtherRowsAreNamedBesideTheOneThatIsUsed) {
    Layer layer; // two communes in one layer, each with a field of its own
    layer.field("LOAIDAT", [](int row) { return row < 30 ? code(row) : ""; });
    layer.field("KHLOAIDAT", [](int row) { return row < 30 ? "" : code(row); });
    EXPECT_EQ(layer.name_of(FieldRole::land_use), "LOAIDAT");
    EXPECT_THAT(
        layer.doubt(FieldRole::land_use).en,
        HasSubstr("features that are blank there have values in field KHLOAIDAT"));
}

/// Forms that docs/formats.md, "Parcels", says are read, in every one of 60 rows.
TEST(ParcelFields, AreTakenByNameWhateverFormTheirCellsHave) {
    struct FieldCase {
        std::string field;
        FieldRole role;
        std::vector<std::string> cells;
    };

    const std::vector<FieldCase> cases = {
        {"LOAIDAT", FieldRole::land_use, {"ONT: 300 m2; CLN: 734,5 m2", "ONT 300 CLN 734"}},
        {"LOAIDAT", FieldRole::land_use, {"LUC 10000 m2", "ONT 3% + CLN 97%", "ONT 0,03 ha"}},
        {"LOAIDAT",
         FieldRole::land_use,
         {"LUC|BHK",
          "LUC & BHK",
          "ONT và CLN",
          "LUC\xE2\x80\x93"
          "CLN"}},
        {"LOAIDAT", FieldRole::land_use, {"ONT\nCLN", "(LUC)", "ONT*+CLN"}},
        {"DT_PL", FieldRole::legal_area, {"3000 m2", "1.250 m2", "0,3 ha", "12 345,5m²"}},
        {"DT_THOCU", FieldRole::residential_area, {"300m2", "0,03 ha"}},
        {"DT_HUUCO", FieldRole::organic_area, {"1000 m2", "0,1 ha"}},
        {"SOTO", FieldRole::sheet, {"Tờ 5", "tờ bản đồ số 05"}},
        {"SOTHUA", FieldRole::parcel, {"thửa 012a", "12 A", "Thửa đất số 7"}},
    };
    for (const auto& [field, role, cells] : cases) {
        Layer layer;
        layer.field(field, [&](int row) { return any_of(cells, row); });
        EXPECT_EQ(layer.name_of(role), field) << cells.front();
        const FieldRecognition recognised = layer.recognise();
        const std::optional<RoleFinding>& finding = recognised.finding(role);
        EXPECT_EQ(finding ? finding->fitting : 0U, 60U) << cells.front();
    }
}

TEST(ParcelFields, OfANameThatHoldTextAreRefused) {
    struct FieldCase {
        std::string field;
        FieldRole role;
        std::string cell;
    };

    const std::vector<FieldCase> cases = {
        {"LOAIDAT", FieldRole::land_use, "300 m2"},
        {"LOAIDAT", FieldRole::land_use, "Xóm 3, xã Hòa An"},
        {"DT_PL", FieldRole::legal_area, "LUC 300 m2"},
        {"DT_PL", FieldRole::legal_area, "chưa đo"},
        {"DT_PL", FieldRole::legal_area, "30 %"},
        {"SOTO", FieldRole::sheet, "1234.5"},
        {"SOTO", FieldRole::sheet, "Phạm Văn Đồng"},
        {"SOTHUA", FieldRole::parcel, "số 12 đường Lê Lợi"},
    };
    for (const auto& [field, role, cell] : cases) {
        Layer layer;
        layer.field(field, [&](int) { return cell; });
        EXPECT_EQ(layer.name_of(role), "-") << cell;
    }
}

TEST(ParcelFields, WithLabelsOfTheMapAreNoLandCodes) {
    Layer layer; // code and number of the parcel, as a map is lettered
    layer.field("label", [](int row) { return code(row) + " " + parcel(row / 3); });
    EXPECT_EQ(layer.name_of(FieldRole::land_use), "-");
}

TEST(ParcelFields, TakeWhatTheUserSaysWhateverItHolds) {
    Layer layer;
    layer.field("LOAIDAT", running).field("KHLOAIDAT", code);
    RoleFields chosen;
    chosen[static_cast<std::size_t>(FieldRole::land_use)] = "loaidat";
    EXPECT_EQ(layer.name_of(FieldRole::land_use, chosen), "LOAIDAT");
    EXPECT_EQ(layer.recognise(chosen).finding(FieldRole::land_use)->source, RoleSource::chosen);
}

TEST(ParcelFields, AreFoundByTheirValuesWhereNoNameIsKnown) {
    Layer layer;
    layer.field("a", running).field("b", sheet).field("c", parcel).field("d", code);
    layer.field("e", crop).field("f", area).field("g", [](int) { return "02530"; });
    EXPECT_EQ(layer.name_of(FieldRole::sheet), "b");
    EXPECT_EQ(layer.name_of(FieldRole::parcel), "c");
    EXPECT_EQ(layer.name_of(FieldRole::land_use), "d");
    EXPECT_EQ(layer.name_of(FieldRole::crop), "e");
    EXPECT_EQ(layer.name_of(FieldRole::commune), "g");
    EXPECT_EQ(layer.name_of(FieldRole::legal_area), "-"); // a number alone may be any area
    const FieldRecognition found = layer.recognise();
    EXPECT_EQ(found.finding(FieldRole::crop)->source, RoleSource::content);
    EXPECT_EQ(
        role_evidence(FieldRole::crop, *found.finding(FieldRole::crop), Language::en),
        "by its values; 36 of 48 values are crops");
    EXPECT_THAT(
        role_evidence(FieldRole::sheet, *found.finding(FieldRole::sheet), Language::en),
        HasSubstr("a key of its own"));
}

TEST(ParcelFields, WithTwoThatFitAreAskedAbout) {
    Layer layer;
    layer.field("now", code).field("before", [](int row) { return code(row + 1); });
    EXPECT_EQ(layer.name_of(FieldRole::land_use), "-");
    EXPECT_EQ(
        layer.doubt(FieldRole::land_use).en,
        "parcels.shp: the fields now, before all look like land codes; name one of them with "
        "--field land_use=NAME.");
    EXPECT_EQ(
        layer.doubt(FieldRole::land_use).vi,
        "parcels.shp: các trường now, before đều có thể là mã loại đất; hãy chỉ rõ một trường bằng "
        "--field land_use=TÊN.");
}

TEST(ParcelFields, ThatAreOnlyARunningNumberAreNoParcelNumbers) {
    Layer layer;
    layer.field("b", sheet).field("id", running);
    EXPECT_EQ(layer.name_of(FieldRole::parcel), "-");
    EXPECT_EQ(layer.name_of(FieldRole::sheet), "-");
}

TEST(ParcelFields, ThatAServerNumbersPlayAPartOnlyWhereChosen) {
    Layer layer;
    layer.field("SOTO", [](int row) { return std::to_string(row / 10); });
    layer.field("SOTHUA", [](int row) { return std::to_string(row % 10); }).of_a_server();
    EXPECT_EQ(layer.name_of(FieldRole::parcel), "-");
    RoleFields chosen;
    chosen.at(static_cast<std::size_t>(FieldRole::parcel)) = "SOTHUA";
    EXPECT_EQ(layer.name_of(FieldRole::parcel, chosen), "SOTHUA");
}

TEST(ParcelFields, FindAParcelNumberForAKnownSheet) {
    Layer layer;
    layer.field("SOTO", sheet).field("x", parcel).field("id", running);
    EXPECT_EQ(layer.name_of(FieldRole::parcel), "x");
}

TEST(ParcelFields, OfATableNameThatADbfHasCut) {
    Layer layer;
    layer.field("KyHieuMucD", code).field("SoHieuToBa", sheet).field("SoThuTuThu", parcel);
    EXPECT_EQ(layer.name_of(FieldRole::land_use), "KyHieuMucD");
    EXPECT_EQ(layer.name_of(FieldRole::sheet), "SoHieuToBa");
    EXPECT_EQ(layer.name_of(FieldRole::parcel), "SoThuTuThu");
}

TEST(ParcelFields, DoNotTakeTheOwnerUnlessAsked) {
    Layer layer;
    layer.field("tenchu", [](int row) { return "Lê Thị " + std::to_string(row); });
    EXPECT_EQ(layer.name_of(FieldRole::owner), "-");
    RoleFields chosen;
    chosen[static_cast<std::size_t>(FieldRole::owner)] = "TENCHU";
    EXPECT_EQ(layer.name_of(FieldRole::owner, chosen), "tenchu");
}

TEST(ParcelFields, RefuseAChoiceThatIsNotThere) {
    Layer layer;
    layer.field("LOAIDAT", code).field("SOTO", sheet);
    RoleFields chosen;
    chosen[static_cast<std::size_t>(FieldRole::land_use)] = "LOAIDTA";
    try {
        (void)layer.recognise(chosen);
        FAIL() << "found";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::argument);
        EXPECT_THAT(error.what(), HasSubstr("no field \"LOAIDTA\" (did you mean \"LOAIDAT\"?)"));
        EXPECT_THAT(error.what(), HasSubstr("LOAIDAT, SOTO"));
    }
}

TEST(ParcelFields, ConcludeNothingFromAFewValues) {
    Layer layer; // 60 rows, of which three say something
    layer.field("LOAIDAT", [](int row) { return row < 3 ? "xyz" : ""; });
    EXPECT_EQ(layer.name_of(FieldRole::land_use), "LOAIDAT");
}

} // namespace
} // namespace huuco
