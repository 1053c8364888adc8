// SPDX-License-Identifier: MIT
/// \file
/// The output folder of a run: there complete, or not at all.

#include "base/message_format.hpp"
#include "base/system_message.hpp"

#include <huuco/base/error.hpp>
#include <huuco/io/atomic_directory.hpp>

#include <fmt/format.h>

#include <cstdint>
#include <random>
#include <string>
#include <system_error>

namespace huuco {

namespace fs = std::filesystem;

namespace {

constexpr int kMostAttempts = 16;

/// The folder as an absolute path without a slash at its end; links are followed.
fs::path resolve(const fs::path& folder) {
    std::error_code error;
    fs::path resolved = fs::weakly_canonical(fs::absolute(folder, error), error);
    if (error) {
        throw Error(
            ErrorCode::io,
            message(
                "{}: không đọc được đường dẫn: {}",
                "{}: the path cannot be read: {}",
                folder.string(),
                system_message(error.value())));
    }
    return resolved.has_filename() ? resolved : resolved.parent_path();
}

void require_replaceable(const fs::path& folder, bool overwrite) {
    std::error_code error;
    if (!fs::exists(folder, error)) {
        return;
    }
    if (!fs::is_directory(folder, error)) {
        throw Error(
            ErrorCode::argument,
            message(
                "{}: là tệp; hãy nêu thư mục khác cho kết quả",
                "{}: is a file; name another folder for the output",
                folder.string()));
    }
    if (fs::is_empty(folder, error) && !error) {
        return;
    }
    if (!overwrite) {
        throw Error(
            ErrorCode::argument,
            message(
                "{}: đã có sẵn; hãy thêm --overwrite để thay, hoặc nêu thư mục khác",
                "{}: exists already; pass --overwrite to replace it, or name another folder",
                folder.string()));
    }
    if (!fs::exists(folder / kSummaryFile, error)) {
        throw Error(
            ErrorCode::argument,
            message(
                "{}: không ghi đè, vì đây không phải kết quả trước (không có summary.json); hãy "
                "nêu thư mục khác",
                "{}: is not overwritten, because it is no earlier result (it has no summary.json); "
                "name another folder",
                folder.string()));
    }
}

/// Makes a new folder beside another one.
fs::path make_sibling(const fs::path& folder, const char* word) {
    const fs::path parent = folder.parent_path();
    std::error_code error;
    if (!fs::is_directory(parent, error)) {
        throw Error(
            ErrorCode::io,
            message(
                "{}: không có thư mục {} để đặt vào",
                "{}: the folder {} in which it shall lie does not exist",
                folder.string(),
                parent.string()));
    }
    std::random_device random;
    for (int attempt = 0; attempt < kMostAttempts; ++attempt) {
        const auto number = static_cast<std::uint32_t>(random());
        fs::path sibling = folder;
        sibling += fmt::format(".{}-{:08x}", word, number);
        if (fs::create_directory(sibling, error)) {
            return sibling;
        }
        if (error) {
            break;
        }
    }
    throw Error(
        ErrorCode::io,
        message(
            "{}: không ghi được trong {}: {}",
            "{}: cannot be written in {}: {}",
            folder.string(),
            parent.string(),
            system_message(error.value())));
}

[[noreturn]] void throw_commit_failed(const fs::path& folder, const std::error_code& error) {
    throw Error(
        ErrorCode::io,
        message(
            "{}: không đặt được kết quả vào đó: {}",
            "{}: the output cannot be put there: {}",
            folder.string(),
            system_message(error.value())));
}

} // namespace

OutputDirectory::OutputDirectory(const fs::path& folder, bool overwrite)
    : m_folder(resolve(folder)), m_overwrite(overwrite) {
    require_replaceable(m_folder, m_overwrite);
    m_partial = make_sibling(m_folder, "partial");
}

OutputDirectory::~OutputDirectory() {
    if (!m_is_committed) {
        std::error_code ignored; // nobody is left to be told
        fs::remove_all(m_partial, ignored);
    }
}

fs::path OutputDirectory::path(std::string_view name) const {
    return m_partial / name;
}

void OutputDirectory::commit() {
    require_replaceable(m_folder, m_overwrite);
    std::error_code error;
    fs::path old;
    if (fs::exists(m_folder, error)) {
        old = make_sibling(m_folder, "old");
        fs::rename(m_folder, old, error); // onto an empty folder, which gives way
        if (error) {
            std::error_code ignored;
            fs::remove(old, ignored);
            throw_commit_failed(m_folder, error);
        }
    }
    fs::rename(m_partial, m_folder, error);
    if (error) {
        std::error_code ignored;
        if (!old.empty()) {
            fs::rename(old, m_folder, ignored);
        }
        throw_commit_failed(m_folder, error);
    }
    m_is_committed = true;
    if (!old.empty()) {
        fs::remove_all(
            old, error); // the result is in place; what is left of the old one is no failure
    }
}

} // namespace huuco
