// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// One table of a plan file: hands out values by key and type, or stops with file, line and key.

#include <huuco/base/date.hpp>
#include <huuco/base/message.hpp>
#include <huuco/landuse/plan.hpp>

#include <toml++/toml.h>

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace huuco::detail {

/// Stops with an Error that names the place. \param note  ends the sentence, without full stop
[[noreturn]] void fail_in_plan(const std::string& source, std::size_t line, const Message& note);

/// A dataset as a plan names it: relative to the folder of the plan unless it is absolute or no
/// path
/// (`PG:…`).
[[nodiscard]] std::string located(const std::filesystem::path& folder, const std::string& dataset);

/// One table of the file. A value of another type than asked for is an Error `format`.
class PlanSection {
public:
    /// \param name  as messages call it; empty for the whole file
    PlanSection(const std::string& source, std::string name, const toml::table& table)
        : m_source(&source), m_name(std::move(name)), m_table(&table) {}

    /// Stops at a key that is not among the known ones.
    void allow(const std::vector<std::string>& keys) const;

    /// The section of that name; an empty one where the file has none.
    [[nodiscard]] PlanSection section(const std::string& name) const;

    /// The sections of an array of tables (`[[name]]`); none where the file has none.
    [[nodiscard]] std::vector<PlanSection> sections(const std::string& name) const;

    [[nodiscard]] std::optional<PlanName> text(std::string_view key) const;
    [[nodiscard]] std::vector<PlanName> texts(std::string_view key) const;

    /// The same, where an empty list would leave nothing that counts: it is refused.
    [[nodiscard]] std::vector<PlanName> some_texts(std::string_view key) const;

    /// One text without brackets, or a list of them.
    [[nodiscard]] std::vector<PlanName> text_or_texts(std::string_view key) const;

    [[nodiscard]] std::optional<double>
    number(std::string_view key, double lowest, double highest) const;

    [[nodiscard]] std::optional<Date> date(std::string_view key) const;

    /// The position of a word among the allowed ones.
    [[nodiscard]] std::optional<std::size_t>
    choice(std::string_view key, const std::vector<std::string>& words) const;

    [[nodiscard]] bool has(std::string_view key) const { return m_table->contains(key); }

    /// The keys, each with the line on which it stands.
    [[nodiscard]] std::vector<PlanName> keys() const;

    /// Line on which the section begins; 0 for one that the file does not have.
    [[nodiscard]] std::size_t line() const { return m_table->source().begin.line; }

    /// Stops with an Error at the beginning of the section.
    [[noreturn]] void fail(const Message& note) const { fail_in_plan(*m_source, line(), note); }

private:
    [[nodiscard]] PlanName text_of(std::string_view key, const toml::node& node) const;

    [[noreturn]] void
    refuse(std::string_view key, const toml::node& node, const Message& wanted) const;

    const std::string* m_source;
    std::string m_name;
    const toml::table* m_table;
};

} // namespace huuco::detail
