// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The languages in which huuco speaks to people.

#include <cstdint>

namespace huuco {

/// Language of sentences and numbers for people; machine output knows none.
enum class Language : std::uint8_t { vi, en };

/// The text of that language; both are UTF-8 in NFC.
[[nodiscard]] constexpr const char*
in_language(Language language, const char* vi, const char* en) noexcept {
    return language == Language::vi ? vi : en;
}

} // namespace huuco
