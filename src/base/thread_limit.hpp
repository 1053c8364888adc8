// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// How many threads work at a time.

#include <tbb/global_control.h>

#include <algorithm>
#include <thread>

namespace huuco {

/// \param wanted  0: one a core
/// \param cores   0 where the system does not tell
/// \returns at least one
[[nodiscard]] constexpr unsigned thread_count(unsigned wanted, unsigned cores) noexcept {
    return wanted > 0 ? wanted : std::max(1U, cores);
}

/// Keeps oneTBB to so many threads as long as what it returns lives.
///
/// \param wanted  0: one a core
[[nodiscard]] inline tbb::global_control limit_threads(unsigned wanted) {
    return {
        tbb::global_control::max_allowed_parallelism,
        thread_count(wanted, std::thread::hardware_concurrency())};
}

} // namespace huuco
