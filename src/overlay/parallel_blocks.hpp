// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Work on blocks of rows side by side, with results in the order of the rows.

#include "base/ordered_pipeline.hpp"

#include <huuco/base/progress.hpp>

#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <type_traits>
#include <vector>

namespace huuco {

/// As many threads as are asked for, but no more than TBB allows: it would only complain on stderr.
[[nodiscard]] inline std::size_t allowed_threads(unsigned threads) {
    const std::size_t allowed =
        tbb::global_control::active_value(tbb::global_control::max_allowed_parallelism);
    return std::clamp<std::size_t>(threads, 1, allowed);
}

/// Calls work(begin, end) for blocks that together make [0, count).
///
/// \param threads  how many to use at most; the machine may have fewer
/// \returns what each call returned, in the order of the blocks whatever thread did them
template <typename Work>
[[nodiscard]] auto in_blocks(
    std::size_t count,
    std::size_t block_size,
    unsigned threads,
    Progress& progress,
    const Work& work) {
    using Result = std::invoke_result_t<Work, std::size_t, std::size_t>;
    const std::size_t blocks = (count + block_size - 1) / block_size;
    std::vector<Result> results(blocks);
    tbb::task_arena arena(static_cast<int>(allowed_threads(threads)));
    arena.execute([&] {
        tbb::parallel_for(std::size_t{0}, blocks, [&](std::size_t block) {
            const std::size_t begin = block * block_size;
            const std::size_t end = std::min(begin + block_size, count);
            results[block] = work(begin, end);
            progress.advance(end - begin);
        });
    });
    return results;
}

/// The same for results that memory cannot hold all at once.
///
/// \param take  gets what each call returned in the order of the blocks, by one thread at a time
template <typename Work, typename Take>
void pass_blocks(
    std::size_t count,
    std::size_t block_size,
    unsigned threads,
    Progress& progress,
    const Work& work,
    const Take& take) {
    using Result = std::invoke_result_t<Work, std::size_t, std::size_t>;
    const std::size_t workers = allowed_threads(threads);
    std::size_t next = 0;
    tbb::task_arena arena(static_cast<int>(workers));
    arena.execute([&] {
        run_in_order<std::size_t, Result>(
            2 * workers,
            [&] {
                const std::size_t begin = next;
                next += block_size;
                return begin < count ? std::optional(begin) : std::nullopt;
            },
            [&](std::size_t begin) {
                const std::size_t end = std::min(begin + block_size, count);
                Result result = work(begin, end);
                progress.advance(end - begin);
                return result;
            },
            take);
    });
}

} // namespace huuco
