// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Which version of a library a figure was made with; each floor names the libraries it wraps.

#include <string>
#include <vector>

namespace huuco {

/// A library as it is loaded, not as it was compiled against.
struct LibraryVersion {
    std::string name;
    std::string version;

    friend bool operator==(const LibraryVersion&, const LibraryVersion&) = default;
};

/// ICU, which decodes, folds and orders text.
[[nodiscard]] std::vector<LibraryVersion> base_libraries();

} // namespace huuco
