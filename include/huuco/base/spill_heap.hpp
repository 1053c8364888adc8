// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Memory for large arrays that are worked on, of which files hold what a budget has no room for.

#include <huuco/base/spill_file.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <memory_resource>
#include <mutex>

namespace huuco {

/// A source of memory for `std::pmr` containers that keeps to a budget.
///
/// Arrays come from the process's heap as long as all of them are within the budget. Each that is
/// beyond it has a file of its own, without a name, mapped for reading and writing and gone with
/// the array: it is used like any other memory, and the system writes it out and takes its pages
/// back when it is short. While there are such files a thread looks every millisecond how much
/// of them is mapped and, where that is more than the budget (and than `kLeastMapped`), gives all
/// of it back; touched again it comes from the files. What is in the arrays does not depend on any
/// of this.
///
/// Small arrays (below `kLeastArray`) come from the process's heap and do not count. A file has all
/// of its room on the disk before it is used, so that a full disk is an error and no signal.
/// May be used by several threads at once.
class SpillHeap final : public std::pmr::memory_resource {
public:
    static constexpr std::size_t kLeastArray = std::size_t{256} << 10U;
    static constexpr std::uint64_t kLeastMapped = std::uint64_t{16} << 20U;

    /// \param budget  bytes
    /// \param folder  of the files, on a disk that has room; empty: the current one
    SpillHeap(std::uint64_t budget, std::filesystem::path folder, SpillPurpose purpose = {});
    SpillHeap(const SpillHeap&) = delete;
    SpillHeap& operator=(const SpillHeap&) = delete;

    /// All arrays have been given back by then.
    ~SpillHeap() override;

    /// Bytes of the arrays that lie in files now.
    [[nodiscard]] std::uint64_t in_files() const;

    /// Gives back the memory of all arrays in files.
    void let_go() const noexcept;

private:
    class Warden;

    /// \throws Error `io` when no file can be made or the disk is full
    void* do_allocate(std::size_t bytes, std::size_t alignment) override;
    void do_deallocate(void* array, std::size_t bytes, std::size_t alignment) override;
    [[nodiscard]] bool do_is_equal(const std::pmr::memory_resource& other) const noexcept override;

    /// Counts an array that fits into memory. \returns false where it does not
    [[nodiscard]] bool count_in(std::size_t bytes);

    [[nodiscard]] void* map_file(std::size_t bytes) const;

    std::uint64_t m_budget;
    std::filesystem::path m_folder;
    SpillPurpose m_purpose;
    mutable std::mutex m_mutex;
    std::uint64_t m_in_memory = 0;         ///< bytes of arrays that count
    std::map<void*, std::size_t> m_mapped; ///< arrays in files, with their bytes
    std::unique_ptr<Warden> m_warden;      ///< from the first file on
};

} // namespace huuco
