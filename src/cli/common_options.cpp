// SPDX-License-Identifier: MIT
/// \file
/// Common options, set up once.

#include "cli/common_options.hpp"

namespace huuco::cli {

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

void add_memory_option(
    CLI::App& verb,
    std::optional<std::uint64_t>& bytes,
    const std::string& help) {
    verb.add_option("--memory", bytes, help)
        ->type_name("SIZE")
        ->transform(CLI::AsSizeValue(false).description(""))
        ->transform(CLI::Validator(
            [](const std::string& text) {
                return text.starts_with('-') ? std::string("a size is not negative") : "";
            },
            ""));
}

} // namespace huuco::cli
