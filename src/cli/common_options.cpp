// SPDX-License-Identifier: MIT
/// \file
/// Common options, set up once.

#include "cli/common_options.hpp"

#include "base/connection.hpp"
#include "base/message_format.hpp"

#include <huuco/base/error.hpp>
#include <huuco/tile/tile_id.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <regex>

namespace huuco::cli {

namespace {

/// What is wrong with a size as it is written, for the parser; it takes a unit without a number for
/// nothing, and digits beyond 64 bits for the largest number.
std::string flaw_of_size(const std::string& text) {
    if (text.starts_with('-')) {
        return "a size is not negative";
    }
    constexpr std::size_t kLongest = 32; // the expressions of the standard library recurse
    static const std::regex size("[0-9]{1,15} *([kmgt]?b?|[kmgt]ib)", std::regex::icase);
    return text.size() <= kLongest && std::regex_match(text, size)
               ? ""
               : "a size is a whole number, with a unit or without: 64M, 2G, 500000000";
}

/// Puts a point where a comma stands. \returns what is wrong, empty for a number
std::string as_decimal(std::string& text) {
    std::string number = text;
    if (std::ranges::count(number, ',') == 1) {
        std::ranges::replace(number, ',', '.');
    }
    char* end = nullptr;
    const double value = std::strtod(number.c_str(), &end);
    if (number.empty() || *end != '\0' || std::isnan(value)) {
        return number.empty() ? "" : text + " is no number";
    }
    text = std::move(number);
    return "";
}

} // namespace

void add_language_option(CLI::App& verb, Language& language, const std::string& what) {
    verb.add_option_function<std::string>(
            "--lang",
            [&language](const std::string& word) {
                language = word == "en" ? Language::en : Language::vi;
            },
            "Language of " + what)
        ->check(CLI::IsMember({"vi", "en"}))
        ->default_str(language == Language::en ? "en" : "vi");
}

ProgressKind Talk::progress_kind() const {
    if (progress == "json") {
        return ProgressKind::json;
    }
    return progress == "none" || is_quiet ? ProgressKind::none : ProgressKind::bar;
}

void add_talk_options(CLI::App& verb, Talk& talk, const std::string& quiet) {
    verb.add_flag("-q,--quiet", talk.is_quiet, quiet);
    verb.add_option("--progress", talk.progress, "Progress on stderr; the bar only on a terminal")
        ->check(CLI::IsMember({"bar", "json", "none"}))
        ->capture_default_str();
}

void add_zoom_options(CLI::App& verb, std::optional<int>& lowest, std::optional<int>& highest) {
    verb.add_option("-Z,--min-zoom", lowest, "Lowest zoom of the tiles; default from the data")
        ->check(CLI::Range(0, kMaxTileZoom));
    verb.add_option("-z,--max-zoom", highest, "Highest zoom of the tiles; default from the data")
        ->check(CLI::Range(0, kMaxTileZoom));
    verb.parse_complete_callback([&lowest, &highest] {
        if (lowest && highest && *lowest > *highest) {
            throw Error(
                ErrorCode::argument,
                message(
                    "--min-zoom {} cao hơn --max-zoom {}: hãy nêu mức thấp ở --min-zoom.",
                    "--min-zoom {} is higher than --max-zoom {}: the lower zoom comes first.",
                    Digits{*lowest},
                    Digits{*highest}));
        }
    });
}

void take_decimal(CLI::Option& option) {
    option.transform(CLI::Validator(as_decimal, ""));
}

void take_percent(CLI::Option& option) {
    option.transform(CLI::Validator(
        [](std::string& text) {
            std::string number = text;
            if (number.ends_with('%')) {
                number.pop_back();
                number.erase(number.find_last_not_of(' ') + 1);
            }
            std::string fault = as_decimal(number);
            if (fault.empty()) {
                text = std::move(number);
                return fault;
            }
            return text + " is no number";
        },
        ""));
}

void refuse_empty_values(CLI::App& verb) {
    for (CLI::Option* const option : verb.get_options()) {
        const bool has_value = option->get_items_expected_max() > 0;
        if (has_value && !option->check_lname("organic-areas-layer")) {
            option->check(CLI::Validator(
                [](const std::string& text) { return text.empty() ? "the value is empty" : ""; },
                ""));
        }
    }
}

void refuse_connection(const std::filesystem::path& path) {
    if (is_connection(path.string())) {
        throw Error(
            ErrorCode::argument,
            Message{
                "Ở đây cần một thư mục hoặc tệp, không phải một cơ sở dữ liệu (PG:…).",
                "A folder or a file is asked for here, not a database (PG:…)."});
    }
}

void add_memory_option(
    CLI::App& verb,
    std::optional<std::uint64_t>& bytes,
    const std::string& help) {
    verb.add_option("--memory", bytes, help)
        ->type_name("SIZE")
        ->transform(CLI::AsSizeValue(false).description(""))
        ->transform(CLI::Validator([](const std::string& text) { return flaw_of_size(text); }, ""));
}

} // namespace huuco::cli
