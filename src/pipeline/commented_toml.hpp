// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// TOML with comments in one language, written line by line.

#include <huuco/base/language.hpp>
#include <huuco/landuse/plan_name.hpp>

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace huuco {

/// A TOML text: quotes, backslashes and control characters escaped.
[[nodiscard]] std::string toml_text(std::string_view text);

/// A TOML list of texts on one line.
[[nodiscard]] std::string toml_list(const std::vector<std::string>& texts);
[[nodiscard]] std::string toml_list(const std::vector<PlanName>& names);

/// A TOML file on its way.
class CommentedToml {
public:
    /// \param folder  where the file will lie
    CommentedToml(Language language, std::filesystem::path folder)
        : m_language(language), m_folder(std::move(folder)) {}

    /// A comment in the language of the file; it may have several lines.
    void say(const char* vi, const char* en) { comment(in_language(m_language, vi, en)); }

    /// The same in any words. Control characters but tabs are escaped as in a text.
    void comment(std::string_view text);

    void section(std::string_view name);

    /// \param value  as TOML writes it
    void line(std::string_view key, const std::string& value);

    /// A line behind `#`: what could stand there.
    void alternative(std::string_view key, const std::string& value);

    /// As it is, a newline after it.
    void raw(std::string_view text);

    /// A path relative to the folder; what is no file, such as `PG:...`, as it is, but
    /// without its password.
    [[nodiscard]] std::string relative(const std::string& path) const;
    [[nodiscard]] std::vector<std::string> relative(std::vector<std::string> paths) const;

    [[nodiscard]] Language language() const noexcept { return m_language; }

    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    Language m_language;
    std::filesystem::path m_folder;
    std::string m_text;
};

} // namespace huuco
