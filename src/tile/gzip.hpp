// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Gzip members that depend on their content alone.

#include <string>
#include <string_view>

namespace huuco::tile {

/// The bytes as one gzip member (RFC 1952) without time or name.
///
/// \throws Error `io` when there is no memory for the compressor
[[nodiscard]] std::string gzip(std::string_view bytes);

/// The content of one gzip member.
///
/// \throws Error `format` when it is damaged
[[nodiscard]] std::string gunzip(std::string_view packed);

} // namespace huuco::tile
