// SPDX-License-Identifier: MIT
/// \file
/// Joins what is not blank.

#include "base/headings.hpp"

namespace huuco {

std::string headings_text(std::span<const std::string> header) {
    std::string text;
    for (const std::string& heading : header) {
        if (!heading.empty()) {
            text += (text.empty() ? "" : ", ") + heading;
        }
    }
    return text;
}

} // namespace huuco
