// SPDX-License-Identifier: MIT
/// \file
/// Normalising the parts of a parcel's key, and comparing keys that differ a little.

#include <huuco/base/text.hpp>
#include <huuco/landuse/parcel_key.hpp>

#include <algorithm>
#include <array>
#include <span>

namespace huuco {

namespace {

constexpr std::size_t kMostNear = 3;

/// Words before a number, longer ones before those they begin with; folded.
constexpr std::array<std::string_view, 17> kWordsBefore = {
    "tờ bản đồ số",
    "tờ bản đồ",
    "tờ số",
    "tờ",
    "thửa đất số",
    "thửa đất",
    "thửa số",
    "thửa",
    "mã xã",
    "xã",
    "phường",
    "số",
    "to",
    "thua",
    "tbđ",
    "tbd",
    "bđ"};

bool is_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, is_digit);
}

std::string_view without_zeros(std::string_view digits) {
    return digits.substr(std::min(digits.find_first_not_of('0'), digits.size() - 1));
}

/// Takes words such as `tờ số` away where something follows them.
std::string_view without_words(std::string_view key) {
    for (bool is_shorter = true; is_shorter;) {
        is_shorter = false;
        for (const std::string_view word : kWordsBefore) {
            const std::string_view rest = key.substr(std::min(word.size(), key.size()));
            const std::size_t begin = rest.find_first_not_of(" .:");
            const bool ends_there = begin != 0 || is_digit(rest.empty() ? ' ' : rest.front());
            if (key.starts_with(word) && begin != std::string_view::npos && ends_there) {
                key = rest.substr(begin);
                is_shorter = true;
                break;
            }
        }
    }
    return key;
}

/// `="02530"` and `'02530`: how people make a spreadsheet keep zeros, and some exports keep it.
std::string_view without_spreadsheet_marks(std::string_view text) {
    if (text.starts_with("=\"") && text.ends_with('"') && text.size() > 3) {
        return trim(text.substr(2, text.size() - 3));
    }
    return text.starts_with('\'') ? trim(text.substr(1)) : text;
}

/// Place of a word that stands by itself or right before a digit.
std::size_t find_word(std::string_view text, std::span<const std::string_view> words) {
    const auto is_letter = [](char c) {
        return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    };
    std::size_t first = std::string_view::npos;
    for (const std::string_view word : words) {
        for (std::size_t at = text.find(word); at != std::string_view::npos;
             at = text.find(word, at + 1)) {
            const std::size_t end = at + word.size();
            const bool begins = at == 0 || !(is_letter(text[at - 1]) || is_digit(text[at - 1]));
            if (begins && (end == text.size() || !is_letter(text[end]))) {
                first = std::min(first, at);
                break;
            }
        }
    }
    return first;
}

constexpr std::array<std::string_view, 4> kSheetWords = {"tờ", "to", "tbđ", "tbd"};
constexpr std::array<std::string_view, 2> kParcelWords = {"thửa", "thua"};
constexpr std::string_view kBetweenKeys = " .:,;/|-()";

/// Signs after which a heading names again, in the order of the cells, what it spoke of:
/// `Thửa đất (tờ/thửa)`.
constexpr std::string_view kAroundParts = "()[]:";

/// True where `thửa đất` at that place is the thing and not its number, as in `thửa đất số`.
bool is_whole_parcel(std::string_view text, std::size_t at) {
    std::string_view before = text.substr(0, at);
    before = before.substr(0, before.find_last_not_of(' ') + 1);
    const std::string_view behind = text.substr(at);
    const bool is_number = before.ends_with("số") || before.ends_with("so") ||
                           behind.starts_with("thửa đất số") || behind.starts_with("thua dat so");
    return !is_number && (behind.starts_with("thửa đất") || behind.starts_with("thua dat"));
}

