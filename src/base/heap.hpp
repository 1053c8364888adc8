// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What becomes of memory that was freed.

namespace huuco {

/// Keeps memory that was freed for what comes next. A run frees and takes buffers of some megabytes
/// for every batch; given back to the system each time, they come back page by page, cleared anew:
/// a tenth of a run. For programs: it holds for the whole process.
void keep_freed_memory() noexcept;

/// Gives memory that was freed back to the system, where the next step has no use for it.
void give_back_freed_memory() noexcept;

} // namespace huuco
