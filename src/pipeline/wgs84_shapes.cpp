// SPDX-License-Identifier: MIT
/// \file
/// Copies shapes and brings them to degrees.

#include "pipeline/wgs84_shapes.hpp"

#include <huuco/crs/area_measure.hpp>

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

void pieces_in_wgs84(
    const ParcelBatch& batch,
    const PieceBatch& cut,
    std::span<const Piece> pieces,
    const FittedTransform& transform,
    MultiPolygonBuffer& shapes) {
    shapes.clear();
    for (const Piece& piece : pieces) {
        shapes.add_shape(shape_of(batch, cut, piece));
    }
    transform.apply(shapes.points());
}

MultiPolygonBuffer villages_in_wgs84(const Analysis& analysis, const FittedTransform& transform) {
    MultiPolygonBuffer shapes = analysis.villages.shapes;
    transform.apply(shapes.points());
    return shapes;
}

} // namespace huuco