/// The order of the words in a heading or one of its parts. `Thửa đất` before others is what they
/// are about; where a sign of kAroundParts stands between it and the sheet, it may be that too.
KeyOrder order_in(std::string_view text, bool has_signs) {
    const std::size_t sheet = find_word(text, kSheetWords);
    const std::size_t parcel = find_word(text, kParcelWords);
    if (sheet == std::string_view::npos || parcel == std::string_view::npos) {
        return KeyOrder::unknown;
    }
    if (sheet < parcel) {
        return KeyOrder::sheet_first;
    }
    const bool is_parcel_again =
        find_word(text.substr(sheet), kParcelWords) != std::string_view::npos;
    if (is_parcel_again) {
        return is_whole_parcel(text, parcel) ? KeyOrder::sheet_first : KeyOrder::unknown;
    }
    const std::string_view between = text.substr(parcel, sheet - parcel);
    const bool may_be_about = has_signs && is_whole_parcel(text, parcel) &&
                              between.find_first_of(kAroundParts) != std::string_view::npos;
    return may_be_about ? KeyOrder::unknown : KeyOrder::parcel_first;
}

/// The one number of a part such as `thửa đất số 12a, `; what follows it must have no digit.
std::string only_number(std::string_view part) {
    part = without_words(part);
    part.remove_prefix(std::min(part.find_first_not_of(kBetweenKeys), part.size()));
    const std::string_view number = part.substr(0, part.find_first_of(kBetweenKeys));
    const bool has_number = std::ranges::any_of(number, is_digit);
    const bool has_another = std::ranges::any_of(part.substr(number.size()), is_digit);
    return has_number && !has_another ? std::string(number) : std::string();
}

/// `5/2`: two numbers and nothing else.
std::optional<SheetAndParcel> split_bare_key(std::string_view text, KeyOrder order) {
    const std::size_t mark = text.find_first_of(",;/|-");
    if (order == KeyOrder::unknown || mark == std::string_view::npos) {
        return std::nullopt;
    }
    std::string first = only_number(text.substr(0, mark));
    std::string second = only_number(text.substr(mark + 1));
    if (first.empty() || second.empty()) {
        return std::nullopt;
    }
    if (order == KeyOrder::parcel_first) {
        std::swap(first, second);
    }
    return SheetAndParcel{std::move(first), std::move(second)};
}

/// True when one digit is replaced, added, left out, or stands on the other side of its neighbour.
bool is_one_off(std::string_view a, std::string_view b) {
    if (a.size() > b.size()) {
        std::swap(a, b);
    }
    if (a == b || b.size() - a.size() > 1) {
        return false;
    }
    const auto differ = std::ranges::mismatch(a, b);
    const auto at = static_cast<std::size_t>(differ.in1 - a.begin());
    if (a.size() < b.size()) {
        return a.substr(at) == b.substr(at + 1);
    }
    const bool is_swapped = at + 1 < a.size() && a[at] == b[at + 1] && a[at + 1] == b[at] &&
                            a.substr(at + 2) == b.substr(at + 2);
    return is_swapped || a.substr(at + 1) == b.substr(at + 1);
}

} // namespace

std::string normalise_key(std::string_view text) {
    text = without_spreadsheet_marks(trim(text));
    if (is_digits(text)) {
        return std::string(without_zeros(text));
    }
    const std::string folded = fold_key(text);
    std::string_view key = without_words(folded);
    const std::size_t point = std::min(key.find('.'), key.size());
    if (is_digits(key.substr(0, point)) &&
        key.find_first_not_of('0', std::min(point + 1, key.size())) == std::string_view::npos) {
        key = key.substr(0, point);
    }
    std::string out;
    for (std::size_t at = 0; at < key.size(); ++at) {
        const bool begins_number =
            is_digit(key[at]) && (out.empty() || !(is_digit(out.back()) || out.back() == '.'));
        const bool is_leading_zero =
            begins_number && key[at] == '0' && at + 1 < key.size() && is_digit(key[at + 1]);
        if (key[at] != ' ' && !is_leading_zero) {
            out.push_back(key[at]);
        }
    }
    return out;
}

