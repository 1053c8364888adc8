// SPDX-License-Identifier: MIT
/// \file
/// A few points that tell where the features of a layer lie, before it is read.

#include "io/dataset_impl.hpp"
#include "io/gdal_errors.hpp"

#include <huuco/io/point_sample.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

namespace huuco {

namespace {

std::optional<Point> middle_of(OGRFeature& feature) {
    const OGRGeometry* const geometry = feature.GetGeometryRef();
    if (geometry == nullptr || geometry->IsEmpty()) {
        return std::nullopt;
    }
    OGREnvelope box;
    geometry->getEnvelope(&box);
    const Point middle{(box.MinX + box.MaxX) / 2.0, (box.MinY + box.MaxY) / 2.0};
    const bool is_number = std::isfinite(middle.x) && std::isfinite(middle.y);
    return is_number ? std::optional(middle) : std::nullopt;
}

/// Takes every n-th feature by its number; numbers start at 0 or 1 and may have gaps.
std::vector<Point> sample_by_number(OGRLayer& layer, std::uint64_t count, std::size_t wanted) {
    std::vector<Point> points;
    const std::uint64_t step = std::max<std::uint64_t>(1, count / wanted);
    for (std::uint64_t number = 0; number <= count && points.size() < wanted; number += step) {
        const OGRFeatureUniquePtr feature(layer.GetFeature(static_cast<GIntBig>(number)));
        const std::optional<Point> middle = feature ? middle_of(*feature) : std::nullopt;
        if (middle) {
            points.push_back(*middle);
        }
    }
    return points;
}

/// Takes every n-th row of a table of a server, which goes on from row to row by itself.
std::vector<Point> sample_by_place(OGRLayer& rows, std::uint64_t count, std::size_t wanted) {
    std::vector<Point> points;
    const std::uint64_t step = std::max<std::uint64_t>(1, count / wanted);
    for (std::uint64_t place = 0; place < count && points.size() < wanted; place += step) {
        if (rows.SetNextByIndex(static_cast<GIntBig>(place)) != OGRERR_NONE) {
            break;
        }
        const OGRFeatureUniquePtr feature(rows.GetNextFeature());
        const std::optional<Point> middle = feature ? middle_of(*feature) : std::nullopt;
        if (middle) {
            points.push_back(*middle);
        }
    }
    rows.ResetReading();
    return points;
}

/// Takes every n-th feature on the way through a layer that gives none by its number. Those at its
/// beginning alone lie side by side, and no place tells two systems apart as the whole land does.
std::vector<Point> sample_in_passing(OGRLayer& layer, std::uint64_t count, std::size_t wanted) {
    std::vector<Point> points;
    const std::uint64_t step = std::max<std::uint64_t>(1, count / wanted);
    layer.ResetReading();
    for (std::uint64_t passed = 0; points.size() < wanted; ++passed) {
        const OGRFeatureUniquePtr feature(layer.GetNextFeature());
        if (!feature) {
            break;
        }
        const std::optional<Point> middle = passed % step == 0 ? middle_of(*feature) : std::nullopt;
        if (middle) {
            points.push_back(*middle);
        }
    }
    layer.ResetReading();
    return points;
}

} // namespace

std::vector<Point> sample_points(Dataset& dataset, std::size_t wanted) {
    dataset.impl().ensure_open();
    OGRLayer& layer = *dataset.impl().layer;
    const std::uint64_t count = dataset.info().feature_count;
    const io::GdalErrors errors; // a feature that cannot be read is the reader's to report
    std::vector<Point> points;
    if (dataset.impl().ordered) {
        points = sample_by_place(layer, count, wanted);
    } else if (layer.TestCapability(OLCRandomRead) != 0) {
        points = sample_by_number(layer, count, wanted);
    }
    return points.empty() ? sample_in_passing(layer, count, wanted) : points;
}

} // namespace huuco
