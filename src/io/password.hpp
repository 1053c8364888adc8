// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Passwords in connections to databases and in addresses: neither shown nor kept.

#include <string>
#include <string_view>

namespace huuco::io {

// A password is what libpq takes for one (PostgreSQL, 34.1.1 "Connection Strings"): the value of a
// setting whose name ends in `password` (or is `pwd`, as ODBC writes it), blanks round its `=`, in
// quotes or not; and what stands between `:` and `@` behind `://`. Where one with unescaped marks
// can be read in several ways, the longest counts.

/// The path for messages: `...` stands for each password, and in a connection to PostgreSQL for
/// whatever may be one: the value of a setting that libpq does not know (`pasword=…`), and words
/// that belong to none (`password:…`, the rest of a password with blanks).
[[nodiscard]] std::string shown_path(std::string_view path);

/// The path as a record of the run may keep it: without the passwords, which the user then has in
/// the environment or in a password file.
[[nodiscard]] std::string without_password(std::string_view path);

/// What a library says about a connection that it could not open, for messages: the whole
/// connection or a part of a password, which libpq quotes, is left out.
[[nodiscard]] std::string shown_reason(std::string_view reason, std::string_view connection);

} // namespace huuco::io
