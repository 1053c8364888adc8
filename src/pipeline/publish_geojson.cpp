// SPDX-License-Identifier: MIT
/// \file
/// Formats villages and pieces as GeoJSON features.

#include "pipeline/publish_geojson.hpp"

#include "base/ordered_pipeline.hpp"
#include "pipeline/piece_share.hpp"
#include "pipeline/read_parcels.hpp"
#include "pipeline/wgs84_shapes.hpp"

#include <huuco/base/date.hpp>
#include <huuco/io/geojson_writer.hpp>

#include <fmt/format.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace huuco {

namespace {

void add_number_or_null(
    FeatureText& feature,
    const char* name,
    const std::optional<double>& value) {
    if (value) {
        feature.number(name, *value);
    } else {
        feature.null(name);
    }
}

void add_figures(FeatureText& feature, const AreaTotals& totals, double target_percent) {
    feature.integer("parcels", static_cast<std::int64_t>(totals.parcels));
    feature.number("parcel_m2", totals.parcel_m2);
    feature.number("principal_m2", totals.principal_m2);
    feature.number("organic_m2", totals.organic_m2);
    feature.number("in_conversion_m2", totals.in_conversion_m2);
    feature.number("unknown_evidence_m2", totals.unknown_evidence_m2);
    if (totals.evidence().empty()) {
        feature.null("evidence");
    } else {
        feature.text("evidence", totals.evidence());
    }
    add_number_or_null(feature, "share_percent", totals.share_percent());
    add_number_or_null(feature, "upper_share_percent", totals.upper_share_percent());
    feature.number("missing_m2", totals.missing_m2(target_percent));
    feature.boolean("target_met", totals.meets(target_percent));
}

/// A text as JSON, `null` when it is blank.
std::string json_text(std::string_view text) {
    if (text.empty()) {
        return "null";
    }
    std::string json;
    append_json_string(json, text);
    return json;
}

/// The texts of a column, each that is asked for escaped once.
class EscapedColumn {
public:
    explicit EscapedColumn(const TextColumn& column)
        : m_column(&column), m_json(column.distinct()) {}

    /// Valid as long as the object.
    [[nodiscard]] std::string_view operator[](std::size_t row) {
        if (m_column->empty()) {
            return "null";
        }
        const TextColumn::Code code = m_column->code(row);
        if (m_json[code].empty()) {
            m_json[code] = json_text(m_column->value(code));
        }
        return m_json[code];
    }

private:
    const TextColumn* m_column;
    std::vector<std::string> m_json; ///< by code; empty: not asked for yet
};

/// The rows of the registers about a parcel, as an array of objects.
std::string json_of_rows(const Verdict& verdict, const RegisterRows& rows) {
    std::string json = "[";
    for (const std::uint32_t index : verdict.register_rows) {
        const Certificate row = rows.certificates[index];
        const auto day = [&json](const char* name, const std::optional<Date>& date) {
            if (date) {
                json += fmt::format(R"(,"{}":"{}")", name, format_iso(*date));
            }
        };
        json += json.size() > 1 ? ",{" : "{";
        json += R"("file":)" + json_text(std::filesystem::path(row.source).filename().string());
        json += fmt::format(R"(,"row":{})", row.row);
        json += R"(,"certificate":)" + json_text(row.number);
        json += R"(,"scheme":)" + json_text(row.scheme);
        json += R"(,"written":)" + json_text(row.status);
        json += R"(,"status":)" + json_text(rows.status(index));
        day("issued", row.issued);
        day("expires", row.expires);
        day("conversion_start", row.conversion_start);
        day("suspended_on", row.suspended_on);
        if (row.area_m2) {
            json += R"(,"area_m2":)";
            append_json_number(json, *row.area_m2);
        }
        if (verdict.deciding_row == index) {
            json += R"(,"decides":true)";
        }
        json += "}";
    }
    return json + "]";
}

/// The members of a verdict, escaped once. What most parcels do not have is left out.
std::string json_of(const Verdict& verdict, const Analysis& analysis) {
    std::string json = R"("land_code_2024":)" + json_text(verdict.harmonised);
    json += R"(,"land_class":)" + json_text(verdict.land_class);
    json += R"(,"crop":)" + json_text(verdict.crop);
    if (verdict.crop_as_written != verdict.crop) {
        json += R"(,"crop_as_written":)" + json_text(verdict.crop_as_written);
    }
    json += R"(,"class":)" + json_text(map_class_name(verdict.map_class));
    json += R"(,"land_rule":)" + json_text(verdict.land_rule);
    if (verdict.code_split != "single_code") {
        json += R"(,"code_split":)" + json_text(verdict.code_split);
    }
    if (verdict.crop_split != "single_crop") {
        json += R"(,"crop_split":)" + json_text(verdict.crop_split);
    }
    json += R"(,"organic_status":)" + json_text(verdict.organic_status);
    json += R"(,"certificate":)" + json_text(verdict.certificate);
    if (!verdict.evidence.empty()) {
        json += R"(,"evidence":)" + json_text(verdict.evidence);
        json += R"(,"evidence_rule":)" + json_text(verdict.evidence_rule);
    }
    if (!verdict.register_rows.empty()) {
        json += R"(,"register_rows":)" + json_of_rows(verdict, analysis.register_rows);
    }
    json += R"(,"reason":)" + json_text(verdict.reason);
    json += analysis.language == Language::vi ? R"(,"reason_en":)" : R"(,"reason_vi":)";
    json += json_text(verdict.reason_translated);
    return json;
}

/// A verdict and its members as text.
struct WrittenVerdict {
    Verdict verdict;
    std::string json;
};

/// Verdicts that pieces refer to. Most pieces share some hundreds, which are written once for many
/// batches; that of a certificate comes up in one place.
class WrittenVerdicts {
public:
    explicit WrittenVerdicts(const Analysis& analysis) : m_analysis(&analysis) {}

