// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// A share and its target with as many decimals as tell them apart.

#include <huuco/base/language.hpp>

#include <string>

namespace huuco::cli {

/// Two numbers as text, with equally many decimals.
struct ToldApart {
    std::string value;
    std::string target;
};

/// Writes a value beside its target: `1,997` beside `2,000`, where fewer decimals would write both
/// as `2,00` and *missed* beside them could not be understood.
///
/// \param decimals  what is enough for values that are not near
/// \returns equal texts where both are one number, or differ in the tenth decimal only
[[nodiscard]] ToldApart
told_apart(double value, double target, Language language, int decimals = 2);

} // namespace huuco::cli
