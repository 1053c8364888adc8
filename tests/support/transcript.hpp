// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What a ParcelReader reads of a layer, as text to compare: bit by bit, with problems and errors.

#include "io/shp_rings.hpp"

#include <huuco/io/dataset.hpp>
#include <huuco/io/field_recognition.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace huuco::test {

/// A layer batch by batch, then its problems; or the error that ended it.
using Transcript = std::vector<std::string>;

enum class Reader {
    in_ranges, ///< as the program does
    in_order,  ///< through GDAL, one feature after the other: the oracle
};

/// \param batch_size  features a batch; the first of them is number 7
[[nodiscard]] Transcript transcript_of(
    const std::string& path,
    const RoleFields& fields,
    std::size_t batch_size,
    Reader kind,
    const DatasetOptions& options = {},
    io::RingSorting sorting = io::RingSorting::by_winding);

/// The same in ranges, all of them claimed first and then read by three threads.
[[nodiscard]] Transcript transcript_by_threads(
    const std::string& path,
    const RoleFields& fields,
    std::size_t batch_size,
    const DatasetOptions& options = {});

/// Every field of a layer plays some role, as far as there are roles.
[[nodiscard]] RoleFields all_fields(const std::string& path, const DatasetOptions& options = {});

} // namespace huuco::test
