// SPDX-License-Identifier: MIT
/// \file
/// Tells glibc's heap what to keep.

#include "base/heap.hpp"

#include <malloc.h>

#include <limits>

namespace huuco {

void keep_freed_memory() noexcept {
    constexpr int kLargestInHeap = 32 << 20; // the most that glibc allows
    mallopt(M_MMAP_THRESHOLD, kLargestInHeap);
    mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
}

void give_back_freed_memory() noexcept {
    malloc_trim(0);
}

} // namespace huuco
