// SPDX-License-Identifier: MIT
/// \file
/// Tests of verdicts and of the sentences that give their reason.

#include "shipped.hpp"

#include <huuco/landuse/combine.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace huuco {
namespace {

using test::day;
using test::default_plan;
using test::shipped_tables;
using testing::EndsWith;
using testing::HasSubstr;

class Verdicts : public testing::Test {
protected:
    Verdicts()
        : m_classifier(shipped_tables(), default_plan()),
          m_judge(shipped_tables(), default_plan(), day(2026, 6, 30)) {}

    static Certificate certificate(const std::string& status, const std::string& scheme) {
        Certificate row;
        row.scheme = scheme;
        row.status = status;
        row.number = "HC-012";
        row.issued = day(2025, 1, 1);
        row.expires = day(2027, 12, 31);
        return row;
    }

    [[nodiscard]] Verdict verdict(
        const char* land_code,
        const char* crop,
        const std::string& status,
        const std::string& scheme = "TCVN 11041-2:2017",
        Language language = Language::vi) const {
        const Evidence evidence = m_judge.judge(certificate(status, scheme));
        return combine(m_classifier.classify(land_code, crop), &evidence, language);
    }

    LandUseClassifier m_classifier;
    EvidenceJudge m_judge;
};

TEST_F(Verdicts, SayThatAStatusIsNotCounted) {
    const Verdict v = verdict("LUC", "lúa", "PGS", "EU", Language::en);
    EXPECT_FALSE(v.is_organic);
    EXPECT_THAT(v.reason, EndsWith(", but the plan does not count the status \"PGS\"."));
    EXPECT_THAT(v.reason_translated, EndsWith(", nhưng kế hoạch không tính tình trạng \"PGS\"."));
}

TEST_F(Verdicts, CallPrincipalLandOrganicWhenItsCertificateCounts) {
    const Verdict v = verdict("LUC", "lúa", "certified");
    EXPECT_EQ(v.map_class, MapClass::organic);
    EXPECT_TRUE(v.is_organic);
    EXPECT_FALSE(v.is_in_conversion);
    EXPECT_EQ(v.principal_share, 1.0);
    EXPECT_EQ(v.land_class, "annual");
    EXPECT_EQ(v.crop, "Lúa");
    EXPECT_EQ(v.organic_status, "certified");
    EXPECT_EQ(v.certificate, "HC-012");
    EXPECT_EQ(
        v.reason,
        "LUC là đất chuyên trồng lúa; cây trồng \"Lúa\" thuộc danh mục chủ lực; giấy chứng nhận "
        "HC-012 "
        "(TCVN 11041-2:2017) còn hiệu lực đến 31/12/2027.");
}

TEST_F(Verdicts, SpeakEnglishWhenAsked) {
    EXPECT_EQ(
        verdict("CLN", "Chè", "certified", "EU", Language::en).reason,
        "CLN is land for perennial crops; Chè is on the list of principal crops; certificate "
        "HC-012 (EU 2018/848) is valid until 2027-12-31.");
}

TEST_F(Verdicts, ShowConversionAsAClassOfItsOwn) {
    const Verdict v = verdict("ONT+CLN", "", "in_conversion");
    EXPECT_EQ(v.map_class, MapClass::in_conversion);
    EXPECT_TRUE(v.is_in_conversion);
    EXPECT_FALSE(v.is_organic);
    EXPECT_EQ(v.principal_share, 0.5);
    EXPECT_EQ(
        v.reason,
        "ONT+CLN là mã ghép, chia đều cho 2 mã, tính phần của CLN; không ghi cây trồng nên tính "
        "theo mã loại đất; giấy chứng nhận HC-012 (TCVN 11041-2:2017) đang chuyển đổi sang hữu cơ, "
        "còn hiệu lực đến "
        "31/12/2027.");
}

TEST_F(Verdicts, SpeakOfConversionInEnglishToo) {
    EXPECT_THAT(
        verdict("CLN", "", "in_conversion", "EU", Language::en).reason,
        EndsWith("certificate HC-012 (EU 2018/848) is in conversion, valid until 2027-12-31."));
}

TEST_F(Verdicts, CountNoOtherLandAsOrganic) {
    const Verdict v = verdict("RSX", "Quế", "certified");
    EXPECT_EQ(v.map_class, MapClass::forest);
    EXPECT_FALSE(v.is_organic);
    EXPECT_EQ(v.organic_status, "certified");
    const Verdict other = verdict("BHK", "Ngô", "in_conversion");
    EXPECT_EQ(other.map_class, MapClass::crop_other);
    EXPECT_FALSE(other.is_in_conversion);
}

TEST_F(Verdicts, DoNotTakeSilenceForANo) {
    const Verdict v = combine(m_classifier.classify("LUC", ""), nullptr, Language::vi);
    EXPECT_EQ(v.organic_status, "unknown");
    EXPECT_EQ(v.map_class, MapClass::principal);
    EXPECT_EQ(v.certificate, "");
    EXPECT_EQ(
        v.reason,
        "LUC là đất chuyên trồng lúa; không ghi cây trồng nên tính theo mã loại đất; chưa có căn "
        "cứ về "
        "hữu cơ.");
}

TEST_F(Verdicts, SayWhyACertificateDoesNotCount) {
    EXPECT_THAT(
        verdict("LUC", "", "certified", "PGS").reason,
        EndsWith("(PGS) còn hiệu lực đến 31/12/2027, nhưng kế hoạch không tính tiêu chuẩn này."));
    EXPECT_THAT(
        verdict("LUC", "", "certified", "VietGAP").reason,
        EndsWith("(VietGAP) không phải chứng nhận hữu cơ."));
    EXPECT_THAT(
        verdict("LUC", "", "certified", "ABC").reason,
        EndsWith("(ABC): tiêu chuẩn không có trong bảng nên không tính."));
    EXPECT_THAT(
        verdict("LUC", "", "certified", "").reason,
        EndsWith("không ghi tiêu chuẩn nên không tính."));
    EXPECT_THAT(verdict("LUC", "", "đình chỉ").reason, EndsWith("bị đình chỉ hoặc thu hồi."));
    EXPECT_THAT(verdict("LUC", "", "lạ").reason, HasSubstr("ghi tình trạng \"lạ\""));
}

TEST_F(Verdicts, GiveTheDaysThatDecided) {
    Certificate row = certificate("certified", "EU");
    row.expires = day(2026, 6, 29);
    const LandUse use = m_classifier.classify("LUC", "");
    Evidence evidence = m_judge.judge(row);
    EXPECT_THAT(
        combine(use, &evidence, Language::vi).reason, EndsWith("đã hết hạn ngày 29/06/2026."));
    row = certificate("certified", "EU");
    row.issued = day(2026, 7, 1);
    evidence = m_judge.judge(row);
    EXPECT_THAT(
        combine(use, &evidence, Language::en).reason, EndsWith("is not valid before 2026-07-01."));
    row = certificate("certified", "EU");
    row.suspended_on = day(2026, 6, 30);
    evidence = m_judge.judge(row);
    EXPECT_THAT(
        combine(use, &evidence, Language::vi).reason,
        EndsWith("bị đình chỉ hoặc thu hồi từ 30/06/2026."));
    row = certificate("certified", "EU");
    row.issued.reset();
    row.expires.reset();
    evidence = m_judge.judge(row);
    EXPECT_THAT(
        combine(use, &evidence, Language::vi).reason,
        EndsWith("còn hiệu lực, không ghi ngày hết hạn, không ghi ngày cấp."));
}

TEST_F(Verdicts, DoNotSayThatADayToComeHasPassed) {
    Certificate row = certificate("hết hạn", "EU"); // by its status, on 2026-06-30
    const LandUse use = m_classifier.classify("LUC", "");
    Evidence evidence = m_judge.judge(row);
    EXPECT_THAT(
        combine(use, &evidence, Language::en).reason,
        EndsWith("has the status \"hết hạn\", though its last day is 2027-12-31."));
    row.expires = day(2026, 6, 29);
    evidence = m_judge.judge(row);
    EXPECT_THAT(combine(use, &evidence, Language::en).reason, EndsWith("expired on 2026-06-29."));
    row.expires.reset();
    evidence = m_judge.judge(row);
    EXPECT_THAT(combine(use, &evidence, Language::en).reason, EndsWith("has expired."));
}

TEST_F(Verdicts, ShowNothingCertifiedForNoAreaAsOrganic) {
    Certificate row = certificate("certified", "EU");
    row.area_m2 = 0.0;
    const Evidence evidence = m_judge.judge(row);
    const Verdict v = combine(m_classifier.classify("LUC", ""), &evidence, Language::en);
    EXPECT_EQ(v.map_class, MapClass::principal);
    EXPECT_FALSE(v.is_organic);
    EXPECT_THAT(v.reason, EndsWith(", but the certified area is 0 m²."));
}

TEST_F(Verdicts, TellSmallCertifiedAreasByTheirDecimals) {
    Certificate row = certificate("certified", "EU");
    for (const auto& [area_m2, words] :
         {std::pair{0.25, "0,25 m²."},
          {1.25, "1,25 m²."},
          {1.5, "1,5 m²."},
          {2.0, "2 m²."},
          {1250.26, "1.250,3 m²."},
          {1250.0, "1.250 m²."}}) {
        row.area_m2 = area_m2;
        const Evidence evidence = m_judge.judge(row);
        EXPECT_THAT(
            combine(m_classifier.classify("LUC", ""), &evidence, Language::vi).reason,
            EndsWith(std::string("diện tích được chứng nhận là ") + words));
    }
}

TEST_F(Verdicts, SayThatAnAnnouncementCertifiesNothing) {
    Certificate row = certificate("thu hồi", "EU");
    row.issued.reset();
    row.suspended_on = day(2026, 12, 31);
    const Evidence evidence = m_judge.judge(row);
    const Verdict v = combine(m_classifier.classify("LUC", ""), &evidence, Language::en);
    EXPECT_FALSE(v.is_organic);
    EXPECT_THAT(
        v.reason,
        EndsWith("only reports \"thu hồi\" from 2026-12-31; it names no date of issue and "
                 "certifies nothing."));
}

TEST_F(Verdicts, NameTheFieldThatSpoke) {
    const std::optional<Evidence> evidence = m_judge.judge_field("1", "", "", "HUUCO");
    const Verdict v = combine(m_classifier.classify("LUC", ""), &*evidence, Language::vi);
    EXPECT_TRUE(v.is_organic);
    EXPECT_THAT(v.reason, EndsWith("trường HUUCO của thửa ghi \"1\"."));
}

struct Sentence {
    const char* land_code;
    const char* crop;
    const char* vi;
    const char* en;
};

class ReasonOfLand : public testing::TestWithParam<Sentence> {};

TEST_P(ReasonOfLand, IsOneSentenceInBothLanguages) {
    const LandUseClassifier classifier(shipped_tables(), default_plan());
    const LandUse use = classifier.classify(GetParam().land_code, GetParam().crop);
    EXPECT_EQ(
        reason_for(use, nullptr, Language::vi),
        std::string(GetParam().vi) + "; chưa có căn cứ về hữu cơ.");
    EXPECT_EQ(
        reason_for(use, nullptr, Language::en),
        std::string(GetParam().en) + "; nothing is known about organic farming there.");
}

INSTANTIATE_TEST_SUITE_P(
    Landuse,
    ReasonOfLand,
    testing::Values(
        Sentence{
            "",
            "",
            "Thửa không ghi mã loại đất; chưa xếp được loại đất",
            "The parcel has no land code; its land class is not known"},
        Sentence{
            "XYZ",
            "",
            "Mã loại đất \"XYZ\" không có trong bảng; chưa xếp được loại đất",
            "Land code \"XYZ\" is not in the table; its land class is not known"},
        Sentence{
            "NTS",
            "",
            "NTS là đất nuôi trồng thủy sản; không thuộc các mã loại đất của kế hoạch",
            "NTS is aquaculture land; the plan's land codes do not cover it"},
        Sentence{
            "BHK",
            "ngô",
            "BHK là đất bằng trồng cây hàng năm khác (danh mục 2024: HNK); cây trồng \"Ngô\" không "
            "thuộc "
            "danh mục chủ lực",
            "BHK is flat land for other annual crops (HNK in the list of 2024); Ngô is not on the "
            "list of principal crops"},
        Sentence{
            "LUK",
            "lúa, ngô",
            "LUK là đất trồng lúa còn lại; trong các cây trồng \"Lúa, Ngô\" chỉ \"Lúa\" thuộc danh "
            "mục chủ lực, "
            "tính 1/2 diện tích",
            "LUK is other rice land; of Lúa, Ngô only Lúa is on the list of principal crops, 1/2 "
            "of "
            "the area counts"},
        Sentence{
            "CLN",
            "cây lạ",
            "CLN là đất trồng cây lâu năm; cây trồng \"cây lạ\" không có trong bảng nên không tính "
            "là chủ lực",
            "CLN is land for perennial crops; the crop \"cây lạ\" is not in the table and is not "
            "taken for principal"},
        Sentence{
            "ONT+NTS",
            "",
            "ONT+NTS là mã ghép; không thuộc các mã loại đất của kế hoạch",
            "ONT+NTS is a compound code; the plan's land codes do not cover it"}));

} // namespace
} // namespace huuco
