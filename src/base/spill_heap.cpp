// SPDX-License-Identifier: MIT
/// \file
/// Arrays in files of their own, and the thread that gives their memory back.

#include "base/nameless_file.hpp"

#include <huuco/base/spill_heap.hpp>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <condition_variable>
#include <limits>
#include <optional>
#include <stop_token>
#include <system_error>
#include <thread>
#include <utility>

namespace huuco {

namespace {

/// In that time a thread may read some ten megabytes.
constexpr std::chrono::milliseconds kBetweenLooks{1};

/// Tells how much of files the process has mapped and touched.
class MappedBytes {
public:
    MappedBytes() : m_descriptor(::open("/proc/self/statm", O_RDONLY | O_CLOEXEC)) {}

    MappedBytes(const MappedBytes&) = delete;
    MappedBytes& operator=(const MappedBytes&) = delete;

    ~MappedBytes() {
        if (m_descriptor >= 0) {
            ::close(m_descriptor);
        }
    }

    /// Bytes; nothing where the system does not tell.
    [[nodiscard]] std::optional<std::uint64_t> get() const {
        std::array<char, 128> text{}; // numbers of pages: all, in memory, of files, ...
        if (::pread(m_descriptor, text.data(), text.size() - 1, 0) <= 0) {
            return std::nullopt;
        }
        std::uint64_t pages = 0;
        const char* next = text.data();
        for (int number = 0; number < 3; ++number) {
            const char* const begin = next + (number > 0 ? 1 : 0);
            const auto read = std::from_chars(begin, text.data() + text.size(), pages);
            if (read.ec != std::errc()) {
                return std::nullopt;
            }
            next = read.ptr;
        }
        return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
    }

private:
    int m_descriptor;
};

} // namespace

/// The thread that looks.
class SpillHeap::Warden {
public:
    explicit Warden(const SpillHeap& heap)
        : m_heap(&heap), m_before(m_mapped.get().value_or(0)),
          m_most(std::clamp(heap.m_budget, kLeastMapped, std::uint64_t{1} << 62U)),
          m_thread([this](const std::stop_token& stop) { look(stop); }) {}

private:
    void look(const std::stop_token& stop) {
        std::unique_lock lock(m_mutex);
        while (!m_wake.wait_for(lock, stop, kBetweenLooks, [&] { return stop.stop_requested(); })) {
            constexpr auto kUnknown = std::numeric_limits<std::uint64_t>::max();
            if (m_mapped.get().value_or(kUnknown) > m_before + m_most) {
                m_heap->let_go();
            }
        }
    }

    const SpillHeap* m_heap;
    MappedBytes m_mapped;
    std::uint64_t m_before; ///< of libraries and other files
    std::uint64_t m_most;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::jthread m_thread; ///< last: it uses the others
};

SpillHeap::SpillHeap(std::uint64_t budget, std::filesystem::path folder, SpillPurpose purpose)
    : m_budget(budget), m_folder(folder.empty() ? "." : std::move(folder)), m_purpose(purpose) {}

SpillHeap::~SpillHeap() = default;

std::uint64_t SpillHeap::in_files() const {
    const std::scoped_lock lock(m_mutex);
    std::uint64_t bytes = 0;
    for (const auto& [array, size] : m_mapped) {
        bytes += size;
    }
    return bytes;
}

void SpillHeap::let_go() const noexcept {
    const std::scoped_lock lock(m_mutex);
    for (const auto& [array, size] : m_mapped) {
        ::madvise(array, size, MADV_DONTNEED); // of a shared mapping: nothing is lost
    }
}

void* SpillHeap::map_file(std::size_t bytes) const {
    const int descriptor = open_nameless(m_folder);
    if (descriptor < 0) {
        throw_spill_error(m_folder, m_purpose, {"tạo", "make"}, errno);
    }
    int full = EINTR;
    while (full == EINTR) {
        full = ::posix_fallocate(descriptor, 0, static_cast<off_t>(bytes));
    }
    if (full != 0) {
        ::close(descriptor);
        throw_spill_error(m_folder, m_purpose, {"nới", "lengthen"}, full);
    }
    void* const array = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    const int code = errno;
    ::close(descriptor); // the mapping keeps the file
    if (array == MAP_FAILED) {
        throw_spill_error(m_folder, m_purpose, {"ánh xạ", "map"}, code);
    }
    return array;
}

bool SpillHeap::count_in(std::size_t bytes) {
    const std::scoped_lock lock(m_mutex);
    if (bytes > m_budget - m_in_memory) {
        return false;
    }
    m_in_memory += bytes;
    return true;
}

void* SpillHeap::do_allocate(std::size_t bytes, std::size_t alignment) {
    if (bytes < kLeastArray) {
        return std::pmr::new_delete_resource()->allocate(bytes, alignment);
    }
    if (count_in(bytes)) {
        try {
            return std::pmr::new_delete_resource()->allocate(bytes, alignment);
        } catch (...) {
            const std::scoped_lock lock(m_mutex);
            m_in_memory -= bytes;
            throw;
        }
    }
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_warden) {
            m_warden = std::make_unique<Warden>(*this);
        }
    }
    void* const array = map_file(bytes); // which takes a while: others are not kept waiting
    const std::scoped_lock lock(m_mutex);
    try {
        m_mapped.emplace(array, bytes);
    } catch (...) {
        ::munmap(array, bytes);
        throw;
    }
    return array;
}

void SpillHeap::do_deallocate(void* array, std::size_t bytes, std::size_t alignment) {
    if (bytes >= kLeastArray) {
        std::unique_lock lock(m_mutex);
        if (m_mapped.erase(array) > 0) {
            lock.unlock();
            ::munmap(array, bytes);
            return;
        }
        m_in_memory -= bytes;
    }
    std::pmr::new_delete_resource()->deallocate(array, bytes, alignment);
}

bool SpillHeap::do_is_equal(const std::pmr::memory_resource& other) const noexcept {
    return this == &other;
}

} // namespace huuco
