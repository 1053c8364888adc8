// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The settings of a connection to PostgreSQL, as libpq and GDAL read them.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace huuco::io {

/// `NAME=VALUE` in a connection, and where it stands.
struct ConnectionSetting {
    std::string name;      ///< in small letters; empty for a word that is no setting
    std::string value;     ///< without quotes, backslashes, and of an address escapes (`%2F`)
    std::size_t begin = 0; ///< of the name
    std::size_t at = 0;    ///< where the value begins, its quotes included
    std::size_t end = 0;
};

/// Whether a dataset is named by a connection of PostgreSQL (`PG:…`, whatever the case) or by an
/// address of one (`postgresql://…`).
[[nodiscard]] bool is_postgres(std::string_view dataset) noexcept;

/// The settings of a connection in their order: `PG:NAME=VALUE …`, with blanks round the `=` and
/// values in quotes ("Connection Strings" of libpq); of an address those behind its `?`, between
/// `&`, and behind a blank, where GDAL has its own.
///
/// \pre is_postgres(connection)
[[nodiscard]] std::vector<ConnectionSetting> settings_of(std::string_view connection);

/// The last setting of that name, which is the one that counts.
/// \param name  in small letters
[[nodiscard]] std::optional<ConnectionSetting>
find_setting(std::string_view connection, std::string_view name);

/// Whether a dataset lies on another machine: a server of PostgreSQL that is named otherwise than
/// `localhost`, 127.0.0.1, ::1 or by a socket, or a path of GDAL that is an address (`/vsicurl/…`).
[[nodiscard]] bool is_on_another_machine(std::string_view dataset);

/// The connection without a setting, and without the mark that parted it from the others.
[[nodiscard]] std::string
without_setting(std::string_view connection, const ConnectionSetting& setting);

} // namespace huuco::io
