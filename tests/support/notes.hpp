// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Notes of problems, compared between the languages.

#include <huuco/base/encoding.hpp>
#include <huuco/model/problem.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

namespace huuco::test {

/// The digits of a text in ascending order: `30/06/2026` has those of `2026-06-30`.
inline std::string sorted_digits(std::string_view text) {
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) {
        return c >= '0' && c <= '9';
    });
    std::sort(digits.begin(), digits.end());
    return digits;
}

/// Expects the same problems, each note in words of its own language that tell of the same numbers.
inline void expect_same_in_both_languages(const Problems& vi, const Problems& en) {
    ASSERT_EQ(vi.size(), en.size());
    for (std::size_t i = 0; i < vi.size(); ++i) {
        EXPECT_EQ(vi[i].kind, en[i].kind);
        EXPECT_EQ(vi[i].feature, en[i].feature);
        EXPECT_EQ(vi[i].is_set_aside, en[i].is_set_aside);
        EXPECT_FALSE(is_ascii(vi[i].note)) << vi[i].note;
        EXPECT_NE(vi[i].note, en[i].note);
        EXPECT_EQ(sorted_digits(vi[i].note), sorted_digits(en[i].note)) << vi[i].note;
    }
}

} // namespace huuco::test
