// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Numbers out of the bytes of a file, whatever their place in memory.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace huuco::io {

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "files are read in the machine's order");

/// The little-endian value at a place. \pre it lies within the bytes
template <typename Value>
[[nodiscard]] Value little_endian(std::span<const std::byte> bytes, std::size_t at) noexcept {
    Value value;
    std::memcpy(&value, bytes.data() + at, sizeof value);
    return value;
}

/// The big-endian number of four bytes at a place. \pre it lies within the bytes
[[nodiscard]] inline std::uint32_t
big_endian(std::span<const std::byte> bytes, std::size_t at) noexcept {
    return __builtin_bswap32(little_endian<std::uint32_t>(bytes, at));
}

} // namespace huuco::io
