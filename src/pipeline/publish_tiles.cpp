// SPDX-License-Identifier: MIT
/// \file
/// Turns villages and pieces into tile layers.

#include "pipeline/publish_tiles.hpp"

#include "pipeline/wgs84_shapes.hpp"

#include <huuco/tile/write_tiles.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>

namespace huuco {

namespace {

/// Builds a column value by value.
class ColumnBuilder {
public:
    explicit ColumnBuilder(std::string key) { m_column.key = std::move(key); }

    void add(TileValue value) {
        m_column.codes.push_back(static_cast<std::uint32_t>(m_column.dictionary.size()));
        m_column.dictionary.push_back(std::move(value));
    }

    void add_text(std::string_view text) {
        if (text.empty()) {
            add_absent();
            return;
        }
        const auto next = static_cast<std::uint32_t>(m_column.dictionary.size());
        const auto [entry, is_new] = m_code_of.try_emplace(std::string(text), next);
        if (is_new) {
            m_column.dictionary.emplace_back(std::string(text));
        }
        m_column.codes.push_back(entry->second);
    }

    void add_absent() { m_column.codes.push_back(TileColumn::kAbsent); }

    [[nodiscard]] TileColumn finish() { return std::move(m_column); }

private:
    TileColumn m_column;
    std::unordered_map<std::string, std::uint32_t> m_code_of;
};

TileLayer village_layer(const Analysis& analysis, const FittedTransform& transform) {
    TileLayer layer;
    layer.name = "villages";
    layer.shapes = villages_in_wgs84(analysis, transform);
    std::array<ColumnBuilder, 9> columns = {
        ColumnBuilder("id"),
        ColumnBuilder("name"),
        ColumnBuilder("parcels"),
        ColumnBuilder("parcel_m2"),
        ColumnBuilder("principal_m2"),
        ColumnBuilder("organic_m2"),
        ColumnBuilder("in_conversion_m2"),
        ColumnBuilder("share_percent"),
        ColumnBuilder("target_met")};
    for (std::size_t i = 0; i < analysis.villages.size(); ++i) {
        const AreaTotals& totals = analysis.village_totals[i];
        layer.ids.push_back(i);
        columns[0].add_text(analysis.villages.ids[i]);
        columns[1].add_text(analysis.villages.names[i]);
        columns[2].add(static_cast<std::int64_t>(totals.parcels));
        columns[3].add(totals.parcel_m2);
        columns[4].add(totals.principal_m2);
        columns[5].add(totals.organic_m2);
        columns[6].add(totals.in_conversion_m2);
        if (const std::optional<double> share = totals.share_percent()) {
            columns[7].add(*share);
        } else {
            columns[7].add_absent();
        }
        columns[8].add(totals.meets(analysis.target_percent));
    }
    for (ColumnBuilder& column : columns) {
        layer.columns.push_back(column.finish());
    }
    return layer;
}

TileLayer parcel_layer(const Analysis& analysis, const FittedTransform& transform) {
    TileLayer layer;
    layer.name = "parcels";
    ColumnBuilder fid("fid");
    ColumnBuilder map_class("class");
    ColumnBuilder village("village_id");
    ColumnBuilder crop("crop");
    for (std::size_t number = 0; number < analysis.batches.size(); ++number) {
        const ParcelBatch& batch = analysis.batches[number];
        const PieceBatch& pieces = analysis.pieces[number];
        for (const Piece& piece : pieces.pieces) {
            const Verdict& verdict = analysis.verdicts[piece.verdict];
            layer.ids.push_back(
                layer.ids.size()); // a parcel may have several pieces; ids are unique
            layer.shapes.add_shape(shape_of(batch, pieces, piece));
            fid.add(static_cast<std::int64_t>(batch.first_fid + piece.parcel));
            map_class.add_text(map_class_name(verdict.map_class));
            crop.add_text(verdict.crop);
            village.add_text(
                piece.village == kOutsideVillages
                    ? std::string_view{}
                    : std::string_view(
                          analysis.villages.ids[static_cast<std::size_t>(piece.village)]));
        }
    }
    transform.apply(layer.shapes.points());
    for (ColumnBuilder* column : {&fid, &map_class, &village, &crop}) {
        layer.columns.push_back(column->finish());
    }
    return layer;
}

} // namespace

void write_analysis_tiles(
    const Analysis& analysis,
    const AnalyzeOptions& options,
    const FittedTransform& transform,
    const std::filesystem::path& mbtiles,
    const std::filesystem::path& pmtiles,
    Progress& progress) {
    std::array<TileLayer, 2> layers = {
        village_layer(analysis, transform), parcel_layer(analysis, transform)};
    TileOptions tile_options;
    tile_options.min_zoom = options.min_zoom;
    tile_options.max_zoom = options.max_zoom;
    tile_options.name = analysis.plan_name;
    tile_options.description = "huuco: organic share of principal-crop land";
    tile_options.generator = "huuco " HUUCO_VERSION;
    tile_options.threads = options.threads;
    (void)write_tiles(layers, tile_options, mbtiles, pmtiles, progress);
}

} // namespace huuco
