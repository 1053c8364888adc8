// SPDX-License-Identifier: MIT
/// \file
/// What the steps of a run are called on the screen.

#include "cli/progress_steps.hpp"

#include <algorithm>
#include <array>

namespace huuco::cli {

namespace {

struct StepWords {
    std::string_view step; ///< of a step of each zoom without the zoom
    std::string_view vi;
};

constexpr std::array kStepWords = {
    StepWords{"open", "mở dữ liệu"},
    StepWords{"fingerprints", "mã băm của tệp"},
    StepWords{"read", "đọc"},
    StepWords{"borders", "ranh giới"},
    StepWords{"overlaps", "tìm chồng lấn"},
    StepWords{"common ground", "phần đất chung"},
    StepWords{"unions", "hợp các hình"},
    StepWords{"ground counted once", "đất chỉ tính một lần"},
    StepWords{"allocate", "phân về thôn"},
    StepWords{"check", "kiểm tra"},
    StepWords{"gaps", "tìm kẽ hở"},
    StepWords{"summary", "tổng hợp"},
    StepWords{"geojson", "ghi GeoJSON"},
    StepWords{"gpkg", "ghi GeoPackage"},
    StepWords{"database", "ghi cơ sở dữ liệu"},
    StepWords{"tile borders", "ranh giới trên ô"},
    StepWords{"tiles", "ô bản đồ"},
    StepWords{"tiles at zoom", "ô bản đồ mức"},
    StepWords{"pictures at zoom", "ảnh bản đồ mức"},
    StepWords{"verify", "kiểm tra ô"}};

} // namespace

std::string step_in_words(std::string_view step, Language language) {
    // Steps without a zoom end in a letter.
    const std::size_t name_end = step.find_last_not_of(" 0123456789") + 1;
    const std::string_view zoom = step.substr(name_end);
    const auto* const words =
        std::ranges::find(kStepWords, step.substr(0, name_end), &StepWords::step);
    if (language == Language::en || words == kStepWords.end()) {
        return std::string(step);
    }
    return std::string(words->vi).append(zoom);
}

} // namespace huuco::cli
