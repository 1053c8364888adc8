// SPDX-License-Identifier: MIT
/// \file
/// Turns villages and pieces into tile layers.

#include "pipeline/publish_tiles.hpp"

#include "pipeline/batch_verdicts.hpp"
#include "pipeline/piece_share.hpp"
#include "pipeline/read_parcels.hpp"
#include "pipeline/tile_column_builder.hpp"
#include "pipeline/wgs84_shapes.hpp"

#include <huuco/base/spill_heap.hpp>
#include <huuco/geometry/label_point.hpp>
#include <huuco/tile/write_tiles.hpp>

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <memory_resource>
#include <string>
#include <utility>

namespace huuco {

namespace {

/// What a label needs of the villages.
constexpr std::array<std::string_view, 5> kLabelColumns =
    {"id", "name", "evidence", "share_percent", "target_met"};

/// Id, name and figures of the villages, as the summary has them.
std::vector<TileColumn> village_columns(const Analysis& analysis) {
    std::array<TileColumnBuilder, 10> columns = {
        TileColumnBuilder("id"),
        TileColumnBuilder("name"),
        TileColumnBuilder("parcels"),
        TileColumnBuilder("parcel_m2"),
        TileColumnBuilder("principal_m2"),
        TileColumnBuilder("organic_m2"),
        TileColumnBuilder("in_conversion_m2"),
        TileColumnBuilder("evidence"),
        TileColumnBuilder("share_percent"),
        TileColumnBuilder("target_met")};
    for (std::size_t i = 0; i < analysis.villages.size(); ++i) {
        const AreaTotals& totals = analysis.village_totals[i];
        columns[0].add_text(analysis.villages.ids[i]);
        columns[1].add_text(analysis.villages.names[i]);
        columns[2].add(static_cast<std::int64_t>(totals.parcels));
        columns[3].add(totals.parcel_m2);
        columns[4].add(totals.principal_m2);
        columns[5].add(totals.organic_m2);
        columns[6].add(totals.in_conversion_m2);
        if (const std::optional<double> share = totals.share_percent()) {
            columns[7].add_text(totals.evidence());
            columns[8].add(*share);
        } else {
            columns[7].add_absent();
            columns[8].add_absent();
        }
        columns[9].add(totals.meets(analysis.target_percent));
    }
    std::vector<TileColumn> finished;
    for (TileColumnBuilder& column : columns) {
        finished.push_back(column.finish());
    }
    return finished;
}

TileLayer village_layer(const Analysis& analysis, const FittedTransform& transform) {
    TileLayer layer;
    layer.name = "villages";
    layer.description = in_language(
        analysis.language,
        "Các thôn kèm số liệu của bảng",
        "Villages with the figures of the table");
    layer.shapes.append(villages_in_wgs84(analysis, transform));
    for (std::size_t i = 0; i < analysis.villages.size(); ++i) {
        layer.ids.push_back(i);
    }
    layer.columns = village_columns(analysis);
    return layer;
}

/// The place of each village's name: where its ground is widest.
TileLayer village_label_layer(const Analysis& analysis, const FittedTransform& transform) {
    TileLayer layer;
    layer.name = "village_labels";
    layer.description = in_language(
        analysis.language,
        "Một điểm trong mỗi thôn, để ghi tên và tỷ lệ",
        "A point in each village, for its name and share");
    std::vector<TileColumn> all = village_columns(analysis);
    for (TileColumn& column : all) {
        if (std::ranges::find(kLabelColumns, column.key) != kLabelColumns.end()) {
            layer.columns.push_back({column.key, std::move(column.dictionary), {}, {}});
        } else {
            column.key.clear();
        }
    }
    LabelPlacer placer;
    for (std::size_t i = 0; i < analysis.villages.size(); ++i) {
        const std::optional<Point> place = placer.place(analysis.villages.shapes.shape(i));
        if (!place) {
            continue; // a village that only a field names has no ground of its own
        }
        layer.ids.push_back(i);
        layer.points.push_back(*place);
        std::size_t next = 0;
        for (const TileColumn& column : all) {
            if (!column.key.empty()) {
                layer.columns[next++].codes.push_back(column.codes[i]);
            }
        }
    }
    transform.apply(layer.points);
    return layer;
}

/// Ids that stay the same as long as the parcel file does: the first piece of a parcel has the
/// number of the feature, the others that number behind the number of the piece. Exact in
/// JavaScript up to 8191 pieces of 2^40 features.
std::uint64_t piece_id(std::uint64_t fid, std::uint64_t piece) {
    return (piece << 40U) | fid;
}

/// What parts of the pieces count: `principal_share` and `certified_share`, as in the GeoJSON.
class ShareColumns {
public:
    explicit ShareColumns(std::pmr::memory_resource* memory)
        : m_principal(kPrincipal, memory), m_certified(kCertified, memory) {}

