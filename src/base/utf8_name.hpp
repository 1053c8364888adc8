// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Names of files and layers, and words of a command, as results and messages can tell them.

#include <huuco/base/error.hpp>

#include <string_view>

namespace huuco {

/// Refuses a name that is not UTF-8, such as one in TCVN3 out of an old archive: results and
/// messages are UTF-8, and could not tell it.
///
/// \param code  of the error: `argument` for a word of a command, `format` for what a folder holds
/// \throws Error of that code
void require_utf8_name(std::string_view name, ErrorCode code);

} // namespace huuco
