// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What a layer is to an analysis, told by its fields.

#include <huuco/landuse/tables.hpp>
#include <huuco/pipeline/inspect.hpp>

#include <span>
#include <string_view>

namespace huuco {

/// Whether a role is among those that a field would play.
[[nodiscard]] bool plays(const FieldReport& field, std::string_view role);

/// The part a polygon layer would play: `parcels` with land codes, or map sheets and parcel
/// numbers; `organic_areas` with the fields of a certificate; `villages` with an id or name of a
/// village; empty where its fields tell nothing.
///
/// \pre the roles of its fields have been recognised
[[nodiscard]] std::string_view
part_of_layer(const LayerReport& layer, std::span<const FieldAlias> aliases);

} // namespace huuco
