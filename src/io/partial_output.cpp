// SPDX-License-Identifier: MIT
/// \file
/// Names beside the place of an output, and the exchange at the end.

#include "io/partial_output.hpp"

#include "base/message_format.hpp"
#include "base/system_message.hpp"

#include <huuco/base/error.hpp>

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <system_error>

namespace huuco::io {

namespace {

namespace fs = std::filesystem;

/// An absolute path without a slash at its end; links are followed.
fs::path resolved_place(const fs::path& wanted) {
    std::error_code error;
    fs::path resolved = fs::absolute(wanted, error);
    if (!error) {
        resolved = fs::weakly_canonical(resolved, error);
    }
    if (error) {
        throw Error(
            ErrorCode::io,
            message(
                "{}: không đọc được đường dẫn: {}",
                "{}: the path cannot be read: {}",
                wanted.string(),
                system_message(error.value())));
    }
    return resolved.has_filename() ? resolved : resolved.parent_path();
}

/// A name beside the place that nothing has.
fs::path free_name(const fs::path& place, std::string_view word) {
    std::random_device random;
    while (true) {
        const std::string name = fmt::format(
            "{}.{}-{:08x}{}",
            place.stem().string(),
            word,
            static_cast<std::uint32_t>(random()),
            place.extension().string());
        fs::path free = place.parent_path() / name;
        std::error_code ignored; // what cannot be looked at cannot be written either
        if (!fs::exists(fs::symlink_status(free, ignored))) {
            return free;
        }
    }
}

/// Refuses what stays in its place when the output is to take it: the root of another file system,
/// such as a USB stick, and a link that leads nowhere.
void require_movable(const fs::path& wanted, const fs::path& place) {
    std::error_code ignored;
    if (fs::is_symlink(wanted, ignored) && !fs::exists(wanted, ignored)) {
        throw Error(
            ErrorCode::argument,
            message(
                "{}: là liên kết tới chỗ không có; hãy nêu nơi xuất khác",
                "{}: is a link that leads nowhere; name another output",
                wanted.string()));
    }

    struct stat inside {};

    struct stat around {};

    if (::stat(place.c_str(), &inside) == 0 && S_ISDIR(inside.st_mode) &&
        ::stat(place.parent_path().c_str(), &around) == 0 && inside.st_dev != around.st_dev) {
        throw Error(
            ErrorCode::argument,
            message(
                "{}: là gốc của một ổ đĩa hoặc USB, không thay được bằng một thư mục; hãy nêu một "
                "thư mục trong đó",
                "{}: is the root of a disk or USB stick, which no folder can replace; name a "
                "folder within it",
                place.string()));
    }
}

/// Who works for hours first is not told at the end that nothing can be written.
void require_folder(const fs::path& place) {
    const fs::path folder = place.parent_path();
    std::error_code ignored;
    if (!fs::is_directory(folder, ignored)) {
        throw Error(
            ErrorCode::io,
            message(
                "{}: không có thư mục {} để đặt vào",
                "{}: the folder {} in which it shall lie does not exist",
                place.string(),
                folder.string()));
    }
    if (::access(folder.c_str(), W_OK | X_OK) != 0) {
        const Message why = system_message(errno);
        throw Error(
            ErrorCode::io,
            message(
                "{}: không ghi được vào thư mục {}: {}. Hãy chọn nơi xuất trong thư mục được phép "
                "ghi.",
                "{}: the folder {} cannot be written to: {}. Choose an output in a folder that may "
                "be written to.",
                place.string(),
                folder.string(),
                why));
    }
}

/// True where a file has content that SQLite would take for changes of the database beside it: all
/// of a write-ahead log, but no rollback journal whose header is blank, as one that was kept.
bool has_changes(const fs::path& log) {
    std::ifstream file(log, std::ios::binary);
    return file.get() > 0; // both begin with a number that has no blank byte first
}

/// SQLite would write the changes of the old database into the new one, which spoils it. So it
/// would where no old one stands there any more.
/// Method: SQLite, "How To Corrupt An SQLite Database File", sections 1.4 and 4.2.
void require_no_log_beside(const fs::path& place) {
    std::error_code ignored;
    if (fs::is_directory(place, ignored)) {
        return;
    }
    for (const char* const ending : {"-wal", "-journal"}) {
        const std::string log = place.string() + ending;
        if (has_changes(log)) {
            throw Error(
                ErrorCode::io,
                message(
                    "{0}: không ghi được vào đó, vì {1} còn giữ phần sửa mà một chương trình (như "
                    "QGIS) chưa ghi vào tệp cũ, và sẽ làm hỏng tệp mới; hãy đóng tệp trong chương "
                    "trình đó rồi chạy lại. Nếu không còn chương trình nào mở tệp, hãy xóa {1} "
                    "hoặc "
                    "nêu tệp khác",
                    "{0}: nothing can be put there, because {1} holds changes that a program such "
                    "as QGIS has not written into the old file and that would spoil the new one; "
                    "close the file in that program and run again. Where none has it open, delete "
                    "{1}, or name another file",
                    place.string(),
                    log));
        }
    }
}

[[noreturn]] void throw_not_put_there(const fs::path& place, const std::error_code& error) {
    throw Error(
        ErrorCode::io,
        message(
            "{}: không đặt được kết quả vào đó: {}",
            "{}: the output cannot be put there: {}",
            place.string(),
            system_message(error.value())));
}

} // namespace

PartialOutput::PartialOutput(const fs::path& wanted) : m_wanted(resolved_place(wanted)) {
    require_movable(wanted, m_wanted);
    require_folder(m_wanted);
    require_no_log_beside(m_wanted);
    m_path = free_name(m_wanted, "partial");
}

PartialOutput::~PartialOutput() {
    if (!m_is_committed) {
        std::error_code ignored; // nobody is left to be told
        fs::remove_all(m_path, ignored);
    }
}

void PartialOutput::commit() {
    require_no_log_beside(m_wanted); // another program may have opened the file meanwhile
    std::error_code error;
    fs::path old;
    if (fs::is_directory(m_wanted, error)) {
        if (!fs::is_directory(m_path, error)) {
            throw_not_put_there(m_wanted, std::make_error_code(std::errc::is_a_directory));
        }
        old = free_name(m_wanted, "old"); // a folder cannot be renamed over a full one
        fs::rename(m_wanted, old, error);
        if (error) {
            throw_not_put_there(m_wanted, error);
        }
    }
    fs::rename(m_path, m_wanted, error);
    if (error) {
        if (!old.empty()) {
            std::error_code ignored;
            fs::rename(old, m_wanted, ignored);
        }
        throw_not_put_there(m_wanted, error);
    }
    m_is_committed = true;
    if (!old.empty()) {
        // The output is in place: what is left of the old one is no failure.
        fs::remove_all(old, error);
    }
}

} // namespace huuco::io
