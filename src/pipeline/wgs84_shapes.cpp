// SPDX-License-Identifier: MIT
/// \file
/// Copies shapes and brings them to degrees.

#include "pipeline/wgs84_shapes.hpp"

#include <huuco/crs/area_measure.hpp>

#include <cstddef>
#include <utility>
#include <vector>

namespace huuco {

FittedTransform to_wgs84(const Analysis& analysis) {
    Box extent = analysis.extent;
    extent.expand(analysis.villages.shapes.box());
    return {Transform(analysis.working_crs, wgs84(), extent), extent, kMetresPerDegree};
}

ShapeView shape_of(const ParcelBatch& batch, const PieceBatch& pieces, const Piece& piece) {
    return piece.shape == Piece::kWholeParcel ? batch.shapes.shape(piece.parcel)
                                              : pieces.cut.shape(piece.shape);
}

namespace {

/// Snaps the pieces that were cut and do not stay valid on the grid.
void snap_where_torn(std::span<const Piece> pieces, GridSnap& snap, MultiPolygonBuffer& shapes) {
    std::vector<bool> is_torn;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const ShapeView shape = shapes.shape(i);
        const bool is_cut = pieces[i].shape != Piece::kWholeParcel && !shape.is_empty();
        if (is_cut && !snap.stays_valid(shape)) {
            is_torn.resize(pieces.size());
            is_torn[i] = true;
        }
    }
    if (is_torn.empty()) { // nearly always
        return;
    }
    MultiPolygonBuffer mended;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (is_torn[i]) {
            snap.snap(shapes.shape(i), mended);
        } else {
            mended.add_shape(shapes.shape(i));
        }
    }
    shapes = std::move(mended);
}

} // namespace

void pieces_in_wgs84(
    const ParcelBatch& batch,
    const PieceBatch& cut,
    std::span<const Piece> pieces,
    const FittedTransform& transform,
    GridSnap& snap,
    MultiPolygonBuffer& shapes) {
    shapes.clear();
    for (const Piece& piece : pieces) {
        shapes.add_shape(shape_of(batch, cut, piece));
    }
    transform.apply(shapes.points());
    snap_where_torn(pieces, snap, shapes);
}

MultiPolygonBuffer villages_in_wgs84(const Analysis& analysis, const FittedTransform& transform) {
    MultiPolygonBuffer shapes = analysis.villages.shapes;
    transform.apply(shapes.points());
    return shapes;
}

} // namespace huuco
