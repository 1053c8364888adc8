// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What the JSON of an archive says of a layer that no tile has.

namespace huuco::tile {

/// The member of a listed layer that says so by 0; other layers have none.
inline constexpr const char* kEmptyLayerMark = "huuco:features";

} // namespace huuco::tile
