// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Names and values as SQL writes them.

#include <string>
#include <string_view>

namespace huuco::io {

/// A text in the quotes of SQL, so that its case and letters stay: '"' round names, '\'' round
/// values.
[[nodiscard]] std::string in_quotes(std::string_view text, char quote);

} // namespace huuco::io
