// SPDX-License-Identifier: MIT
/// \file
/// Goes down the folders of zooms and columns, and no further.

#include "tile/folder_content.hpp"

#include <algorithm>
#include <string_view>

namespace huuco::tile {

namespace {

namespace fs = std::filesystem;

constexpr int kDepthOfTiles = 2; // below folders of zooms and of columns

bool is_of_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_name_of_tile(std::string_view name) {
    for (const std::string_view ending : {".pbf", "@2x.png", ".png"}) {
        if (name.ends_with(ending)) {
            return is_of_digits(name.substr(0, name.size() - ending.size()));
        }
    }
    return false;
}

bool is_made_here(const fs::directory_entry& entry, int depth) {
    const std::string name = entry.path().filename().string();
    if (entry.is_symlink()) {
        return false; // nor is what it leads to
    }
    if (entry.is_directory()) {
        return depth < kDepthOfTiles && is_of_digits(name);
    }
    return depth == kDepthOfTiles ? is_name_of_tile(name)
                                  : depth == 0 && (name == "tiles.json" || name == "metadata.json");
}

} // namespace

std::vector<std::string> foreign_in_folder(const fs::path& folder) {
    std::vector<std::string> names;
    const fs::recursive_directory_iterator end;
    for (fs::recursive_directory_iterator entries(folder); entries != end; ++entries) {
        if (!is_made_here(*entries, entries.depth())) {
            names.push_back(entries->path().lexically_relative(folder).string());
            entries.disable_recursion_pending();
        }
    }
    return names;
}

} // namespace huuco::tile
