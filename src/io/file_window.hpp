// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Parts of a file on disk as bytes in memory, without a copy.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace huuco::io {

/// A part of a file, mapped for reading for as long as the object lives.
///
/// The memory is that of the operating system's file cache. A program that cuts the file off
/// meanwhile ends the run with a bus error, as with every mapped file.
class FileWindow {
public:
    FileWindow() = default;
    FileWindow(FileWindow&& other) noexcept;
    FileWindow& operator=(FileWindow&& other) noexcept;
    FileWindow(const FileWindow&) = delete;
    FileWindow& operator=(const FileWindow&) = delete;
    ~FileWindow();

    [[nodiscard]] std::span<const std::byte> bytes() const noexcept { return m_bytes; }

private:
    friend class ReadOnlyFile;

    FileWindow(void* mapping, std::size_t mapped, std::span<const std::byte> bytes) noexcept
        : m_mapping(mapping), m_mapped(mapped), m_bytes(bytes) {}

    void* m_mapping = nullptr; ///< begins at a page, hence before the bytes
    std::size_t m_mapped = 0;
    std::span<const std::byte> m_bytes;
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
    /// \returns nothing when the file does not reach so far, or the system refuses
    [[nodiscard]] std::optional<FileWindow> window(std::uint64_t begin, std::uint64_t end) const;

private:
    ReadOnlyFile(int descriptor, std::uint64_t size) noexcept
        : m_descriptor(descriptor), m_size(size) {}

    int m_descriptor = -1;
    std::uint64_t m_size = 0;
};

} // namespace huuco::io
