// SPDX-License-Identifier: MIT
/// \file
/// Reads villages, once more where their axes are exchanged, and brings them in.

#include "pipeline/village_layer.hpp"

#include "base/message_format.hpp"
#include "pipeline/input_records.hpp"

#include <huuco/base/error.hpp>
#include <huuco/crs/crs_ranking.hpp>
#include <huuco/geometry/boolean_ops.hpp>
#include <huuco/geometry/repair.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>

namespace huuco {

namespace {

/// \param of  the village of each part
/// \returns one shape a village; of one part, that part bit for bit
MultiPolygonBuffer united_parts(
    MultiPolygonBuffer parts,
    std::span<const VillageIndex> of,
    std::size_t village_count) {
    if (parts.size() == village_count) {
        return parts; // they come in the order of their villages
    }
    std::vector<std::vector<ShapeView>> parts_of(village_count);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        parts_of[static_cast<std::size_t>(of[i])].push_back(parts.shape(i));
    }
    MultiPolygonBuffer villages;
    BooleanOps operations;
    for (const std::vector<ShapeView>& shapes : parts_of) {
        if (shapes.size() == 1) {
            villages.add_shape(shapes.front());
        } else {
            operations.union_of(shapes, villages);
        }
    }
    return villages;
}

} // namespace

VillageLayer::VillageLayer(
    const AnalyzeOptions& options,
    std::span<const FieldAlias> aliases,
    std::vector<std::string>& warnings)
    : m_options(&options), m_aliases(aliases) {
    read(false);
    note_encoding(m_info.encoding_decision, options.language, m_record, warnings);
    note_repeated_ids(warnings);
}

/// Parts of one village are common, and so are ids that begin anew in every commune.
void VillageLayer::note_repeated_ids(std::vector<std::string>& warnings) const {
    const auto count = std::ranges::count(m_problems, "repeated_village", &Problem::kind);
    if (count > 0) {
        warnings.push_back(message_in(
            m_options->language,
            "{}: số đối tượng lặp lại mã thôn của đối tượng khác (trường {}): {}; được tính là "
            "phần "
            "của cùng thôn. Nếu đó là các thôn khác nhau, hãy chọn trường khác bằng --village-id "
            "TRƯỜNG.",
            "{}: features that repeat the village id of another (field {}): {}; they count as "
            "parts of the same village. If they are villages of their own, choose another field "
            "with --village-id FIELD.",
            m_record.path, // without a password
            m_fields.id,
            Count{static_cast<std::uint64_t>(count)}));
    }
}

bool VillageLayer::is_crs_stated(const ReferenceSystems& systems) const {
    return m_info.crs_wkt.empty() ? !m_options->src_crs.empty()
                                  : has_usable_statement(in_question(), systems);
}

LayerInQuestion VillageLayer::in_question() const {
    return {&m_info, points_inside(m_parts.shapes, kAskedPoints), &m_parts.shapes};
}

/// \param has_swapped_axes  x and y are exchanged, so that no winding tells holes
void VillageLayer::read(bool has_swapped_axes) {
    read_small_layer(
        m_options->villages,
        {m_options->villages_layer, {}, m_options->language},
        m_options->encoding,
        [this, has_swapped_axes](Dataset& dataset) {
            if (has_swapped_axes) {
                take_swapped(dataset);
            } else {
                take(dataset);
            }
        });
}

void VillageLayer::take(Dataset& dataset) {
    const auto optional = [](const std::string& text) {
        return text.empty() ? std::nullopt : std::optional(text);
    };
    VillageFields fields = recognise_village_fields(
        dataset.info(),
        m_aliases,
        optional(m_options->village_id),
        optional(m_options->village_name));
    Problems problems;
    m_parts = read_villages(dataset, fields, problems);
    m_problems = std::move(problems);
    m_info = dataset.info();
    m_record = record_of("villages", m_info);
    m_record.fields.emplace("village_id", fields.id);
    if (fields.name) {
        m_record.fields.emplace("village_name", *fields.name);
    }
    m_fields = std::move(fields);
}

