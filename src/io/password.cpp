// SPDX-License-Identifier: MIT
/// \file
/// Finds passwords as libpq and ODBC read them.

#include "io/password.hpp"

#include "io/connection_settings.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace huuco::io {

namespace {

constexpr std::string_view kBlanks = " \t\n\r\f\v";
constexpr std::string_view kAddressMark = "://";

/// Where a password stands in a text.
struct FoundPassword {
    std::size_t begin = 0; ///< of the setting: its name, or the `:` before it
    std::size_t value = 0; ///< of the password itself, quotes included
    std::size_t end = 0;
};

char lower_letter(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_name_character(char c) {
    const char letter = lower_letter(c);
    return (letter >= 'a' && letter <= 'z') || c == '_';
}

/// The first of some characters from a place on that no backslash stands before; else the end.
std::size_t find_mark(std::string_view text, std::string_view marks, std::size_t at) {
    while (at < text.size() && marks.find(text[at]) == std::string_view::npos) {
        at += text[at] == '\\' ? 2 : 1;
    }
    return std::min(at, text.size());
}

/// What ends a value without quotes.
std::string marks_behind_value(std::string_view before) {
    std::string marks(kBlanks);
    if (before.find(kAddressMark) != std::string_view::npos) {
        marks += '&';
    } else if (!before.starts_with("PG:")) {
        marks += ";,"; // ODBC, MySQL
    }
    return marks;
}

/// Whether a name is one that ODBC has for a password, or one that slips make of it.
bool is_like_password(std::string_view name) {
    constexpr std::array<std::string_view, 6> kNames = {
        "pwd", "pw", "pass", "passwd", "pasword", "passwort"};
    return std::ranges::find(kNames, name) != kNames.end();
}

/// The password whose name stands before the `=` at a place.
std::optional<FoundPassword> find_setting(std::string_view text, std::size_t equals) {
    constexpr std::string_view kWord = "password";
    const std::size_t last = text.substr(0, equals).find_last_not_of(kBlanks);
    if (last == std::string_view::npos) {
        return std::nullopt;
    }
    FoundPassword found{last + 1, 0, 0};
    while (found.begin > 0 && is_name_character(text[found.begin - 1])) {
        --found.begin;
    }
    std::string name(text.substr(found.begin, last + 1 - found.begin));
    std::ranges::transform(name, name.begin(), lower_letter);
    if (!name.ends_with(kWord) && !is_like_password(name)) {
        return std::nullopt;
    }
    found.value = std::min(text.find_first_not_of(kBlanks, equals + 1), text.size());
    const bool is_quoted =
        found.value < text.size() && (text[found.value] == '\'' || text[found.value] == '"');
    found.end =
        is_quoted
            ? std::min(
                  find_mark(text, text.substr(found.value, 1), found.value + 1) + 1, text.size())
            : find_mark(text, marks_behind_value(text.substr(0, equals)), found.value);
    return found;
}

bool is_port(std::string_view text) {
    return text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// The password of the user in an address. libpq lets user and password end at an `@` before any
/// `/`; one that has such marks itself makes a connection that fails, but is to stay secret.
/// \param begin  behind `://`
std::optional<FoundPassword> find_in_address(std::string_view text, std::size_t begin) {
    constexpr std::size_t kNowhere = std::string_view::npos;
    const std::size_t colon = text.find(':', begin);
    const std::size_t stop = text.find_first_of("@/", begin);
    if (colon == kNowhere || stop == kNowhere || colon > stop || text[begin] == '[') {
        return std::nullopt;
    }
    const bool is_host = text[stop] == '/';
    if (is_host && is_port(text.substr(colon + 1, stop - colon - 1))) {
        return std::nullopt;
    }
    const std::size_t at = text.rfind('@', is_host ? kNowhere : text.find('/', stop));
    return at == kNowhere || at < colon ? std::nullopt
                                        : std::optional(FoundPassword{colon, colon + 1, at});
}

/// All passwords of a text, in their order.
std::vector<FoundPassword> find_passwords(std::string_view text) {
    std::vector<FoundPassword> all;
    for (std::size_t at = 0; at < text.size();) {
        std::optional<FoundPassword> found;
        if (text[at] == '=') {
            found = find_setting(text, at);
        } else if (text.substr(at).starts_with(kAddressMark)) {
            found = find_in_address(text, at + kAddressMark.size());
        }
        at = found ? found->end : at + 1;
        if (found) {
            all.push_back(*found);
        }
    }
    return all;
}

/// Whether a setting of a connection to PostgreSQL may be shown. Any other may be a password whose
/// name is misspelt, and so may be a word that is no setting.
bool may_be_shown(const ConnectionSetting& setting) {
    constexpr std::array<std::string_view, 15> kNames = {
        "active_schema",
        "application_name",
        "connect_timeout",
        "dbname",
        "host",
        "hostaddr",
        "passfile",
        "port",
        "schemas",
        "service",
        "sslmode",
        "sslrootcert",
        "tables",
        "target_session_attrs",
        "user"};
    return std::ranges::find(kNames, setting.name) != kNames.end();
}

/// What is not to be shown of a text: passwords, and what may be one.
std::vector<FoundPassword> find_hidden(std::string_view text) {
    std::vector<FoundPassword> all = find_passwords(text);
    if (!is_postgres(text)) {
        return all;
    }
    for (const ConnectionSetting& setting : settings_of(text)) {
        const bool is_found = std::ranges::any_of(all, [&](const FoundPassword& password) {
            return setting.at < password.end && password.value < setting.end;
        });
        if (!is_found && !may_be_shown(setting)) {
            all.push_back({setting.begin, setting.at, setting.end});
        }
    }
    std::ranges::sort(all, {}, &FoundPassword::value);
    return all;
}

} // namespace

std::string shown_path(std::string_view path) {
    std::string shown;
    std::size_t at = 0;
    for (const FoundPassword& password : find_hidden(path)) {
        shown += path.substr(at, password.value - at);
        shown += "...";
        at = password.end;
    }
    return shown += path.substr(at);
}

std::string without_password(std::string_view path) {
    constexpr std::string_view kBetween = " &;,";
    std::string kept;
    std::size_t at = 0;
    for (const FoundPassword& password : find_passwords(path)) {
        kept += path.substr(at, password.begin - at);
        at = password.end;
        const bool has_name = path[password.begin] != ':';
        if (has_name && at < path.size() && kBetween.find(path[at]) != std::string_view::npos) {
            ++at;
        } else if (has_name && (kept.ends_with('&') || kept.ends_with('?'))) {
            kept.pop_back();
        }
    }
    return kept += path.substr(at);
}

std::string shown_reason(std::string_view reason, std::string_view connection) {
    const std::vector<FoundPassword> passwords = find_hidden(connection);
    const auto is_part_of_one = [&](std::string_view quoted) {
        return !quoted.empty() &&
               std::ranges::any_of(passwords, [&](const FoundPassword& password) {
                   return connection.substr(password.value, password.end - password.value)
                              .find(quoted) != std::string_view::npos;
               });
    };
    std::string shown;
    while (!reason.empty()) {
        const std::size_t open = std::min(reason.find('"'), reason.size());
        const std::size_t close = reason.find('"', open + 1);
        if (close == std::string_view::npos) {
            break;
        }
        const std::string_view quoted = reason.substr(open + 1, close - open - 1);
        shown += reason.substr(0, open + 1);
        shown += is_part_of_one(quoted) ? "..." : quoted;
        shown += '"';
        reason.remove_prefix(close + 1);
    }
    return shown_path(shown += reason);
}

} // namespace huuco::io
