// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// A word of a plan file that is looked up later, with the line for the message.

#include <cstddef>
#include <string>

namespace huuco {

/// A name in a plan and the line on which it stands.
struct PlanName {
    std::string text;
    std::size_t line = 0; ///< 0 when it does not come from a file
};

} // namespace huuco
