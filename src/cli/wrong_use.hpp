// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What is said where the command line itself is wrong, and in which language.

#include <huuco/base/error.hpp>
#include <huuco/base/language.hpp>

#include <CLI/CLI.hpp>

#include <span>

namespace huuco::cli {

/// The language that the words of a command line ask for by `--lang`, wherever it stands and
/// however wrong the others are: what is wrong with them is said in it too.
[[nodiscard]] Language language_of(std::span<char* const> words);

/// The error for words that the parser refused. It says in English only what is wrong; what it
/// can say to our options is known here in Vietnamese.
[[nodiscard]] Error wrong_use(const CLI::ParseError& refusal);

} // namespace huuco::cli
