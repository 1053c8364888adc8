// SPDX-License-Identifier: MIT
/// \file
/// Set operations by way of GEOS.

#include "base/message_format.hpp"
#include "geometry/geos_handle.hpp"

#include <huuco/base/error.hpp>
#include <huuco/geometry/boolean_ops.hpp>

#include <cstddef>
#include <utility>
#include <vector>

namespace huuco {

struct Operand::State {
    GeosGeometry geometry;
};

Operand::Operand(std::unique_ptr<State> state) noexcept : m_state(std::move(state)) {}

Operand::Operand(Operand&&) noexcept = default;
Operand& Operand::operator=(Operand&&) noexcept = default;
Operand::~Operand() = default;

struct BooleanOps::Impl {
    using Operation =
        GEOSGeometry* (*)(GEOSContextHandle_t, const GEOSGeometry*, const GEOSGeometry*, double);

    /// Runs an operation with the precision ladder (grid size 0) and appends what it makes.
    void
    run(Operation operation,
        const GeosTask& task,
        const ShapeView& first,
        const GEOSGeometry& second,
        MultiPolygonBuffer& out) {
        const GeosGeometry left = context.to_geos(first);
        const GeosGeometry made = context.own(operation(context.get(), left.get(), &second, 0.0));
        if (!made) {
            const Box box = first.box();
            throw Error(
                ErrorCode::geometry,
                message(
                    "không thể {} hình nằm giữa ({}; {}) và ({}; {}) với một hình khác: GEOS báo "
                    "\"{}\"; hãy kiểm tra hình ở đó",
                    "cannot {} the shape between ({}, {}) and ({}, {}) with another: GEOS says "
                    "\"{}\"; check the geometry there",
                    Message{task.vi, task.en},
                    number_message(box.min_x, 3),
                    number_message(box.min_y, 3),
                    number_message(box.max_x, 3),
                    number_message(box.max_y, 3),
                    context.last_error()));
        }
        context.append(*made, out);
    }

    GeosContext context;
};

BooleanOps::BooleanOps() : m_impl(std::make_unique<Impl>()) {}

BooleanOps::BooleanOps(BooleanOps&&) noexcept = default;
BooleanOps& BooleanOps::operator=(BooleanOps&&) noexcept = default;
BooleanOps::~BooleanOps() = default;

void BooleanOps::intersection(
    const ShapeView& first,
    const ShapeView& second,
    MultiPolygonBuffer& out) {
    if (!first.box().intersects(second.box())) {
        out.end_shape();
        return;
    }
    const GeosGeometry right = m_impl->context.to_geos(second);
    m_impl->run(GEOSIntersectionPrec_r, {"lấy phần giao của", "intersect"}, first, *right, out);
}

void BooleanOps::difference(
    const ShapeView& first,
    const ShapeView& second,
    MultiPolygonBuffer& out) {
    if (!first.box().intersects(second.box())) {
        out.add_shape(first);
        return;
    }
    const GeosGeometry right = m_impl->context.to_geos(second);
    m_impl->run(GEOSDifferencePrec_r, {"cắt bớt", "subtract from"}, first, *right, out);
}

void BooleanOps::union_of(std::span<const ShapeView> shapes, MultiPolygonBuffer& out) {
    if (shapes.size() == 1) {
        out.add_shape(shapes.front());
        return;
    }
    GeosContext& context = m_impl->context;
    std::vector<GeosGeometry> parts;
    for (const ShapeView& shape : shapes) {
        for (std::size_t p = 0; p < shape.polygon_count(); ++p) {
            parts.push_back(context.to_geos(shape.polygon(p)));
        }
    }
    std::vector<GEOSGeometry*> raw = released(parts);
    const GeosGeometry all = context.check(
        GEOSGeom_createCollection_r(
            context.get(), GEOS_MULTIPOLYGON, raw.data(), static_cast<unsigned int>(raw.size())),
        {"gom các hình cần hợp", "collect the shapes to unite"});
    context.append(
        *context.check(
            GEOSUnaryUnionPrec_r(context.get(), all.get(), 0.0), {"hợp các hình", "unite shapes"}),
        out);
}

Operand BooleanOps::prepare(const ShapeView& shape) {
    return Operand(
        std::make_unique<Operand::State>(Operand::State{m_impl->context.to_geos(shape)}));
}

void BooleanOps::intersection(
    const ShapeView& first,
    const Operand& second,
    MultiPolygonBuffer& out) {
    m_impl->run(
        GEOSIntersectionPrec_r,
        {"lấy phần giao của", "intersect"},
        first,
        *second.state().geometry,
        out);
}

void BooleanOps::difference(
    const ShapeView& first,
    const Operand& second,
    MultiPolygonBuffer& out) {
    m_impl->run(
        GEOSDifferencePrec_r, {"cắt bớt", "subtract from"}, first, *second.state().geometry, out);
}

} // namespace huuco
