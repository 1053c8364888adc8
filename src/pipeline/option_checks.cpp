// SPDX-License-Identifier: MIT
/// \file
/// Checks options of an analysis that come from a program.

#include "pipeline/option_checks.hpp"

#include "base/message_format.hpp"
#include "base/utf8_name.hpp"
#include "io/password.hpp"

#include <huuco/base/date.hpp>
#include <huuco/base/error.hpp>

#include <fmt/format.h>

#include <string>
#include <vector>

namespace huuco {

namespace {

void require_utf8(const std::string& word) {
    require_utf8_name(io::without_password(word), ErrorCode::argument);
}

void require_utf8_options(const AnalyzeOptions& options) {
    for (const std::vector<std::string>* const words :
         {&options.parcels,
          &options.registers,
          &options.organic_areas,
          &options.organic_areas_layers}) {
        for (const std::string& word : *words) {
            require_utf8(word);
        }
    }
    for (const std::string* const word :
         {&options.parcels_layer,
          &options.villages,
          &options.villages_layer,
          &options.village_id,
          &options.village_name,
          &options.plan,
          &options.src_crs,
          &options.province,
          &options.boundary,
          &options.work_crs,
          &options.encoding}) {
        require_utf8(*word);
    }
    for (const auto& [role, field] : options.fields) {
        require_utf8(field);
    }
    for (const GivenOption& given : options.given) {
        for (const std::string& value : given.values) {
            require_utf8(value);
        }
    }
}

/// The days that a command line can state, see parse_date.
void require_day(const Date& date) {
    if (!date.ok() || parse_date(format_iso(date)) != date) {
        throw Error(
            ErrorCode::argument,
            message(
                "Ngày tham chiếu {}-{}-{} không phải một ngày trên lịch từ năm 1900 đến 2199.",
                "The reference date {}-{}-{} is no day of the calendar from 1900 to 2199.",
                Digits{static_cast<int>(date.year())},
                Digits{static_cast<unsigned>(date.month())},
                Digits{static_cast<unsigned>(date.day())}));
    }
}

void require_percentage(double target_percent) {
    if (!(target_percent >= 0.0 && target_percent <= 100.0)) {
        throw Error(
            ErrorCode::argument,
            message(
                "Mục tiêu {} % không nằm trong khoảng từ 0 đến 100.",
                "A target of {} % is not between 0 and 100.",
                fmt::format("{}", target_percent)));
    }
}

} // namespace

void require_possible(const AnalyzeOptions& options) {
    require_utf8_options(options);
    if (options.reference_date) {
        require_day(*options.reference_date);
    }
    if (options.target_percent) {
        require_percentage(*options.target_percent);
    }
}

} // namespace huuco
