// SPDX-License-Identifier: MIT
/// \file
/// Normalising the parts of a parcel's key, and comparing keys that differ a little.

#include <huuco/base/text.hpp>
#include <huuco/landuse/parcel_key.hpp>

#include <algorithm>
#include <array>

namespace huuco {

namespace {

constexpr std::size_t kMostNear = 3;

/// Words before a number, longer ones before those they begin with; folded.
constexpr std::array<std::string_view, 15> kWordsBefore = {
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
    text = trim(text);
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

} // namespace huuco
