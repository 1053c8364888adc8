// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Messages put together from a pattern in each language and the parts that go into both.

#include <huuco/base/language.hpp>
#include <huuco/base/message.hpp>
#include <huuco/base/text.hpp>

#include <fmt/format.h>

#include <concepts>
#include <cstdint>
#include <string>
#include <type_traits>
#include <utility>

namespace huuco {

/// How many of something there are, as a part of a message: `47.021` and `47,021`.
struct Count {
    std::uint64_t number = 0;
};

/// A whole number that does not say how many: of a row, a feature, a zoom, or what an option takes.
/// Its digits alone, the same in every language.
struct Digits {
    template <std::integral Number>
    explicit Digits(Number number) : text(fmt::format("{}", number)) {}

    std::string text;
};

/// A part of a message in that language: a path or a name is the same in all.
template <class Part>
[[nodiscard]] const Part& said(const Part& part, Language) noexcept {
    return part;
}

[[nodiscard]] inline const std::string& said(const Message& part, Language language) noexcept {
    return part.in(language);
}

[[nodiscard]] inline std::string said(Count part, Language language) {
    return format_count(part.number, language);
}

[[nodiscard]] inline const std::string& said(const Digits& part, Language) noexcept {
    return part.text;
}

/// A bare number does not tell how it is written: see Count, Digits and number_message.
template <class Part>
requires std::is_arithmetic_v<Part>
const Part& said(const Part& part, Language) = delete;

/// What a part is when it is said.
template <class Part>
using Said = std::remove_cvref_t<decltype(said(std::declval<const Part&>(), Language{}))>;

/// The message whose patterns are filled with the same parts.
///
/// \param vi, en  patterns of fmt, checked when compiled; where the order of the words differs
///                they number their places: `{1} … {0}`
/// \param parts   a Message is filled in in the language of the pattern, whatever else as it is
template <class... Parts>
[[nodiscard]] Message message(
    fmt::format_string<Said<Parts>...> vi,
    fmt::format_string<Said<Parts>...> en,
    const Parts&... parts) {
    return {
        fmt::vformat(vi, fmt::make_format_args(said(parts, Language::vi)...)),
        fmt::vformat(en, fmt::make_format_args(said(parts, Language::en)...))};
}

/// The same in one language, for what is said where that is known and often.
template <class... Parts>
[[nodiscard]] std::string message_in(
    Language language,
    fmt::format_string<Said<Parts>...> vi,
    fmt::format_string<Said<Parts>...> en,
    const Parts&... parts) {
    return fmt::vformat(
        language == Language::vi ? vi : en, fmt::make_format_args(said(parts, language)...));
}

/// A number as a part of a message: `1.234,56` and `1,234.56`.
[[nodiscard]] inline Message number_message(double value, int decimals) {
    return {
        format_number(value, decimals, Language::vi), format_number(value, decimals, Language::en)};
}

} // namespace huuco
