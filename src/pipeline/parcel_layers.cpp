// SPDX-License-Identifier: MIT
/// \file
/// Opens parcel layers one after the other; what no name tells is asked or said aloud.

#include "pipeline/parcel_layers.hpp"

#include "base/message_format.hpp"
#include "pipeline/input_records.hpp"
#include "pipeline/layer_crs.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/text.hpp>
#include <huuco/io/field_recognition.hpp>
#include <huuco/io/parcel_fields.hpp>
#include <huuco/io/point_sample.hpp>

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

namespace huuco {

namespace {

RoleFields chosen_fields(const AnalyzeOptions& options) {
    RoleFields chosen;
    for (const auto& [role, name] : options.fields) {
        chosen.at(static_cast<std::size_t>(role)) = name;
    }
    return chosen;
}

/// Layers one after the other.
class LayerOpening {
public:
    LayerOpening(const AnalyzeOptions& options, const Tables& tables)
        : m_options(options), m_tables(tables) {}

    ParcelLayers run() {
        for (const std::string& path : m_options.parcels) {
            Dataset dataset = Dataset::open(
                path, {m_options.parcels_layer, m_options.encoding, m_options.language});
            const FieldRecognition found = recognise_fields(
                dataset.info(), dataset.sample(), m_tables, chosen_fields(m_options));
            settle_doubts(found, dataset.info());
            RoleFields fields = found.fields(dataset.info());
            InputRecord record = record_of("parcels", dataset.info());
            note_encoding(
                dataset.info().encoding_decision, m_options.language, record, m_layers.warnings);
            add_roles(found, dataset.info(), record);
            m_layers.records.push_back(std::move(record));
            std::vector<Point> sample = sample_points(dataset, kAskedPoints);
            dataset.rest();
            m_layers.sources.push_back({std::move(dataset), std::move(fields), std::move(sample)});
        }
        for (const ParcelSource& source : m_layers.sources) {
            warn_about_missing_fields(source);
        }
        warn_about_layers_named_again();
        return std::move(m_layers);
    }

private:
    /// Writes down which field plays which part and why; what no name told is said aloud.
    void add_roles(const FieldRecognition& found, const DatasetInfo& info, InputRecord& record) {
        for (std::size_t i = 0; i < kFieldRoleCount; ++i) {
            const std::optional<RoleFinding>& finding = found.findings.at(i);
            if (!finding) {
                continue;
            }
            const std::string word(kFieldRoleNames.at(i));
            const std::string& name = info.fields.at(finding->field).name;
            const std::string evidence =
                role_evidence(static_cast<FieldRole>(i), *finding, m_options.language);
            record.fields.emplace(word, name);
            record.field_evidence.emplace(word, evidence);
            if (finding->source == RoleSource::content) {
                m_layers.warnings.push_back(message_in(
                    m_options.language,
                    "{}: trường {} được dùng làm {} ({}). Nếu sai, hãy chỉ rõ bằng --field "
                    "{}=TÊN.",
                    "{}: field {} is taken as {} ({}). If that is wrong, pass --field "
                    "{}=NAME.",
                    info.path,
                    name,
                    word,
                    evidence,
                    word));
            }
        }
    }

    /// Asks where the figures hang on a choice that the data does not make; else says what is left.
    void settle_doubts(const FieldRecognition& found, const DatasetInfo& info) {
        for (const RoleDoubt& doubt : found.doubts) {
            const bool is_key = doubt.role == FieldRole::sheet || doubt.role == FieldRole::parcel;
            const bool is_needed = doubt.role == FieldRole::land_use ||
                                   doubt.role == FieldRole::crop ||
                                   (is_key && !m_options.registers.empty());
            if (doubt.obstacle == RoleObstacle::tie && is_needed) {
                throw Error(ErrorCode::argument, role_doubt(doubt, info));
            }
            if (is_told(doubt, is_key, is_needed)) {
                m_layers.warnings.push_back(role_doubt(doubt, info).in(m_options.language));
            }
        }
    }

