// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Whether the name of a dataset is that of a file.

#include <cstddef>
#include <string_view>

namespace huuco {

/// True for `PG:...` and the like, where there is no file to look for: no folder of the plan goes
/// in front. The letter of a Windows drive is none.
[[nodiscard]] constexpr bool is_connection(std::string_view dataset) noexcept {
    const std::size_t colon = dataset.find(':');
    return colon != std::string_view::npos && colon > 1 &&
           dataset.substr(0, colon).find_first_of("./\\") == std::string_view::npos;
}

} // namespace huuco