void VillageLayer::take_swapped(Dataset& dataset) {
    dataset.sort_rings_by_containment();
    Problems problems;
    m_parts = read_villages(dataset, m_fields, problems);
    swap_axes(m_parts.shapes.points());
    m_problems = std::move(problems);
}

void VillageLayer::decide_crs(const CrsJudge& judge) {
    m_decided = judge.decide(in_question(), m_options->src_crs, false);
    m_crs = m_decided->crs;
    if (m_decided->decision.has_swapped_axes) {
        read(true);
    }
}

void VillageLayer::confirm_crs(const CrsJudge& judge) {
    if (m_decided->is_as_stated() && !m_decided->decision.has_swapped_axes) {
        decide_crs(judge);
    }
}

void VillageLayer::note_crs(std::vector<std::string>& warnings) {
    huuco::note_crs(*m_decided, m_record, warnings);
}

VillageSet VillageLayer::finish(const Crs& working, Problems& problems) {
    std::ranges::move(m_problems, std::back_inserter(problems));
    ReadyShapes ready = make_ready(
        std::move(m_parts.shapes),
        m_crs,
        working,
        {source(), m_options->language, DoubtfulShape::is_kept},
        problems);
    m_record.operation = ready.operation;
    require_place(working, ready, problems);
    VillageSet villages;
    villages.shapes = united_parts(std::move(ready.shapes), m_parts.of, m_parts.ids.size());
    require_usable(villages.shapes);
    villages.ids = std::move(m_parts.ids);
    villages.names = std::move(m_parts.names);
    return villages;
}

std::vector<FeatureRef> VillageLayer::first_features() const {
    std::vector<FeatureRef> first;
    for (std::size_t i = 0; i < m_parts.of.size(); ++i) {
        if (static_cast<std::size_t>(m_parts.of[i]) == first.size()) { // in order of appearance
            first.push_back({source(), i});
        }
    }
    return first;
}

void VillageLayer::require_place(
    const Crs& working,
    const ReadyShapes& ready,
    const Problems& problems) const {
    const bool is_any_elsewhere = std::ranges::any_of(problems, [this](const Problem& problem) {
        return problem.kind == defect_name(Defect::absurd_coordinate) && problem.source == source();
    });
    const bool is_any_usable = std::ranges::find(ready.is_usable, true) != ready.is_usable.end();
    if (is_any_usable || !is_any_elsewhere) {
        return; // one of many has a slip of a digit
    }
    Message named_by = {
        "hệ của thửa đất. Có phải thôn của nơi khác không? Hãy xem hai lớp bằng huuco inspect.",
        "the system of the parcels. Are these the villages of elsewhere? Look at both layers with "
        "huuco inspect."};
    if (!m_options->work_crs.empty()) {
        named_by = {
            "hệ để đo nêu ở --work-crs. Hãy nêu hệ của vùng đất này.",
            "which --work-crs names to measure in. Name the system of this land."};
    } else if (!m_options->src_crs.empty()) {
        named_by = {
            "hệ của thửa đất nêu ở --src-crs. Hãy nêu hệ đúng của các thửa.",
            "which --src-crs names for the parcels. Name the system that they are in."};
    }
    throw Error(
        ErrorCode::crs,
        message(
            "{}: không thôn nào nằm ở nơi dùng hệ tọa độ {} ({}), {}",
            "{}: no village lies where the reference system {} ({}) is used, {}",
            m_record.path, // without a password
            working.label(),
            working.name(),
            named_by));
}

void VillageLayer::require_usable(const MultiPolygonBuffer& villages) const {
    for (std::size_t i = 0; i < villages.size(); ++i) {
        if (villages.shape(i).is_empty()) {
            throw Error(
                ErrorCode::geometry,
                message(
                    "{}: thôn {} ({}) không có đa giác nào dùng được; hãy sửa lại, nếu không "
                    "đất của thôn sẽ bị tính là ngoài các thôn.",
                    "{}: village {} ({}) has no usable polygon; repair it, for its ground "
                    "would be counted as outside.",
                    m_record.path, // without a password
                    m_parts.ids[i],
                    m_parts.names[i]));
        }
    }
}

} // namespace huuco
