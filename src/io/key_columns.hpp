// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Finds the fields of map sheet and parcel number by what such numbers do: together they name a
/// parcel.

#include <huuco/io/layer_sample.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace huuco::io {

/// Positions of a field of sheets and a field of parcel numbers.
using KeyPair = std::pair<std::size_t, std::size_t>;

/// What is known of the key fields already.
struct KnownKeys {
    std::optional<std::size_t> commune;
    std::optional<std::size_t> sheet;
    std::optional<std::size_t> parcel;
};

/// The pairs of fields that can be sheet and parcel number.
///
/// Both hold whole numbers in nearly every row; sheets come again and again, parcel numbers too,
/// yet the two together (with the commune where it is known) hardly ever do. A field without any
/// repetition is a running number and no parcel number.
///
/// \param free  positions of fields that play no part yet
/// \returns every pair that fits, in field order; none for fewer than 30 features
[[nodiscard]] std::vector<KeyPair> find_key_pairs(
    const LayerSample& sample,
    std::span<const std::size_t> free,
    const KnownKeys& known);

} // namespace huuco::io
