// SPDX-License-Identifier: MIT
/// \file
/// Reads crop cells word by word.

#include "stated_area.hpp"
#include "words.hpp"

#include <huuco/base/blanks.hpp>
#include <huuco/base/name_hint.hpp>
#include <huuco/base/text.hpp>
#include <huuco/landuse/amount_fault.hpp>
#include <huuco/landuse/blank_cell.hpp>
#include <huuco/landuse/crop_names.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace huuco {

namespace {

using detail::StatedPart;
using detail::Word;

constexpr std::string_view kSeparators = ",;/+&|\n";
constexpr std::size_t kNoCrop = std::numeric_limits<std::size_t>::max();

/// Words that stand round crop names and say nothing about the crop.
const std::unordered_set<std::string>& words_around() {
    static const std::unordered_set<std::string> words = {
        "trồng", "cây", "đất",  "ruộng", "vườn",  "rẫy", "nương",  "vụ",   "mùa",  "xuân",
        "hè",    "thu", "đông", "chiêm", "giống", "mới", "chuyên", "canh", "thâm", "luân",
        "hữu",   "cơ",  "hằng", "hàng",  "năm",   "lâu", "ngắn",   "ngày", "các",  "loại",
        "và",    "xen", "với",  "kết",   "hợp",   "gối", "khác"};
    return words;
}

/// Words of measure and number behind a figure: `2 vụ`, `3 sào`, `50 cây`.
const std::unordered_set<std::string>& counted_words() {
    static const std::unordered_set<std::string> words = {
        "vụ", "sào", "mẫu", "gốc", "cây", "năm", "tuổi", "m", "ha", "lứa", "khóm", "công"};
    return words;
}

/// Words between two crops on the same ground.
constexpr std::array<std::string_view, 2> kBetween = {detail::kAnd.front(), "xen"};

/// Words that say that the crop is not there.
bool denies(const Word& word) {
    static const std::unordered_set<std::string> words = {
        "không", "chưa", "bỏ", "hoang", "phá", "chết", "hết", "cũ"};
    return words.contains(word.key);
}

/// `NK4300`, `V2`: short letters with figures joined to them.
bool is_variety_code(const std::vector<Word>& words, std::size_t at) {
    return at + 1 < words.size() && !words[at].is_number && words[at + 1].is_number &&
           words[at + 1].is_joined && words[at].text.size() <= 3;
}

/// Names within an English name: those before and behind `, ` or ` and `, without what is in
/// brackets.
std::vector<std::string> english_names(std::string_view name) {
    name = name.substr(0, name.find('('));
    std::vector<std::string> names;
    while (!name.empty()) {
        const std::size_t comma = name.find(',');
        const std::size_t conjunction = name.find(" and ");
        const std::size_t end = std::min({comma, conjunction, name.size()});
        names.emplace_back(trim(name.substr(0, end)));
        const std::size_t width = end == conjunction && end != comma ? 5 : 1;
        name.remove_prefix(std::min(end + width, name.size()));
    }
    return names;
}

} // namespace

struct CropNames::Index {
    const Tables* tables = nullptr;
    detail::WordNames names;
    std::unordered_map<std::string, std::size_t> whole;         ///< by folded cell
    std::vector<std::pair<std::string, std::size_t>> spellings; ///< for suggestions

    void add(const std::string& name, std::size_t crop, bool may_replace) {
        names.add(name, crop, may_replace);
        const std::string key = fold_key(name);
        if (may_replace) {
            whole[key] = crop;
        } else {
            whole.emplace(key, crop);
        }
        if (crop != kNoCrop) {
            spellings.emplace_back(name, crop);
        }
    }

    /// The first crops with a name that begins with these words.
    [[nodiscard]] std::vector<const Crop*>
    crops_beginning_with(const std::vector<Word>& words) const {
        constexpr std::size_t kMost = 4;
        std::vector<const Crop*> crops;
        for (const auto& [name, value] : spellings) {
            const std::vector<Word> of_name = detail::words_of(name);
            const bool begins_so =
                !words.empty() && words.size() < of_name.size() &&
                std::ranges::equal(
                    words, std::span(of_name).first(words.size()), {}, &Word::key, &Word::key);
            const Crop* const crop = crop_of(value);
            if (begins_so && crops.size() < kMost &&
                std::ranges::find(crops, crop) == crops.end()) {
                crops.push_back(crop);
            }
        }
        return crops;
    }

