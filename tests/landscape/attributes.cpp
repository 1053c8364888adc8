// SPDX-License-Identifier: MIT

/// \file
/// Lists of codes, crops and invented names, and draws from them.

#include "attributes.hpp"

#include "random.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

namespace landscape {

namespace {

/// An entry of a list and how often it is drawn.
struct Weighted {
    std::string_view text;
    int weight;
};

/// A crop as people write it; `listed` when Decision 885 or Decision 841 of Tuyên Quang names it.
struct Crop {
    std::string_view text;
    int weight;
    bool listed;
};

constexpr std::array<Weighted, 9> paddy_codes = {{
    {"LUC", 640},
    {"LUK", 190},
    {"BHK", 90},
    {"HNK", 30},
    {"NTS", 22},
    {"DTL", 14},
    {"NTD", 6},
    {"", 4},
    {"CHUA RO", 4},
}};

constexpr std::array<Weighted, 11> upland_codes = {{
    {"BHK", 280},
    {"CLN", 380},
    {"NHK", 120},
    {"HNK", 80},
    {"LUK", 40},
    {"LUN", 25},
    {"BCS", 35},
    {"RSX", 25},
    {"NTS", 8},
    {"", 4},
    {"XYZ", 3},
}};

constexpr std::array<Weighted, 6> hill_codes = {{
    {"RSX", 760},
    {"RPH", 70},
    {"CLN", 90},
    {"NHK", 50},
    {"DCS", 26},
    {"", 4},
}};

constexpr std::array<Weighted, 13> home_codes = {{
    {"ONT+CLN", 430},
    {"ONT", 170},
    {"CLN", 130},
    {"BHK", 90},
    {"ONT+BHK", 50},
    {"NTS", 40},
    {"ONT+CLN+NTS", 20},
    {"CLN+BHK", 20},
    {"TSC", 12},
    {"DGD", 12},
    {"LUK+NTS", 12},
    {"NTD", 8},
    {"DVH", 6},
}};

constexpr std::array<Weighted, 2> road_codes = {{{"DGT", 960}, {"DTL", 40}}};
constexpr std::array<Weighted, 3> stream_codes = {{{"SON", 650}, {"DTL", 200}, {"MNC", 150}}};
constexpr std::array<Weighted, 1> grave_codes = {{{"NTD", 1}}};
constexpr std::array<Weighted, 2> pond_codes = {{{"NTS", 600}, {"MNC", 400}}};

constexpr std::array<Crop, 8> rice = {{
    {"Lúa", 500, true},
    {"lúa", 160, true},
    {"LÚA", 60, true},
    {"Lúa nước", 90, true},
    {"lúa mùa", 70, true},
    {"Lúa xuân", 60, true},
    {"Rau muống", 20, true},
    {"xen canh", 20, false},
}};

constexpr std::array<Crop, 22> annual = {{
    {"Ngô", 170, false},       {"ngô lai", 60, false},        {"NGÔ", 20, false},
    {"Mía", 110, true},        {"mía nguyên liệu", 30, true}, {"Lạc", 110, true},
    {"lạc", 30, true},         {"đậu phộng", 20, true},       {"Sắn", 70, false},
    {"sắn", 20, false},        {"Rau các loại", 50, true},    {"rau màu", 40, true},
    {"rau", 20, true},         {"Đậu xanh", 40, true},        {"Đậu tương", 40, false},
    {"Khoai lang", 40, false}, {"Cỏ voi", 30, false},         {"Bắp cải", 30, true},
    {"Dưa chuột", 20, true},   {"Bí đỏ", 20, true},           {"cây tạp", 15, false},
    {"Gừng", 15, false},
}};

constexpr std::array<Crop, 23> perennial = {{
    {"Chè", 200, true},      {"chè shan", 50, true},  {"Chè búp", 40, true},
    {"CHÈ", 20, true},       {"Cam", 120, true},      {"cam sành", 70, true},
    {"Bưởi", 110, true},     {"bưởi Diễn", 50, true}, {"BƯỞI", 15, true},
    {"Chuối", 50, true},     {"chuối tây", 20, true}, {"Nhãn", 40, true},
    {"Vải", 20, true},       {"vải thiều", 20, true}, {"Na", 25, true},
    {"Hồng", 20, true},      {"Ổi", 20, true},        {"Chanh", 20, true},
    {"Quế", 25, false},      {"Cau", 15, false},      {"Dâu tằm", 15, false},
    {"vườn tạp", 15, false}, {"Mít", 20, true},
}};

constexpr std::array<Crop, 5> timber = {{
    {"Keo", 500, false},
    {"keo lai", 200, false},
    {"Mỡ", 120, false},
    {"Bạch đàn", 100, false},
    {"Tre", 80, false},
}};

constexpr std::array<std::string_view, 12> family_names =
    {"Nguyễn", "Trần", "Hoàng", "Lương", "Ma", "Nông", "Triệu", "Bàn", "Đặng", "Phạm", "Lê", "Vũ"};
constexpr std::array<std::string_view, 6> middle_names =
    {"Văn", "Thị", "Đức", "Minh", "Xuân", "Thế"};
constexpr std::array<std::string_view, 20> given_names = {
    "An",   "Bình", "Cường", "Dung", "Hà",  "Hải", "Hạnh",  "Hoa",   "Hùng", "Lan",
    "Liên", "Minh", "Nga",   "Quý",  "Sơn", "Tâm", "Thắng", "Tuyết", "Vinh", "Yến"};
constexpr std::array<std::string_view, 12> place_names = {
    "Đồng Mẫu",
    "Gò Dọc",
    "Bãi Soi",
    "Đồng Chằm",
    "Nà Cọn",
    "Cửa Đình",
    "Khe Giữa",
    "Đồi Chè",
    "Đồng Bờ",
    "Ruộng Cạn",
    "Vườn Trên",
    "Sau Làng"};
constexpr std::array<std::string_view, 24> villages = {
    "Đồng Cả",  "Khe Mía",   "Làng Chanh", "Gò Đình", "Cây Thị",   "Bến Đá",
    "Đồng Rôm", "Khuôn Tâm", "Núi Cẩu",    "Ao Sen",  "Gò Chè",    "Soi Hồng",
    "Đầm Vạc",  "Tân Lộc",   "Hòa Khê",    "Cầu Gỗ",  "Đồi Thông", "Vực Lăng",
    "Bãi Dâu",  "Khe Xoan",  "Nà Tằm",     "Gốc Gạo", "Đát Bưởi",  "Hồ Tiên"};

template <typename Entry>
const Entry& draw_from(std::span<const Entry> list, Random& random) {
    int total = 0;
    for (const Entry& entry : list) {
        total += entry.weight;
    }
    int left = random.below(total);
    for (const Entry& entry : list) {
        left -= entry.weight;
        if (left < 0) {
            return entry;
        }
    }
    return list.back();
}

template <std::size_t N>
std::string_view pick(const std::array<std::string_view, N>& list, Random& random) {
    return list[static_cast<std::size_t>(random.below(static_cast<int>(N)))];
}

std::span<const Weighted> codes_of(Kind kind) {
    switch (kind) {
    case Kind::paddy:
        return paddy_codes;
    case Kind::upland:
        return upland_codes;
    case Kind::hill:
        return hill_codes;
    case Kind::home:
        return home_codes;
    case Kind::road:
        return road_codes;
    case Kind::stream:
        return stream_codes;
    case Kind::grave:
        return grave_codes;
    default:
        return pond_codes;
    }
}

bool is_principal(std::string_view code) {
    constexpr std::array<std::string_view, 11> codes = {
        "LUA", "LUC", "LUK", "LUN", "HNK", "BHK", "NHK", "CLN", "LNC", "LNQ", "LNK"};
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

/// Crops that fit a land code; empty where nobody writes one.
std::span<const Crop> crops_for(std::string_view code) {
    if (code == "LUC" || code == "LUK" || code == "LUN" || code == "LUK+NTS") {
        return rice;
    }
    if (code == "BHK" || code == "NHK" || code == "HNK" || code == "ONT+BHK") {
        return annual;
    }
    if (code.find("CLN") != std::string_view::npos) {
        return perennial;
    }
    return code == "RSX" ? std::span<const Crop>(timber) : std::span<const Crop>();
}

/// A crop that the encoding can hold, so that what is written means what the truth says.
const Crop& draw_crop(std::span<const Crop> list, Encoding encoding, Random& random) {
    while (true) {
        const Crop& crop = draw_from(list, random);
        if (can_encode(crop.text, encoding)) {
            return crop;
        }
    }
}

/// How often a crop is left blank, per mille: often in gardens and woods.
int blank_share(std::string_view code) {
    if (code == "RSX") {
        return 600;
    }
    return code.find('+') == std::string_view::npos ? 130 : 700;
}

std::string draw_owner(Kind kind, Random& random) {
    if (kind == Kind::road || kind == Kind::stream || kind == Kind::grave) {
        return "UBND xã";
    }
    const auto family = pick(family_names, random);
    const auto middle = pick(middle_names, random);
    return fmt::format("{} {} {}", family, middle, pick(given_names, random));
}

} // namespace

int principal_sixths(std::string_view land_code) {
    int codes = 0;
    int principal = 0;
    while (true) {
        const auto plus = land_code.find('+');
        ++codes;
        principal += is_principal(land_code.substr(0, plus)) ? 1 : 0;
        if (plus == std::string_view::npos) {
            return 6 * principal / codes;
        }
        land_code.remove_prefix(plus + 1);
    }
}

Attributes draw_attributes(const Options& options, std::int32_t parcel, Kind kind) {
    Random random(hash(options.size.seed, parcel, 101));
    Attributes result;
    const std::string_view code = draw_from(codes_of(kind), random).text;
    result.land_code = code;
    result.principal_sixths = principal_sixths(code);
    result.is_perennial = code.find("CLN") != std::string_view::npos;
    const auto crops = crops_for(code);
    if (!crops.empty() && !random.chance(blank_share(code))) {
        const Crop& crop = draw_crop(crops, options.encoding, random);
        result.crop = crop.text;
        result.principal_sixths = crop.listed ? result.principal_sixths : 0;
    }
    result.owner = draw_owner(kind, random);
    result.place = pick(place_names, random);
    if (options.plain_names) {
        result.owner = without_marks(result.owner);
        result.place = without_marks(result.place);
    }
    return result;
}

std::vector<std::string> village_names(const Options& options) {
    std::vector<std::string> names;
    for (int k = 0; k < options.size.villages; ++k) {
        const auto index = static_cast<std::size_t>(k);
        std::string name = index < villages.size() ? fmt::format("Thôn {}", villages[index])
                                                   : fmt::format("Thôn {}", k + 1);
        names.push_back(options.plain_names ? without_marks(name) : name);
    }
    return names;
}

} // namespace landscape
