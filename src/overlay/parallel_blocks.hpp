// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Work on blocks of rows side by side, with results in the order of the rows.

#include <huuco/base/progress.hpp>

#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <cstddef>
#include <type_traits>
#include <vector>

namespace huuco {

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
    // More workers than TBB allows would only make it complain on stderr.
    const std::size_t allowed =
        tbb::global_control::active_value(tbb::global_control::max_allowed_parallelism);
    const std::size_t workers = std::clamp<std::size_t>(threads, 1, allowed);
    tbb::task_arena arena(static_cast<int>(workers));
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

} // namespace huuco