KeyOrder key_order(std::string_view heading) {
    const std::string folded = fold_key(heading);
    KeyOrder order = KeyOrder::unknown;
    for (std::string_view rest = folded; !rest.empty();) {
        const std::size_t end = rest.find_first_of(kAroundParts);
        const KeyOrder of_part = order_in(rest.substr(0, end), false);
        order = of_part == KeyOrder::unknown ? order : of_part;
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    }
    return order == KeyOrder::unknown ? order_in(folded, true) : order;
}

std::optional<SheetAndParcel> split_key(std::string_view cell, KeyOrder order) {
    const std::string folded = fold_key(cell);
    const std::string_view text = folded;
    const std::size_t sheet = find_word(text, kSheetWords);
    const std::size_t parcel = find_word(text, kParcelWords);
    if (sheet == std::string_view::npos && parcel == std::string_view::npos) {
        return split_bare_key(text, order);
    }
    if (sheet == std::string_view::npos || parcel == std::string_view::npos) {
        return std::nullopt;
    }
    const std::size_t begin = std::min(sheet, parcel);
    const std::size_t middle = std::max(sheet, parcel);
    std::string first = only_number(text.substr(begin, middle - begin));
    std::string second = only_number(text.substr(middle));
    if (first.empty() || second.empty()) {
        return std::nullopt;
    }
    if (parcel < sheet) {
        std::swap(first, second);
    }
    return SheetAndParcel{std::move(first), std::move(second)};
}

NearMisses::NearMisses(std::vector<ParcelKey> wanted)
    : m_wanted(std::move(wanted)), m_found(m_wanted.size()) {
    for (std::size_t i = 0; i < m_wanted.size(); ++i) {
        m_by_parcel[m_wanted[i].parcel].push_back(i);
        m_by_sheet[m_wanted[i].sheet].push_back(i);
    }
}

void NearMisses::look_at(const ParcelKey& parcel, std::uint64_t fid) {
    if (const auto same = m_by_parcel.find(parcel.parcel); same != m_by_parcel.end()) {
        for (const std::size_t i : same->second) {
            const ParcelKey& wanted = m_wanted[i];
            const bool is_here = wanted.commune == parcel.commune;
            if (wanted.sheet == parcel.sheet && !is_here) {
                add(i, NearMiss::other_commune, parcel, fid);
            } else if (wanted.sheet != parcel.sheet && is_here) {
                const bool is_digit_off = is_one_off(wanted.sheet, parcel.sheet);
                add(i, is_digit_off ? NearMiss::sheet_digit : NearMiss::other_sheet, parcel, fid);
            }
        }
    }
    if (const auto same = m_by_sheet.find(parcel.sheet); same != m_by_sheet.end()) {
        for (const std::size_t i : same->second) {
            const ParcelKey& wanted = m_wanted[i];
            if (wanted.commune == parcel.commune && is_one_off(wanted.parcel, parcel.parcel)) {
                add(i, NearMiss::parcel_digit, parcel, fid);
            }
        }
    }
}

void NearMisses::add(
    std::size_t wanted,
    NearMiss miss,
    const ParcelKey& parcel,
    std::uint64_t fid) {
    std::vector<NearParcel>& found = m_found[wanted];
    const bool is_known =
        std::ranges::any_of(found, [&](const NearParcel& near) { return near.key == parcel; });
    if (is_known) {
        return;
    }
    const auto place = std::ranges::upper_bound(found, miss, {}, &NearParcel::miss);
    found.insert(place, {miss, fid, parcel});
    if (found.size() > kMostNear) {
        found.pop_back();
    }
}

KeyPart key_part(std::string_view normalised) noexcept {
    // A blank part has the number that it has where nothing was looked at: that of KeyPart{}.
    return {normalised, normalised.empty() ? 0 : std::hash<std::string_view>()(normalised)};
}

std::uint64_t ParcelKeyView::hash() const noexcept {
    constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15U;
    std::uint64_t mixed = commune.hash;
    mixed = (mixed ^ (mixed >> 29U)) * kMix + sheet.hash;
    mixed = (mixed ^ (mixed >> 31U)) * kMix + parcel.hash;
    return mixed ^ (mixed >> 32U);
}

} // namespace huuco
