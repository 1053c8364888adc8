// SPDX-License-Identifier: MIT
/// \file
/// The bar, the JSON lines, and the silent progress.

#include "cli/progress_display.hpp"

#include "cli/interrupt.hpp"

#include <huuco/base/error.hpp>

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <mutex>

namespace huuco::cli {

namespace {

using Clock = std::chrono::steady_clock;

/// Counts items under a lock and shows at most a few lines a second.
class CountingProgress : public Progress {
public:
    explicit CountingProgress(Clock::duration interval) : m_interval(interval) {}

    void begin(std::string_view step, std::uint64_t total) final {
        const std::scoped_lock lock(m_mutex);
        m_step = step;
        m_done = 0;
        m_total = total;
        m_shown = Clock::now();
        show(m_step, m_done, m_total);
    }

    void advance(std::uint64_t items) final {
        if (is_interrupted()) {
            throw Error(ErrorCode::cancelled, "Interrupted; nothing was written.");
        }
        const std::scoped_lock lock(m_mutex);
        m_done += items;
        if (Clock::now() - m_shown >= m_interval) {
            m_shown = Clock::now();
            show(m_step, m_done, m_total);
        }
    }

    void end() final {
        const std::scoped_lock lock(m_mutex);
        finish(m_step, m_done);
    }

private:
    virtual void show(const std::string& step, std::uint64_t done, std::uint64_t total) = 0;
    virtual void finish(const std::string& step, std::uint64_t done) = 0;

    Clock::duration m_interval;
    std::mutex m_mutex;
    std::string m_step;
    std::uint64_t m_done = 0;
    std::uint64_t m_total = 0;
    Clock::time_point m_shown;
};

class BarProgress final : public CountingProgress {
public:
    BarProgress() : CountingProgress(std::chrono::milliseconds(100)) {}

private:
    static constexpr std::uint64_t kWidth = 30;

    void show(const std::string& step, std::uint64_t done, std::uint64_t total) override {
        if (total == 0) {
            fmt::print(stderr, "\r\x1b[K{:<12} {}", step, done);
        } else {
            const std::uint64_t filled = std::min(kWidth, kWidth * done / total);
            fmt::print(
                stderr,
                "\r\x1b[K{:<12} [{:#<{}}{:.<{}}] {}/{}",
                step,
                "",
                filled,
                "",
                kWidth - filled,
                done,
                total);
        }
        std::fflush(stderr);
    }

    void finish(const std::string& /*step*/, std::uint64_t /*done*/) override {
        fmt::print(stderr, "\r\x1b[K");
        std::fflush(stderr);
    }
};

class JsonProgress final : public CountingProgress {
public:
    JsonProgress() : CountingProgress(std::chrono::seconds(1)) {}

private:
    void show(const std::string& step, std::uint64_t done, std::uint64_t total) override {
        fmt::print(
            stderr,
            R"({{"step":"{}","done":{},"total":{},"finished":false}})"
            "\n",
            step,
            done,
            total);
    }

    void finish(const std::string& step, std::uint64_t done) override {
        fmt::print(
            stderr,
            R"({{"step":"{}","done":{},"total":{},"finished":true}})"
            "\n",
            step,
            done,
            done);
    }
};

/// Shows nothing, but still lets the user interrupt.
class SilentProgress final : public Progress {
public:
    void begin(std::string_view /*step*/, std::uint64_t /*total*/) override {}

    void advance(std::uint64_t /*items*/) override {
        if (is_interrupted()) {
            throw Error(ErrorCode::cancelled, "Interrupted; nothing was written.");
        }
    }

    void end() override {}
};

} // namespace

std::unique_ptr<Progress> make_progress(ProgressKind kind) {
    if (kind == ProgressKind::json) {
        return std::make_unique<JsonProgress>();
    }
    if (kind == ProgressKind::bar && isatty(STDERR_FILENO) != 0) {
        return std::make_unique<BarProgress>();
    }
    return std::make_unique<SilentProgress>();
}

} // namespace huuco::cli
