// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Keeps what a run reads from being replaced by what it writes.

#include "pipeline/inputs.hpp"

#include <filesystem>
#include <span>

namespace huuco {

/// Refuses an output in whose place an input would be lost.
///
/// \param inputs  paths as GDAL takes them, also of archives (`/vsizip/a.zip/b.shp`) and addresses
///                of databases, which no file replaces
/// \param output  the file or folder that the output replaces; links are followed. Nothing may
///                stand there
/// \throws Error `argument` when an input is what stands there, or lies in it, also through links
void require_not_replaced(
    std::span<const std::filesystem::path> inputs,
    const std::filesystem::path& output);

/// The same for all that a run has opened: plan, parcels, villages, boundary, registers, organic
/// areas and tables, with the files beside them.
void require_inputs_kept(const Inputs& inputs, const std::filesystem::path& output);

} // namespace huuco
