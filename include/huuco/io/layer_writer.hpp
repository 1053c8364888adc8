// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Layers to be written, one after the other, whatever they are written into.

#include <huuco/geometry/box.hpp>
#include <huuco/geometry/multipolygon_buffer.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace huuco {

/// What a column of a layer holds.
enum class FieldKind : std::uint8_t { text, integer, real, boolean, json };

/// One column of a layer to be written.
struct FieldSpec {
    std::string name;
    FieldKind kind = FieldKind::text;
};

/// The geometry of a layer to be written.
enum class ShapeKind : std::uint8_t { none, points, polygons };

/// A layer to be written.
struct LayerSpec {
    std::string name;  ///< of the table
    std::string title; ///< what programs show for it
    ShapeKind shapes = ShapeKind::polygons;
    std::vector<FieldSpec> fields;
};

/// A value of a column; nothing is NULL. A text must live until it was written.
using FieldValue = std::variant<std::monostate, std::string_view, std::int64_t, double, bool>;

/// Takes layers, one after the other, each feature by feature. Not for several threads.
class LayerWriter {
public:
    LayerWriter() = default;
    LayerWriter(const LayerWriter&) = delete;
    LayerWriter& operator=(const LayerWriter&) = delete;
    LayerWriter(LayerWriter&&) = default;
    LayerWriter& operator=(LayerWriter&&) = default;
    virtual ~LayerWriter() = default;

    /// Begins a layer; what is added from now on is in it. Its key column is `ogc_fid`, from 1.
    /// \throws Error `io` when it cannot be made
    virtual void begin_layer(const LayerSpec& layer) = 0;

    /// Adds a polygon feature to the layer begun last.
    ///
    /// \param shape   valid, in the CRS of the writer, written as it is; NULL when empty
    /// \param values  one per field
    /// \throws Error `io` when it cannot be written
    virtual void add(const ShapeView& shape, std::span<const FieldValue> values) = 0;

    /// Adds a point feature; NULL geometry without a place.
    virtual void add(const std::optional<Point>& place, std::span<const FieldValue> values) = 0;

    /// Adds a row to a layer without geometry.
    virtual void add_row(std::span<const FieldValue> values) = 0;

    /// Makes all layers appear. \throws Error `io` when it cannot be done
    virtual void finish() = 0;
};

} // namespace huuco
