// SPDX-License-Identifier: MIT
/// \file
/// The sentences of writers of archives.

#include "tile/archive_errors.hpp"

#include "base/message_format.hpp"

namespace huuco::tile {

Error cannot_write(const std::filesystem::path& path, const Message& reason) {
    return {
        ErrorCode::io,
        message(
            "Không ghi được {}: {}. Hãy kiểm tra quyền ghi vào thư mục và chỗ trống trên đĩa.",
            "Cannot write {}: {}. Check the folder's permissions and the free space.",
            path.string(),
            reason)};
}

void require_new(const std::filesystem::path& path) {
    if (std::filesystem::exists(path)) {
        throw Error(
            ErrorCode::io,
            message(
                "Không ghi được {}: đã có sẵn; hãy xóa đi hoặc chọn tên khác.",
                "Cannot write {}: it exists; remove it or choose another.",
                path.string()));
    }
}

} // namespace huuco::tile
