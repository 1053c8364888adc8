// SPDX-License-Identifier: MIT
/// \file
/// Takes connections apart word by word; a user's slips are words as well.

#include "io/connection_settings.hpp"

#include <huuco/base/text.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace huuco::io {

namespace {

constexpr std::string_view kWordBlanks = " \t\n\r\f\v";
constexpr std::string_view kHostMark = "://";
constexpr std::size_t kNoPlace = std::string_view::npos;

/// Reads words of a connection from left to right.
class WordReader {
public:
    /// \param marks  what parts words
    WordReader(std::string_view text, std::size_t begin, std::string_view marks)
        : m_text(text), m_marks(marks), m_at(begin) {}

    [[nodiscard]] std::optional<ConnectionSetting> next() {
        m_at = std::min(m_text.find_first_not_of(m_marks, m_at), m_text.size());
        if (m_at == m_text.size()) {
            return std::nullopt;
        }
        ConnectionSetting setting;
        setting.begin = m_at;
        const std::size_t end = end_of("=");
        const std::size_t equals =
            std::min(m_text.find_first_not_of(kWordBlanks, end), m_text.size());
        if (equals == m_text.size() || m_text[equals] != '=') {
            setting.at = setting.begin;
            setting.end = m_at = end;
            return setting;
        }
        setting.name = small_ascii(m_text.substr(setting.begin, end - setting.begin));
        m_at = std::min(m_text.find_first_not_of(kWordBlanks, equals + 1), m_text.size());
        setting.at = m_at;
        setting.value = read_value();
        setting.end = m_at;
        return setting;
    }

private:
    [[nodiscard]] std::size_t end_of(std::string_view more_marks) const {
        const std::string marks = std::string(m_marks).append(more_marks);
        return std::min(m_text.find_first_of(marks, m_at), m_text.size());
    }

    /// A backslash stands before quotes, blanks and backslashes of a value.
    std::string read_value() {
        const bool is_quoted = m_at < m_text.size() && m_text[m_at] == '\'';
        const std::string_view marks = is_quoted ? "'" : m_marks;
        std::string value;
        for (m_at += is_quoted ? 1 : 0;
             m_at < m_text.size() && marks.find(m_text[m_at]) == std::string_view::npos;
             ++m_at) {
            m_at += m_text[m_at] == '\\' && m_at + 1 < m_text.size() ? 1 : 0;
            value += m_text[m_at];
        }
        m_at += is_quoted && m_at < m_text.size() ? 1 : 0;
        return value;
    }

    std::string_view m_text;
    std::string_view m_marks;
    std::size_t m_at;
};

/// A text of an address, in which `%2F` stands for `/`.
std::string without_escapes(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        unsigned char byte = 0;
        const char* const begin = text.data() + 1;
        const bool is_escape = text.size() > 2 && text.front() == '%' &&
                               std::from_chars(begin, begin + 2, byte, 16).ptr == begin + 2;
        result += is_escape ? static_cast<char>(byte) : text.front();
        text.remove_prefix(is_escape ? 3 : 1);
    }
    return result;
}

/// Where the settings of an address begin: behind its user and host.
std::size_t begin_in_address(std::string_view address, std::size_t mark) {
    const std::size_t host = mark + kHostMark.size();
    const std::size_t user_ends = address.find_first_of("@/", host);
    const bool has_user = user_ends != std::string_view::npos && address[user_ends] == '@';
    const std::size_t begin = address.find_first_of("? ", has_user ? user_ends : host);
    return begin == std::string_view::npos ? address.size() : begin + 1;
}

/// The host of an address of a server, with its port; what stands between `://` or `@` and `/`.
std::string_view host_of_address(std::string_view address, std::size_t mark) {
    std::string_view host = address.substr(mark + kHostMark.size());
    host = host.substr(0, host.find_first_of("/? "));
    return host.substr(host.rfind('@') + 1);
}

/// \param host  with a port or not
bool is_this_machine(std::string_view host) {
    constexpr std::array<std::string_view, 5> kNames = {
        "", "localhost", "127.0.0.1", "::1", "[::1]"};
    const std::size_t port = host.rfind(':');
    // An address of IPv6 without brackets (`::ffff:10.0.0.5`) has colons of its own, and no port.
    const bool has_port = port != kNoPlace && (port == host.find(':') || host[port - 1] == ']') &&
                          host.find_first_not_of("0123456789", port + 1) == kNoPlace;
    return host.starts_with('/') || std::ranges::count(kNames, host) > 0 ||
           (has_port && std::ranges::count(kNames, host.substr(0, port)) > 0);
}

bool is_address_of_gdal(std::string_view path) {
    constexpr std::array<std::string_view, 9> kAddresses = {
        "/vsicurl",
        "/vsis3",
        "/vsigs",
        "/vsiaz",
        "/vsiadls",
        "/vsioss",
        "/vsiswift",
        "/vsihdfs",
        "/vsiwebhdfs"};
    return path.starts_with("/vsi") && std::ranges::any_of(kAddresses, [&](std::string_view word) {
               return path.find(word) != kNoPlace;
           });
}

} // namespace

bool is_on_another_machine(std::string_view dataset) {
    if (!is_postgres(dataset)) {
        return is_address_of_gdal(dataset);
    }
    const std::size_t mark = dataset.find(kHostMark);
    if (mark != kNoPlace && !is_this_machine(host_of_address(dataset, mark))) {
        return true;
    }
    return std::ranges::any_of(settings_of(dataset), [](const ConnectionSetting& setting) {
        return (setting.name == "host" || setting.name == "hostaddr") &&
               !is_this_machine(setting.value);
    });
}

bool is_postgres(std::string_view dataset) noexcept {
    constexpr std::array<std::string_view, 4> kWords = {"pg:", "pgb:", "postgres:", "postgresql:"};
    return std::ranges::any_of(kWords, [&](std::string_view word) {
        return std::ranges::equal(dataset.substr(0, word.size()), word, [](char a, char b) {
            return a == b || (a >= 'A' && a <= 'Z' && a - 'A' + 'a' == b);
        });
    });
}

std::vector<ConnectionSetting> settings_of(std::string_view connection) {
    const std::size_t mark = connection.find(kHostMark);
    const std::size_t equals = connection.find('=');
    const bool is_address =
        mark != std::string_view::npos && (equals == std::string_view::npos || mark < equals);
    WordReader words = is_address
                           ? WordReader(connection, begin_in_address(connection, mark), "?& \t\n")
                           : WordReader(connection, connection.find(':') + 1, kWordBlanks);
    std::vector<ConnectionSetting> settings;
    while (std::optional<ConnectionSetting> setting = words.next()) {
        if (is_address) {
            setting->value = without_escapes(setting->value);
        }
        settings.push_back(std::move(*setting));
    }
    return settings;
}

std::optional<ConnectionSetting> find_setting(std::string_view connection, std::string_view name) {
    std::optional<ConnectionSetting> found;
    for (ConnectionSetting& setting : settings_of(connection)) {
        if (setting.name == name) {
            found = std::move(setting);
        }
    }
    return found;
}

std::string without_setting(std::string_view connection, const ConnectionSetting& setting) {
    std::string kept(connection.substr(0, setting.begin));
    std::string_view rest = connection.substr(setting.end);
    if (rest.starts_with('&') && (kept.ends_with('?') || kept.ends_with('&'))) {
        rest.remove_prefix(1);
    }
    const std::size_t last = kept.find_last_not_of(rest.empty() ? "?& \t\n" : " \t\n");
    return kept.substr(0, last + 1).append(rest);
}

} // namespace huuco::io