    /// Forgets what was written where that is much.
    void make_room() {
        constexpr std::size_t kMost = 1024;
        if (m_written.size() > kMost) {
            m_written.clear();
        }
    }

    /// Valid until room is made.
    [[nodiscard]] const WrittenVerdict& operator[](std::uint32_t number) {
        const auto [entry, is_new] = m_written.try_emplace(number);
        WrittenVerdict& written = entry->second;
        if (is_new) {
            written.verdict = m_analysis->verdicts[number];
            written.json = json_of(written.verdict, *m_analysis);
        }
        return written;
    }

private:
    const Analysis* m_analysis;
    std::unordered_map<std::uint32_t, WrittenVerdict> m_written;
};

/// Some pieces of a batch, whose text is made at once.
struct PiecesOfBatch {
    std::size_t batch = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
    bool is_last = false; ///< of the batch
};

/// Goes through the pieces of all batches. Their text takes more than a kilobyte each: that of
/// whole batches, some of them on their way at once, would be a hundred megabytes.
class PieceWalk {
public:
    explicit PieceWalk(const Analysis& analysis) : m_analysis(&analysis) {}

    [[nodiscard]] std::optional<PiecesOfBatch> next() {
        constexpr std::size_t kAtOnce = 1024;
        if (m_batch == m_analysis->pieces.size()) {
            return std::nullopt;
        }
        const std::size_t size = m_analysis->pieces[m_batch].pieces.size();
        const std::size_t end = std::min(m_begin + kAtOnce, size);
        const PiecesOfBatch part{m_batch, m_begin, end, end == size};
        m_begin = part.is_last ? 0 : end;
        m_batch += part.is_last ? 1 : 0;
        return part;
    }

private:
    const Analysis* m_analysis;
    std::size_t m_batch = 0;
    std::size_t m_begin = 0;
};

/// Their text.
struct FormattedPieces {
    PiecesOfBatch part;
    std::string text;
};

/// What formatting takes, of one thread.
struct FormatterInHand {
    FittedTransform transform;
    WrittenVerdicts verdicts;
    GridSnap snap;              ///< to the grid of the text
    MultiPolygonBuffer shapes;  ///< in degrees
    std::size_t last_bytes = 0; ///< of a text: the next will be about as long
};

/// Formats the pieces of batches; what is the same for many pieces is escaped once.
class PieceFormatter {
public:
    explicit PieceFormatter(const Analysis& analysis) : m_analysis(analysis) {
        for (const std::string& id : analysis.villages.ids) {
            m_villages.push_back(json_text(id));
        }
    }

