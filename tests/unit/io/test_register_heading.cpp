// SPDX-License-Identifier: MIT
/// \file
/// Tests of the headings of registers, as offices word them, and of those that name something else.

#include "io/register_heading.hpp"

#include <huuco/io/field_recognition.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace huuco {
namespace {

/// The part that a column plays by the shipped names; empty for none.
std::string role_of(const std::vector<std::string>& header, std::size_t column) {
    static const Tables tables =
        Tables::load(std::filesystem::path(HUUCO_SOURCE_DIR) / "data" / "tables");
    const CertificateColumns columns =
        recognise_certificate_columns(header, tables.field_aliases());
    const auto found = std::ranges::find(columns, std::optional(column));
    return found == columns.end() ? std::string()
                                  : std::string(kCertificateRoleNames.at(
                                        static_cast<std::size_t>(found - columns.begin())));
}

TEST(RegisterHeading, HasOneNameForACertificate) {
    for (const char* same :
         {"Số chứng nhận",
          "Số giấy chứng nhận",
          "Số GCN",
          "SO_GCN",
          "SoGCN",
          "số giấy CN",
          "Số: GCN"}) {
        EXPECT_EQ(io::read_register_heading(same).key, "sochungnhan") << same;
    }
}

TEST(RegisterHeading, SaysWhetherItIsAboutOrganicLand) {
    for (const char* organic :
         {"Số GCN hữu cơ", "Số GCN (HC)", "SO_GCN_HUUCO", "Số giấy\nchứng nhận hữu cơ"}) {
        const io::RegisterHeading heading = io::read_register_heading(organic);
        EXPECT_EQ(heading.general_key, "sochungnhan") << organic;
        EXPECT_TRUE(heading.says_organic()) << organic;
    }
    EXPECT_FALSE(io::read_register_heading("Chủ sở hữu công trình").says_organic());
}

TEST(RegisterHeading, LeavesOutHowADayIsWritten) {
    EXPECT_EQ(io::read_register_heading("Ngày cấp (dd/mm/yyyy)").key, "ngaycap");
    EXPECT_EQ(io::read_register_heading("Ngày, tháng, năm cấp").key, "ngaycap");
    EXPECT_EQ(io::read_register_heading("Ngày cấp (ngày/tháng/năm)").key, "ngaycap");
    EXPECT_EQ(io::read_register_heading("Ngày thu hồi (nếu có)").key, "ngaythuhoi");
}

TEST(RegisterHeading, OverOthersMayBeAboutAnotherThing) {
    for (const char* other :
         {"Giấy chứng nhận QSDĐ",
          "GCN quyền sử dụng đất",
          "CCCD",
          "Căn cước công dân",
          "Hợp đồng thuê đất",
          "Chuyển đổi",
          "VietGAP"}) {
        EXPECT_TRUE(io::heads_other_thing(other)) << other;
    }
    for (const char* own :
         {"Giấy chứng nhận hữu cơ",
          "Chứng nhận",
          "Hiệu lực",
          "Số đơn vị",
          "Theo hợp đồng số 12/HĐ",
          ""}) {
        EXPECT_FALSE(io::heads_other_thing(own)) << own;
    }
}

struct HeadingOfRole {
    const char* heading;
    const char* role; ///< empty for a heading that must stay without one
};

class EveryRegisterHeading : public testing::TestWithParam<HeadingOfRole> {};

TEST_P(EveryRegisterHeading, IsTakenForWhatItNames) {
    EXPECT_EQ(role_of({GetParam().heading}, 0), GetParam().role) << GetParam().heading;
}

// Wordings of registers and forms; none is from the table of names itself unless its row says so.
INSTANTIATE_TEST_SUITE_P(
    OfCertificates,
    EveryRegisterHeading,
    testing::Values(
        HeadingOfRole{"Số giấy chứng nhận hữu cơ", "number"},
        HeadingOfRole{"Số chứng nhận hữu cơ", "number"},
        HeadingOfRole{"Số GCN", "number"},
        HeadingOfRole{"So GCN huu co", "number"},
        HeadingOfRole{"Mã số chứng nhận", "number"},
        HeadingOfRole{"Mã GCN", "number"},
        HeadingOfRole{"Số/ký hiệu giấy chứng nhận", "number"},
        HeadingOfRole{"Certificate No.", "number"},
        HeadingOfRole{"Tình trạng hữu cơ", "status"},
        HeadingOfRole{"Trạng thái giấy chứng nhận", "status"},
        HeadingOfRole{"TINHTRANG_HC", "status"},
        HeadingOfRole{"Tiêu chuẩn/Quy chuẩn", "scheme"},
        HeadingOfRole{"Tiêu chuẩn chứng nhận hữu cơ", "scheme"},
        HeadingOfRole{"Ngày cấp GCN hữu cơ", "issued"},
        HeadingOfRole{"Ngày được chứng nhận", "issued"},
        HeadingOfRole{"Ngày hết hạn GCN hữu cơ", "expires"},
        HeadingOfRole{"Giá trị đến ngày", "expires"},
        HeadingOfRole{"Ngày đình chỉ/thu hồi", "suspended_on"},
        HeadingOfRole{"Ngày thu hồi GCN (nếu có)", "suspended_on"},
        HeadingOfRole{"Tổ chức/cá nhân được chứng nhận", "holder"},
        HeadingOfRole{"Tên cây trồng", "crop"},
        HeadingOfRole{"Số tờ bản đồ địa chính", "sheet"},
        HeadingOfRole{"Số hiệu thửa đất", "parcel"},
        HeadingOfRole{"Mã xã/phường", "commune"}));

INSTANTIATE_TEST_SUITE_P(
    OfOtherThings,
    EveryRegisterHeading,
    testing::Values(
        HeadingOfRole{"Số giấy chứng nhận (QSDĐ)", ""},
        HeadingOfRole{"Số GCN QSDĐ", ""},
        HeadingOfRole{"GCN quyền sử dụng đất", ""},
        HeadingOfRole{"Số sổ đỏ", ""},
        HeadingOfRole{"Số phát hành GCN", ""},
        HeadingOfRole{"Số vào sổ cấp GCN", ""},
        HeadingOfRole{"Số giấy chứng nhận VietGAP", ""},
        HeadingOfRole{"Mã số vùng trồng", ""},
        HeadingOfRole{"Tổ chức chứng nhận", ""},
        HeadingOfRole{"Ngày cấp GCN QSDĐ", ""},
        HeadingOfRole{"Ngày cấp CCCD", ""},
        HeadingOfRole{"NGAY_CN", ""}, // ngày cập nhật
        HeadingOfRole{"Nơi cấp", ""},
        HeadingOfRole{"Thửa hữu cơ", ""},
        HeadingOfRole{"Diện tích cấp GCN (m2)", ""},
        HeadingOfRole{"Giá trị", ""}, // as long as a field that a DBF has cut
        HeadingOfRole{"TT", ""}));

TEST(RegisterHeading, GoesBeforeOneThatDoesNotSayOrganic) {
    const std::vector<std::string> header = {"Số GCN", "Ngày cấp", "Số giấy chứng nhận hữu cơ"};
    EXPECT_EQ(role_of(header, 0), "");
    EXPECT_EQ(role_of(header, 2), "number");
    EXPECT_EQ(role_of({"Số GCN hữu cơ", "CERT_NO"}, 1), "number"); // the word of the contract
}

} // namespace
} // namespace huuco
