// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Keys of parcels: commune, map sheet and number, however they are written; and near misses.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace huuco {

/// The part of a key that sets parcels apart.
///
/// Case, blanks, the words `tờ`, `thửa`, `số`, `xã` before a number, leading zeros and an empty
/// decimal part do not matter: `05`, `5`, `5.0` and `Tờ 5` are one sheet, `DC01` and `DC1` another,
/// `12a` and `12 A` one parcel. Marks of spreadsheets are no part of it: `="02530"`, `'02530`.
[[nodiscard]] std::string normalise_key(std::string_view text);

/// A parcel's key, each part normalised.
struct ParcelKey {
    std::string commune;
    std::string sheet;
    std::string parcel;

    friend bool operator==(const ParcelKey&, const ParcelKey&) = default;
};

/// A part of a key that lives elsewhere, and a number that is equal for equal texts.
struct KeyPart {
    std::string_view text;
    std::uint64_t hash = 0;
};

[[nodiscard]] KeyPart key_part(std::string_view normalised) noexcept;

/// A parcel's key whose parts live elsewhere: to look it up takes no copy of a text.
struct ParcelKeyView {
    KeyPart commune;
    KeyPart sheet;
    KeyPart parcel;

    /// A key without a sheet or a number names no parcel.
    [[nodiscard]] bool is_whole() const noexcept {
        return !sheet.text.empty() && !parcel.text.empty();
    }

    /// A number that is equal for equal keys.
    [[nodiscard]] std::uint64_t hash() const noexcept;

    friend bool operator==(const ParcelKeyView& left, const ParcelKeyView& right) noexcept {
        return left.parcel.text == right.parcel.text && left.sheet.text == right.sheet.text &&
               left.commune.text == right.commune.text;
    }
};

/// Sheet and number as they stand in one cell.
struct SheetAndParcel {
    std::string sheet;
    std::string parcel;

    friend bool operator==(const SheetAndParcel&, const SheetAndParcel&) = default;
};

/// Which of two numbers in one cell is the map sheet.
enum class KeyOrder : std::uint8_t {
    unknown,
    sheet_first,
    parcel_first,
};

/// What the heading of a column says about the order: `Tờ/thửa`, `Số thửa, số tờ`. `Thửa đất` in
/// front is what the two are about: `Thửa đất (tờ/thửa)` has the sheet first, and `Thửa đất (tờ)`
/// tells no order.
[[nodiscard]] KeyOrder key_order(std::string_view heading);

/// Takes sheet and number out of a cell that holds both: `Tờ 5 / thửa 002`, `Thửa đất số 12a, tờ
/// bản đồ số 3, thôn Đình`; where the heading tells their order also `5/2` or `5-2`.
///
/// \returns each part without the words, in small letters; empty when one of them is missing, when
///          there is more than one number for it, or when nothing tells which is which
[[nodiscard]] std::optional<SheetAndParcel>
split_key(std::string_view cell, KeyOrder order = KeyOrder::unknown);

/// How far a parcel of the layer is from the key of a register row; nearer first.
enum class NearMiss : std::uint8_t {
    other_commune, ///< same sheet and number in another commune, or a commune is missing
    sheet_digit,   ///< same commune and number; the sheet differs in one digit
    parcel_digit,  ///< same commune and sheet; the number differs in one digit
    other_sheet,   ///< same commune and number on another sheet
};

/// A parcel that a register row may have meant.
struct NearParcel {
    NearMiss miss = NearMiss::other_sheet;
    std::uint64_t fid = 0;
    ParcelKey key;
};

/// Finds, for keys that no parcel has, the parcels that come near them.
class NearMisses {
public:
    /// \param wanted  the keys, normalised; their order is that of the answers
    explicit NearMisses(std::vector<ParcelKey> wanted);

    /// True when some wanted key has that number, or that sheet: only then look at the parcel.
    [[nodiscard]] bool wants_parcel(const std::string& parcel) const {
        return m_by_parcel.contains(parcel);
    }

    [[nodiscard]] bool wants_sheet(const std::string& sheet) const {
        return m_by_sheet.contains(sheet);
    }

    /// Remembers the parcel for every key that it comes near. Call it in the order of the source.
    void look_at(const ParcelKey& parcel, std::uint64_t fid);

    /// The nearest parcels of a key, at most three, nearest first; of equals the first in the
    /// source.
    [[nodiscard]] const std::vector<NearParcel>& of(std::size_t wanted) const {
        return m_found[wanted];
    }

private:
    void add(std::size_t wanted, NearMiss miss, const ParcelKey& parcel, std::uint64_t fid);

    std::vector<ParcelKey> m_wanted;
    std::vector<std::vector<NearParcel>> m_found;
    std::unordered_map<std::string, std::vector<std::size_t>> m_by_parcel;
    std::unordered_map<std::string, std::vector<std::size_t>> m_by_sheet;
};

} // namespace huuco
