// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Builds an attribute of a tile layer, each distinct value stored once.

#include <huuco/model/text_column.hpp>
#include <huuco/tile/tile_layer.hpp>

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <string>
#include <string_view>
#include <unordered_map>

namespace huuco {

/// Takes the values of the features in their order.
class TileColumnBuilder {
public:
    /// \param memory  for the codes; outlives the column
    explicit TileColumnBuilder(
        std::string key,
        std::pmr::memory_resource* memory = std::pmr::get_default_resource());

    /// Makes room for so many features in all.
    void reserve(std::size_t features);

    /// A value that is taken to be unlike all others.
    void add(TileValue value);

    /// A text; an empty one is no value.
    void add_text(std::string_view text);

    void add_number(double value);
    void add_absent();

    /// The texts of a batch, looked up once for each distinct one.
    ///
    /// \param texts  of so many rows; or empty, which stands for rows without a value
    void add_texts(const TextColumn& texts, std::size_t rows);

    /// The column; the builder is empty afterwards.
    [[nodiscard]] TileColumn finish();

private:
    [[nodiscard]] std::uint32_t code_of(std::string_view text);

    TileColumn m_column;
    std::unordered_map<std::string, std::uint32_t> m_code_of;
    std::unordered_map<double, std::uint32_t> m_code_of_number;
};

} // namespace huuco
