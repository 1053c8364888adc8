// SPDX-License-Identifier: MIT
/// \file
/// The clock, and the environment variable that stands in for it.

#include "base/message_format.hpp"

#include <huuco/base/clock.hpp>
#include <huuco/base/error.hpp>

#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <string_view>

namespace huuco {

std::optional<std::chrono::sys_seconds> source_date_epoch() {
    const char* const set = std::getenv("SOURCE_DATE_EPOCH");
    const std::string_view text = set == nullptr ? "" : set;
    if (text.empty()) {
        return std::nullopt;
    }
    constexpr std::int64_t kYear2200 = 7'258'118'400;
    std::int64_t seconds = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error != std::errc{} || stop != text.data() + text.size() || seconds < 0 ||
        seconds >= kYear2200) {
        throw Error(
            ErrorCode::argument,
            message(
                "SOURCE_DATE_EPOCH là '{}': phải là số giây tính từ năm 1970; hãy bỏ đi hoặc sửa "
                "lại.",
                "SOURCE_DATE_EPOCH is '{}': it must be a number of seconds since 1970; unset it or "
                "correct it.",
                text));
    }
    return std::chrono::sys_seconds(std::chrono::seconds(seconds));
}

Date today() {
    if (const std::optional<std::chrono::sys_seconds> fixed = source_date_epoch()) {
        return std::chrono::floor<std::chrono::days>(*fixed);
    }
    constexpr int kFirstYear = 1900; // of struct tm
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm local{};
    localtime_r(&now, &local);
    return {
        std::chrono::year(local.tm_year + kFirstYear),
        std::chrono::month(static_cast<unsigned>(local.tm_mon) + 1),
        std::chrono::day(static_cast<unsigned>(local.tm_mday))};
}

} // namespace huuco
