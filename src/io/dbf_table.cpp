// SPDX-License-Identifier: MIT
/// \file
/// Header, texts and plain numbers of a DBF.

#include "io/dbf_table.hpp"

#include "io/layer_text.hpp"
#include "io/shapefile_heads.hpp"

#include <huuco/base/text.hpp>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <limits>

namespace huuco::io {

namespace {

constexpr std::size_t kMostDigits = 18; ///< of a number that 64 bits surely hold

std::string_view as_text(std::span<const std::byte> bytes) noexcept {
    // Bytes may be looked at as char.
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// `-12` or `-12.50`, nothing before or behind it.
bool is_plain(std::string_view number, DbfNumber kind) noexcept {
    number.remove_prefix(number.front() == '-' ? 1 : 0);
    const auto* const point = std::find_if_not(number.begin(), number.end(), is_digit);
    const auto whole = static_cast<std::size_t>(point - number.begin());
    if (whole == 0 || whole > kMostDigits) {
        return false;
    }
    if (point == number.end()) {
        return true;
    }
    return kind == DbfNumber::real && *point == '.' &&
           std::all_of(point + 1, number.end(), is_digit);
}

/// A plain number without zeros at the end of its decimals, where that is what `write_real` would
/// write: a double keeps 15 digits, so no shorter number stands for the same one. Empty for others.
std::string_view shortest_real(std::string_view number) noexcept {
    constexpr std::size_t kKeptDigits = std::numeric_limits<double>::digits10;
    if (number.find('.') != std::string_view::npos) {
        number = number.substr(0, number.find_last_not_of('0') + 1);
        number.remove_suffix(number.ends_with('.') ? 1 : 0);
    }
    const bool has_zero_in_front = number.starts_with('0') && number.size() > 1 && number[1] != '.';
    const bool is_kept = number.size() <= kKeptDigits && !number.starts_with('-');
    return is_kept && !has_zero_in_front ? number : std::string_view{};
}

} // namespace

std::optional<DbfLayout> read_dbf_layout(const ReadOnlyFile& file) {
    const std::optional<FileWindow> fixed = file.window(0, kDbfHeadBytes);
    if (!fixed) {
        return std::nullopt;
    }
    DbfLayout layout;
    const DbfHead head = dbf_head(fixed->bytes());
    layout.records = head.records;
    layout.header_size = head.head_bytes;
    layout.record_size = head.record_bytes;
    const std::optional<FileWindow> header = file.window(0, layout.header_size);
    if (!header || layout.header_size <= kDbfHeadBytes ||
        file.size() < layout.place_of(layout.records)) {
        return std::nullopt;
    }
    std::size_t offset = 1;
    std::size_t at = kDbfHeadBytes;
    while (at + kDbfColumnBytes < layout.header_size && header->bytes()[at] != kEndOfDbfColumns) {
        const auto column = header->bytes().subspan(at, kDbfColumnBytes);
        layout.columns.push_back(
            {std::to_integer<char>(column[11]), offset, std::to_integer<std::size_t>(column[16])});
        offset += layout.columns.back().width;
        at += kDbfColumnBytes;
    }
    const bool is_sound = header->bytes()[at] == kEndOfDbfColumns && offset == layout.record_size;
    return is_sound ? std::optional(std::move(layout)) : std::nullopt;
}

std::string_view dbf_text(std::span<const std::byte> value) noexcept {
    std::string_view text = as_text(value);
    if (const void* nul = std::memchr(text.data(), '\0', text.size())) {
        text =
            text.substr(0, static_cast<std::size_t>(static_cast<const char*>(nul) - text.data()));
    }
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::optional<std::string_view>
dbf_number(std::span<const std::byte> value, DbfNumber kind, std::string& scratch) {
    std::string_view number = as_text(value);
    const std::size_t first = number.find_first_not_of(' ');
    if (first == std::string_view::npos) {
        return std::string_view{};
    }
    number = number.substr(first, number.find_last_not_of(' ') - first + 1);
    if (number.find_first_not_of('*') == std::string_view::npos) {
        return std::string_view{}; // no value
    }
    if (!is_plain(number, kind)) {
        return std::nullopt;
    }
    if (kind == DbfNumber::whole) {
        const bool is_canonical = number == "0" || (number.front() != '0' && number.front() != '-');
        if (is_canonical) {
            return number;
        }
        std::int64_t parsed = 0;
        std::from_chars(number.data(), number.data() + number.size(), parsed);
        write_whole(parsed, scratch);
        return scratch;
    }
    if (const std::string_view shortest = shortest_real(number); !shortest.empty()) {
        return shortest;
    }
    double parsed = 0.0;
    std::from_chars(number.data(), number.data() + number.size(), parsed);
    write_real(parsed, scratch);
    return scratch;
}

} // namespace huuco::io
