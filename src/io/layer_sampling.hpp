// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Looks at some features of a layer before it is read: their values as bytes.

#include <huuco/io/dataset.hpp>
#include <huuco/io/layer_sample.hpp>

#include <ogrsf_frmts.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace huuco::io {

/// Takes up to 1,024 features in blocks from all over a layer; from its beginning where the format
/// has no quick way to a feature. Shapes are not read. Columns hold raw bytes.
///
/// \param format  GDAL's short name of the driver
[[nodiscard]] LayerSample
take_raw_sample(OGRLayer& layer, std::uint64_t feature_count, std::string_view format);

/// The distinct texts of a raw sample by which an encoding can be told, some hundred at most: those
/// beyond ASCII, else those of ASCII that may be VIQR.
///
/// \param fields  raw names and widths of the fields; names count as texts
[[nodiscard]] std::vector<std::string>
telling_texts(const LayerSample& raw, std::span<const FieldInfo> fields);

/// The texts beyond ASCII in these features, for a layer in which they are rare.
[[nodiscard]] std::vector<std::string> texts_of_features(
    OGRLayer& layer,
    std::span<const std::uint64_t> fids,
    std::span<const FieldInfo> fields);

/// The distinct texts beyond ASCII of each field, for `look_for_mix`; the names of the fields stand
/// as one more field behind them.
///
/// \param raw, spread  of one layer, see take_raw_sample and take_spread_sample
[[nodiscard]] std::vector<std::vector<std::string>> texts_by_field(
    const LayerSample& raw,
    const LayerSample& spread,
    std::span<const FieldInfo> fields);

/// Up to 256 features from all over a layer whose `take_raw_sample` came from its beginning, where
/// its format finds a feature by its number at once. Columns hold raw bytes.
[[nodiscard]] LayerSample
take_spread_sample(OGRLayer& layer, std::uint64_t feature_count, std::string_view format);

/// The sample in UTF-8, trimmed.
[[nodiscard]] LayerSample decoded_sample(
    const LayerSample& raw,
    std::span<const FieldInfo> fields,
    const EncodingDecision& decision);

} // namespace huuco::io