    [[nodiscard]] const Crop* crop_of(std::size_t value) const {
        return value == kNoCrop ? nullptr : &tables->crops()[value];
    }

    [[nodiscard]] NamedCrop named(std::size_t value) const {
        return {tables->crops()[value].name_vi, &tables->crops()[value], std::nullopt};
    }

    /// The crops of a part without separators; empty when not every word is understood.
    [[nodiscard]] std::vector<NamedCrop> crops_in(std::string_view part) const;
    [[nodiscard]] std::size_t skip_around(const std::vector<Word>& words, std::size_t at) const;
    void read_part(const StatedPart& stated, CropCell& cell) const;
};

/// Position behind the words that do not matter.
std::size_t CropNames::Index::skip_around(const std::vector<Word>& words, std::size_t at) const {
    while (at < words.size()) {
        const bool is_counted = words[at].is_number && at + 1 < words.size() &&
                                counted_words().contains(words[at + 1].key);
        if (!is_counted && (words[at].is_number || !words_around().contains(words[at].key) ||
                            names.longest_at(words, at))) {
            return at;
        }
        at += is_counted ? 2 : 1;
    }
    return at;
}

std::vector<NamedCrop> CropNames::Index::crops_in(std::string_view part) const {
    std::vector<NamedCrop> crops;
    const std::vector<Word> words = detail::words_of(part);
    for (std::size_t at = skip_around(words, 0); at < words.size(); at = skip_around(words, at)) {
        // `2 lúa 1 màu`: so many crops a year on the same ground.
        const bool is_count =
            words[at].is_number && at + 1 < words.size() && !words[at + 1].is_joined;
        const auto found = names.longest_at(words, is_count ? at + 1 : at);
        if (!found || found->value == kNoCrop) {
            return {};
        }
        at += found->words + (is_count ? 1 : 0);
        crops.push_back(named(found->value));
        while (at < words.size() && !names.longest_at(words, at)) {
            if (is_variety_code(words, at)) {
                at += 2;
            } else if (detail::is_proper(words[at]) && !denies(words[at])) {
                ++at;
            } else {
                break;
            }
        }
    }
    return crops;
}

namespace {

void index_table(const Tables& tables, bool is_south, const auto& add) {
    for (std::size_t i = 0; i < tables.crops().size(); ++i) {
        const Crop& crop = tables.crops()[i];
        add(crop.name_vi, i, true);
        add(crop.name_en, i, true);
        for (const std::string& alias : crop.aliases) {
            add(alias, i, true);
        }
        for (const std::string& phrase : crop.not_names) {
            add(phrase, kNoCrop, false);
        }
    }
    for (std::size_t i = 0; i < tables.crops().size(); ++i) {
        for (const std::string& name : english_names(tables.crops()[i].name_en)) {
            add(name, i, false);
        }
        if (is_south) {
            for (const std::string& name : tables.crops()[i].aliases_south) {
                add(name, i, true);
            }
        }
    }
}

} // namespace

CropNames::CropNames(const Tables& tables, const Plan& plan) : m_index(std::make_unique<Index>()) {
    check_names(plan, tables);
    m_index->tables = &tables;
    index_table(
        tables,
        plan.region == NameRegion::south,
        [this](const std::string& name, std::size_t crop, bool may_replace) {
            if (!name.empty()) {
                m_index->add(name, crop, may_replace);
            }
        });
    for (const TaughtCrop& taught : plan.taught_crops) {
        const Crop* crop = tables.find_crop(taught.crop.text);
        crop = crop != nullptr ? crop : tables.find_crop_id(taught.crop.text);
        m_index->add(taught.name, static_cast<std::size_t>(crop - tables.crops().data()), true);
    }
}

CropNames::CropNames(CropNames&&) noexcept = default;
CropNames& CropNames::operator=(CropNames&&) noexcept = default;
CropNames::~CropNames() = default;

