// SPDX-License-Identifier: MIT
/// \file
/// Values of a plan file by key and type, each with its line for messages.

#include "plan_section.hpp"

#include "base/connection.hpp"
#include "base/message_format.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/name_hint.hpp>
#include <huuco/base/text.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>

namespace huuco::detail {

namespace {

Message type_name(const toml::node& node) {
    switch (node.type()) {
    case toml::node_type::table:
        return {"một mục", "a table"};
    case toml::node_type::array:
        return {"danh sách", "a list"};
    case toml::node_type::string:
        return {"chữ", "a text"};
    case toml::node_type::integer:
    case toml::node_type::floating_point:
        return {"số", "a number"};
    case toml::node_type::boolean:
        return {"đúng hoặc sai (true, false)", "true or false"};
    case toml::node_type::date:
    case toml::node_type::date_time:
        return {"ngày", "a date"};
    default:
        return {"loại khác", "something else"};
    }
}

std::size_t line_of(const toml::node& node) {
    return node.source().begin.line;
}

} // namespace

std::string located(const std::filesystem::path& folder, const std::string& dataset) {
    return is_connection(dataset) || dataset.empty()
               ? dataset
               : (folder / dataset).lexically_normal().string();
}

void fail_in_plan(const std::string& source, std::size_t line, const Message& note) {
    throw Error(
        ErrorCode::format,
        message("{}, dòng {}: {}.", "{}, line {}: {}.", source, Digits{line}, note));
}

void PlanSection::allow(const std::vector<std::string>& keys) const {
    for (const auto& [key, node] : *m_table) {
        const std::string word(key.str());
        if (std::ranges::find(keys, word) == keys.end()) {
            fail_in_plan(
                *m_source,
                key.source().begin.line,
                message(
                    "không có khóa \"{}\"{}{}; các khóa dùng được là {}",
                    "the key \"{}\" is unknown{}{}; known are {}",
                    word,
                    m_name.empty() ? Message{} : message(" trong [{}]", " in [{}]", m_name),
                    did_you_mean(word, keys),
                    fmt::join(keys, ", ")));
        }
    }
}

PlanSection PlanSection::section(const std::string& name) const {
    static const toml::table none;
    const toml::node* const node = m_table->get(name);
    if (node == nullptr) {
        return {*m_source, name, none};
    }
    if (!node->is_table()) {
        refuse(name, *node, {"một mục", "a table"});
    }
    return {*m_source, name, *node->as_table()};
}

std::optional<PlanName> PlanSection::text(std::string_view key) const {
    const toml::node* const node = m_table->get(key);
    if (node == nullptr) {
        return std::nullopt;
    }
    return text_of(key, *node);
}

std::vector<PlanName> PlanSection::texts(std::string_view key) const {
    std::vector<PlanName> out;
    const toml::node* const node = m_table->get(key);
    if (node == nullptr) {
        return out;
    }
    if (!node->is_array()) {
        refuse(key, *node, {"danh sách các chữ", "a list of texts"});
    }
    for (const toml::node& item : *node->as_array()) {
        out.push_back(text_of(key, item));
    }
    return out;
}

std::vector<PlanName> PlanSection::some_texts(std::string_view key) const {
    std::vector<PlanName> out = texts(key);
    if (const toml::node* const node = m_table->get(key); node != nullptr && out.empty()) {
        refuse(
            key,
            *node,
            {"danh sách có ít nhất một mục (bỏ khóa này đi thì dùng mặc định)",
             "a list with at least one entry (without the key the default holds)"});
    }
    return out;
}

std::vector<PlanName> PlanSection::text_or_texts(std::string_view key) const {
    const toml::node* const node = m_table->get(key);
    if (node != nullptr && node->is_string()) {
        return {text_of(key, *node)};
    }
    return texts(key);
}

std::optional<double>
PlanSection::number(std::string_view key, double lowest, double highest) const {
    const toml::node* const node = m_table->get(key);
    if (node == nullptr) {
        return std::nullopt;
    }
    const std::optional<double> value = node->value<double>();
    if (!node->is_number() || !value) {
        refuse(key, *node, {"số", "a number"});
    }
    if (!(*value >= lowest && *value <= highest)) {
        const auto in_toml = [](double number) { return fmt::format("{}", number); };
        fail_in_plan(
            *m_source,
            line_of(*node),
            message(
                "{} phải từ {} đến {}, không phải {}",
                "{} must be from {} to {}, not {}",
                key,
                in_toml(lowest),
                in_toml(highest),
                in_toml(*value)));
    }
    return value;
}

std::optional<Date> PlanSection::date(std::string_view key) const {
    const toml::node* const node = m_table->get(key);
    if (node == nullptr) {
        return std::nullopt;
    }
    const toml::value<toml::date>* const value = node->as_date();
    if (value == nullptr) {
        refuse(
            key,
            *node,
            {"ngày, chẳng hạn 2026-06-30, không có ngoặc kép",
             "a date such as 2026-06-30 without quotes"});
    }
    const toml::date day = value->get();
    return Date{
        std::chrono::year(day.year), std::chrono::month(day.month), std::chrono::day(day.day)};
}

std::optional<std::size_t>
PlanSection::choice(std::string_view key, const std::vector<std::string>& words) const {
    const std::optional<PlanName> word = text(key);
    if (!word) {
        return std::nullopt;
    }
    const auto found = std::ranges::find(words, word->text);
    if (found == words.end()) {
        fail_in_plan(
            *m_source,
            word->line,
            message(
                "{} phải là một trong {}, không phải \"{}\"{}",
                "{} must be one of {}, not \"{}\"{}",
                key,
                fmt::join(words, ", "),
                word->text,
                did_you_mean(word->text, words)));
    }
    return static_cast<std::size_t>(found - words.begin());
}

PlanName PlanSection::text_of(std::string_view key, const toml::node& node) const {
    const std::optional<std::string> value = node.value<std::string>();
    if (!node.is_string() || !value) {
        refuse(key, node, {"chữ trong ngoặc kép", "a text in quotes"});
    }
    return {to_nfc(*value), line_of(node)};
}

void PlanSection::refuse(std::string_view key, const toml::node& node, const Message& wanted)
    const {
    fail_in_plan(
        *m_source,
        line_of(node),
        message(
            "{} phải là {}, không phải {}", "{} must be {}, not {}", key, wanted, type_name(node)));
}

std::vector<PlanSection> PlanSection::sections(const std::string& name) const {
    std::vector<PlanSection> out;
    const toml::node* const node = m_table->get(name);
    if (node == nullptr) {
        return out;
    }
    if (!node->is_array_of_tables()) {
        refuse(
            name,
            *node,
            message(
                "danh sách các mục, mỗi mục dưới [[{}]]",
                "a list of tables, each under [[{}]]",
                name));
    }
    for (const toml::node& item : *node->as_array()) {
        out.emplace_back(*m_source, name, *item.as_table());
    }
    return out;
}

std::vector<PlanName> PlanSection::keys() const {
    std::vector<PlanName> out;
    for (const auto& [key, node] : *m_table) {
        out.push_back({std::string(key.str()), key.source().begin.line});
    }
    return out;
}

} // namespace huuco::detail
