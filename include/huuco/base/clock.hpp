// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The only place that asks what time it is, so that a run can be made again on another day.

#include <huuco/base/date.hpp>

#include <chrono>
#include <optional>

namespace huuco {

/// The time that the environment variable `SOURCE_DATE_EPOCH` states in seconds since 1970.
///
/// \returns empty when the variable is not set or blank
/// \throws Error `argument` when it is no whole number of seconds
/// Method: reproducible-builds.org, SOURCE_DATE_EPOCH specification, section 4.
[[nodiscard]] std::optional<std::chrono::sys_seconds> source_date_epoch();

/// The day of `SOURCE_DATE_EPOCH`, in UTC, else that of the clock where the computer stands: in
/// Viet Nam the day begins seven hours before that of UTC.
///
/// \throws Error as source_date_epoch
[[nodiscard]] Date today();

} // namespace huuco
