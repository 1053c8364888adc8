// SPDX-License-Identifier: MIT
/// \file
/// Reads back what CLI11 parsed.

#include "cli/given_options.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace huuco::cli {

namespace {

constexpr std::array<std::string_view, 10> kNotInResult = {
    "help",
    "output",
    "overwrite",
    "threads",
    "memory",
    "quiet",
    "verbose",
    "progress",
    "fail-below-target",
    "date"};

} // namespace

std::vector<GivenOption> given_options(const CLI::App& verb) {
    std::vector<GivenOption> given;
    for (const CLI::Option* const option : verb.get_options()) {
        const bool is_positional = option->get_lnames().empty();
        const std::string name = is_positional ? "" : option->get_lnames().front();
        if (std::ranges::find(kNotInResult, name) != kNotInResult.end()) {
            continue;
        }
        const std::string word = is_positional ? "" : "--" + name;
        const bool is_switch = option->get_items_expected_max() == 0;
        if (option->count() > 0) {
            given.push_back({word, is_switch ? std::vector<std::string>{} : option->results()});
        } else if (!is_switch && !option->get_default_str().empty()) {
            given.push_back({word, {option->get_default_str()}});
        }
    }
    return given;
}

} // namespace huuco::cli
