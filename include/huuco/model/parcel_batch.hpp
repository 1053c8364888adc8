// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Some thousands of parcels on their way through a run: flat shapes and dictionary-coded fields.

#include <huuco/geometry/multipolygon_buffer.hpp>
#include <huuco/model/field_role.hpp>
#include <huuco/model/text_column.hpp>

#include <array>
#include <cstdint>
#include <vector>

namespace huuco {

/// How a parcel came through the door.
enum class ParcelFate : std::uint8_t {
    used,      ///< as it was
    repaired,  ///< its geometry was mended; a Problem says how
    set_aside, ///< it has no usable geometry; its shape is empty and a Problem says why
};

/// A run of consecutive features of the parcel input.
///
/// Row `i` is feature `first_fid + i`; every feature of the source has a row, also one that is set
/// aside.
struct ParcelBatch {
    std::uint64_t first_fid = 0; ///< feature number in the source, from 0, over all parcel files
    MultiPolygonBuffer shapes;   ///< one per row, in the working CRS, valid; empty when set aside
    std::array<TextColumn, kFieldRoleCount> fields; ///< by role; a column nobody filled is empty
    std::vector<ParcelFate> fates;                  ///< one per row

    [[nodiscard]] std::size_t size() const noexcept { return shapes.size(); }

    /// Frees what only filling it takes; call it when the batch is complete.
    void close() {
        for (TextColumn& column : fields) {
            column.close();
        }
    }

    /// Moves shapes and codes to a file, which has to outlive the batch; from then on they can only
    /// be read.
    void spill(SpillFile& file) {
        shapes.spill(file);
        for (TextColumn& column : fields) {
            column.spill(file);
        }
    }

    /// Gives back the memory of what is in a file, until it is read again.
    void let_go() const noexcept {
        shapes.let_go();
        for (const TextColumn& column : fields) {
            column.let_go();
        }
    }

    /// Bytes of what could be moved to a file.
    [[nodiscard]] std::size_t byte_size() const noexcept {
        std::size_t bytes = shapes.byte_size();
        for (const TextColumn& column : fields) {
            bytes += column.byte_size();
        }
        return bytes;
    }

    [[nodiscard]] TextColumn& field(FieldRole role) noexcept {
        return fields[static_cast<std::size_t>(role)];
    }

    [[nodiscard]] const TextColumn& field(FieldRole role) const noexcept {
        return fields[static_cast<std::size_t>(role)];
    }
};

} // namespace huuco
