// SPDX-License-Identifier: MIT
/// \file
/// Counts heavy tiles.

#include "base/message_format.hpp"

#include <huuco/pipeline/heavy_tiles.hpp>

#include <algorithm>

namespace huuco {

namespace {

constexpr std::size_t kKilobyte = 1000;

Message zooms_of(std::span<const LargeTile> tiles) {
    const auto zoom = [](const LargeTile& tile) { return tile.id.zoom; };
    const auto [lowest, highest] = std::ranges::minmax_element(tiles, {}, zoom);
    return zoom(*lowest) == zoom(*highest)
               ? message("{}", "{}", Digits{zoom(*lowest)})
               : message("{} đến {}", "{} to {}", Digits{zoom(*lowest)}, Digits{zoom(*highest)});
}

} // namespace

std::optional<std::string>
heavy_tiles_warning(std::span<const LargeTile> tiles, Language language) {
    if (tiles.empty()) {
        return std::nullopt;
    }
    const LargeTile& largest = *std::ranges::max_element(tiles, {}, &LargeTile::bytes);
    return message_in(
        language,
        "Số ô bản đồ nặng hơn {} KB: {}, ở mức phóng {} (nặng nhất: ô {}/{}/{}, {} KB); trên mạng "
        "chậm sẽ tải lâu; không bỏ bớt gì.",
        "Map tiles of more than {} KB: {}, at zoom {} (the largest: {}/{}/{}, {} KB). They are "
        "slow to load over a slow connection; nothing was left out.",
        Count{kLargeTileBytes / kKilobyte},
        Count{tiles.size()},
        zooms_of(tiles),
        Digits{largest.id.zoom},
        Digits{largest.id.x},
        Digits{largest.id.y},
        Count{largest.bytes / kKilobyte});
}

} // namespace huuco
