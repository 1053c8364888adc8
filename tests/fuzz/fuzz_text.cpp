// SPDX-License-Identifier: MIT
/// \file
/// Values of any bytes in every encoding. Known: text is UTF-8 in normal form C; single-byte pages
/// read as glibc's iconv reads them; keys of keys are the same; what is written reads back.

#include "fuzz/input.hpp"
#include "fuzz/oracle.hpp"

#include <huuco/base/date.hpp>
#include <huuco/base/encoding_detection.hpp>
#include <huuco/base/name_key.hpp>
#include <huuco/base/number_reader.hpp>
#include <huuco/base/text.hpp>

#include <iconv.h>

#include <array>
#include <map>
#include <optional>

namespace huuco::fuzz {
namespace {

constexpr std::array kEncodings = {
    Encoding::utf_8,
    Encoding::iso_8859_1,
    Encoding::cp1252,
    Encoding::cp1258,
    Encoding::tcvn3,
    Encoding::tcvn5712_1,
    Encoding::vni,
    Encoding::viscii,
    Encoding::viqr};

/// The name under which glibc knows the same page.
const char* iconv_name(Encoding encoding) {
    switch (encoding) {
    case Encoding::iso_8859_1:
        return "ISO-8859-1";
    case Encoding::cp1252:
        return "CP1252";
    case Encoding::cp1258:
        return "CP1258";
    case Encoding::viscii:
        return "VISCII";
    case Encoding::tcvn5712_1:
        return "TCVN5712-1";
    default:
        return nullptr;
    }
}

/// What glibc makes of every byte of a page; empty for a byte that is no letter.
std::array<std::string, 256> letters_by_iconv(const char* page) {
    std::array<std::string, 256> letters;
    for (std::size_t byte = 0; byte < letters.size(); ++byte) {
        const iconv_t converter = ::iconv_open("UTF-8", page);
        require(converter != reinterpret_cast<iconv_t>(-1), "glibc knows the page");
        std::array<char, 1> in = {static_cast<char>(byte)};
        std::array<char, 16> out{};
        char* from = in.data();
        char* to = out.data();
        std::size_t from_left = in.size();
        std::size_t to_left = out.size();
        ::iconv(converter, &from, &from_left, &to, &to_left);
        ::iconv(converter, nullptr, nullptr, &to, &to_left); // it keeps what a mark may follow
        ::iconv_close(converter);
        letters[byte].assign(out.data(), out.size() - to_left);
    }
    return letters;
}

/// The bytes one by one, since glibc also composes what has no place in normal form C: Ö and a
/// tilde of CP1258.
///
/// \returns nothing where a byte is no letter
std::optional<std::string> by_iconv(std::string_view bytes, const char* page) {
    static std::map<std::string, std::array<std::string, 256>> pages;
    auto known = pages.find(page);
    if (known == pages.end()) {
        known = pages.emplace(page, letters_by_iconv(page)).first;
    }
    std::string text;
    for (const char byte : bytes) {
        const std::string& letter = known->second[static_cast<unsigned char>(byte)];
        if (letter.empty()) {
            return std::nullopt;
        }
        text += letter;
    }
    return to_nfc(text);
}

void check_decoding(std::string_view bytes, Encoding encoding) {
    const DecodedText decoded = decode(bytes, encoding);
    require(is_nfc(decoded.text), "decoded text is UTF-8 in normal form C");
    if (is_plain(bytes, encoding)) {
        require(decoded.text == bytes, "plain bytes are their own text");
    }
    const char* const page = iconv_name(encoding);
    if (page != nullptr && decoded.undecodable == 0) {
        const std::optional<std::string> other = by_iconv(bytes, page);
        require(!other || *other == decoded.text, "a page reads as glibc reads it");
    }
    const DecodedText twice = decode(bytes, {encoding, true});
    require(is_nfc(twice.text), "text that was encoded twice is in normal form C");
}

void check_keys(const std::string& text) {
    const std::string folded = fold_key(text);
    require(fold_key(folded) == folded, "the key of a key is the key");
    require(is_nfc(folded), "a key is in normal form C");
    // The key of a key may be another: a mark that stood alone behind a blank has a letter then.
    require(name_key(folded) == name_key(text), "a folded name has the key of the name");
    require(trim(trim(text)) == trim(text), "what is trimmed stays");
}

void check_reading(const std::string& text) {
    if (const std::optional<Date> day = parse_date(text)) {
        require(day->ok(), "a day exists");
        require(parse_date(format_iso(*day)) == day, "an ISO day reads back");
        require(parse_date(format_date(*day, Language::vi)) == day, "a Vietnamese day reads back");
    }
    if (const std::optional<Date> day = parse_spreadsheet_day(text)) {
        require(day->ok(), "a day of a spreadsheet exists");
    }
    for (const DecimalMark mark : {DecimalMark::comma, DecimalMark::point}) {
        const std::optional<double> number = parse_number(text, mark);
        const NumberReader reader(mark);
        require(reader.read(text) == number, "a reader with a mark reads by it");
    }
}

/// The values of a column, one a line.
std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

void check_detection(std::vector<std::string> values) {
    const CodingDetection found = detect_coding(values);
    std::ranges::reverse(values);
    const CodingDetection again = detect_coding(values);
    require(found.coding == again.coding, "the order of values does not decide");
    for (const CodingScore& score : found.ranking) {
        require(score.syllables <= score.words, "syllables are words");
        require(is_nfc(score.example), "an example is in normal form C");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = as_text(data, size);
    require(cut_sequence_length(bytes) <= std::min<std::size_t>(size, 3), "a cut is short");
    for (const Encoding encoding : kEncodings) {
        check_decoding(bytes, encoding);
    }
    const std::vector<std::string> values = lines_of(bytes);
    check_detection(values);
    const NumberReader by_column(lines_of(decode(bytes, Encoding::utf_8).text), std::nullopt);
    for (const std::string& value : values) {
        const std::string text = decode(value, Encoding::utf_8).text;
        check_keys(text);
        check_reading(text);
        static_cast<void>(by_column.read(text));
    }
    return 0;
}

} // namespace huuco::fuzz
