// SPDX-License-Identifier: MIT
/// \file
/// A quote in a text is written twice (SQL-92, 5.2 and 5.3).

#include "io/sql_text.hpp"

namespace huuco::io {

std::string in_quotes(std::string_view text, char quote) {
    std::string result(1, quote);
    for (const char letter : text) {
        result.append(letter == quote ? 2U : 1U, letter);
    }
    result.push_back(quote);
    return result;
}

} // namespace huuco::io
