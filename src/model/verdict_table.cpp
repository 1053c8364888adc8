// SPDX-License-Identifier: MIT
/// \file
/// From verdicts to bytes, so that equal ones have equal bytes, and back.

#include <huuco/model/verdict_table.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

namespace huuco {

namespace {

/// Verdicts that go to a file together.
constexpr std::size_t kChunkBytes = std::size_t{256} << 10U;

/// Writes values one behind the other, without gaps.
class Packer {
public:
    explicit Packer(std::vector<char>& bytes) : m_bytes(bytes) { m_bytes.clear(); }

    template <typename T>
    void put(const T& value) {
        static_assert(std::is_arithmetic_v<T> || std::is_enum_v<T>);
        std::array<char, sizeof(T)> raw{};
        std::memcpy(raw.data(), &value, sizeof(T));
        m_bytes.insert(m_bytes.end(), raw.begin(), raw.end());
    }

    void put(const std::string& text) {
        put(static_cast<std::uint32_t>(text.size()));
        m_bytes.insert(m_bytes.end(), text.begin(), text.end());
    }

    template <typename T>
    void put(const std::optional<T>& value) {
        put(value.has_value());
        put(value.value_or(T{}));
    }

private:
    std::vector<char>& m_bytes;
};

/// Takes them back in the same order.
class Unpacker {
public:
    explicit Unpacker(std::span<const char> bytes) : m_rest(bytes) {}

    template <typename T>
    void take(T& value) {
        static_assert(std::is_arithmetic_v<T> || std::is_enum_v<T>);
        std::memcpy(&value, m_rest.data(), sizeof(T));
        m_rest = m_rest.subspan(sizeof(T));
    }

    void take(std::string& text) {
        const auto size = next<std::uint32_t>();
        text.assign(m_rest.data(), size);
        m_rest = m_rest.subspan(size);
    }

    template <typename T>
    void take(std::optional<T>& value) {
        const bool has_value = next<bool>();
        const T taken = next<T>();
        value = has_value ? std::optional(taken) : std::nullopt;
    }

    template <typename T>
    [[nodiscard]] T next() {
        T value{};
        take(value);
        return value;
    }

private:
    std::span<const char> m_rest;
};

/// Hands the members of a verdict to a packer or an unpacker, all but words and rows.
template <typename OneVerdict, typename Each>
void for_each_plain_member(OneVerdict& verdict, const Each& each) {
    each(verdict.land_class);
    each(verdict.harmonised);
    each(verdict.crop);
    each(verdict.crop_as_written);
    each(verdict.organic_status);
    each(verdict.certificate);
    each(verdict.reason);
    each(verdict.reason_translated);
    each(verdict.map_class);
    each(verdict.principal_share);
    each(verdict.is_organic);
    each(verdict.is_in_conversion);
    each(verdict.certified_m2);
    each(verdict.possible_m2);
    each(verdict.deciding_row);
    each(verdict.doubt.land);
    each(verdict.doubt.least_share);
    each(verdict.doubt.most_share);
    each(verdict.doubt.may_be_organic);
    each(verdict.doubt.may_be_in_conversion);
    each(verdict.doubt.would_be_organic);
    each(verdict.doubt.would_be_in_conversion);
    each(verdict.doubt.may_not_count);
    each(verdict.doubt.may_count_less);
}

constexpr std::array<std::string_view Verdict::*, 5> kWords = {
    &Verdict::land_rule,
    &Verdict::code_split,
    &Verdict::crop_split,
    &Verdict::evidence,
    &Verdict::evidence_rule};

/// Does not compile when the structs have more members than these: one that for_each_plain_member
/// does not list would come back as it is at first, and two verdicts that differ in it be one.
[[maybe_unused]] void count_members(const Verdict& verdict) {
    // Five words and the rows are packed apart.
    [[maybe_unused]] const auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v] =
        verdict;
    [[maybe_unused]] const auto& [kind, least, most, may_be, may_turn, would_be, would_turn, not_any, less] =
        verdict.doubt;
}

} // namespace

VerdictTable::VerdictTable(std::span<const Verdict> verdicts) {
    for (const Verdict& verdict : verdicts) {
        add(verdict);
    }
}

std::uint32_t VerdictTable::number_of_word(std::string_view word) {
    const auto found = std::ranges::find(m_words, word);
    const auto number = static_cast<std::uint32_t>(found - m_words.begin());
    if (found == m_words.end()) {
        m_words.push_back(word);
    }
    return number;
}

void VerdictTable::pack(const Verdict& verdict) {
    Packer packer(m_in_hand);
    for (const auto word : kWords) {
        packer.put(number_of_word(verdict.*word));
    }
    packer.put(static_cast<std::uint32_t>(verdict.register_rows.size()));
    for (const std::uint32_t row : verdict.register_rows) {
        packer.put(row);
    }
    for_each_plain_member(verdict, [&](const auto& member) { packer.put(member); });
}

std::span<const char> VerdictTable::packed(std::size_t number) const noexcept {
    const Place& place = m_places[number];
    return m_chunks[place.chunk].view().subspan(place.begin, place.size);
}

std::uint32_t VerdictTable::add(const Verdict& verdict) {
    pack(verdict);
    const std::size_t hash = std::hash<std::string_view>()({m_in_hand.data(), m_in_hand.size()});
    const auto [first, last] = m_numbers.equal_range(hash);
    for (auto at = first; at != last; ++at) {
        if (std::ranges::equal(packed(at->second), m_in_hand)) {
            return at->second;
        }
    }
    if (m_chunks.empty() || m_chunks.back().size() + m_in_hand.size() > kChunkBytes) {
        if (!m_chunks.empty() && m_file != nullptr) {
            m_chunks.back().spill(*m_file);
        }
        m_chunks.emplace_back().own().reserve(std::max(kChunkBytes, m_in_hand.size()));
    }
    std::vector<char>& chunk = m_chunks.back().own();
    const auto number = static_cast<std::uint32_t>(m_places.size());
    m_places.push_back(
        {static_cast<std::uint32_t>(m_chunks.size() - 1),
         static_cast<std::uint32_t>(chunk.size()),
         static_cast<std::uint32_t>(m_in_hand.size())});
    chunk.insert(chunk.end(), m_in_hand.begin(), m_in_hand.end());
    m_numbers.emplace(hash, number);
    return number;
}

void VerdictTable::settle() {
    m_numbers = decltype(m_numbers)(); // `{}` would keep its memory
    m_in_hand = std::vector<char>();
    if (m_chunks.empty()) {
        return;
    }
    if (m_file != nullptr) {
        m_chunks.back().spill(*m_file);
    } else {
        m_chunks.back().own().shrink_to_fit();
    }
}

Verdict VerdictTable::operator[](std::size_t number) const {
    Unpacker unpacker(packed(number));
    Verdict verdict;
    for (const auto word : kWords) {
        verdict.*word = m_words[unpacker.next<std::uint32_t>()];
    }
    verdict.register_rows.resize(unpacker.next<std::uint32_t>());
    for (std::uint32_t& row : verdict.register_rows) {
        unpacker.take(row);
    }
    for_each_plain_member(verdict, [&](auto& member) { unpacker.take(member); });
    return verdict;
}

void VerdictTable::let_go() const noexcept {
    for (const SpillableArray<char>& chunk : m_chunks) {
        chunk.let_go();
    }
}

std::size_t VerdictTable::bytes_in_memory() const noexcept {
    std::size_t bytes = 0;
    for (const SpillableArray<char>& chunk : m_chunks) {
        bytes += chunk.is_spilled() ? 0 : chunk.size();
    }
    return bytes;
}

} // namespace huuco