    void reserve(std::size_t pieces) {
        m_principal.reserve(pieces);
        m_certified.reserve(pieces);
    }

    /// Told only where a piece counts in part: a mixed code, such as ONT+CLN; a certified area.
    void add(const Piece& piece, const Verdict& verdict) {
        const double exact = principal_share_of(piece, verdict);
        const double part = exact == verdict.principal_share ? exact : rounded(exact);
        add_part(m_principal, exact > 0.0 && part < 1.0, part);
        const std::optional<double> certified = certified_share_of(piece, verdict);
        const double counted = rounded(certified.value_or(part));
        add_part(m_certified, certified && counted < part, counted);
    }

    /// What classes have: the means of their parcels.
    [[nodiscard]] static std::vector<TileMean> means() {
        return {{kPrincipal, kStep}, {kCertified, kStep}};
    }

    void move_to(std::vector<TileColumn>& columns) {
        columns.push_back(m_principal.finish());
        columns.push_back(m_certified.finish());
    }

private:
    static constexpr const char* kPrincipal = "principal_share";
    static constexpr const char* kCertified = "certified_share";

    /// Of the parcels that are joined into one class. Sums do not depend on it, since a class has
    /// the mean of its parcels: it bounds how far a place may be from that, and how many classes a
    /// village has. Measured in docs/adr/0062.
    static constexpr double kStep = 0.1;

    /// To a ten-thousandth, which keeps the dictionary small however many parcels have a share of
    /// their own, and the share of the land within 0.005 points even if all were rounded one way.
    static double rounded(double share) {
        constexpr double kParts = 10'000.0;
        return std::round(kParts * share) / kParts;
    }

    static void add_part(TileColumnBuilder& column, bool is_told, double part) {
        if (is_told) {
            column.add_number(part);
        } else {
            column.add_absent();
        }
    }

