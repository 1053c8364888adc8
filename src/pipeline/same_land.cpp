// SPDX-License-Identifier: MIT
/// \file
/// Adds up the ground that parcels of two files share.

#include "pipeline/same_land.hpp"

#include "pipeline/read_parcels.hpp"
#include "pipeline/zone_borders.hpp"

#include <huuco/base/text.hpp>
#include <huuco/geometry/area.hpp>
#include <huuco/overlay/overlaps.hpp>

#include <tbb/task_arena.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <map>
#include <utility>

namespace huuco {

namespace {

constexpr std::pair kYears(1990, 2099); ///< that a name may tell

std::size_t file_of_row(const Inputs& inputs, std::uint64_t row) {
    return static_cast<std::size_t>(&source_of(inputs, row) - inputs.parcels.data());
}

/// The ground of each file, in squared units of the working CRS.
std::vector<double> ground_of_files(const Inputs& inputs, const ShapeTable& shapes) {
    std::vector<double> ground(inputs.parcels.size());
    for (std::size_t row = 0; row < shapes.size(); ++row) {
        ground[file_of_row(inputs, row)] += planar_area(shapes[row]);
    }
    return ground;
}

std::vector<Overlap>
overlapping_parcels(const Inputs& inputs, const ParcelsRead& read, Progress& progress) {
    if (read.extent.is_empty()) {
        return {};
    }
    const double unit_m2 = square_metres_per_unit(inputs.working_crs, read.extent);
    return find_overlaps(
        ShapeTable(read.batches),
        kOverlapTolerance_m2 / unit_m2,
        static_cast<unsigned>(tbb::this_task_arena::max_concurrency()),
        progress);
}

} // namespace

std::vector<SameLand> find_same_land(Inputs& inputs, Progress& progress) {
    constexpr double kMuch = 0.5;
    Problems ignored; // an analysis tells them
    const ParcelsRead read = read_parcels(inputs, {}, nullptr, ignored, progress);
    std::map<std::pair<std::size_t, std::size_t>, double> common;
    for (const Overlap& overlap : overlapping_parcels(inputs, read, progress)) {
        const std::size_t first = file_of_row(inputs, overlap.first);
        const std::size_t second = file_of_row(inputs, overlap.second);
        if (first != second) {
            common[{first, second}] += overlap.area;
        }
    }
    const std::vector<double> ground = ground_of_files(inputs, ShapeTable(read.batches));
    std::vector<SameLand> pairs;
    for (const auto& [files, area] : common) {
        const auto [first, second] = files;
        // Ground that one of them has twice is shared twice.
        const double of_first = std::min(area / ground[first], 1.0);
        const double of_second = std::min(area / ground[second], 1.0);
        if (std::max(of_first, of_second) >= kMuch) {
            pairs.push_back({first, second, of_first, of_second});
        }
    }
    return pairs;
}

namespace {

/// The year of a day that is one.
std::optional<int> year_of_day(int year, int month, int day) {
    const std::chrono::year_month_day date{
        std::chrono::year(year),
        std::chrono::month(static_cast<unsigned>(month)),
        std::chrono::day(static_cast<unsigned>(day))};
    const bool is_day = date.ok() && year >= kYears.first && year <= kYears.second;
    return is_day ? std::optional(year) : std::nullopt;
}

/// The year of eight digits, as `20250630` or `30062025`: none are both, as no month and day make a
/// year from 1990 on.
std::optional<int> year_of_digits(int digits) {
    const std::optional<int> year_first =
        year_of_day(digits / 10'000, digits / 100 % 100, digits % 100);
    const std::optional<int> day_first =
        year_of_day(digits % 10'000, digits / 10'000 % 100, digits / 1'000'000);
    return year_first ? year_first : day_first;
}

/// The year of a number in a name.
std::optional<int> year_of_number(std::string_view digits) {
    constexpr std::size_t kYearDigits = 4;
    constexpr std::size_t kDayDigits = 8;
    if (digits.size() != kYearDigits && digits.size() != kDayDigits) {
        return std::nullopt;
    }
    int number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return digits.size() == kDayDigits ? year_of_digits(number) : year_of_day(number, 1, 1);
}

} // namespace

std::optional<int> year_of_name(std::string_view path) {
    const std::string name = std::filesystem::path(path).stem().string();
    std::optional<int> year;
    for (auto begin = name.begin(); begin != name.end();) {
        begin = std::find_if(begin, name.end(), is_digit);
        const auto end = std::find_if_not(begin, name.end(), is_digit);
        if (const std::optional<int> found = year_of_number({begin, end})) {
            if (year && *year != *found) {
                return std::nullopt;
            }
            year = found;
        }
        begin = end;
    }
    return year;
}

std::optional<std::size_t> older_of(const SameLand& pair, std::span<const std::string> paths) {
    constexpr double kNearlyAll = 0.9;
    const std::optional<int> first = year_of_name(paths[pair.first]);
    const std::optional<int> second = year_of_name(paths[pair.second]);
    if (!first || !second || *first == *second) {
        return std::nullopt;
    }
    const bool is_first_older = *first < *second;
    if ((is_first_older ? pair.part_of_first : pair.part_of_second) < kNearlyAll) {
        return std::nullopt;
    }
    return is_first_older ? pair.first : pair.second;
}

} // namespace huuco
