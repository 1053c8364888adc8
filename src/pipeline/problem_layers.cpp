// SPDX-License-Identifier: MIT
/// \file
/// The columns of a problem, and its place and ground.

#include "pipeline/problem_layers.hpp"

#include <huuco/pipeline/check.hpp>
#include <huuco/pipeline/problem_parcel.hpp>
#include <huuco/report/layer_style.hpp>

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace huuco {

namespace {

constexpr std::size_t kColumns = 13;

std::vector<FieldSpec> columns() {
    return {
        {"source", FieldKind::text},
        {"feature", FieldKind::integer},
        {"commune", FieldKind::text},
        {"sheet", FieldKind::text},
        {"parcel", FieldKind::text},
        {"others", FieldKind::text},
        {"kind", FieldKind::text},
        {"severity", FieldKind::text},
        {"title_vi", FieldKind::text},
        {"title_en", FieldKind::text},
        {"note", FieldKind::text},
        {"area_m2", FieldKind::real},
        {"set_aside", FieldKind::boolean}};
}

/// The values of a problem; the texts that were made for it live here until it was written.
class Values {
public:
    Values(const Problem& problem, const WrittenKey& key)
        : m_others(others_of(problem)), m_vi(problem_title(problem.kind, Language::vi)),
          m_en(problem_title(problem.kind, Language::en)),
          m_values{
              std::string_view(problem.source),
              static_cast<std::int64_t>(problem.feature),
              part_value(key.commune),
              part_value(key.sheet),
              part_value(key.parcel),
              m_others.empty() ? FieldValue{} : std::string_view(m_others),
              std::string_view(problem.kind),
              severity_name(problem.severity),
              std::string_view(m_vi),
              std::string_view(m_en),
              std::string_view(problem.note),
              problem.area_m2 ? FieldValue(*problem.area_m2) : FieldValue{},
              problem.is_set_aside} {}

    [[nodiscard]] std::span<const FieldValue> all() const noexcept { return m_values; }

private:
    static FieldValue part_value(const std::optional<std::string_view>& part) {
        return part && !part->empty() ? FieldValue(*part) : FieldValue{};
    }

    std::string m_others;
    std::string m_vi;
    std::string m_en;
    std::array<FieldValue, kColumns> m_values;
};

std::vector<StyleClass> severities(Language language) {
    return {
        {"error", in_language(language, "Lỗi", "Error"), "#b2182b"},
        {"warning", in_language(language, "Cần xem", "Warning"), "#fdb863"},
        {"note", in_language(language, "Ghi chú", "Note"), "#2166ac"}};
}

} // namespace

std::string others_of(const Problem& problem) {
    std::string text;
    for (const FeatureRef& other : problem.others) {
        text += text.empty() ? "" : "; ";
        text += (other.source == problem.source ? "" : other.source + " ") +
                std::to_string(other.feature);
    }
    return text;
}

ProblemLayers::ProblemLayers(
    std::string points,
    std::string areas,
    Language language,
    const Transform* to_source)
    : m_points(std::move(points)), m_areas(std::move(areas)), m_language(language),
      m_to_source(to_source) {}

void ProblemLayers::write(LayerWriter& writer, const Analysis& analysis) const {
    const auto values_of = [&](const Problem& problem) {
        return Values(problem, parcel_of_problem(analysis, problem).value_or(WrittenKey{}));
    };
    writer.begin_layer(
        {m_points,
         in_language(m_language, "Vấn đề (điểm)", "Problems (places)"),
         ShapeKind::points,
         columns()});
    for (const Problem& problem : analysis.problems) {
        std::optional<Point> place = problem.place;
        if (place && m_to_source != nullptr) {
            m_to_source->apply({&*place, 1});
        }
        writer.add(place, values_of(problem).all());
    }
    writer.begin_layer(
        {m_areas,
         in_language(m_language, "Vấn đề (vùng)", "Problems (areas)"),
         ShapeKind::polygons,
         columns()});
    for (const Problem& problem : analysis.problems) {
        if (!problem.polygon || problem.polygon->size() == 0) {
            continue;
        }
        MultiPolygonBuffer ground = *problem.polygon;
        if (m_to_source != nullptr) {
            m_to_source->apply(ground.points());
        }
        writer.add(ground.shape(0), values_of(problem).all());
    }
}

void ProblemLayers::add_styles(GeoPackageWriter& writer) const {
    writer.add_style(m_points, m_points, dots_style("severity", severities(m_language)));
    writer.add_style(m_areas, m_areas, marked_areas_style("severity", severities(m_language)));
}

} // namespace huuco
