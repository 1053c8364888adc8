// SPDX-License-Identifier: MIT
/// \file
/// Makes files without a name, and says why one cannot be used.

#include "base/nameless_file.hpp"

#include "base/message_format.hpp"
#include "base/system_message.hpp"

#include <huuco/base/error.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>

namespace huuco {

int open_nameless(const std::filesystem::path& folder) {
    constexpr mode_t kOwnerOnly = 0600;
    const int descriptor = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, kOwnerOnly);
    if (descriptor >= 0) {
        return descriptor;
    }
    std::string name = (folder / ".huuco-spill-XXXXXX").string();
    const int named = ::mkostemp(name.data(), O_CLOEXEC);
    if (named >= 0) {
        ::unlink(name.c_str());
    }
    return named;
}

void throw_spill_error(
    const std::filesystem::path& folder,
    const SpillPurpose& purpose,
    const Message& what,
    int code) {
    const Message contents = {std::string(purpose.contents_vi), std::string(purpose.contents_en)};
    if (code == EACCES || code == EPERM || code == EROFS) {
        throw Error(
            ErrorCode::io,
            message(
                "{}: không {} được tệp cho {}: {}. Hãy chọn nơi xuất trong thư mục được phép ghi.",
                "{}: cannot {} a file for {}: {}. Choose an output in a folder that may be written "
                "to.",
                folder.string(),
                what,
                contents,
                system_message(code)));
    }
    const Message remedy = {std::string(purpose.remedy_vi), std::string(purpose.remedy_en)};
    throw Error(
        ErrorCode::io,
        message(
            "{}: không {} được tệp cho {}: {}. Hãy giải phóng chỗ ở đó, chọn nơi xuất trên đĩa "
            "khác, hoặc {}.",
            "{}: cannot {} a file for {}: {}. Make room there, choose an output on another "
            "disk, or {}.",
            folder.string(),
            what,
            contents,
            system_message(code),
            remedy));
}

} // namespace huuco
