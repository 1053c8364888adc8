// SPDX-License-Identifier: MIT
/// \file
/// Reads at a place of a file, which threads share.

#include "io/file_window.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace huuco::io {

std::optional<ReadOnlyFile> ReadOnlyFile::open(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        return std::nullopt;
    }
    ReadOnlyFile file(descriptor, 0);

    struct stat status {};

    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        return std::nullopt;
    }
    file.m_size = static_cast<std::uint64_t>(status.st_size);
    return file;
}

ReadOnlyFile::ReadOnlyFile(ReadOnlyFile&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)), m_size(other.m_size) {}

ReadOnlyFile& ReadOnlyFile::operator=(ReadOnlyFile&& other) noexcept {
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_size, other.m_size);
    return *this;
}

ReadOnlyFile::~ReadOnlyFile() {
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

std::optional<FileWindow> ReadOnlyFile::window(std::uint64_t begin, std::uint64_t end) const {
    if (begin > end || end > m_size) {
        return std::nullopt;
    }
    FileWindow window(static_cast<std::size_t>(end - begin));
    std::span<std::byte> rest = window.bytes();
    for (std::uint64_t at = begin; !rest.empty();) {
        const ::ssize_t read =
            ::pread(m_descriptor, rest.data(), rest.size(), static_cast<off_t>(at));
        if (read < 0 && errno == EINTR) {
            continue;
        }
        if (read <= 0) {
            return std::nullopt;
        }
        rest = rest.subspan(static_cast<std::size_t>(read));
        at += static_cast<std::uint64_t>(read);
    }
    return window;
}

} // namespace huuco::io
