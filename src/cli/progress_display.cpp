// SPDX-License-Identifier: MIT
/// \file
/// The bar, the JSON lines, and the silent progress.

#include "cli/progress_display.hpp"

#include "cli/interrupt.hpp"
#include "cli/progress_steps.hpp"
#include "cli/standard_streams.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/pace.hpp>
#include <huuco/base/text.hpp>

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <mutex>
#include <optional>
#include <utility>

namespace huuco::cli {

namespace {

using Clock = std::chrono::steady_clock;

/// Where a step stands.
struct Standing {
    std::string step;
    std::uint64_t done = 0;
    std::uint64_t total = 0; ///< 0 where unknown
    double seconds = 0.0;    ///< since it began

    [[nodiscard]] std::optional<Pace> pace() const { return pace_of(done, total, seconds); }
};

void stop_when_interrupted() {
    if (is_interrupted()) {
        throw Error(
            ErrorCode::cancelled,
            Message{"Đã dừng theo yêu cầu; chưa ghi gì.", "Interrupted; nothing was written."});
    }
}

/// Counts items under a lock and shows at most a few lines a second.
class CountingProgress : public Progress {
public:
    explicit CountingProgress(Clock::duration interval) : m_interval(interval) {}

    void begin(std::string_view step, std::uint64_t total) final {
        const std::scoped_lock lock(m_mutex);
        m_standing = {std::string(step), 0, total, 0.0};
        m_begun = Clock::now();
        m_shown = m_begun;
        show(m_standing);
    }

    void advance(std::uint64_t items) final {
        stop_when_interrupted();
        const std::scoped_lock lock(m_mutex);
        m_standing.done += items;
        const Clock::time_point now = Clock::now();
        if (now - m_shown >= m_interval) {
            m_shown = now;
            m_standing.seconds = seconds_until(now);
            show(m_standing);
        }
    }

    void end() final {
        const std::scoped_lock lock(m_mutex);
        m_standing.seconds = seconds_until(Clock::now());
        finish(m_standing);
    }

private:
    virtual void show(const Standing& standing) = 0;
    virtual void finish(const Standing& standing) = 0;

    [[nodiscard]] double seconds_until(Clock::time_point now) const {
        return std::chrono::duration<double>(now - m_begun).count();
    }

    Clock::duration m_interval;
    std::mutex m_mutex;
    Standing m_standing;
    Clock::time_point m_begun;
    Clock::time_point m_shown;
};

class BarProgress final : public CountingProgress {
public:
    explicit BarProgress(Language language)
        : CountingProgress(std::chrono::milliseconds(100)), m_language(language) {}

private:
    static constexpr std::string_view kStartOfLine = "\r\x1b[K"; ///< of an empty line
    static constexpr std::uint64_t kWidth = 30;

    void show(const Standing& standing) override {
        const auto& [step, done, total, seconds] = standing;
        say_as_it_is(kStartOfLine);
        say("{:<12} ", step_in_words(step, m_language));
        if (total == 0) {
            say(format_count(done, m_language));
        } else {
            const std::uint64_t filled = std::min(kWidth, kWidth * done / total);
            say("[{:#<{}}{:.<{}}] {}/{}",
                "",
                filled,
                "",
                kWidth - filled,
                format_count(done, m_language),
                format_count(total, m_language));
        }
        show_pace(standing);
    }

    /// Items a second and the time that is left, without words: they need no translation.
    void show_pace(const Standing& standing) const {
        const std::optional<Pace> pace = standing.pace();
        if (!pace) {
            return;
        }
        say("  {}/s", format_number(pace->per_second, 0, m_language));
        if (pace->seconds_left) {
            const auto left = static_cast<std::uint64_t>(std::ceil(*pace->seconds_left));
            say("  -{}:{:02}", left / 60, left % 60);
        }
    }

    void finish(const Standing& /*standing*/) override { say_as_it_is(kStartOfLine); }

    Language m_language;
};

class JsonProgress final : public CountingProgress {
public:
    JsonProgress() : CountingProgress(std::chrono::seconds(1)) {}

private:
    void show(const Standing& standing) override {
        std::string pace;
        if (const std::optional<Pace> known = standing.pace()) {
            pace = fmt::format(R"(,"per_second":{:.1f})", known->per_second);
            if (known->seconds_left) {
                pace += fmt::format(R"(,"seconds_left":{:.1f})", *known->seconds_left);
            }
        }
        say(R"({{"step":"{}","done":{},"total":{},"finished":false{}}})"
            "\n",
            standing.step,
            standing.done,
            standing.total,
            pace);
    }

    void finish(const Standing& standing) override {
        say(R"({{"step":"{}","done":{},"total":{},"finished":true,"seconds":{:.3f}}})"
            "\n",
            standing.step,
            standing.done,
            standing.done,
            standing.seconds);
    }
};

/// Shows nothing, but still lets the user interrupt.
class SilentProgress final : public Progress {
public:
    void begin(std::string_view /*step*/, std::uint64_t /*total*/) override {}

    void advance(std::uint64_t /*items*/) override { stop_when_interrupted(); }

    void end() override {}
};

} // namespace

std::unique_ptr<Progress> make_progress(ProgressKind kind, Language language) {
    if (kind == ProgressKind::json) {
        return std::make_unique<JsonProgress>();
    }
    if (kind == ProgressKind::bar && isatty(STDERR_FILENO) != 0) {
        return std::make_unique<BarProgress>(language);
    }
    return std::make_unique<SilentProgress>();
}

} // namespace huuco::cli
