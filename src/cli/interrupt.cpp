// SPDX-License-Identifier: MIT
/// \file
/// The signal handler and the flag it sets.

#include "cli/interrupt.hpp"

#include <csignal>

namespace huuco::cli {

namespace {

volatile std::sig_atomic_t interrupted = 0; // the only kind of object a handler may write

extern "C" void remember_interrupt(int /*signal*/) {
    interrupted = 1;
}

} // namespace

void watch_interrupts() {
    struct sigaction action {};

    action.sa_handler = remember_interrupt;
    // One chance to leave cleanly; a second Ctrl-C ends the program as usual.
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);

    struct sigaction before {};

    sigaction(SIGHUP, nullptr, &before);
    if (before.sa_handler != SIG_IGN) { // `nohup` has it ignored
        sigaction(SIGHUP, &action, nullptr);
    }
}

bool is_interrupted() noexcept {
    return interrupted != 0;
}

} // namespace huuco::cli
