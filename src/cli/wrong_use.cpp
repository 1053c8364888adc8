// SPDX-License-Identifier: MIT
/// \file
/// Sentences of CLI11 (2.1, `CLI/Error.hpp` and `CLI/Validators.hpp`) by their patterns.

#include "cli/wrong_use.hpp"

#include "base/message_format.hpp"

#include <huuco/base/name_hint.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace huuco::cli {

namespace {

/// A sentence of the parser, and what it says in Vietnamese; `*` stands for words of the user or of
/// our options, in the same order in both.
struct ParserSentence {
    std::string_view en;
    std::string_view vi;
};

constexpr ParserSentence kOutOfRange = {
    "*: Value * not in range * to *",
    "*: giá trị * không nằm trong khoảng từ * đến *"};

constexpr std::array kParserSentences = {
    ParserSentence{"A subcommand is required", "thiếu lệnh"},
    ParserSentence{"* is required", "thiếu *"},
    ParserSentence{
        "The following argument was not expected: *",
        "không có tùy chọn hay tham số này: *"},
    ParserSentence{
        "The following arguments were not expected: *",
        "không có tùy chọn hay tham số này: *"},
    ParserSentence{"* excludes *", "* không đi cùng *"},
    ParserSentence{"* requires *", "* cần có *"},
    ParserSentence{"*: * not in {*}", "*: * không nằm trong {*}"},
    ParserSentence{"Could not convert: * = *", "*: không đọc được giá trị *"},
    ParserSentence{"*: a size is not negative", "*: dung lượng không thể âm"},
    ParserSentence{"*: the value is empty", "*: giá trị để trống"},
    ParserSentence{"*: * is no number", "*: * không phải là số"},
    ParserSentence{
        "*: a size is a whole number, with a unit or without: *",
        "*: dung lượng là một số nguyên, có đơn vị hoặc không: *"},
    ParserSentence{
        "*: * multiplied by * factor would cause number overflow. Use smaller value",
        "*: * lần đơn vị * là số quá lớn"},
    ParserSentence{"*: 1 required * missing", "*: thiếu giá trị (*)"},
    ParserSentence{"*: At Most * required but received *", "*: nhiều nhất * giá trị, đã cho *"}};

/// The words that stand in the gaps of a pattern; none when the text is another sentence.
std::optional<std::vector<std::string>> words_in(std::string_view pattern, std::string_view text) {
    const auto next_between_gaps = [&pattern] {
        const std::string_view part = pattern.substr(0, pattern.find('*'));
        pattern.remove_prefix(part.size());
        return part;
    };
    std::string_view part = next_between_gaps();
    if (!text.starts_with(part)) {
        return std::nullopt;
    }
    text.remove_prefix(part.size());
    std::vector<std::string> words;
    while (!pattern.empty()) {
        pattern.remove_prefix(1); // the gap
        part = next_between_gaps();
        const std::size_t end = pattern.empty() ? text.rfind(part) : text.find(part);
        if (end == std::string_view::npos) {
            return std::nullopt;
        }
        words.emplace_back(text.substr(0, end));
        text.remove_prefix(end + part.size());
    }
    return text.empty() ? std::optional(words) : std::nullopt;
}

/// A pattern with words in its gaps.
std::string filled(std::string_view pattern, const std::vector<std::string>& words) {
    std::string sentence;
    auto word = words.begin();
    for (const char letter : pattern) {
        if (letter == '*') {
            sentence += *word++;
        } else {
            sentence += letter;
        }
    }
    return sentence;
}

/// A number without the noughts that the parser adds to the bounds of a range: `100.000000`.
std::string without_noughts(std::string number) {
    if (number.find('.') != std::string::npos) {
        number.erase(number.find_last_not_of('0') + 1);
        if (number.ends_with('.')) {
            number.pop_back();
        }
    }
    return number;
}

/// What is said of a value out of its range, with numbers as each language writes them.
Message out_of_range(std::vector<std::string> words) {
    for (auto bound = words.end() - 2; bound != words.end(); ++bound) {
        *bound = without_noughts(*bound);
    }
    Message sentence{{}, filled(kOutOfRange.en, words)};
    for (auto number = words.end() - 3; number != words.end(); ++number) {
        std::ranges::replace(*number, '.', ',');
    }
    sentence.vi = filled(kOutOfRange.vi, words);
    return sentence;
}

/// The option that was probably meant by the first word that no verb takes.
Message hint_of_option(const CLI::App& program) {
    const std::vector<CLI::App*> chosen = program.get_subcommands();
    const CLI::App& verb = chosen.empty() ? program : *chosen.front();
    std::vector<std::string> names;
    for (const CLI::Option* const option : verb.get_options()) {
        for (const std::string& name : option->get_lnames()) {
            names.push_back("--" + name);
        }
    }
    for (const std::string& word : program.remaining(true)) {
        if (word.starts_with("--")) {
            return did_you_mean(word.substr(0, word.find('=')), names);
        }
    }
    return {};
}

} // namespace

Language language_of(std::span<char* const> words) {
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::string_view word = words[i];
        if (word == "--lang=en" ||
            (word == "--lang" && i + 1 < words.size() && std::string_view(words[i + 1]) == "en")) {
            return Language::en;
        }
    }
    return Language::vi;
}

Message parser_message(const CLI::ParseError& refusal) {
    std::string text = refusal.what();
    if (text.ends_with('.')) {
        text.pop_back();
    }
    if (const auto words = words_in(kOutOfRange.en, text)) {
        return out_of_range(*words);
    }
    for (const ParserSentence& sentence : kParserSentences) {
        if (const auto words = words_in(sentence.en, text)) {
            return {filled(sentence.vi, *words), text};
        }
    }
    return {text, text};
}

Error wrong_use(const CLI::ParseError& refusal, const CLI::App& program) {
    const bool is_unknown =
        refusal.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError);
    return {
        ErrorCode::argument,
        message(
            "Dòng lệnh không dùng được: {}{}. Xem cách dùng bằng --help.",
            "The command line cannot be used: {}{}. See --help.",
            parser_message(refusal),
            is_unknown ? hint_of_option(program) : Message{})};
}

} // namespace huuco::cli
