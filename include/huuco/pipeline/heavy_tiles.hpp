// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// A sentence about tiles that load slowly.

#include <huuco/base/language.hpp>
#include <huuco/tile/write_tiles.hpp>

#include <optional>
#include <span>
#include <string>

namespace huuco {

/// How many tiles are larger than `kLargeTileBytes`, at which zooms, and the largest: however many
/// there are, one sentence.
///
/// \param tiles  of one pyramid, in any order; of equal ones the first is named
/// \returns nothing where there are none
[[nodiscard]] std::optional<std::string>
heavy_tiles_warning(std::span<const LargeTile> tiles, Language language);

} // namespace huuco
