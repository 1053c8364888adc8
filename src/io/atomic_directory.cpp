// SPDX-License-Identifier: MIT
/// \file
/// The output folder of a run: there complete, or not at all.

#include "base/message_format.hpp"
#include "base/system_message.hpp"
#include "io/partial_output.hpp"

#include <huuco/base/error.hpp>
#include <huuco/io/atomic_directory.hpp>

#include <cerrno>
#include <system_error>

namespace huuco {

namespace fs = std::filesystem;

namespace {

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

} // namespace

struct OutputDirectory::Impl {
    Impl(const fs::path& folder, bool overwrite) : partial(folder), may_replace(overwrite) {}

    io::PartialOutput partial;
    bool may_replace;
};

OutputDirectory::OutputDirectory(const fs::path& folder, bool overwrite)
    : m_impl(std::make_unique<Impl>(folder, overwrite)) {
    const io::PartialOutput& partial = m_impl->partial;
    require_replaceable(partial.wanted(), overwrite);
    std::error_code error;
    if (!fs::create_directory(partial.path(), error)) {
        throw Error(
            ErrorCode::io,
            message(
                "{}: không ghi được trong {}: {}",
                "{}: cannot be written in {}: {}",
                partial.wanted().string(),
                partial.wanted().parent_path().string(),
                system_message(error ? error.value() : EEXIST)));
    }
}

OutputDirectory::~OutputDirectory() = default;

fs::path OutputDirectory::path(std::string_view name) const {
    return m_impl->partial.path() / name;
}

void OutputDirectory::commit() {
    require_replaceable(m_impl->partial.wanted(), m_impl->may_replace);
    m_impl->partial.commit();
}

} // namespace huuco
