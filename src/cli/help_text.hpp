// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The help of the program in the language of the user.

#include <huuco/base/language.hpp>

#include <CLI/CLI.hpp>

namespace huuco::cli {

/// Puts what the verbs say of themselves and of their options, in English, into a language, and
/// lets columns stand below one another whatever letters they have. Names of options and values
/// stay as they are.
///
/// \param program  with all its verbs; it has parsed a command line that asks for help
void say_help_in(CLI::App& program, Language language);

} // namespace huuco::cli
