// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What is wrong with the amounts that a land-code or crop cell states.

#include <huuco/base/message.hpp>

#include <cstdint>
#include <string_view>

namespace huuco {

/// Why the amounts of a cell are not used, or do not say all.
enum class AmountFault : std::uint8_t {
    none,        ///< they are used as they stand, or there are none
    unclear,     ///< a number that may be read in two ways (`1.250 m2`), or none: no amount is used
    mixed_units, ///< per cent beside areas: no amount is used
    incomplete,  ///< some crops state how much and others do not: no amount is used
    not_whole,   ///< percentages that do not come to 100: they are used in their proportion
};

/// What is wrong with the amounts of a land-code cell.
[[nodiscard]] AmountFault land_amount_fault(std::string_view cell);

/// What is wrong with the amounts of a crop cell.
[[nodiscard]] AmountFault crop_amount_fault(std::string_view cell);

/// The sentence that says what is wrong and what is done. \pre fault is not `none`
[[nodiscard]] Message amount_fault_note(AmountFault fault, std::string_view cell);

} // namespace huuco
