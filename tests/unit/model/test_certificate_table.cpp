// SPDX-License-Identifier: MIT
/// \file
/// Tests of packed register rows.

#include <huuco/model/certificate_table.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace huuco {
namespace {

using std::chrono::year;

Certificate full_row() {
    return {
        "so.csv",
        7,
        "02530",
        "005",
        "12a",
        "Lúa",
        "TCVN 11041-2:2017",
        "Đã cấp",
        "VN-HC-7",
        "HTX hữu cơ 03",
        year(1900) / 1 / 1,
        year(2199) / 12 / 31,
        year(1970) / 1 / 1,
        year(2026) / 6 / 30,
        false,
        false,
        1250.5};
}

void expect_same(const Certificate& row, const Certificate& other) {
    EXPECT_EQ(row.source, other.source);
    EXPECT_EQ(row.row, other.row);
    EXPECT_EQ(row.commune, other.commune);
    EXPECT_EQ(row.sheet, other.sheet);
    EXPECT_EQ(row.parcel, other.parcel);
    EXPECT_EQ(row.crop, other.crop);
    EXPECT_EQ(row.scheme, other.scheme);
    EXPECT_EQ(row.status, other.status);
    EXPECT_EQ(row.number, other.number);
    EXPECT_EQ(row.holder, other.holder);
    EXPECT_EQ(row.issued, other.issued);
    EXPECT_EQ(row.expires, other.expires);
    EXPECT_EQ(row.conversion_start, other.conversion_start);
    EXPECT_EQ(row.suspended_on, other.suspended_on);
    EXPECT_EQ(row.area_m2, other.area_m2);
    EXPECT_EQ(row.has_unread_area, other.has_unread_area);
    EXPECT_EQ(row.has_unread_term, other.has_unread_term);
    EXPECT_EQ(row.has_unread_suspension, other.has_unread_suspension);
}

TEST(CertificateTable, GivesBackWhatWasPutIn) {
    CertificateTable table;
    Certificate no_area = full_row();
    no_area.area_m2 = 0.0;
    Certificate unread = full_row();
    unread.area_m2.reset();
    unread.has_unread_area = true;
    table.push_back(full_row());
    table.push_back({});
    table.push_back(no_area);
    table.push_back(unread);
    Certificate unread_days = full_row();
    unread_days.expires.reset();
    unread_days.has_unread_term = true;
    unread_days.suspended_on.reset();
    unread_days.has_unread_suspension = true;
    table.push_back(unread_days);
    table.settle();
    ASSERT_EQ(table.size(), 5U);
    expect_same(table[0], full_row());
    expect_same(table[1], {});
    expect_same(table[2], no_area);
    expect_same(table[3], unread);
    expect_same(table[4], unread_days);
    EXPECT_EQ(table.commune(0), "02530");
    EXPECT_EQ(table.sheet(0), "005");
    EXPECT_EQ(table.parcel(0), "12a");
}

TEST(CertificateTable, AppendsTheRowsOfAnother) {
    CertificateTable table;
    CertificateTable other;
    Certificate second = full_row();
    second.source = "so2.csv";
    table.push_back(full_row());
    other.push_back({});
    other.push_back(second);
    table.append(std::move(other));
    ASSERT_EQ(table.size(), 3U);
    expect_same(table[0], full_row());
    expect_same(table[1], {});
    expect_same(table[2], second);
}

TEST(CertificateTable, CountsRowsThatSayTheSameWhereverTheyStand) {
    CertificateTable table;
    Certificate elsewhere = full_row();
    elsewhere.source = "so2.csv";
    elsewhere.row = 99;
    Certificate other_day = full_row();
    other_day.issued.reset();
    Certificate other_area = full_row();
    other_area.area_m2 = 1250.25;
    for (const Certificate& row : {full_row(), other_day, elsewhere, other_area, elsewhere}) {
        table.push_back(row);
    }
    EXPECT_EQ(table.count_duplicates(), 2U);
}

} // namespace
} // namespace huuco
