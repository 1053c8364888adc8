// SPDX-License-Identifier: MIT

/// \file
/// Field names of cadastral programs.

#include "parcel_fields.hpp"

namespace landscape {

namespace {

/// Names of the parcel fields in a cadastral program's exports; at most ten letters.
struct FieldNameSet {
    const char* commune;
    const char* sheet;
    const char* number;
    const char* code;
    const char* area;
    const char* legal_area;
    const char* owner;
    const char* address;
    const char* place;
    const char* village;
};

FieldNameSet field_names(FieldNames family) {
    switch (family) {
    case FieldNames::vilis:
        return {
            "xaid",
            "shbando",
            "shthua",
            "maloaidat",
            "dientich",
            "dientichpl",
            "tenchu",
            "diachi",
            "diadanh",
            "THON"};
    case FieldNames::vbdlis:
        return {
            "MaXa",
            "SoHieuToBa",
            "SoThuTuThu",
            "KyHieuMucD",
            "DienTich",
            "DienTichPh",
            "TenChu",
            "DiaChi",
            "XUDONG",
            "TENTHON"};
    case FieldNames::cad:
        return {
            "MA_XA",
            "So_to",
            "So_thua",
            "Loai_dat",
            "Tong_dien_",
            "DT_PL",
            "Chu_SD",
            "DIACHI",
            "Ghi_chu",
            "TDP"};
    default:
        return {
            "MAXA",
            "SOTO",
            "SOTHUA",
            "LOAIDAT",
            "DIENTICH",
            "DT_PL",
            "CHUSUDUNG",
            "DIACHI",
            "DIADANH",
            "TENTHON"};
    }
}

} // namespace

std::vector<DbfField> parcel_fields(const Options& options) {
    const FieldNameSet names = field_names(options.fields);
    std::vector<DbfField> fields = {
        {names.commune, 'C', 5},
        {names.sheet, 'N', 5},
        {names.number, 'N', 6},
        {names.code, 'C', 12},
        {"CAYTRONG", 'C', 20},
        {names.area, 'N', 10, 1},
        {names.legal_area, 'N', 10, 1},
        {names.owner, 'C', 28},
        {names.address, 'C', 24},
        {names.place, 'C', 18}};
    if (options.village_field) {
        fields.push_back({names.village, 'C', 24});
    }
    return fields;
}

} // namespace landscape
