// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Why the system could not do something with a file.

#include <huuco/base/message.hpp>

namespace huuco {

/// What an error number of the system means, without full stop, as a part of a sentence. The system
/// itself says so in English.
///
/// \param error_number  such as `errno`; one that is rare comes with its number and the system's
///                      words in both languages
[[nodiscard]] Message system_message(int error_number);

} // namespace huuco
