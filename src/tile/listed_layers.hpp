// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The layers that the JSON of an archive lists.

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <vector>

namespace huuco::tile {

/// A layer, and the zooms that are said to show it.
struct ListedLayer {
    std::string name;
    int first_zoom = 0;
    int last_zoom = 30;
    bool is_empty = false; ///< said to be in no tile
};

/// The layers in `vector_layers`; those without zooms are at all of them.
///
/// \param json  TileJSON, the metadata of PMTiles, or the row `json` of MBTiles; perhaps discarded
/// \returns nothing where there is no list of objects that each have a text `id`
/// Method: TileJSON 3.0, section 3.3.1.
[[nodiscard]] std::optional<std::vector<ListedLayer>> listed_layers(const nlohmann::json& json);

} // namespace huuco::tile
