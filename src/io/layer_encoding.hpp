// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The encoding in which the texts of a layer are written.

#include "io/location.hpp"

#include <huuco/io/dataset.hpp>
#include <huuco/io/layer_sample.hpp>

#include <ogrsf_frmts.h>

#include <optional>
#include <span>
#include <string>

namespace huuco::io {

/// Decides by a sample, and by the records beyond ASCII of the whole table where that is not
/// enough.
///
/// \param option       the user's word; empty where there is none
/// \param shapefile    the files that state an encoding
/// \param is_in_bytes  the format says nothing of its texts
/// \param raw          see take_raw_sample
/// \param raw_fields   with their names as bytes
/// \throws Error `format` for a `.cpg` with an unknown name where the texts leave it open, too
[[nodiscard]] EncodingDecision decide_layer_encoding(
    OGRLayer& layer,
    const std::string& option,
    const std::optional<Shapefile>& shapefile,
    bool is_in_bytes,
    const LayerSample& raw,
    std::span<const FieldInfo> raw_fields);

} // namespace huuco::io
