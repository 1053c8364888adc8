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

/// What the parser has against the words, without full stop. It says so in English only; what it
/// can say to our options is known here in Vietnamese.
[[nodiscard]] Message parser_message(const CLI::ParseError& refusal);

/// The error for words that the parser refused, with the option that was probably meant where it
/// does not know one.
///
/// \param program  that refused them
[[nodiscard]] Error wrong_use(const CLI::ParseError& refusal, const CLI::App& program);

} // namespace huuco::cli
