// SPDX-License-Identifier: MIT
/// \file
/// Texts behind their lengths, and a table to find them.

#include "base/message_format.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/text_pool.hpp>

#include <algorithm>
#include <bit>
#include <functional>
#include <limits>
#include <utility>

namespace huuco {

namespace {

/// Of each byte of a length seven bits count; the eighth says that more follow.
constexpr unsigned kLengthBits = 7;
constexpr std::size_t kMoreFollow = std::size_t{1} << kLengthBits;

constexpr std::size_t kFewestSlots = 64;

void append_length(std::size_t length, std::string& bytes) {
    while (length >= kMoreFollow) {
        bytes.push_back(static_cast<char>(length % kMoreFollow | kMoreFollow));
        length >>= kLengthBits;
    }
    bytes.push_back(static_cast<char>(length));
}

} // namespace

TextPool::TextPool() : m_bytes(1, '\0') {}

std::string_view TextPool::text(Number number) const noexcept {
    std::size_t at = number;
    std::size_t length = 0;
    unsigned shift = 0;
    for (bool is_more = true; is_more; shift += kLengthBits) {
        const std::size_t byte = static_cast<unsigned char>(m_bytes[at++]);
        length |= byte % kMoreFollow << shift;
        is_more = byte >= kMoreFollow;
    }
    return std::string_view(m_bytes).substr(at, length);
}

/// The slot where a text stands, or would.
std::size_t TextPool::slot_of(std::string_view wanted) const noexcept {
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = std::hash<std::string_view>{}(wanted)&mask;
    while (m_slots[slot] != 0 && text(m_slots[slot]) != wanted) {
        slot = (slot + 1) & mask;
    }
    return slot;
}

/// Makes the table anew, with room for more.
void TextPool::find_again() {
    m_slots.assign(std::max(kFewestSlots, std::bit_ceil(4 * m_count)), 0);
    for (std::size_t at = 1; at < m_bytes.size();) {
        const std::string_view here = text(static_cast<Number>(at));
        m_slots[slot_of(here)] = static_cast<Number>(at);
        at = static_cast<std::size_t>(here.data() - m_bytes.data()) + here.size();
    }
}

TextPool::Number TextPool::add(std::string_view added) {
    if (added.empty()) {
        return 0;
    }
    if (2 * (m_count + 1) > m_slots.size()) {
        find_again();
    }
    const std::size_t slot = slot_of(added);
    if (m_slots[slot] == 0) {
        if (m_bytes.size() > std::numeric_limits<Number>::max()) {
            throw Error(
                ErrorCode::format,
                message(
                    "Chữ trong các sổ chứng nhận vượt quá 4 GB.",
                    "The texts of the registers take more than 4 GB."));
        }
        m_slots[slot] = static_cast<Number>(m_bytes.size());
        append_length(added.size(), m_bytes);
        m_bytes += added;
        ++m_count;
    }
    return m_slots[slot];
}

void TextPool::settle() {
    m_slots = std::vector<Number>(); // `{}` would keep its memory
    m_bytes.shrink_to_fit();
}

} // namespace huuco
