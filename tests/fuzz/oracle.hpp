// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What every target demands: no exception but huuco's own, with sentences that can be said.

#include <huuco/base/encoding.hpp>
#include <huuco/base/error.hpp>

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace huuco::fuzz {

/// Ends the run, which keeps the input, where a rule is broken.
inline void require(bool is_kept, std::string_view rule) {
    if (!is_kept) {
        std::fprintf(stderr, "broken: %.*s\n", static_cast<int>(rule.size()), rule.data());
        std::abort();
    }
}

/// Calls what may refuse its input. Every other exception ends the run.
template <typename Act>
void may_refuse(Act&& act) {
    try {
        act();
    } catch (const Error& error) {
        const Message& said = error.message();
        require(!said.vi.empty() && !said.en.empty(), "an error says something in both languages");
        require(is_valid_utf8(said.vi) && is_valid_utf8(said.en), "an error is said in UTF-8");
    }
}

} // namespace huuco::fuzz
