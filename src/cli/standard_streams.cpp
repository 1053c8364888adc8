// SPDX-License-Identifier: MIT
/// \file
/// Guards the three standard streams.

#include "cli/standard_streams.hpp"

#include "cli/shown_text.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdio>
#include <system_error>

namespace huuco::cli {

void guard_standard_streams() {
    // Opened the other way round, so that what is written there still fails.
    constexpr std::array kModes = {O_WRONLY, O_RDONLY, O_RDONLY};
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; ++stream) {
        if (fcntl(stream, F_GETFD) == -1 && errno == EBADF) {
            // A new file has the lowest number that is free: this one.
            static_cast<void>(open("/dev/null", kModes.at(static_cast<std::size_t>(stream))));
        }
    }
    static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
    static_cast<void>(std::signal(SIGXFSZ, SIG_IGN));
}

void put(std::string_view text) {
    const std::string printed = shown(text);
    static_cast<void>(std::fwrite(printed.data(), 1, printed.size(), stdout)); // see flush_output
}

void say_as_it_is(std::string_view text) noexcept {
    static_cast<void>(std::fwrite(text.data(), 1, text.size(), stderr));
}

void say(std::string_view text) {
    say_as_it_is(shown(text));
}

void flush_output() {
    errno = 0;
    if (std::fflush(stdout) != 0 || has_output_failed()) {
        throw std::system_error(errno != 0 ? errno : EIO, std::generic_category());
    }
}

bool has_output_failed() noexcept {
    return std::ferror(stdout) != 0;
}

void end_without_reader() {
    static_cast<void>(std::signal(SIGPIPE, SIG_DFL));
    static_cast<void>(std::raise(SIGPIPE));
}

} // namespace huuco::cli
