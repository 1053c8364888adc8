// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Some features of a layer, by which its encoding and the roles of its fields are judged.

#include <huuco/model/text_column.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

namespace huuco {

/// Values of all fields in some features, taken in blocks from all over the layer.
struct LayerSample {
    std::vector<TextColumn> columns; ///< one a field, in field order; UTF-8 in NFC, trimmed
    std::size_t rows = 0;            ///< features looked at: the size of every column
    bool is_whole = false;           ///< these are all features of the layer

    /// Rows in which the field says something.
    [[nodiscard]] std::size_t filled(std::size_t field) const;

    /// The first distinct values that are not blank.
    [[nodiscard]] std::vector<std::string_view> examples(std::size_t field, std::size_t most) const;
};

} // namespace huuco
