// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What is said to people, in every language huuco speaks.

#include <huuco/base/language.hpp>

#include <string>

namespace huuco {

/// One thing said in both languages: a sentence, or a part of one. UTF-8 in NFC.
///
/// Who makes it need not know who will read it; who shows it picks the language.
struct Message {
    std::string vi;
    std::string en;

    [[nodiscard]] const std::string& in(Language language) const noexcept {
        return language == Language::vi ? vi : en;
    }

    friend bool operator==(const Message&, const Message&) = default;
};

} // namespace huuco