    TileColumnBuilder m_principal;
    TileColumnBuilder m_certified;
};

std::size_t count_pieces(const Analysis& analysis) {
    std::size_t count = 0;
    for (const PieceBatch& batch : analysis.pieces) {
        count += batch.pieces.size();
    }
    return count;
}

/// \param memory  for the attributes; outlives the layer
TileLayer parcel_layer(
    const Analysis& analysis,
    const FittedTransform& transform,
    std::pmr::memory_resource* memory) {
    const std::size_t pieces = count_pieces(analysis);
    TileLayer layer{
        "parcels",
        in_language(
            analysis.language,
            "Các phần thửa đất: mỗi phần thuộc một thôn và một loại",
            "Pieces of parcels: one village and one class each"),
        {},
        {},
        std::pmr::vector<std::uint64_t>(memory),
        {},
        {},
        {},
        "class"};
    layer.ids.reserve(pieces);
    layer.dissolve = TileDissolve{
        "classes",
        in_language(
            analysis.language,
            "Đất cùng loại trong một thôn, ở các mức mà thửa quá nhỏ để thấy được",
            "Ground of one class in one village, where parcels are too small to be seen"),
        {"class", "village_id"},
        std::nullopt,
        ShareColumns::means()};
    TileColumn fid{"fid", {}, {}, std::pmr::vector<std::int64_t>(memory)};
    fid.integers.reserve(pieces);
    TileColumnBuilder map_class("class", memory);
    TileColumnBuilder village("village_id", memory);
    TileColumnBuilder crop("crop", memory);
    ShareColumns shares(memory);
    shares.reserve(pieces);
    for (TileColumnBuilder* column : {&map_class, &village, &crop}) {
        column->reserve(pieces);
    }
    for (std::size_t number = 0; number < analysis.batches.size(); ++number) {
        const ParcelBatch& batch = analysis.batches[number];
        const PieceBatch& cut = analysis.pieces[number];
        BatchVerdicts verdicts(analysis.verdicts);
        MultiPolygonBuffer shapes;
        shapes.reserve_as(batch.shapes);
        std::uint64_t piece_number = 0;
        for (const Piece& piece : cut.pieces.view()) {
            const Verdict& verdict = verdicts[piece.verdict];
            const std::uint64_t number_in_source = batch.first_fid + piece.parcel;
            const bool is_next_piece =
                !fid.integers.empty() &&
                fid.integers.back() == static_cast<std::int64_t>(number_in_source);
            piece_number = is_next_piece ? piece_number + 1 : 0;
            layer.ids.push_back(piece_id(number_in_source, piece_number));
            shapes.add_shape(shape_of(batch, cut, piece));
            fid.integers.push_back(static_cast<std::int64_t>(number_in_source));
            shares.add(piece, verdict);
            map_class.add_text(map_class_name(verdict.map_class));
            crop.add_text(verdict.crop);
            village.add_text(
                piece.village == kOutsideVillages
                    ? std::string_view{}
                    : std::string_view(
                          analysis.villages.ids[static_cast<std::size_t>(piece.village)]));
        }
        transform.apply(shapes.points());
        if (analysis.spilled) {
            shapes.spill(*analysis.spilled);
        }
        layer.shapes.append(std::move(shapes));
        let_go_behind(analysis.spilled, number);
    }
    layer.columns.push_back(std::move(fid));
    for (TileColumnBuilder* column : {&map_class, &village, &crop}) {
        layer.columns.push_back(column->finish());
    }
    shares.move_to(layer.columns);
    return layer;
}

} // namespace

bool has_ground_for_tiles(const Analysis& analysis) noexcept {
    return !analysis.extent.is_empty() || !analysis.villages.shapes.box().is_empty();
}

TileStatistics write_analysis_tiles(
    const Analysis& analysis,
    const AnalyzeOptions& options,
    const FittedTransform& transform,
    const std::filesystem::path& mbtiles,
    const std::filesystem::path& pmtiles,
    Progress& progress) {
    // Without a limit all of it stays in memory: a file would only be slower.
    SpillHeap memory(
        options.memory.value_or(std::numeric_limits<std::uint64_t>::max()), mbtiles.parent_path());
    std::vector<TileLayer> layers;
    layers.push_back(village_layer(analysis, transform));
    layers.push_back(parcel_layer(analysis, transform, &memory));
    layers.push_back(village_label_layer(analysis, transform));
    TileOptions tile_options;
    tile_options.min_zoom = options.min_zoom;
    tile_options.max_zoom = options.max_zoom;
    tile_options.name = analysis.plan_name;
    tile_options.description = in_language(
        analysis.language,
        "huuco: tỷ lệ hữu cơ của đất cây trồng chủ lực",
        "huuco: organic share of principal-crop land");
    if (analysis.area_method != AreaMethod::legal) { // tiles show ground as it is drawn
        tile_options.share_percent = analysis.whole.share_percent();
    }
    tile_options.generator = "huuco " HUUCO_VERSION;
    tile_options.threads = options.threads;
    tile_options.memory = &memory;
    return write_tiles(std::move(layers), tile_options, {mbtiles, pmtiles, {}}, progress);
}

} // namespace huuco
