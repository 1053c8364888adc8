// SPDX-License-Identifier: MIT
/// \file
/// Chooses one of PROJ's operations and runs it.

#include "base/message_format.hpp"
#include "crs/proj_queries.hpp"

#include <huuco/base/error.hpp>
#include <huuco/crs/transform.hpp>

#include <fmt/format.h>

#include <cmath>
#include <limits>

namespace huuco {

struct Transform::Impl {
    Crs from;
    Crs to;
    std::optional<Box> extent;
    Operation operation;
    proj::Context context;
    proj::Object pipeline; ///< null for the identity
};

namespace {

proj::Object create_crs(PJ_CONTEXT* context, const Crs& crs) {
    proj::Object object(proj_create(context, crs.definition().c_str()));
    if (!object) {
        throw Error(
            ErrorCode::crs,
            message(
                "PROJ không dùng được {}: {}.",
                "PROJ cannot use {}: {}.",
                crs.label(),
                proj::last_error(context)));
    }
    return object;
}

/// The extent in degrees, near enough to choose a region: without any datum shift.
Box to_degrees(PJ_CONTEXT* context, const PJ* source, const Box& extent) {
    const proj::Object geodetic(proj_crs_get_geodetic_crs(context, source));
    const proj::Object plain(
        proj_create_crs_to_crs_from_pj(context, source, geodetic.get(), nullptr, nullptr));
    const proj::Object conversion(
        plain ? proj_normalize_for_visualization(context, plain.get()) : nullptr);
    Box degrees;
    if (conversion) {
        proj_trans_bounds(
            context,
            conversion.get(),
            PJ_FWD,
            extent.min_x,
            extent.min_y,
            extent.max_x,
            extent.max_y,
            &degrees.min_x,
            &degrees.min_y,
            &degrees.max_x,
            &degrees.max_y,
            21);
    }
    return degrees;
}

proj::Object first_exact(PJ_CONTEXT* context, const PJ_OBJ_LIST* operations) {
    const int count = operations != nullptr ? proj_list_get_count(operations) : 0;
    for (int i = 0; i < count; ++i) {
        proj::Object operation(proj_list_get(context, operations, i));
        if (proj_coordoperation_has_ballpark_transformation(context, operation.get()) == 0) {
            return operation;
        }
    }
    return nullptr;
}

[[noreturn]] void refuse(const Crs& from, const Crs& to, const Message& why) {
    throw Error(
        ErrorCode::crs,
        message(
            "Không chuyển được tọa độ từ {} ({}) sang {}: {}. Nếu dữ liệu thật ra ở hệ tọa độ "
            "khác, hãy nêu hệ đó bằng --src-crs EPSG:n.",
            "Coordinates in {} ({}) cannot be brought to {}: {}. If the data is really in another "
            "system, name it with --src-crs EPSG:n.",
            from.label(),
            from.name(),
            to.label(),
            why));
}

/// The operation PROJ ranks first among those valid where the data lies.
proj::Object best_operation(
    PJ_CONTEXT* context,
    const Crs& from,
    const Crs& to,
    const std::optional<Box>& extent) {
    const proj::Object source = create_crs(context, from);
    const proj::Object target = create_crs(context, to);
    const proj::Factory factory(proj_create_operation_factory_context(context, nullptr));
    proj_operation_factory_context_set_grid_availability_use(
        context, factory.get(), PROJ_GRID_AVAILABILITY_DISCARD_OPERATION_IF_MISSING_GRID);
    if (extent && !extent->is_empty()) {
        const Box data = to_degrees(context, source.get(), *extent);
        // A place far outside, as a slip of a digit makes it, must not decide for the others.
        const Box known =
            proj::area_of_use(context, source.get()).value_or(Box{}).intersection(data);
        const Box& area = known.is_empty() ? data : known;
        if (!area.is_empty()) {
            proj_operation_factory_context_set_area_of_interest(
                context, factory.get(), area.min_x, area.min_y, area.max_x, area.max_y);
        }
    }
    // An operation for another region is as good as none, so its area must contain the data's.
    proj_operation_factory_context_set_spatial_criterion(
        context, factory.get(), PROJ_SPATIAL_CRITERION_STRICT_CONTAINMENT);
    const proj::List operations(
        proj_create_operations(context, source.get(), target.get(), factory.get()));
    proj::Object operation = first_exact(context, operations.get());
    if (!operation) {
        refuse(
            from,
            to,
            {"ở nơi có dữ liệu chỉ biết phép chuyển gần đúng, không rõ độ chính xác",
             "where the data lies only a ballpark operation of unknown accuracy is known"});
    }
    return operation;
}

void add_transformation_code(const PJ* step, std::string& codes) {
    const char* authority = proj_get_id_auth_name(step, 0);
    const char* code = proj_get_id_code(step, 0);
    if (proj_get_type(step) != PJ_TYPE_TRANSFORMATION || authority == nullptr || code == nullptr) {
        return;
    }
    // PROJ names the reverse of a registered operation INVERSE(EPSG); the number is what counts.
    const std::string_view name(authority);
    const bool is_inverse = name.starts_with("INVERSE(");
    codes += fmt::format(
        "{}{}:{}",
        codes.empty() ? "" : "+",
        is_inverse ? name.substr(8, name.size() - 9) : name,
        code);
}

Operation describe(PJ_CONTEXT* context, const PJ* operation) {
    Operation result;
    result.name = proj_get_name(operation);
    if (proj_get_type(operation) == PJ_TYPE_CONCATENATED_OPERATION) {
        const int count = proj_concatoperation_get_step_count(context, operation);
        for (int i = 0; i < count; ++i) {
            const proj::Object step(proj_concatoperation_get_step(context, operation, i));
            add_transformation_code(step.get(), result.code);
        }
    } else {
        add_transformation_code(operation, result.code);
    }
    const double accuracy = proj_coordoperation_get_accuracy(context, operation);
    if (accuracy >= 0.0) {
        result.accuracy_m = accuracy;
    } else if (proj_get_type(operation) == PJ_TYPE_CONVERSION) {
        result.accuracy_m = 0.0;
    }
    return result;
}

} // namespace

Transform::Transform(const Crs& from, const Crs& to, const std::optional<Box>& extent)
    : m_impl(std::make_unique<Impl>(Impl{from, to, extent, {}, proj::make_context(), nullptr})) {
    if (from == to) {
        m_impl->operation = {"", "identity", 0.0};
        return;
    }
    PJ_CONTEXT* context = m_impl->context.get();
    const proj::Object operation = best_operation(context, from, to, extent);
    m_impl->operation = describe(context, operation.get());
    // x = east, y = north on both sides, whatever the authorities say.
    m_impl->pipeline.reset(proj_normalize_for_visualization(context, operation.get()));
    if (!m_impl->pipeline) {
        refuse(from, to, proj::last_error(context));
    }
}

Transform::Transform(Transform&&) noexcept = default;
Transform& Transform::operator=(Transform&&) noexcept = default;
Transform::~Transform() = default;

Transform Transform::clone() const {
    return {m_impl->from, m_impl->to, m_impl->extent};
}

const Operation& Transform::operation() const noexcept {
    return m_impl->operation;
}

bool Transform::is_identity() const noexcept {
    return !m_impl->pipeline;
}

std::size_t Transform::apply(std::span<Point> points) const {
    if (is_identity() || points.empty()) {
        return 0;
    }
    proj_trans_generic(
        m_impl->pipeline.get(),
        PJ_FWD,
        &points.front().x,
        sizeof(Point),
        points.size(),
        &points.front().y,
        sizeof(Point),
        points.size(),
        nullptr,
        0,
        0,
        nullptr,
        0,
        0);
    std::size_t lost = 0;
    for (Point& point : points) {
        if (!std::isfinite(point.x) || !std::isfinite(point.y)) {
            point = {
                std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()};
            ++lost;
        }
    }
    return lost;
}

Point Transform::operator()(Point point) const {
    apply(std::span(&point, 1));
    return point;
}

} // namespace huuco