    [[nodiscard]] std::string format(const PiecesOfBatch& part, FormatterInHand& in_hand) const {
        const ParcelBatch& batch = m_analysis.batches[part.batch];
        const PieceBatch& cut = m_analysis.pieces[part.batch];
        const std::span<const Piece> pieces =
            cut.pieces.view().subspan(part.begin, part.end - part.begin);
        pieces_in_wgs84(batch, cut, pieces, in_hand.transform, in_hand.snap, in_hand.shapes);
        EscapedColumn commune(batch.field(FieldRole::commune));
        EscapedColumn sheet(batch.field(FieldRole::sheet));
        EscapedColumn parcel(batch.field(FieldRole::parcel));
        EscapedColumn land_code(batch.field(FieldRole::land_use));
        in_hand.verdicts.make_room();
        std::string chunk;
        chunk.reserve(in_hand.last_bytes + in_hand.last_bytes / 8);
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            const Piece& piece = pieces[i];
            FeatureText feature(chunk);
            feature.integer("fid", static_cast<std::int64_t>(batch.first_fid + piece.parcel));
            feature.raw("commune", commune[piece.parcel]);
            feature.raw("sheet", sheet[piece.parcel]);
            feature.raw("parcel", parcel[piece.parcel]);
            feature.raw("land_code", land_code[piece.parcel]);
            const WrittenVerdict& verdict = in_hand.verdicts[piece.verdict];
            feature.members(verdict.json);
            add_shares(feature, piece, verdict.verdict);
            if (batch.fates[piece.parcel] == ParcelFate::repaired) {
                feature.boolean("repaired", true);
            }
            feature.number("area_m2", piece.area_m2);
            feature.raw("village_id", village(piece.village));
            feature.finish(in_hand.shapes.shape(i));
        }
        in_hand.last_bytes = chunk.size();
        return chunk;
    }

private:
    static void add_shares(FeatureText& feature, const Piece& piece, const Verdict& verdict) {
        feature.number("principal_share", principal_share_of(piece, verdict));
        if (const std::optional<double> share = certified_share_of(piece, verdict)) {
            feature.number("certified_share", *share);
        }
    }

    [[nodiscard]] std::string_view village(VillageIndex index) const {
        return index == kOutsideVillages
                   ? std::string_view("null")
                   : std::string_view(m_villages[static_cast<std::size_t>(index)]);
    }

    const Analysis& m_analysis;
    std::vector<std::string> m_villages; ///< by village
};

} // namespace

std::string write_villages_geojson(
    const Analysis& analysis,
    const FittedTransform& transform,
    const std::filesystem::path& path) {
    GeoJsonWriter writer = GeoJsonWriter::open(path, "villages");
    const MultiPolygonBuffer shapes = villages_in_wgs84(analysis, transform);
    std::string chunk;
    for (std::size_t i = 0; i < analysis.villages.size(); ++i) {
        FeatureText feature(chunk);
        feature.text("id", analysis.villages.ids[i]);
        feature.text("name", analysis.villages.names[i]);
        add_figures(feature, analysis.village_totals[i], analysis.target_percent);
        feature.finish(shapes.shape(i));
    }
    writer.fingerprint(chunk);
    writer.write(chunk);
    return writer.finish();
}

std::string write_parcels_geojson(
    const Analysis& analysis,
    const FittedTransform& transform,
    const std::filesystem::path& path,
    Progress& progress) {
    progress.begin("geojson", analysis.batches.size());
    GeoJsonWriter writer = GeoJsonWriter::open(path, "parcels");
    const PieceFormatter formatter(analysis);
    tbb::enumerable_thread_specific<FormatterInHand> in_hand([&] {
        return FormatterInHand{
            transform.clone(), WrittenVerdicts(analysis), GridSnap(kGeoJsonStepsADegree), {}, 0};
    });
    PieceWalk walk(analysis);
    run_in_order<PiecesOfBatch, FormattedPieces>(
        2 * static_cast<std::size_t>(tbb::this_task_arena::max_concurrency()),
        [&] { return walk.next(); },
        [&](const PiecesOfBatch& part) {
            return FormattedPieces{part, formatter.format(part, in_hand.local())};
        },
        [&](const FormattedPieces& formatted) { writer.fingerprint(formatted.text); },
        [&](const FormattedPieces& formatted) {
            writer.write(formatted.text);
            if (formatted.part.is_last) {
                let_go_behind(analysis.spilled, formatted.part.batch);
                progress.advance(1);
            }
        });
    std::string sha256 = writer.finish();
    progress.end();
    return sha256;
}

} // namespace huuco
