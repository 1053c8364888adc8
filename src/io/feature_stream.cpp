// SPDX-License-Identifier: MIT
/// \file
/// The features of a layer one after the other: shape, text of chosen fields, problems.

#include "io/feature_stream.hpp"

#include "base/message_format.hpp"
#include "io/gdal_drivers.hpp"
#include "io/location.hpp"
#include "io/sql_query.hpp"
#include "io/thread_setting.hpp"

#include <huuco/base/error.hpp>

#include <cpl_string.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace huuco::io {

namespace {

/// Tells the driver which fields nobody needs.
void ignore_other_fields(OGRLayer& layer, std::span<const std::size_t> fields) {
    if (layer.TestCapability(OLCIgnoreFields) == 0) {
        return;
    }
    CPLStringList ignored;
    OGRFeatureDefn& definition = *layer.GetLayerDefn();
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        const auto position = static_cast<std::size_t>(i);
        if (std::find(fields.begin(), fields.end(), position) == fields.end()) {
            ignored.AddString(definition.GetFieldDefn(i)->GetNameRef());
        }
    }
    ignored.AddString("OGR_STYLE");
    layer.SetIgnoredFields(const_cast<const char**>(ignored.List())); // as GDAL 3.6 takes it
}

/// The setting under which GDAL puts the rings of a shape together, where it is not the usual one.
std::optional<ThreadSetting> ring_sorting(const Dataset::Impl& dataset) {
    if (!dataset.sorts_rings_by_containment) {
        return std::nullopt;
    }
    return std::optional<ThreadSetting>(std::in_place, "OGR_ORGANIZE_POLYGONS", "DEFAULT");
}

/// Formats that state how many features they have, where only damage makes that wrong. Elsewhere
/// the count may be more than the features: of shapefiles it has deleted records in it, a
/// GeoPackage keeps it in a table that other programs may leave behind, and rows of a database come
/// and go.
bool states_exact_count(const DatasetInfo& info) {
    constexpr std::array<std::string_view, 2> kFormats = {"FlatGeobuf", "GML"};
    return std::ranges::find(kFormats, info.format) != kFormats.end();
}

/// A stream of a GeoPackage may be of a part of it; SQLite says itself what is damaged.
bool is_lost(const DatasetInfo& info, std::uint64_t read) {
    return states_exact_count(info) ? read < info.feature_count
                                    : read == 0 && info.format != kGeopackageDriver;
}

/// What GDAL says of a layer that it cannot read, and what to do about it.
Message reason_and_advice(const DatasetInfo& info, const GdalErrors& errors) {
    if (info.format == kPostgresqlDriver) {
        return message("{}; {}", "{}; {}", errors.message(), advice_on_refusal());
    }
    return message(
        "dữ liệu bị hỏng hoặc chép thiếu; hãy lấy lại từ nơi gốc{}",
        "the data is damaged or was copied in part; get it again from where it came{}",
        errors.suffix());
}

/// GDAL takes the count of a GML file from the `.gfs` beside it.
Message advice_on_gfs(const DatasetInfo& info) {
    const std::string gfs = info.path.substr(0, info.path.find_last_of('.')) + ".gfs";
    return info.format == "GML" && exists(gfs)
               ? message(
                     "; nếu {} thuộc tệp khác thì hãy xóa tệp đó đi",
                     "; or delete {}, if that belongs to another file",
                     gfs)
               : Message{};
}

} // namespace

void throw_features_lost(const DatasetInfo& info, std::uint64_t read) {
    throw Error(
        ErrorCode::io,
        message(
            "{}: lớp \"{}\" ghi là có {} đối tượng mà chỉ đọc được {}: dữ liệu bị hỏng hoặc chép "
            "thiếu; hãy lấy lại từ nơi gốc{}",
            "{}: layer \"{}\" states {} features and {} can be read: the data is damaged or was "
            "copied in part; get it again from where it came{}",
            info.path,
            info.layer,
            Count{info.feature_count},
            Count{read},
            advice_on_gfs(info)));
}

FeatureStream::FeatureStream(
    Dataset::Impl& dataset,
    std::span<const std::size_t> fields,
    std::uint64_t first_fid)
    : m_dataset(&dataset), m_text(m_dataset->info), m_next_fid(first_fid) {
    m_dataset->ensure_open();
    const GdalErrors errors;
    ignore_other_fields(*m_dataset->layer, fields);
    m_dataset->layer->ResetReading();
}

