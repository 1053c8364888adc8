// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What is not to stay in memory, in a file without a name.

#include <huuco/base/message.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace huuco {

/// What a spill file is for, in the words of its errors; both have to outlive it.
struct SpillPurpose {
    std::string_view contents_vi = "dữ liệu vượt quá bộ nhớ";
    std::string_view contents_en = "what memory has no room for";
    std::string_view remedy_vi =
        "cho thêm bộ nhớ bằng --memory"; ///< beside another place and more room
    std::string_view remedy_en = "allow more with --memory";
};

/// A file that nobody else sees and that is gone with the process. What is written is mapped for
/// reading: its memory is that of the system's file cache, which takes it back when it is short.
class SpillFile {
public:
    /// \param folder  on a disk that has room; empty: the current one
    /// \throws Error `io` when no file can be made there
    explicit SpillFile(std::filesystem::path folder, SpillPurpose purpose = {});
    SpillFile(const SpillFile&) = delete;
    SpillFile& operator=(const SpillFile&) = delete;
    ~SpillFile();

    /// Writes bytes. Call it from one thread at a time.
    ///
    /// \returns the same bytes in the file, aligned for any type, valid as long as the SpillFile
    /// \throws Error `io` when the disk is full
    [[nodiscard]] std::span<const std::byte> append(std::span<const std::byte> bytes);

    /// Copies bytes that `append` returned, past the mapping: nothing of them stays mapped. Safe on
    /// several threads at once, beside `append` too.
    ///
    /// \param to  room for as many
    /// \throws Error `io` when they cannot be read
    void copy(std::span<const std::byte> there, std::byte* to) const;

    /// How much was written.
    [[nodiscard]] std::uint64_t size() const noexcept { return m_size; }

    /// Where it lies, for another one beside it.
    [[nodiscard]] const std::filesystem::path& folder() const noexcept { return m_folder; }

    /// Gives back the memory of all of it; not beside `append`.
    void let_go() const noexcept;

    /// Gives back the memory of bytes that `append` returned, and of the neighbours that the system
    /// maps along with them; read again, they come from the file.
    static void let_go(std::span<const std::byte> bytes) noexcept;

private:
    void map_chunk(std::size_t bytes);
    [[nodiscard]] std::uint64_t offset_of(const std::byte* there) const;
    [[noreturn]] void fail(const Message& what, int code) const;

    struct Chunk {
        std::byte* begin = nullptr;
        std::size_t size = 0;
    };

    std::filesystem::path m_folder;
    SpillPurpose m_purpose;
    int m_descriptor = -1;
    mutable std::mutex m_chunks_mutex; ///< `copy` looks them up while `append` adds some
    std::vector<Chunk> m_chunks;       ///< mapped parts of the file, one behind the other
    std::uint64_t m_mapped = 0;        ///< end of the last chunk in the file
    std::size_t m_used = 0;            ///< of the last chunk
    std::uint64_t m_size = 0;
};

/// An array that grows in memory and can be moved to a spill file, from where it can only be read.
///
/// \tparam T  trivially copyable
template <typename T>
class SpillableArray {
public:
    SpillableArray() = default;

    explicit SpillableArray(std::vector<T> values) : m_own(std::move(values)) {}

    /// All values, wherever they are; valid until the array changes, is moved or dies.
    [[nodiscard]] std::span<const T> view() const noexcept {
        return m_spilled.data() == nullptr ? std::span<const T>(m_own) : m_spilled;
    }

    [[nodiscard]] const T& operator[](std::size_t index) const noexcept { return view()[index]; }

    [[nodiscard]] std::size_t size() const noexcept { return view().size(); }

    /// The values in memory, to be changed.
    ///
    /// \pre they were not moved to a file
    [[nodiscard]] std::vector<T>& own() noexcept { return m_own; }

    [[nodiscard]] bool is_spilled() const noexcept { return m_spilled.data() != nullptr; }

    /// Moves the values to a file, which has to outlive the array.
    void spill(SpillFile& file) {
        if (is_spilled() || m_own.empty()) {
            return;
        }
        const std::span<const std::byte> bytes = file.append(std::as_bytes(std::span(m_own)));
        // The file holds the bytes of values of this very type, aligned for it.
        m_spilled = {reinterpret_cast<const T*>(bytes.data()), m_own.size()};
        m_own = std::vector<T>(); // `{}` would keep its memory
    }

    /// Appends the values to others. From a file they are copied past its mapping.
    ///
    /// \param file  that they were moved to; not needed where they are in memory
    /// \throws Error `io` when they cannot be read
    void append_to(std::vector<T>& values, const SpillFile* file) const {
        if (!is_spilled()) {
            values.insert(values.end(), m_own.begin(), m_own.end());
            return;
        }
        const std::size_t before = values.size();
        values.resize(before + m_spilled.size());
        file->copy(
            std::as_bytes(m_spilled),
            std::as_writable_bytes(std::span(values).subspan(before)).data());
    }

    /// Gives back the memory of values in a file.
    void let_go() const noexcept {
        if (is_spilled()) {
            SpillFile::let_go(std::as_bytes(m_spilled));
        }
    }

private:
    std::vector<T> m_own;
    std::span<const T> m_spilled;
};

} // namespace huuco
