// SPDX-License-Identifier: MIT
/// \file
/// Adds up what problems say of the borders of villages.

#include "pipeline/border_warnings.hpp"

#include "base/message_format.hpp"

#include <huuco/base/text.hpp>

#include <cstdint>
#include <string_view>

namespace huuco {

namespace {

constexpr double kLeastTold_m2 = 100.0;
constexpr double kHectare_m2 = 10'000.0;

/// All problems of one kind.
struct GroundOfKind {
    double area_m2 = 0.0;
    std::uint64_t count = 0;
    const Problem* largest = nullptr;
};

GroundOfKind ground_of_kind(const Problems& problems, std::string_view kind) {
    GroundOfKind all;
    for (const Problem& problem : problems) {
        if (problem.kind == kind) {
            all.area_m2 += problem.area_m2.value_or(0.0);
            ++all.count;
            if (all.largest == nullptr ||
                problem.area_m2.value_or(0.0) > all.largest->area_m2.value_or(0.0)) {
                all.largest = &problem;
            }
        }
    }
    return all;
}

} // namespace

std::vector<std::string> border_warnings(const Analysis& analysis, Language language) {
    std::vector<std::string> sentences;
    const GroundOfKind overlaps = ground_of_kind(analysis.problems, "village_overlap");
    if (overlaps.area_m2 >= kLeastTold_m2) {
        sentences.push_back(message_in(
            language,
            "Ranh giới các thôn chồng lên nhau, tổng cộng {} ha (số cặp thôn: {}). Phần đất ấy "
            "tính cho thôn đứng trước trong lớp, nên đổi thứ tự thì số liệu cũng đổi; summary.json "
            "liệt kê ở mục problems. Chỗ lớn nhất: {}",
            "Villages overlap by {} ha in all (pairs that do: {}). That ground counts for the "
            "village that comes first in the layer, so in another order the figures are others; "
            "summary.json lists them under problems. The largest: {}",
            format_number(overlaps.area_m2 / kHectare_m2, 2, language),
            Count{overlaps.count},
            overlaps.largest->note));
    }
    const GroundOfKind gaps = ground_of_kind(analysis.problems, "village_gap");
    if (gaps.area_m2 >= kLeastTold_m2 && analysis.outside.parcel_m2 >= kLeastTold_m2) {
        sentences.push_back(message_in(
            language,
            "Giữa các thôn có kẽ hở, tổng cộng {} ha (số kẽ hở: {}); đất của thửa trong đó tính là "
            "ngoài các thôn; summary.json liệt kê ở mục problems. Chỗ lớn nhất: {}",
            "Villages leave gaps between them, {} ha in all (gaps: {}); ground of parcels in them "
            "counts as outside the villages; summary.json lists them under problems. The largest: "
            "{}",
            format_number(gaps.area_m2 / kHectare_m2, 2, language),
            Count{gaps.count},
            gaps.largest->note));
    }
    return sentences;
}

} // namespace huuco
