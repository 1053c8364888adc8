// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The pieces of parcels that the overlay makes: each lies in one village and has one verdict.

#include <huuco/base/spill_file.hpp>
#include <huuco/geometry/multipolygon_buffer.hpp>
#include <huuco/model/village_set.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>

namespace huuco {

/// The part of a parcel inside one village (or outside all) under one verdict.
struct Piece {
    /// Value of `shape` for a piece that is the whole parcel, unchanged.
    static constexpr std::uint32_t kWholeParcel = std::numeric_limits<std::uint32_t>::max();

    std::uint32_t parcel = 0;                ///< row in the ParcelBatch
    VillageIndex village = kOutsideVillages; ///< the village it lies in
    std::uint32_t verdict = 0;               ///< index into the verdicts of the run
    std::uint32_t shape = kWholeParcel;      ///< index into PieceBatch::cut, or kWholeParcel
    double area_m2 = 0.0;                    ///< by the area method of the run
    double principal_m2 = 0.0;               ///< the part of it that is principal-crop land
    double counted_m2 = 0.0; ///< the part of that which is organic or in conversion, as the verdict
                             ///< says
};

/// How much of one piece may be principal-crop land, and organic, where its verdict alone does not
/// tell: the records or the certificate of its parcel do.
struct PieceLimits {
    std::size_t piece = 0;    ///< among those of its batch
    double least_m2 = 0.0;    ///< smallest principal-crop part that is possible
    double most_m2 = 0.0;     ///< largest
    double counted_m2 = 0.0;  ///< no more than that counts as organic or in conversion
    double possible_m2 = 0.0; ///< no more than that may, where a document leaves it open
};

/// The pieces of one ParcelBatch, ordered by parcel, then village, then verdict.
struct PieceBatch {
    SpillableArray<Piece> pieces;
    MultiPolygonBuffer cut; ///< shapes of the pieces that are less than their parcel

    /// Moves all to a file, which has to outlive the batch; from then on it can only be read.
    void spill(SpillFile& file) {
        pieces.spill(file);
        cut.spill(file);
    }

    /// Gives back the memory of what is in a file, until it is read again.
    void let_go() const noexcept {
        pieces.let_go();
        cut.let_go();
    }
};

} // namespace huuco
