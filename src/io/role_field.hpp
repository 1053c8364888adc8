// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Which field of a layer fills which column of a batch.

#include <cstddef>

namespace huuco::io {

/// A field of the layer and the column of the batch that it fills.
struct RoleField {
    std::size_t role = 0;
    std::size_t field = 0;
};

} // namespace huuco::io
