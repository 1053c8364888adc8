// SPDX-License-Identifier: MIT
/// \file
/// Sentences of CLI11 (2.1, `CLI/Error.hpp` and `CLI/Validators.hpp`) by their patterns.

#include "cli/wrong_use.hpp"

#include "base/message_format.hpp"

#include <array>
#include <cstddef>
#include <regex>
#include <string>
#include <string_view>

namespace huuco::cli {

namespace {

struct ParserSentence {
    const char* pattern;
    const char* vi;
};

constexpr std::array kParserSentences = {
    ParserSentence{"A subcommand is required", "thiếu lệnh"},
    ParserSentence{"(.*) is required", "thiếu $1"},
    ParserSentence{
        "The following arguments? w(?:as|ere) not expected: (.*)",
        "không có tùy chọn hay tham số này: $1"},
    ParserSentence{"(.*) excludes (.*)", "$1 không đi cùng $2"},
    ParserSentence{"(.*) requires (.*)", "$1 cần có $2"},
    ParserSentence{"(.*): (.*) not in \\{(.*)\\}", "$1: $2 không nằm trong {$3}"},
    ParserSentence{
        "(.*): Value (.*) not in range (.*) to (.*)",
        "$1: giá trị $2 không nằm trong khoảng từ $3 đến $4"},
    ParserSentence{"Could not convert: (.*) = (.*)", "$1: không đọc được giá trị $2"},
    ParserSentence{"(.*): a size is not negative", "$1: dung lượng không thể âm"},
    ParserSentence{"(.*): nan is no number", "$1: nan không phải là số"},
    ParserSentence{
        "(.*): a size is a whole number, with a unit or without: (.*)",
        "$1: dung lượng là một số nguyên, có đơn vị hoặc không: $2"},
    ParserSentence{
        "(.*): (.*) multiplied by (.*) factor would cause number overflow\\. Use smaller value",
        "$1: $2 lần đơn vị $3 là số quá lớn"},
    ParserSentence{"(.*): \\d+ required (.*) missing", "$1: thiếu giá trị ($2)"},
    ParserSentence{
        "(.*): At Most (.*) required but received (.*)",
        "$1: nhiều nhất $2 giá trị, đã cho $3"}};

/// What the parser says, without a full stop at the end and without the noughts that it adds to the
/// bounds of a range: `100.000000`.
std::string sentence_of(const CLI::ParseError& refusal) {
    std::string text = refusal.what();
    if (text.ends_with('.')) {
        text.pop_back();
    }
    if (text.find(" not in range ") == std::string::npos) {
        return text;
    }
    static const std::regex noughts(R"((\.\d*[1-9])0+(?!\d)|\.0+(?!\d))");
    return std::regex_replace(text, noughts, "$1");
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
    const std::string text = sentence_of(refusal);
    for (const ParserSentence& sentence : kParserSentences) {
        if (const std::regex pattern(sentence.pattern); std::regex_match(text, pattern)) {
            return {std::regex_replace(text, pattern, sentence.vi), text};
        }
    }
    return {text, text};
}

Error wrong_use(const CLI::ParseError& refusal) {
    return {
        ErrorCode::argument,
        message(
            "Dòng lệnh không dùng được: {}. Xem cách dùng bằng --help.",
            "The command line cannot be used: {}. See --help.",
            parser_message(refusal))};
}

} // namespace huuco::cli
