// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Shapes of an analysis in WGS 84, for GeoJSON and tiles.

#include <huuco/crs/fitted_transform.hpp>
#include <huuco/geometry/grid_snap.hpp>
#include <huuco/geometry/multipolygon_buffer.hpp>
#include <huuco/pipeline/analysis.hpp>

#include <span>

namespace huuco {

/// The way from the working CRS to WGS 84, fitted over all ground of the analysis.
[[nodiscard]] FittedTransform to_wgs84(const Analysis& analysis);

/// The shape of a piece in the working CRS.
[[nodiscard]] ShapeView
shape_of(const ParcelBatch& batch, const PieceBatch& pieces, const Piece& piece);

/// Brings the shapes of some pieces of a batch to degrees of longitude and latitude.
///
/// A piece that a border has cut off is snapped to the grid of GeoJSON where it would not stay
/// valid there: a strip that two borders leave may be narrower than a millimetre.
/// \param snap    to that grid
/// \param shapes  replaced by them, one per piece in order
void pieces_in_wgs84(
    const ParcelBatch& batch,
    const PieceBatch& cut,
    std::span<const Piece> pieces,
    const FittedTransform& transform,
    GridSnap& snap,
    MultiPolygonBuffer& shapes);

/// The villages in degrees of longitude and latitude; empty shapes where a field tells the village.
[[nodiscard]] MultiPolygonBuffer
villages_in_wgs84(const Analysis& analysis, const FittedTransform& transform);

} // namespace huuco
