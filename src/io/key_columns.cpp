// SPDX-License-Identifier: MIT
/// \file
/// Finds the fields of map sheet and parcel number by what such numbers do: together they name a
/// parcel.

#include "io/key_columns.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>

namespace huuco::io {

namespace {

constexpr std::size_t kFewestRows = 30;
constexpr double kNearlyAll = 0.95;
constexpr std::size_t kLongestNumber = 5; ///< digits; longer ones are codes and identifiers

bool is_whole_number(std::string_view text) {
    return !text.empty() && text.size() <= kLongestNumber &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool holds_numbers(const LayerSample& sample, std::size_t field) {
    const TextColumn& column = sample.columns[field];
    std::vector<bool> is_number;
    for (const std::string_view value : column.values()) {
        is_number.push_back(is_whole_number(value));
    }
    std::size_t count = 0;
    for (std::size_t row = 0; row < sample.rows; ++row) {
        count += is_number[column.code(row)] ? 1U : 0U;
    }
    return static_cast<double>(count) >= kNearlyAll * static_cast<double>(sample.rows);
}

std::size_t distinct(const LayerSample& sample, std::size_t field) {
    return sample.columns[field].values().size();
}

/// Distinct combinations of the three; the commune may be missing.
std::size_t distinct_keys(const LayerSample& sample, const KnownKeys& known, const KeyPair& pair) {
    std::set<std::tuple<TextColumn::Code, TextColumn::Code, TextColumn::Code>> keys;
    for (std::size_t row = 0; row < sample.rows; ++row) {
        const TextColumn::Code commune =
            known.commune ? sample.columns[*known.commune].code(row) : TextColumn::Code{0};
        keys.emplace(
            commune, sample.columns[pair.first].code(row), sample.columns[pair.second].code(row));
    }
    return keys.size();
}

bool names_parcels(const LayerSample& sample, const KnownKeys& known, const KeyPair& pair) {
    const auto rows = static_cast<double>(sample.rows);
    const std::size_t sheets = distinct(sample, pair.first);
    const std::size_t parcels = distinct(sample, pair.second);
    const bool has_sheets = sheets >= 2 && sheets * 4 <= sample.rows && sheets < parcels;
    const bool is_repeated = static_cast<double>(parcels) < kNearlyAll * rows;
    return has_sheets && is_repeated &&
           static_cast<double>(distinct_keys(sample, known, pair)) >= kNearlyAll * rows;
}

} // namespace

std::vector<KeyPair> find_key_pairs(
    const LayerSample& sample,
    std::span<const std::size_t> free,
    const KnownKeys& known) {
    std::vector<KeyPair> pairs;
    if (sample.rows < kFewestRows) {
        return pairs;
    }
    std::vector<std::size_t> numbers;
    std::ranges::copy_if(free, std::back_inserter(numbers), [&](std::size_t field) {
        return holds_numbers(sample, field);
    });
    const std::vector<std::size_t> sheets = known.sheet ? std::vector{*known.sheet} : numbers;
    const std::vector<std::size_t> parcels = known.parcel ? std::vector{*known.parcel} : numbers;
    for (const std::size_t sheet : sheets) {
        for (const std::size_t parcel : parcels) {
            if (sheet != parcel && names_parcels(sample, known, {sheet, parcel})) {
                pairs.emplace_back(sheet, parcel);
            }
        }
    }
    return pairs;
}

} // namespace huuco::io
