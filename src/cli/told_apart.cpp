// SPDX-License-Identifier: MIT
/// \file
/// A share and its target with as many decimals as tell them apart.

#include "cli/told_apart.hpp"

#include <huuco/base/text.hpp>

namespace huuco::cli {

ToldApart told_apart(double value, double target, Language language, int decimals) {
    constexpr int kMostDecimals = 9;
    for (;; ++decimals) {
        ToldApart told{
            format_number(value, decimals, language), format_number(target, decimals, language)};
        if (told.value != told.target || value == target || decimals == kMostDecimals) {
            return told;
        }
    }
}

} // namespace huuco::cli