namespace {

/// A hyphen between blanks of any kind parts crops; within a word it belongs to a name.
std::string with_plain_separators(std::string_view text) {
    std::string out = with_plain_blanks(text);
    for (const std::string_view dash : {" - ", " \xE2\x80\x93 ", " \xE2\x80\x94 "}) {
        for (std::size_t at = out.find(dash); at != std::string::npos; at = out.find(dash)) {
            out.replace(at, dash.size(), "; ");
        }
    }
    return out;
}

/// The parts of a cell with what each states. What follows *và* may be unknown.
std::vector<StatedPart> stated_parts(std::string_view text) {
    const std::string plain = with_plain_separators(text);
    const NumberReader reader = detail::reader_of_cell(plain);
    std::vector<StatedPart> parts;
    for (const std::string_view listed : detail::split_cell(plain, kSeparators)) {
        for (const std::string& part : detail::split_at_words(listed, kBetween)) {
            parts.push_back(detail::take_amount(part, true, reader));
            if (parts.back().text.empty()) {
                parts.back().text = part; // an amount of nothing is an unknown crop
            }
        }
    }
    return parts;
}

detail::AmountTally tally_of(const std::vector<StatedPart>& parts) {
    detail::AmountTally tally;
    for (const StatedPart& part : parts) {
        tally.add(part.amount);
    }
    return tally;
}

void add_distinct(CropCell& cell, NamedCrop crop) {
    const auto same = std::ranges::find_if(
        cell.crops, [&](const NamedCrop& other) { return other.text == crop.text; });
    if (same == cell.crops.end()) {
        cell.crops.push_back(std::move(crop));
    } else if (same->stated && crop.stated) {
        *same->stated += *crop.stated;
    } else {
        same->stated.reset(); // one of the two mentions says nothing
    }
}

bool states_each(const CropCell& cell) {
    double sum = 0.0;
    for (const NamedCrop& crop : cell.crops) {
        if (!crop.stated) {
            return false;
        }
        sum += *crop.stated;
    }
    return sum > 0.0;
}

} // namespace

/// Adds the crops of one part; an amount beside several is shared by them.
void CropNames::Index::read_part(const StatedPart& stated, CropCell& cell) const {
    std::vector<NamedCrop> crops = crops_in(stated.text);
    if (crops.empty()) {
        crops.push_back({stated.text, nullptr, std::nullopt});
    }
    for (NamedCrop& crop : crops) {
        if (stated.amount && stated.amount->value) {
            crop.stated = *stated.amount->value / static_cast<double>(crops.size());
        }
        add_distinct(cell, std::move(crop));
    }
}

CropCell CropNames::read(std::string_view text) const {
    const std::string plain = with_plain_blanks(text);
    text = trim(plain);
    CropCell cell;
    if (text.empty()) {
        return cell;
    }
    if (const auto whole = m_index->whole.find(fold_key(text));
        whole != m_index->whole.end() && whole->second != kNoCrop) {
        cell.crops.push_back(m_index->named(whole->second));
        return cell;
    }
    if (stands_for_blank(text)) {
        return cell;
    }
    const std::vector<StatedPart> parts = stated_parts(text);
    for (const StatedPart& part : parts) {
        m_index->read_part(part, cell);
    }
    const detail::AmountTally tally = tally_of(parts);
    const AmountFault fault = tally.fault(true);
    cell.has_stated_areas =
        states_each(cell) && (fault == AmountFault::none || fault == AmountFault::not_whole);
    if (cell.has_stated_areas) {
        cell.stated_m2 = tally.area_m2();
    }
    return cell;
}

AmountFault crop_amount_fault(std::string_view cell) {
    const bool has_digit = cell.find_first_of("0123456789") != std::string_view::npos;
    return has_digit ? tally_of(stated_parts(trim(cell))).fault(true) : AmountFault::none;
}

std::vector<const Crop*> CropNames::nearest(std::string_view text) const {
    const std::vector<Word> words = detail::words_of(text);
    std::optional<detail::WordNames::Found> longest;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const auto found = m_index->names.longest_at(words, at);
        if (found && found->value != kNoCrop && (!longest || found->words > longest->words)) {
            longest = found;
        }
    }
    if (longest) {
        return {m_index->crop_of(longest->value)};
    }
    std::vector<const Crop*> longer = m_index->crops_beginning_with(words);
    if (!longer.empty()) {
        return longer;
    }
    std::vector<std::string> names;
    for (const auto& [name, crop] : m_index->spellings) {
        names.push_back(name);
    }
    const std::optional<std::string> near = nearest_name(text, names);
    if (!near) {
        return {};
    }
    const auto at = std::ranges::find(names, *near) - names.begin();
    return {m_index->crop_of(m_index->spellings[static_cast<std::size_t>(at)].second)};
}

} // namespace huuco
