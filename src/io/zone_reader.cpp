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

/// A village while its features come in, in any order.
struct VillageParts {
    std::string id;
    std::string name;                ///< of the first feature that has one
    std::uint64_t named_by = 0;      ///< number of that feature
    std::vector<std::size_t> shapes; ///< positions in the buffer of features
};

/// What one feature says of its village.
struct VillageFeature {
    std::uint64_t fid = 0;
    std::string id;
    std::string name; ///< may be empty
};

/// One id with two names is two villages, which must not become one row: `merge` refuses them, too.
[[noreturn]] void refuse_second_name(
    const VillageParts& village,
    const VillageFeature& feature,
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
            village.id,
            id_field,
            village.name,
            Digits{village.named_by},
            feature.name,
            Digits{feature.fid}));
}

class VillageCollector {
public:
    VillageCollector(const DatasetInfo& info, const std::string& id_field)
        : m_info(info), m_id_field(id_field) {}

    /// \returns true when the id was there before
    bool add(VillageFeature feature, std::size_t shape) {
        const auto [found, is_new] = m_position.try_emplace(feature.id, m_villages.size());
        if (is_new) {
            m_villages.push_back({std::move(feature.id), {}, 0, {}});
        }
        VillageParts& village = m_villages[found->second];
        village.shapes.push_back(shape);
        take_name(village, std::move(feature));
        return !is_new;
    }

    [[nodiscard]] const std::vector<VillageParts>& villages() const noexcept { return m_villages; }

private:
    void take_name(VillageParts& village, VillageFeature feature) const {
        if (feature.name.empty() || feature.name == village.name) {
            return;
        }
        if (!village.name.empty()) {
            refuse_second_name(village, feature, m_info, m_id_field);
        }
        village.name = std::move(feature.name);
        village.named_by = feature.fid;
    }

    const DatasetInfo& m_info;
    const std::string& m_id_field;
    std::vector<VillageParts> m_villages;
    std::unordered_map<std::string, std::size_t> m_position;
};

void append_polygon(const PolygonView& polygon, MultiPolygonBuffer& shapes) {
    for (std::size_t r = 0; r < polygon.ring_count(); ++r) {
        for (const Point& point : polygon.ring(r)) {
            shapes.add_point(point);
        }
        shapes.end_ring();
    }
    shapes.end_polygon();
}

VillageSet assemble(const std::vector<VillageParts>& villages, MultiPolygonBuffer features) {
    VillageSet set;
    for (const VillageParts& village : villages) {
        set.ids.push_back(village.id);
        set.names.push_back(village.name.empty() ? village.id : village.name);
    }
    if (villages.size() == features.size()) { // each is one feature: they lie in order
        set.shapes = std::move(features);
        return set;
    }
    for (const VillageParts& village : villages) {
        for (const std::size_t index : village.shapes) {
            const ShapeView shape = features.shape(index);
            for (std::size_t p = 0; p < shape.polygon_count(); ++p) {
                append_polygon(shape.polygon(p), set.shapes);
            }
        }
        set.shapes.end_shape();
    }
    return set;
}

std::vector<std::size_t> positions(const CertificateColumns& columns) {
    std::vector<std::size_t> result;
    for (const std::optional<std::size_t>& column : columns) {
        if (column) {
            result.push_back(*column);
        }
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
    return cells;
}

} // namespace

VillageSet read_villages(Dataset& dataset, const VillageFields& fields, Problems& problems) {
    const DatasetInfo& info = dataset.info();
    const std::size_t id_field = find_field(info, fields.id);
    const std::size_t name_field = fields.name ? find_field(info, *fields.name) : id_field;
    const std::array<std::size_t, 2> wanted = {id_field, name_field};
    io::FeatureStream stream(dataset, wanted, 0);
    io::GdalErrors errors;
    MultiPolygonBuffer features;
    VillageCollector collector(info, fields.id);
    while (stream.next(features, problems, errors) != io::FeatureOutcome::end) {
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
        if (collector.add({stream.fid(), std::move(id), std::move(name)}, features.size() - 1)) {
            problems.push_back(
                {info.source(), stream.fid(), "repeated_village", note, std::nullopt, false});
        }
    }
    stream.losses().report(info, problems);
    return assemble(collector.villages(), std::move(features));
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
    const NumberReader reader = area_column ? io::area_reader(info, dataset.sample(), *area_column)
                                            : NumberReader(DecimalMark::point);
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
        std::optional<Certificate> certificate = io::certificate_from(
            cells, {info.source(), stream.fid(), info.language}, reader, problems);
        if (certificate) {
            areas.shapes.add_shape(feature.shape(0));
            areas.certificates.push_back(std::move(*certificate));
        }
    }
}

} // namespace huuco
