// SPDX-License-Identifier: MIT
/// \file
/// Words of a heading, with one name for what has several.

#include "io/register_heading.hpp"

#include <huuco/base/name_key.hpp>
#include <huuco/base/text.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace huuco::io {

namespace {

/// The sign for *hữu cơ*; no key of a name has a `+`.
constexpr std::string_view kOrganic = "+";

/// Words, and what they are called here; longer ones before those they have.
constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kOneName = {{
    {" giay chung nhan ", " chungnhan "},
    {" giay cn ", " chungnhan "},
    {" giaychungnhan ", " chungnhan "},
    {" gcn ", " chungnhan "},
    {" gcnhc ", " chungnhan + "},
    {" sogcn ", " so chungnhan "}, // typed as one word, as fields are
    {" magcn ", " ma chungnhan "},
    {" ngaycapgcn ", " ngaycap chungnhan "},
    {" huu co ", " + "},
    {" huuco ", " + "},
    {" hc ", " + "},
    {" dd mm yyyy ", " "},
    {" neu co ", " "},
}};

/// The words in small letters without marks, each between blanks.
std::string words_of_heading(std::string_view heading) {
    constexpr std::string_view kSeparators = " _-.,:;/|()[]*\"\r\n\t";
    constexpr char kEndOfWord = '|'; // name_key leaves it where it is
    std::string words(1, kEndOfWord);
    for (std::string_view rest = heading; !rest.empty();) {
        const std::string_view word = rest.substr(0, rest.find_first_of(kSeparators));
        rest.remove_prefix(std::min(word.size() + 1, rest.size()));
        if (!word.empty()) {
            words.append(word).push_back(kEndOfWord);
        }
    }
    words = name_key(words);
    std::ranges::replace(words, kEndOfWord, ' ');
    return words;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    const std::size_t past =
        to.empty() ? 0 : to.size() - 1; // a blank ends one word, begins another
    for (std::size_t at = text.find(from); at != std::string::npos;) {
        text.replace(at, from.size(), to);
        at = text.find(from, at + past);
    }
}

/// `Ngày, tháng, năm cấp` is a day; behind a name it says how to write one.
void settle_day(std::string& words) {
    constexpr std::string_view kDay = " ngay thang nam ";
    if (words.starts_with(kDay)) {
        words.replace(0, kDay.size(), " ngay ");
    }
    replace_all(words, kDay, " ");
}

/// Words of what is no organic certificate, each between blanks.
constexpr std::array<std::string_view, 34> kOtherThings = {
    " qsd ",        " qsdd ",       " gcnqsdd ",    " quyen su dung ", " so do ",     " so hong ",
    " cccd ",       " cmnd ",       " cmt ",        " can cuoc ",      " dinh danh ", " ho chieu ",
    " chung minh ", " kinh doanh ", " dkkd ",       " giay phep ",     " hop dong ",  " thue dat ",
    " the chap ",   " vietgap ",    " globalgap ",  " haccp ",         " ocop ",      " attp ",
    " thuc pham ",  " vung trong ", " chuyen doi ", " dinh chi ",      " thu hoi ",   " land use ",
    " land title ", " contract ",   " conversion ", " suspension "};

} // namespace

bool heads_other_thing(std::string_view heading) {
    const std::string words = words_of_heading(heading);
    return std::ranges::none_of(heading, is_digit) &&
           std::ranges::any_of(kOtherThings, [&](std::string_view thing) {
               return words.find(thing) != std::string::npos;
           });
}

RegisterHeading read_register_heading(std::string_view heading) {
    std::string words = words_of_heading(heading);
    for (const auto& [from, to] : kOneName) {
        replace_all(words, from, to);
    }
    settle_day(words);
    replace_all(words, " ", "");
    RegisterHeading read{words, words};
    replace_all(read.general_key, kOrganic, "");
    return read;
}

} // namespace huuco::io
