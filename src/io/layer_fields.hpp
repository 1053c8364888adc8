// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The fields of a layer.

#include <huuco/io/dataset.hpp>

#include <ogrsf_frmts.h>

#include <vector>

namespace huuco::io {

/// The fields in their order, with their names as bytes.
[[nodiscard]] std::vector<FieldInfo> raw_fields_of(OGRFeatureDefn& definition);

/// The fields with their names decoded; what a DBF has cut in the middle of a letter is left out.
///
/// \param info  of the layer, with its encoding
/// \throws Error `format` for a name that has to be UTF-8 and is not
[[nodiscard]] std::vector<FieldInfo>
decoded_fields(const std::vector<FieldInfo>& raw_fields, const DatasetInfo& info);

} // namespace huuco::io
