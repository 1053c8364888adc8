// SPDX-License-Identifier: MIT
/// \file
/// Escapes texts and puts comments before their lines.

#include "pipeline/commented_toml.hpp"

#include "io/password.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace huuco {

namespace {

/// What may stand neither in a text nor in a comment (TOML 1.0): a tab may stand in a comment.
bool is_control_character(char c) noexcept {
    constexpr unsigned char kFirstPrintable = 0x20;
    constexpr unsigned char kDelete = 0x7F;
    const auto byte = static_cast<unsigned char>(c);
    return byte < kFirstPrintable || byte == kDelete;
}

std::string escaped_character(char c) {
    return fmt::format("\\u{:04X}", static_cast<unsigned>(c));
}

/// A line of a comment. Names of files may hold anything.
std::string comment_line(std::string_view text) {
    std::string line;
    for (const char c : text) {
        line += is_control_character(c) && c != '\t' ? escaped_character(c) : std::string(1, c);
    }
    return line;
}

} // namespace

std::string toml_text(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (is_control_character(c)) {
            out += escaped_character(c);
        } else {
            out += c;
        }
    }
    return out + "\"";
}

std::string toml_list(const std::vector<std::string>& texts) {
    std::vector<std::string> items;
    for (const std::string& text : texts) {
        items.push_back(toml_text(text));
    }
    return fmt::format("[{}]", fmt::join(items, ", "));
}

std::string toml_list(const std::vector<PlanName>& names) {
    std::vector<std::string> texts;
    for (const PlanName& name : names) {
        texts.push_back(name.text);
    }
    return toml_list(texts);
}

void CommentedToml::comment(std::string_view text) {
    while (true) {
        const std::size_t end = text.find('\n');
        m_text +=
            fmt::format("#{}{}\n", text.empty() ? "" : " ", comment_line(text.substr(0, end)));
        if (end == std::string_view::npos) {
            return;
        }
        text.remove_prefix(end + 1);
    }
}

void CommentedToml::section(std::string_view name) {
    m_text += fmt::format("\n[{}]\n", name);
}

void CommentedToml::line(std::string_view key, const std::string& value) {
    m_text += fmt::format("{} = {}\n", key, value);
}

void CommentedToml::alternative(std::string_view key, const std::string& value) {
    m_text += fmt::format("# {} = {}\n", key, value);
}

void CommentedToml::raw(std::string_view text) {
    m_text += fmt::format("{}\n", text);
}

std::string CommentedToml::relative(const std::string& path) const {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) {
        return io::without_password(path);
    }
    return std::filesystem::proximate(
               std::filesystem::absolute(path), std::filesystem::absolute(m_folder))
        .generic_string();
}

std::vector<std::string> CommentedToml::relative(std::vector<std::string> paths) const {
    for (std::string& path : paths) {
        path = relative(path);
    }
    return paths;
}

} // namespace huuco
