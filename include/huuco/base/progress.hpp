// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// How a long step tells how far it is and learns that it should stop.

#include <cstdint>
#include <string_view>

namespace huuco {

/// Receives the progress of a run. Implementations must be safe to call from several threads.
class Progress {
public:
    virtual ~Progress() = default;

    /// A step begins. \param total items to come, 0 where unknown
    virtual void begin(std::string_view step, std::uint64_t total) = 0;

    /// More items of the current step are done. \throws Error `cancelled` when the user interrupted
    virtual void advance(std::uint64_t items) = 0;

    /// The step is over.
    virtual void end() = 0;
};

/// A progress nobody watches.
class NoProgress final : public Progress {
public:
    void begin(std::string_view /*step*/, std::uint64_t /*total*/) override {}

    void advance(std::uint64_t /*items*/) override {}

    void end() override {}
};

} // namespace huuco
