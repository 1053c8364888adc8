// SPDX-License-Identifier: MIT
/// \file
/// Error numbers that users of files meet.

#include "base/system_message.hpp"

#include "base/message_format.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <string>
#include <system_error>

namespace huuco {

namespace {

struct Meaning {
    int error_number;
    const char* vi;
};

constexpr std::array kMeanings = {
    Meaning{ENOENT, "không có tệp hoặc thư mục này"},
    Meaning{EACCES, "không có quyền"},
    Meaning{EPERM, "không được phép"},
    Meaning{ENOSPC, "đĩa đã đầy"},
    Meaning{EDQUOT, "đã dùng hết hạn mức trên đĩa"},
    Meaning{EROFS, "đĩa chỉ cho đọc"},
    Meaning{EIO, "đĩa báo lỗi khi đọc hoặc ghi"},
    Meaning{EISDIR, "đó là một thư mục"},
    Meaning{ENOTDIR, "một phần của đường dẫn không phải là thư mục"},
    Meaning{ENAMETOOLONG, "tên quá dài"},
    Meaning{EFBIG, "tệp quá lớn"},
    Meaning{EMFILE, "quá nhiều tệp đang mở"},
    Meaning{ENFILE, "quá nhiều tệp đang mở"},
    Meaning{ENOMEM, "hết bộ nhớ"}};

} // namespace

Message system_message(int error_number) {
    const std::string en = std::generic_category().message(error_number);
    const auto* const known = std::ranges::find(kMeanings, error_number, &Meaning::error_number);
    return known != kMeanings.end() ? Message{known->vi, en}
                                    : message(
                                          "lỗi hệ thống {0}, \"{1}\"",
                                          "system error {0}, \"{1}\"",
                                          Digits{error_number},
                                          en);
}

} // namespace huuco
