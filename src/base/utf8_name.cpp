// SPDX-License-Identifier: MIT
/// \file
/// Names of files and layers, and words of a command, as results and messages can tell them.

#include "base/utf8_name.hpp"

#include "base/message_format.hpp"

#include <huuco/base/encoding.hpp>

namespace huuco {

void require_utf8_name(std::string_view name, ErrorCode code) {
    if (is_valid_utf8(name)) {
        return;
    }
    throw Error(
        code,
        message(
            "{}: không viết bằng UTF-8 (\uFFFD thay cho những byte lạ), nên kết quả không ghi lại "
            "được; nếu là tên tệp, hãy đổi tên, chẳng hạn bằng chữ không dấu",
            "{}: is not in UTF-8 (\uFFFD stands for its odd bytes), so that no result can tell it; "
            "where it is the name of a file, rename that, in plain letters for instance",
            decode(name, Encoding::utf_8).text));
}

} // namespace huuco