    /// A blank field that nothing stands in for matters only where the role is needed: crops and
    /// evidence are blank in many layers.
    [[nodiscard]] static bool is_told(const RoleDoubt& doubt, bool is_key, bool is_needed) {
        switch (doubt.obstacle) {
        case RoleObstacle::tie:
            return !is_key;
        case RoleObstacle::blank:
            return doubt.used || (is_needed && doubt.role != FieldRole::crop);
        case RoleObstacle::contradicted:
        case RoleObstacle::elsewhere:
            break;
        }
        return true;
    }

    /// Where the fields are those of villages and of nothing else: a question behind a sentence.
    [[nodiscard]] Message exchanged_perhaps(const ParcelSource& source) const {
        const bool is_of_parcels = source.field(FieldRole::land_use) ||
                                   source.field(FieldRole::sheet) ||
                                   source.field(FieldRole::parcel);
        if (m_options.villages.empty() || is_of_parcels || !has_village_names(source)) {
            return {};
        }
        return {
            " Các trường của tệp là của lớp thôn: có lẽ thửa đất và thôn đổi chỗ cho nhau?",
            " Its fields are those of villages: have parcels and villages changed places?"};
    }

    [[nodiscard]] bool has_village_names(const ParcelSource& source) const {
        try {
            return recognise_village_fields(source.dataset.info(), m_tables.field_aliases())
                .name.has_value();
        } catch (const Error&) {
            return false; // it has no village fields at all
        }
    }

    /// Its parcels are read as often as it is named, and all of their ground is contested.
    void warn_about_layers_named_again() {
        std::map<std::pair<std::string, std::string>, std::size_t> times;
        for (const ParcelSource& source : m_layers.sources) {
            const DatasetInfo& info = source.dataset.info();
            if (++times[{identity_of(info), info.layer}] == 2) {
                m_layers.warnings.push_back(message_in(
                    m_options.language,
                    "{}: lớp thửa đất này được nêu hơn một lần, nên mỗi thửa của lớp được đọc "
                    "chừng "
                    "ấy lần; đất vẫn chỉ tính một lần.",
                    "{}: this parcel layer is named more than once, so each of its parcels is read "
                    "as often; its ground still counts once.",
                    info.path));
            }
        }
    }

    /// One text for all ways to write the path of a file; a shapefile has several.
    [[nodiscard]] static std::string identity_of(const DatasetInfo& info) {
        std::error_code ignored;
        std::filesystem::path path = std::filesystem::weakly_canonical(info.path, ignored);
        if (ignored) {
            return info.path;
        }
        return info.format == "ESRI Shapefile" ? path.replace_extension().string() : path.string();
    }

    void warn_about_missing_fields(const ParcelSource& source) {
        if (!source.field(FieldRole::land_use)) {
            m_layers.warnings.push_back(message_in(
                m_options.language,
                "{}: không nhận ra trường mã loại đất, nên không đất nào của tệp được tính là đất "
                "cây trồng chủ lực; hãy chỉ rõ bằng --field land_use=TÊN.{}",
                "{}: no field with land codes was recognised, so none of its ground counts as "
                "principal-crop land; name it with --field land_use=NAME.{}",
                source.dataset.info().path,
                exchanged_perhaps(source)));
        }
        const bool has_key = source.field(FieldRole::sheet) && source.field(FieldRole::parcel);
        if (!m_options.registers.empty() && !has_key) {
            throw Error(
                ErrorCode::argument,
                message(
                    "{}: có sổ chứng nhận nhưng không nhận ra trường số tờ và trường số thửa; hãy "
                    "chỉ rõ bằng --field sheet=TÊN --field parcel=TÊN.{}",
                    "{}: a register is given, but the fields with map sheet and parcel number "
                    "were not recognised; name them with --field sheet=NAME --field "
                    "parcel=NAME.{}",
                    source.dataset.info().path,
                    exchanged_perhaps(source)));
        }
    }

    const AnalyzeOptions& m_options;
    const Tables& m_tables;
    ParcelLayers m_layers;
};

} // namespace

ParcelLayers open_parcel_layers(const AnalyzeOptions& options, const Tables& tables) {
    return LayerOpening(options, tables).run();
}

} // namespace huuco
