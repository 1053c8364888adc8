// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Statuses with the day of a suspension behind them.

#include <huuco/base/date.hpp>
#include <huuco/landuse/tables.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace huuco::detail {

/// A suspension and the day that its status names.
struct DatedStatus {
    std::string status; ///< the words in front, folded; the table has them
    Date day;
};

/// Reads `Tạm đình chỉ từ 01/03/2026`, `Thu hồi ngày 5 tháng 3 năm 2026`.
///
/// \returns empty for anything else: a status that the table has as it stands, other words behind
///          the day, a last day (`đình chỉ đến 01/03/2026`)
[[nodiscard]] std::optional<DatedStatus>
dated_suspension(std::string_view text, const Tables& tables);

} // namespace huuco::detail
