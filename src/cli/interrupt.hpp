// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Ctrl-C, a terminal that is closed: remembered by the signal handler, asked for by the progress
/// of a run.

namespace huuco::cli {

/// From now on an interrupt (SIGINT, SIGTERM) is remembered instead of ending the program, and so
/// is SIGHUP, of a terminal that goes away, unless the program was started to outlive that
/// (`nohup`).
void watch_interrupts();

/// True once the user has interrupted.
[[nodiscard]] bool is_interrupted() noexcept;

} // namespace huuco::cli
