// SPDX-License-Identifier: MIT
/// \file
/// What is said of the amounts of a cell.

#include "base/message_format.hpp"

#include <huuco/landuse/amount_fault.hpp>

#include <cassert>
#include <string>

namespace huuco {

Message amount_fault_note(AmountFault fault, std::string_view cell) {
    assert(fault != AmountFault::none);
    const std::string text(cell);
    switch (fault) {
    case AmountFault::unclear:
        return message(
            "\"{}\": có số đọc được theo hai cách hoặc không đọc được; hãy ghi 1250 m2 hoặc 1250,5 "
            "m2. Các số trong ô không được dùng.",
            "\"{}\": a number may be read in two ways, or is none; write 1250 m2 or 1250.5 m2. The "
            "amounts of the cell are left out.",
            text);
    case AmountFault::mixed_units:
        return message(
            "\"{}\": vừa có phần trăm vừa có diện tích. Các số trong ô không được dùng.",
            "\"{}\": per cent stands beside areas. The amounts of the cell are left out.",
            text);
    case AmountFault::incomplete:
        return message(
            "\"{}\": không phải cây nào cũng ghi diện tích hoặc tỷ lệ. Các số trong ô không được "
            "dùng.",
            "\"{}\": not every crop has its amount. The amounts of the cell are left out.",
            text);
    case AmountFault::not_whole:
    case AmountFault::none:
        break;
    }
    return message(
        "\"{}\": các tỷ lệ cộng lại không bằng 100 %. Chúng được dùng theo tỷ lệ với nhau.",
        "\"{}\": the percentages do not come to 100. They are used in their proportion.",
        text);
}

} // namespace huuco
