// SPDX-License-Identifier: MIT
/// \file
/// What the system says of errors, in both languages.

#include "base/system_message.hpp"

#include <gtest/gtest.h>

#include <cerrno>

namespace huuco {
namespace {

TEST(SystemMessage, WhatUsersMeetIsSaidInBothLanguages) {
    // The English words are those of POSIX's strerror in the C locale.
    EXPECT_EQ(system_message(ENOSPC), (Message{"đĩa đã đầy", "No space left on device"}));
    EXPECT_EQ(
        system_message(ENOENT),
        (Message{"không có tệp hoặc thư mục này", "No such file or directory"}));
    EXPECT_EQ(system_message(EACCES), (Message{"không có quyền", "Permission denied"}));
}

TEST(SystemMessage, WhatIsRareKeepsItsNumber) {
    const Message rare = system_message(EXDEV);
    EXPECT_EQ(rare.vi, "lỗi hệ thống 18, \"Invalid cross-device link\"");
    EXPECT_EQ(rare.en, "system error 18, \"Invalid cross-device link\"");
}

} // namespace
} // namespace huuco
