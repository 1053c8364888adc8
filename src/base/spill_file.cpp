// SPDX-License-Identifier: MIT
/// \file
/// Writing by descriptor, so that a full disk is an error and no signal; reading by mapping.

#include "base/nameless_file.hpp"

#include <huuco/base/spill_file.hpp>

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <functional>
#include <utility>

namespace huuco {

namespace {

// A chunk is as long as the file before it, within these bounds: not every file system can leave
// what is not written out.
constexpr std::size_t kLeastChunk = std::size_t{4} << 20U;
constexpr std::size_t kMostChunk = std::size_t{256} << 20U;
constexpr std::size_t kAlignment = 64;

// What Linux maps at once around a page that is read (`fault_around_bytes`), as aligned as it is
// long. Chunks are aligned so as well: what lies around bytes of a chunk is the chunk's.
constexpr std::size_t kMappedAtOnce = std::size_t{64} << 10U;

std::size_t aligned(std::size_t bytes) noexcept {
    return (bytes + kAlignment - 1) / kAlignment * kAlignment;
}

/// An aligned place for so many bytes, taken but empty; null where there is none.
std::byte* take_addresses(std::size_t bytes) noexcept {
    const std::size_t taken = bytes + kMappedAtOnce;
    void* const mapping =
        ::mmap(nullptr, taken, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (mapping == MAP_FAILED) {
        return nullptr;
    }
    auto* const first = static_cast<std::byte*>(mapping);
    const std::size_t before =
        (kMappedAtOnce - reinterpret_cast<std::uintptr_t>(first) % kMappedAtOnce) % kMappedAtOnce;
    if (before > 0) {
        ::munmap(first, before);
    }
    ::munmap(first + before + bytes, kMappedAtOnce - before);
    return first + before;
}

} // namespace

SpillFile::SpillFile(std::filesystem::path folder, SpillPurpose purpose)
    : m_folder(folder.empty() ? "." : std::move(folder)), m_purpose(purpose),
      m_descriptor(open_nameless(m_folder)) {
    if (m_descriptor < 0) {
        fail({"tạo", "make"}, errno);
    }
}

SpillFile::~SpillFile() {
    for (const Chunk& chunk : m_chunks) {
        ::munmap(chunk.begin, chunk.size);
    }
    ::close(m_descriptor);
}

void SpillFile::fail(const Message& what, int code) const {
    throw_spill_error(m_folder, m_purpose, what, code);
}

/// Maps the next part of the file, of at least that many bytes.
void SpillFile::map_chunk(std::size_t bytes) {
    const std::size_t wanted =
        std::max<std::size_t>(bytes, std::clamp<std::size_t>(m_mapped, kLeastChunk, kMostChunk));
    const std::size_t size = (wanted + kLeastChunk - 1) / kLeastChunk * kLeastChunk;
    if (::ftruncate(m_descriptor, static_cast<off_t>(m_mapped + size)) != 0) {
        fail({"nới", "lengthen"}, errno);
    }
    {
        const std::scoped_lock lock(m_chunks_mutex);
        m_chunks.reserve(m_chunks.size() + 1); // before there is a mapping that nobody knows of
    }
    std::byte* const begin = take_addresses(size);
    const void* const mapping = begin == nullptr ? MAP_FAILED
                                                 : ::mmap(
                                                       begin,
                                                       size,
                                                       PROT_READ,
                                                       MAP_SHARED | MAP_FIXED,
                                                       m_descriptor,
                                                       static_cast<off_t>(m_mapped));
    if (mapping == MAP_FAILED) {
        const int code = errno;
        if (begin != nullptr) {
            ::munmap(begin, size);
        }
        fail({"ánh xạ", "map"}, code);
    }
    const std::scoped_lock lock(m_chunks_mutex);
    m_chunks.push_back({begin, size});
    m_mapped += size;
    m_used = 0;
}

std::span<const std::byte> SpillFile::append(std::span<const std::byte> bytes) {
    if (bytes.empty()) {
        return {};
    }
    if (m_chunks.empty() || m_used + bytes.size() > m_chunks.back().size) {
        map_chunk(bytes.size());
    }
    const Chunk& chunk = m_chunks.back();
    const std::uint64_t begin = m_mapped - chunk.size + m_used;
    for (std::size_t written = 0; written < bytes.size();) {
        const ssize_t count = ::pwrite(
            m_descriptor,
            bytes.data() + written,
            bytes.size() - written,
            static_cast<off_t>(begin + written));
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count <= 0) {
            fail({"ghi", "write to"}, count == 0 ? ENOSPC : errno);
        }
        written += static_cast<std::size_t>(count);
    }
    const std::span<const std::byte> there(chunk.begin + m_used, bytes.size());
    m_used = std::min(chunk.size, m_used + aligned(bytes.size()));
    m_size += bytes.size();
    return there;
}

void SpillFile::let_go() const noexcept {
    for (const Chunk& chunk : m_chunks) {
        ::madvise(chunk.begin, chunk.size, MADV_DONTNEED);
    }
}

void SpillFile::let_go(std::span<const std::byte> bytes) noexcept {
    // Neighbours in use do not mind: they come back from the file.
    const std::size_t before = reinterpret_cast<std::uintptr_t>(bytes.data()) % kMappedAtOnce;
    auto* const begin = const_cast<std::byte*>(bytes.data()) - before;
    const std::size_t windows = (before + bytes.size() + kMappedAtOnce - 1) / kMappedAtOnce;
    ::madvise(begin, windows * kMappedAtOnce, MADV_DONTNEED);
}

/// Where bytes that `append` returned stand in the file.
std::uint64_t SpillFile::offset_of(const std::byte* there) const {
    const std::scoped_lock lock(m_chunks_mutex);
    std::uint64_t at = 0;
    for (const Chunk& chunk : m_chunks) {
        if (std::less_equal<>()(chunk.begin, there) &&
            std::less<>()(there, chunk.begin + chunk.size)) {
            return at + static_cast<std::uint64_t>(there - chunk.begin);
        }
        at += chunk.size;
    }
    return at; // behind the end: reading fails
}

void SpillFile::copy(std::span<const std::byte> there, std::byte* to) const {
    const std::uint64_t at = offset_of(there.data());
    for (std::size_t read = 0; read < there.size();) {
        const ssize_t count =
            ::pread(m_descriptor, to + read, there.size() - read, static_cast<off_t>(at + read));
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count <= 0) {
            fail({"đọc", "read"}, count == 0 ? EIO : errno);
        }
        read += static_cast<std::size_t>(count);
    }
}

} // namespace huuco
