// SPDX-License-Identifier: MIT
/// \file
/// POSIX file mappings.

#include "io/file_window.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <utility>

namespace huuco::io {

FileWindow::FileWindow(FileWindow&& other) noexcept
    : m_mapping(std::exchange(other.m_mapping, nullptr)),
      m_mapped(std::exchange(other.m_mapped, 0)), m_bytes(std::exchange(other.m_bytes, {})) {}

FileWindow& FileWindow::operator=(FileWindow&& other) noexcept {
    std::swap(m_mapping, other.m_mapping);
    std::swap(m_mapped, other.m_mapped);
    std::swap(m_bytes, other.m_bytes);
    return *this;
}

FileWindow::~FileWindow() {
    if (m_mapping != nullptr) {
        ::munmap(m_mapping, m_mapped);
    }
}

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
    if (begin == end) {
        return FileWindow{};
    }
    static const auto page = static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
    const std::uint64_t aligned = begin - begin % page;
    const auto mapped = static_cast<std::size_t>(end - aligned);
    // One call maps all pages, instead of a fault for every few of them.
    void* const mapping = ::mmap(
        nullptr,
        mapped,
        PROT_READ,
        MAP_PRIVATE | MAP_POPULATE,
        m_descriptor,
        static_cast<off_t>(aligned));
    if (mapping == MAP_FAILED) {
        return std::nullopt;
    }
    const auto skipped = static_cast<std::size_t>(begin - aligned);
    return FileWindow(
        mapping,
        mapped,
        std::span(static_cast<const std::byte*>(mapping), mapped).subspan(skipped));
}

} // namespace huuco::io
