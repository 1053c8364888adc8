// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Parts of a file on disk as bytes in memory.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace huuco::io {

/// A copy of a part of a file.
///
/// A mapping of the file would save the copy, but cost as much in tables of pages, and end the run
/// with a bus error where another program cuts the file off meanwhile.
class FileWindow {
public:
    FileWindow() = default;

    /// \param size  of the bytes, which are to be filled
    explicit FileWindow(std::size_t size)
        // NOLINTNEXTLINE(modernize-avoid-c-arrays): a vector would fill the bytes beforehand
        : m_bytes(std::make_unique_for_overwrite<std::byte[]>(size)), m_size(size) {}

    [[nodiscard]] std::span<const std::byte> bytes() const noexcept {
        return {m_bytes.get(), m_size};
    }

    [[nodiscard]] std::span<std::byte> bytes() noexcept { return {m_bytes.get(), m_size}; }

private:
    std::unique_ptr<std::byte[]> m_bytes; // NOLINT(modernize-avoid-c-arrays): as above
    std::size_t m_size = 0;
};

/// A file of the disk, open for reading. Several threads may ask for windows at once.
class ReadOnlyFile {
public:
    /// \returns nothing when there is no such file on the disk (also for `/vsi...`)
    [[nodiscard]] static std::optional<ReadOnlyFile> open(const std::string& path);

    ReadOnlyFile(ReadOnlyFile&& other) noexcept;
    ReadOnlyFile& operator=(ReadOnlyFile&& other) noexcept;
    ReadOnlyFile(const ReadOnlyFile&) = delete;
    ReadOnlyFile& operator=(const ReadOnlyFile&) = delete;
    ~ReadOnlyFile();

    /// In bytes, when it was opened.
    [[nodiscard]] std::uint64_t size() const noexcept { return m_size; }

    /// Bytes [begin, end) of the file.
    ///
    /// \returns nothing when the file does not reach so far (any more), or the system refuses
    [[nodiscard]] std::optional<FileWindow> window(std::uint64_t begin, std::uint64_t end) const;

private:
    ReadOnlyFile(int descriptor, std::uint64_t size) noexcept
        : m_descriptor(descriptor), m_size(size) {}

    int m_descriptor = -1;
    std::uint64_t m_size = 0;
};

} // namespace huuco::io
