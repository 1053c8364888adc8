// SPDX-License-Identifier: MIT
/// \file
/// Reads whole layers of few polygons: villages and surveyed organic areas.

#include "base/message_format.hpp"
#include "io/area_fields.hpp"
#include "io/certificate_row.hpp"
#include "io/feature_stream.hpp"

#include <huuco/base/error.hpp>
#include <huuco/io/zone_reader.hpp>

#include <array>
#include <unordered_map>
#include <utility>
#include <vector>

namespace huuco {

namespace {

/// What one feature says of its village.
struct VillageFeature {
    std::uint64_t fid = 0;
    std::string id;
    std::string name; ///< may be empty
};

/// One id with two names is two villages, which must not become one row: `merge` refuses them, too.
[[noreturn]] void refuse_second_name(
    const VillageFeature& first,
    const VillageFeature& second,
    const DatasetInfo& info,
    const std::string& id_field) {
    throw Error(
        ErrorCode::format,
        message(
            "{}: mã thôn {} (trường {}) là \"{}\" ở đối tượng {} và \"{}\" ở đối tượng {}. Hãy "
            "cho mỗi thôn một mã riêng, hoặc cùng một tên; hoặc chọn trường khác làm mã bằng "
            "--village-id TRƯỜNG.",
            "{}: the village id {} (field {}) means \"{}\" in feature {} and \"{}\" in feature "
            "{}. Give every village an id of its own, or the same name; or choose another field "
            "as the id with --village-id FIELD.",
            info.path,
            first.id,
            id_field,
            first.name,
            Digits{first.fid},
            second.name,
            Digits{second.fid}));
}

/// Villages while their features come in, in any order.
class VillageCollector {
public:
    VillageCollector(const DatasetInfo& info, const std::string& id_field)
        : m_info(info), m_id_field(id_field) {}

    /// \returns its village, and whether this is the first feature of it
    std::pair<VillageIndex, bool> add(VillageFeature feature) {
        const auto next = static_cast<VillageIndex>(m_villages.size());
        const auto [found, is_new] = m_position.try_emplace(feature.id, next);
        if (is_new) {
            m_villages.push_back(std::move(feature));
        } else {
            take_name(m_villages[static_cast<std::size_t>(found->second)], std::move(feature));
        }
        return {found->second, is_new};
    }

    /// Each as the first feature with a name tells it.
    [[nodiscard]] const std::vector<VillageFeature>& villages() const noexcept {
        return m_villages;
    }

private:
    void take_name(VillageFeature& village, VillageFeature feature) const {
        if (feature.name.empty() || feature.name == village.name) {
            return;
        }
        if (!village.name.empty()) {
            refuse_second_name(village, feature, m_info, m_id_field);
        }
        village = std::move(feature);
    }

    const DatasetInfo& m_info;
    const std::string& m_id_field;
    std::vector<VillageFeature> m_villages;
    std::unordered_map<std::string, VillageIndex> m_position;
};

std::vector<std::size_t> positions(const CertificateColumns& columns) {
    std::vector<std::size_t> result;
    for (const std::optional<std::size_t>& column : columns) {
        if (column) {
            result.push_back(*column);
        }
    }
    for (const FurtherColumn& further : columns.further) {
        result.push_back(further.column);
    }
    return result;
}

io::CertificateCells
read_cells(io::FeatureStream& stream, const CertificateColumns& columns, Problems& problems) {
    io::CertificateCells cells;
    for (std::size_t role = 0; role < columns.size(); ++role) {
        if (columns[role]) {
            cells[role] = stream.text(*columns[role], problems);
        }
    }
    for (const auto& [role, column] : columns.further) {
        cells.further.emplace_back(role, stream.text(column, problems));
    }
    return cells;
}

} // namespace

VillageParts read_villages(Dataset& dataset, const VillageFields& fields, Problems& problems) {
    const DatasetInfo& info = dataset.info();
    const std::size_t id_field = find_field(info, fields.id);
    const std::size_t name_field = fields.name ? find_field(info, *fields.name) : id_field;
    const std::array<std::size_t, 2> wanted = {id_field, name_field};
    io::FeatureStream stream(dataset, wanted, 0);
    io::GdalErrors errors;
    VillageParts parts;
    VillageCollector collector(info, fields.id);
    while (stream.next(parts.shapes, problems, errors) != io::FeatureOutcome::end) {
        std::string id(stream.text(id_field, problems));
        std::string name(stream.text(name_field, problems));
        if (id.empty()) {
            throw Error(
                ErrorCode::format,
                message(
                    "{}: đối tượng {} không có mã thôn ở trường {}; hãy điền vào, hoặc chọn trường "
                    "khác bằng --village-id",
                    "{}: feature {} has no village id in field {}; fill it, or choose another "
                    "field with --village-id",
                    info.path,
                    Digits{stream.fid()},
                    fields.id));
        }
        const std::string note = message_in(
            info.language,
            "Là một phần khác của thôn có mã {}.",
            "It is another part of village {}.",
            id);
        const auto [village, is_first] =
            collector.add({stream.fid(), std::move(id), std::move(name)});
        parts.of.push_back(village);
        if (!is_first) {
            problems.push_back(
                {info.source(), stream.fid(), "repeated_village", note, std::nullopt, false});
        }
    }
    stream.losses().report(info, problems);
    for (const VillageFeature& village : collector.villages()) {
        parts.ids.push_back(village.id);
        parts.names.push_back(village.name.empty() ? village.id : village.name);
    }
    return parts;
}

MultiPolygonBuffer read_outlines(Dataset& dataset, Problems& problems) {
    io::FeatureStream stream(dataset, {}, 0);
    io::GdalErrors errors;
    MultiPolygonBuffer outlines;
    while (stream.next(outlines, problems, errors) != io::FeatureOutcome::end) {
    }
    return outlines;
}

OrganicAreaSet
read_organic_areas(Dataset& dataset, const CertificateColumns& columns, Problems& problems) {
    const DatasetInfo& info = dataset.info();
    const std::vector<std::size_t> wanted = positions(columns);
    io::FeatureStream stream(dataset, wanted, 0);
    io::GdalErrors errors;
    OrganicAreaSet areas;
    const std::optional<std::size_t>& area_column =
        columns[static_cast<std::size_t>(CertificateRole::area_m2)];
    const io::AreaColumn area_cells = {
        area_column ? io::area_reader(info, dataset.sample(), *area_column)
                    : NumberReader(DecimalMark::point)};
    MultiPolygonBuffer feature;
    for (;;) {
        feature.clear();
        const io::FeatureOutcome outcome = stream.next(feature, problems, errors);
        if (outcome == io::FeatureOutcome::end) {
            stream.losses().report(info, problems);
            return areas;
        }
        if (outcome == io::FeatureOutcome::set_aside) {
            continue;
        }
        const io::CertificateCells cells = read_cells(stream, columns, problems);
        areas.shapes.add_shape(feature.shape(0));
        areas.certificates.push_back(io::certificate_from(
            cells, {info.source(), stream.fid(), info.language}, area_cells, problems));
    }
}

} // namespace huuco
