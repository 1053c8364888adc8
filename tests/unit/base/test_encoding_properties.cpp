// SPDX-License-Identifier: MIT
/// \file
/// Whatever is written in an encoding that can hold it comes back: random texts, every encoding.

#include "support/vietnamese_letters.hpp"

#include <huuco/base/encoding.hpp>
#include <huuco/base/text.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace huuco {
namespace {

/// The same texts in every run; RC_PARAMS in the environment asks for others.
const int kHasSeed = setenv("RC_PARAMS", "seed=5712", 0);

using test::kVietnameseLetters;
using test::VietnameseLetter;
using test::written_in;
using test::written_twice;

/// Text of Vietnamese letters, letters of ASCII, digits and blanks, in normal form C.
rc::Gen<std::string> some_text() {
    std::vector<std::string> letters;
    for (const VietnameseLetter& letter : kVietnameseLetters) {
        letters.emplace_back(letter.nfc);
    }
    for (const char c : std::string_view("bcghklmnpqrstvxaeiouyBCGHKLMNPQRSTVXAEIOUY 0123456789")) {
        letters.emplace_back(1, c);
    }
    return rc::gen::map(
        rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(letters)),
        [](const std::vector<std::string>& parts) {
            std::string text;
            for (const std::string& part : parts) {
                text += part;
            }
            return text;
        });
}

std::string with_small_d(std::string text) {
    constexpr std::string_view kCapital = "Đ";
    for (std::size_t at = text.find(kCapital); at != std::string::npos; at = text.find(kCapital)) {
        text.replace(at, kCapital.size(), "đ");
    }
    return text;
}

void expect_identity(Encoding encoding, std::string_view VietnameseLetter::*form) {
    const std::string text = *some_text();
    const DecodedText decoded = decode(written_in(text, form), encoding);
    RC_ASSERT(decoded.text == text);
    RC_ASSERT(decoded.undecodable == 0U);
}

RC_GTEST_PROP(EncodeThenDecode, IsTheIdentityInUtf8, ()) {
    expect_identity(Encoding::utf_8, &VietnameseLetter::nfc);
}

RC_GTEST_PROP(EncodeThenDecode, IsTheIdentityInDecomposedUtf8, ()) {
    expect_identity(Encoding::utf_8, &VietnameseLetter::nfd);
}

RC_GTEST_PROP(EncodeThenDecode, IsTheIdentityInCp1258, ()) {
    expect_identity(Encoding::cp1258, &VietnameseLetter::cp1258);
}

RC_GTEST_PROP(EncodeThenDecode, IsTheIdentityInTcvn5712, ()) {
    expect_identity(Encoding::tcvn5712_1, &VietnameseLetter::tcvn5712_1);
}

RC_GTEST_PROP(EncodeThenDecode, IsTheIdentityInVni, ()) {
    expect_identity(Encoding::vni, &VietnameseLetter::vni);
}

RC_GTEST_PROP(EncodeThenDecode, IsTheIdentityInViscii, ()) {
    expect_identity(Encoding::viscii, &VietnameseLetter::viscii);
}

RC_GTEST_PROP(EncodeThenDecode, IsTheIdentityInViqr, ()) {
    // The text has no punctuation; in capitals a Đ may be taken for the DD of a land code.
    const std::string text = with_small_d(*some_text());
    RC_ASSERT(decode(written_in(text, &VietnameseLetter::viqr), Encoding::viqr).text == text);
}

RC_GTEST_PROP(EncodeThenDecode, IsTheIdentityOfSmallLettersInTcvn3, ()) {
    const std::string text = *some_text();
    const std::string bytes = written_in(text, &VietnameseLetter::tcvn3);
    RC_ASSERT(decode(bytes, Encoding::tcvn3).undecodable == 0U);
    RC_ASSERT(fold_key(decode(bytes, Encoding::tcvn3).text) == fold_key(text));
}

RC_GTEST_PROP(EncodeThenDecode, IsTheIdentityOfTextEncodedTwice, ()) {
    const std::string text = *some_text();
    const TextCoding coding{Encoding::utf_8, true};
    RC_ASSERT(decode(written_twice(text), coding).text == text);
}

RC_GTEST_PROP(EncodeThenDecode, NeverThrowsAndAlwaysGivesUtf8, (const std::string& bytes)) {
    for (const std::string& name : encoding_names()) {
        RC_ASSERT(is_valid_utf8(decode(bytes, *encoding_of(name)).text));
        RC_ASSERT(is_valid_utf8(decode(bytes, TextCoding{*encoding_of(name), true}).text));
    }
}

RC_GTEST_PROP(FoldKeyOfAnyText, IsItsOwnKey, ()) {
    const std::string key = fold_key(*some_text());
    RC_ASSERT(fold_key(key) == key);
}

} // namespace
} // namespace huuco
