// SPDX-License-Identifier: MIT
/// \file
/// The words for what the repair did.

#include "pipeline/repair_note.hpp"

#include "base/message_format.hpp"

#include <huuco/base/text.hpp>

#include <fmt/format.h>

#include <utility>

namespace huuco {

namespace {

/// \returns vi and en, with places for the areas before and after
std::pair<const char*, const char*> words_of(const RepairOutcome& outcome, bool is_set_aside) {
    if (outcome.defect == Defect::not_mendable) {
        return {
            "Ranh giới có lỗi mà không sửa tự động được nên bị loại; theo ranh giới ấy thửa có {} "
            "m². Hãy vẽ lại.",
            "The outline is faulty and could not be mended, so the feature is set aside; by that "
            "outline it has {} m². Please draw it anew."};
    }
    if (outcome.status == RepairStatus::unusable) {
        return {
            "Hình này không còn đất dùng được nên bị loại.",
            "No usable ground is left of this feature; it is set aside."};
    }
    if (outcome.status == RepairStatus::doubtful && is_set_aside) {
        return {
            "Ranh giới tự cắt, đọc theo cách này là {} m², theo cách khác là {} m²; bị loại, chờ "
            "người xem xét.",
            "The outline crosses itself: read one way it has {} m², read another {} m². It "
            "is set aside for a person to decide."};
    }
    if (outcome.status == RepairStatus::doubtful) {
        return {
            "Ranh giới tự cắt, đọc theo cách này là {} m², theo cách khác là {} m²; tính "
            "theo cách sau, hãy sửa lại.",
            "The outline crosses itself: read one way it has {} m², read another {} m². "
            "The latter counts; please repair it."};
    }
    if (outcome.status == RepairStatus::valid) {
        return {
            "Có đỉnh lặp lại; bỏ bớt, diện tích không đổi.",
            "A vertex is repeated; it was left out, which moves no ground."};
    }
    return {
        "Đã sửa hình; diện tích trước khi sửa {} m², sau khi sửa {} m².",
        "The geometry was repaired; area before {} m², after {} m²."};
}

std::string absurd_coordinate_note(const Point& vertex, Language language) {
    return message_in(
        language,
        "Có đỉnh ở x {}, y {}, nơi hệ tọa độ không có đất nào; hãy xem có thừa hay thiếu chữ số. "
        "Bị loại.",
        "A vertex lies at x {}, y {}, where the reference system has no land; look for a digit too "
        "many or too few. It is set aside.",
        format_number(vertex.x, 3, language),
        format_number(vertex.y, 3, language));
}

} // namespace

Problem problem_of(const RepairOutcome& outcome, const RepairedFeature& feature) {
    const double unit_m2 = feature.square_metres_per_unit;
    Problem problem;
    problem.source = feature.source;
    problem.feature = feature.feature;
    problem.kind = defect_name(outcome.defect);
    problem.is_set_aside = outcome.status == RepairStatus::unusable ||
                           (outcome.status == RepairStatus::doubtful && feature.is_doubt_set_aside);
    problem.severity = outcome.status == RepairStatus::valid      ? Severity::note
                       : outcome.status == RepairStatus::repaired ? Severity::warning
                                                                  : Severity::error;
    if (outcome.defect != Defect::empty_geometry && outcome.defect != Defect::non_finite &&
        outcome.defect != Defect::absurd_coordinate) {
        problem.place = outcome.place;
    }
    const RepairAction action = problem.is_set_aside ? RepairAction::set_aside : outcome.action;
    problem.repair = RepairEntry{
        std::string(repair_action_name(action)),
        outcome.area_before * unit_m2,
        outcome.area_after * unit_m2};
    if (outcome.defect == Defect::absurd_coordinate) {
        problem.note = absurd_coordinate_note(outcome.place, feature.language);
        return problem;
    }
    const auto [vi, en] = words_of(outcome, problem.is_set_aside);
    problem.note = fmt::format(
        fmt::runtime(in_language(feature.language, vi, en)),
        format_number(problem.repair->area_before_m2, 2, feature.language),
        format_number(problem.repair->area_after_m2, 2, feature.language));
    return problem;
}

Problem problem_of_winding(const RepairOutcome& outcome, const RepairedFeature& feature) {
    Problem problem;
    problem.source = feature.source;
    problem.feature = feature.feature;
    problem.kind = "wrong_winding";
    problem.severity = Severity::note;
    problem.repair = RepairEntry{
        "turned",
        outcome.area_before * feature.square_metres_per_unit,
        outcome.area_after * feature.square_metres_per_unit};
    problem.note = in_language(
        feature.language,
        "Vòng ngoài chạy ngược chiều quy định của shapefile; đã đảo lại, diện tích không đổi.",
        "The outer ring runs against the order that shapefiles demand; it was turned, which moves "
        "no ground.");
    return problem;
}

} // namespace huuco
