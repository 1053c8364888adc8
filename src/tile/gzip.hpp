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

} // namespace huuco::tile