FeatureOutcome
FeatureStream::note(ShapeOutcome outcome, const std::string& gdal_message, Problems& problems)
    const {
    Problem problem{m_dataset->info.source(), fid(), {}, {}, std::nullopt, false};
    const Language language = m_dataset->info.language;
    switch (outcome) {
    case ShapeOutcome::polygons:
        return FeatureOutcome::taken;
    case ShapeOutcome::linearised:
        problem.kind = "curve";
        problem.note = in_language(
            language,
            "Các cung cong đã được thay bằng đoạn thẳng.",
            "Its curves were replaced by straight segments.");
        break;
    case ShapeOutcome::collection:
        problem.kind = "collection";
        problem.note = in_language(
            language,
            "Hình gồm nhiều loại; chỉ lấy các đa giác.",
            "Of its mixed geometry only the polygons are taken.");
        break;
    case ShapeOutcome::closed_lines:
        problem.kind = "closed_line";
        problem.note = in_language(
            language,
            "Các đường khép kín được lấy làm đường bao.",
            "Its closed lines are taken as outlines.");
        break;
    case ShapeOutcome::null:
        problem.kind = gdal_message.empty() ? "null_geometry" : "unreadable_geometry";
        problem.note = gdal_message.empty()
                           ? in_language(language, "Không có hình.", "It has no geometry.")
                           : message_in(
                                 language,
                                 "Không đọc được hình: {}",
                                 "Its geometry cannot be read: {}",
                                 gdal_message);
        problem.is_set_aside = true;
        break;
    case ShapeOutcome::empty:
        problem.kind = "empty_geometry";
        problem.note = in_language(language, "Hình rỗng.", "Its geometry is empty.");
        problem.is_set_aside = true;
        break;
    case ShapeOutcome::not_polygon:
        problem.kind = "not_polygon";
        problem.note = message_in(
            language,
            "Hình thuộc loại {}, không phải đa giác.",
            "Its geometry is of type {}, not of polygons.",
            OGRGeometryTypeToName(m_feature->GetGeometryRef()->getGeometryType()));
        problem.is_set_aside = true;
        break;
    }
    problem.severity = problem.is_set_aside ? Severity::error : Severity::warning;
    problems.push_back(std::move(problem));
    return problems.back().is_set_aside ? FeatureOutcome::set_aside : FeatureOutcome::taken;
}

FeatureOutcome
FeatureStream::next(MultiPolygonBuffer& shapes, Problems& problems, GdalErrors& errors) {
    errors.clear();
    const std::optional<ThreadSetting> by_containment = ring_sorting(*m_dataset);
    m_feature.reset(m_dataset->layer->GetNextFeature());
    const FeatureOutcome outcome = take(shapes, problems, errors);
    if (outcome != FeatureOutcome::end) {
        ++m_read;
    } else if (is_lost(m_dataset->info, m_read)) {
        throw_features_lost(m_dataset->info, m_read);
    }
    return outcome;
}

FeatureOutcome FeatureStream::go_to(
    std::int64_t record,
    std::uint64_t fid,
    MultiPolygonBuffer& shapes,
    Problems& problems,
    GdalErrors& errors) {
    errors.clear();
    const std::optional<ThreadSetting> by_containment = ring_sorting(*m_dataset);
    m_feature.reset(m_dataset->layer->GetFeature(record));
    m_next_fid = fid;
    return take(shapes, problems, errors);
}

FeatureOutcome
FeatureStream::take(MultiPolygonBuffer& shapes, Problems& problems, const GdalErrors& errors) {
    const OGRGeometry* geometry = m_feature ? m_feature->GetGeometryRef() : nullptr;
    if (errors.has_failed() && (!m_feature || geometry != nullptr)) {
        throw Error(
            ErrorCode::io,
            message(
                "{}: không đọc được lớp \"{}\" tại đối tượng {}: {}",
                "{}: layer \"{}\" cannot be read at feature {}: {}",
                m_dataset->info.path,
                m_dataset->info.layer,
                Digits{m_next_fid},
                reason_and_advice(m_dataset->info, errors)));
    }
    if (!m_feature) {
        return FeatureOutcome::end;
    }
    ++m_next_fid;
    const ShapeOutcome outcome = m_shape_reader.append(geometry, shapes);
    if (outcome == ShapeOutcome::polygons) {
        return FeatureOutcome::taken;
    }
    return note(outcome, errors.has_failed() ? errors.message() : std::string{}, problems);
}

} // namespace huuco::io
