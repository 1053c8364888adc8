// SPDX-License-Identifier: MIT
/// \file
/// Stamps are compared: the content is not read once more.

#include "pipeline/file_stamps.hpp"

#include "base/message_format.hpp"

#include <huuco/base/error.hpp>

#include <sys/stat.h>

#include <algorithm>
#include <system_error>
#include <utility>

namespace huuco {

namespace {

[[noreturn]] void refuse_changed(const std::filesystem::path& file) {
    throw Error(
        ErrorCode::io,
        message(
            "{}: tệp bị thay đổi trong khi đang được đọc, nên số liệu không thuộc về phiên bản nào "
            "của tệp; hãy chạy lại khi không có chương trình nào ghi vào tệp",
            "{}: the file changed while it was read, so that figures would be of no version of it; "
            "run again while no program writes to it",
            file.string()));
}

} // namespace

std::vector<std::filesystem::path>
files_of_input(const std::filesystem::path& path, const std::vector<std::string>& sidecars) {
    std::vector<std::filesystem::path> files;
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) {
        for (const auto& entry : std::filesystem::directory_iterator(path)) {
            if (entry.is_regular_file()) {
                files.push_back(entry.path());
            }
        }
        std::ranges::sort(files);
        return files;
    }
    if (!std::filesystem::is_regular_file(path, ignored)) {
        return files;
    }
    files.push_back(path);
    for (const std::string& name : sidecars) {
        const std::filesystem::path sidecar = path.parent_path() / name;
        if (name != path.filename() && std::filesystem::is_regular_file(sidecar, ignored)) {
            files.push_back(sidecar);
        }
    }
    return files;
}

void FileStamps::take(const std::string& path, const std::vector<std::string>& sidecars) {
    if (!m_inputs.contains(path)) {
        m_inputs.emplace(path, look_at(path, sidecars));
    }
}

void FileStamps::require_unchanged() const {
    for (const auto& [path, input] : m_inputs) {
        const Input now = look_at(path, input.sidecars);
        const auto [before, after] = std::ranges::mismatch(input.stamps, now.stamps);
        const bool is_gone_or_changed =
            before != input.stamps.end() &&
            (after == now.stamps.end() || before->first <= after->first);
        if (is_gone_or_changed) {
            refuse_changed(before->first);
        }
        if (after != now.stamps.end()) {
            refuse_changed(after->first); // it came
        }
    }
}

/// All zero for a file that is gone.
FileStamps::Stamp FileStamps::stamp_of(const std::filesystem::path& file) {
    struct stat status {};

    if (::stat(file.c_str(), &status) != 0) {
        return {};
    }
    return {
        status.st_dev,
        status.st_ino,
        static_cast<std::uint64_t>(status.st_size),
        status.st_mtim.tv_sec,
        status.st_mtim.tv_nsec};
}

FileStamps::Input FileStamps::look_at(const std::string& path, std::vector<std::string> sidecars) {
    Input input;
    for (const std::filesystem::path& file : files_of_input(path, sidecars)) {
        input.stamps.emplace(file, stamp_of(file));
    }
    input.sidecars = std::move(sidecars);
    return input;
}

} // namespace huuco
