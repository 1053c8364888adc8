// SPDX-License-Identifier: MIT
/// \file
/// What each kind of problem means, in a few words of either language.

#include <huuco/pipeline/check.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace huuco {

namespace {

struct Title {
    std::string_view kind;
    const char* vi;
    const char* en;
};

constexpr std::array kTitles = {
    Title{"absurd_coordinate", "tọa độ vô lý", "absurd coordinate"},
    Title{
        "amounts_not_whole",
        "các tỷ lệ cộng lại khác 100 %",
        "percentages that do not come to 100"},
    Title{"area_without_parcel", "vùng hữu cơ không có thửa", "organic area without a parcel"},
    Title{"bad_area", "diện tích không đọc được", "unreadable area"},
    Title{"bad_date", "ngày không đọc được", "unreadable date"},
    Title{"bad_number", "số không đọc được", "unreadable number"},
    Title{"bad_row", "dòng không đọc được", "unreadable row"},
    Title{"bad_table_row", "dòng bảng số liệu không đọc được", "unreadable row of a table"},
    Title{"blank_key", "dòng không có số tờ, số thửa", "row without sheet or number"},
    Title{"blank_land_code", "không có mã loại đất", "no land code"},
    Title{"bow_tie", "đường bao tự cắt", "outline crosses itself"},
    Title{
        "certified_areas_differ",
        "dòng của sổ ghi diện tích khác nhau",
        "register rows state different areas"},
    Title{
        "closed_line",
        "đường khép kín được lấy làm đường bao",
        "closed line taken as an outline"},
    Title{"collection", "hình nhiều loại, chỉ lấy đa giác", "collection; its polygons are taken"},
    Title{
        "crop_area_differs",
        "diện tích ghi cùng cây trồng khác diện tích thửa",
        "areas of the crop cell differ from the parcel"},
    Title{"curve", "đường cong được nắn thẳng", "curve made of straight segments"},
    Title{"cut_text", "chữ bị cắt cụt", "text cut short"},
    Title{"duplicate", "thửa lặp lại", "the same parcel twice"},
    Title{
        "duplicate_geometry",
        "hình lặp lại dưới số khác",
        "the same ground under another number"},
    Title{"duplicate_key", "trùng số tờ, số thửa", "repeated sheet and number"},
    Title{"duplicate_ring", "đường bao lặp lại", "the same ring twice"},
    Title{"empty_geometry", "hình rỗng", "empty geometry"},
    Title{"gap", "kẽ hở giữa các thửa", "gap between parcels"},
    Title{"hole_outside", "lỗ nằm ngoài đa giác", "hole outside its polygon"},
    Title{"legacy_text", "chữ theo bảng mã cũ", "text in an old encoding"},
    Title{
        "legal_area_differs",
        "diện tích pháp lý khác diện tích đo",
        "registered area differs from the measured"},
    Title{"lost_letters", "chữ đã mất từ trước", "letters lost earlier"},
    Title{"missing_key", "thiếu số tờ hoặc số thửa", "sheet or number is missing"},
    Title{"nested_holes", "lỗ trong lỗ", "hole in a hole"},
    Title{"nested_shells", "đa giác trong đa giác", "polygon in a polygon"},
    Title{"non_finite", "tọa độ không phải số", "coordinate is no number"},
    Title{"not_mendable", "hình lỗi không sửa được", "faulty outline that cannot be mended"},
    Title{"not_polygon", "không phải đa giác", "not a polygon"},
    Title{"null_geometry", "không có hình", "no geometry"},
    Title{"organic_overlap", "vùng hữu cơ chồng lấn", "overlap of organic areas"},
    Title{"outside_villages", "ngoài mọi thôn", "outside every village"},
    Title{"overlap", "chồng lấn giữa các thửa", "overlap of parcels"},
    Title{"overlay_failed", "không chồng lớp được, bị loại", "overlay failed, set aside"},
    Title{
        "register_row_ambiguous",
        "dòng của sổ ứng với thửa ở nhiều xã",
        "register row for parcels of several communes"},
    Title{
        "register_row_several_parcels",
        "dòng của sổ ứng với nhiều thửa",
        "register row for several parcels"},
    Title{
        "register_row_unmatched",
        "dòng của sổ nêu thửa không có trong lớp thửa đất",
        "register row without its parcel"},
    Title{"repeated_vertex", "điểm lặp lại", "point repeated"},
    Title{"repeated_village", "mã thôn lặp lại", "repeated village id"},
    Title{"ring_contact", "đường bao chạm nhau", "rings touch"},
    Title{"shape_unknown", "diện tích tính được, hình không vẽ được", "counted, but not drawn"},
    Title{"sliver", "dải hẹp ở thôn khác", "narrow strip in another village"},
    Title{"spike", "gai trên đường bao", "spike in the outline"},
    Title{"split_interior", "lỗ chia đôi đa giác", "holes cut the polygon in two"},
    Title{"spreadsheet_day", "ngày ghi bằng số của bảng tính", "day number of a spreadsheet"},
    Title{
        "suspension_without_certificate",
        "đình chỉ, thu hồi không ghi số giấy chứng nhận hữu cơ",
        "suspension without a certificate number"},
    Title{"unclosed_ring", "đường bao không khép", "unclosed ring"},
    Title{"undecodable_text", "chữ không đọc được", "unreadable text"},
    Title{"unknown_crop", "cây trồng không có trong bảng", "crop that no table knows"},
    Title{"unknown_land_code", "mã loại đất không có trong bảng", "land code that no table knows"},
    Title{
        "unknown_scheme",
        "tiêu chuẩn hữu cơ không có trong bảng",
        "organic scheme that no table knows"},
    Title{
        "unknown_status",
        "tình trạng chứng nhận không có trong bảng",
        "certificate status that no table knows"},
    Title{"unreadable_geometry", "hình không đọc được", "unreadable geometry"},
    Title{"village_gap", "kẽ hở giữa các thôn", "gap between villages"},
    Title{
        "village_gaps_unknown",
        "không tìm được kẽ hở giữa các thôn",
        "gaps between villages could not be looked for"},
    Title{"village_overlap", "chồng lấn giữa các thôn", "overlap of villages"},
    Title{"wrong_ring_order", "sai thứ tự đường bao", "rings in wrong order"},
    Title{"wrong_winding", "vòng ngoài ngược chiều", "outer ring runs the wrong way"},
    Title{"zero_area", "hình không có diện tích", "no area"},
};

static_assert(std::ranges::is_sorted(kTitles, {}, &Title::kind));

} // namespace

std::string problem_title(const std::string& kind, Language language) {
    const auto* const found =
        std::ranges::lower_bound(kTitles, std::string_view(kind), {}, &Title::kind);
    const bool is_known = found != kTitles.end() && found->kind == kind;
    return is_known ? in_language(language, found->vi, found->en) : kind;
}

} // namespace huuco
