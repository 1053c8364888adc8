// SPDX-License-Identifier: MIT
/// \file
/// Blocks of rows, then parts by hash.

#include "overlay/open_edges.hpp"

#include "overlay/parallel_blocks.hpp"

#include <tbb/enumerable_thread_specific.h>

#include <algorithm>
#include <utility>

namespace huuco {

namespace {

constexpr std::size_t kRowsAtOnce = 8192;   ///< as many as a batch of parcels
constexpr std::size_t kUsualPoints = 16;    ///< of such rows
constexpr std::size_t kPointsATable = 3072; ///< their edges fit a core's own cache
constexpr unsigned kPartBits = 7;
constexpr std::size_t kParts = std::size_t{1} << kPartBits;
constexpr unsigned kHashBits = 64;

/// How many rows make a block: fewer where they have more points than parcels have.
std::size_t rows_at_once(const ShapeTable& shapes) {
    constexpr std::size_t kSample = 64;
    const std::size_t step = shapes.size() / kSample + 1;
    std::size_t points = 0;
    std::size_t rows = 0;
    for (std::size_t row = 0; row < shapes.size(); row += step, ++rows) {
        points += shapes[row].points().size();
    }
    const std::size_t usual = rows * kUsualPoints;
    return points <= usual ? kRowsAtOnce : kRowsAtOnce * usual / points + 1;
}

std::vector<LoneEdge> with_coordinates(const std::vector<Edge>& edges) {
    std::vector<LoneEdge> lone;
    lone.reserve(edges.size());
    for (const Edge& edge : edges) {
        lone.push_back({{edge.from(), edge.to()}, edge.hash, edge.row});
    }
    return lone;
}

/// The edges that stay alone in one part of the hashes.
std::vector<LoneEdge> lone_in_part(const std::vector<LoneEdge>& edges) {
    EdgeTable table;
    table.start(edges.size());
    for (const LoneEdge& edge : edges) {
        table.add(edge.edge());
    }
    std::vector<Edge> lone;
    table.drain(lone);
    return with_coordinates(lone);
}

/// Hands the edges that stay alone to a function, a part of the hashes at a time.
template <typename Take>
void pass_lone(SpilledParts<LoneEdge>& by_hash, unsigned threads, const Take& take) {
    NoProgress quick;
    pass_blocks(
        by_hash.parts(),
        1,
        threads,
        quick,
        [&](std::size_t part, std::size_t /*end*/) { return lone_in_part(by_hash.take(part)); },
        take);
}

/// One box a row, ascending.
std::vector<RowBox> united_by_row(std::vector<RowBox> edges) {
    std::ranges::sort(edges, {}, &RowBox::row);
    std::vector<RowBox> rows;
    for (const RowBox& edge : edges) {
        if (rows.empty() || rows.back().row != edge.row) {
            rows.push_back(edge);
        }
        rows.back().box.expand(edge.box);
    }
    return rows;
}

/// A pairing that has all blocks of a layer.
BorderPairing
pair_blocks(const ShapeTable& shapes, unsigned threads, SpillFile* file, Progress& progress) {
    BorderPairing borders;
    if (file != nullptr) {
        borders.keep_in(*file);
    }
    tbb::enumerable_thread_specific<BlockPairing> pairings;
    pass_blocks(
        shapes.size(),
        rows_at_once(shapes),
        threads,
        progress,
        [&](std::size_t begin, std::size_t end) {
            BorderBlock block = pairings.local()(shapes, begin, end);
            shapes.let_go(begin, end);
            return block;
        },
        [&](BorderBlock block) { borders.add(std::move(block), 0); });
    return borders;
}

} // namespace

BorderBlock BlockPairing::operator()(const ShapeTable& shapes, std::size_t begin, std::size_t end) {
    BorderBlock block;
    block.rows.reserve(end - begin);
    m_lone.clear();
    std::size_t first = begin;
    while (first < end) {
        std::size_t points = 0;
        std::size_t last = first;
        while (last < end && points < kPointsATable) {
            points += shapes[last++].points().size();
        }
        m_near.start(points);
        for (; first < last; ++first) {
            const ShapeView shape = shapes[first];
            const auto row = static_cast<std::uint32_t>(first);
            m_near.add(shape, row);
            block.rows.push_back({row, shape.box()});
        }
        m_near.drain(m_lone);
    }
    m_block.start(m_lone.size());
    for (const Edge& edge : m_lone) {
        m_block.add(edge);
    }
    m_lone.clear();
    m_block.drain(m_lone);
    block.lone = with_coordinates(m_lone);
    return block;
}

BorderPairing::BorderPairing() : m_by_hash(kParts, nullptr) {}

void BorderPairing::keep_in(SpillFile& file) {
    m_file = &file;
    m_rows.keep_in(file);
    m_by_hash.keep_in(file);
}

void BorderPairing::add(BorderBlock block, std::uint32_t first_row) {
    for (LoneEdge& edge : block.lone) {
        edge.row += first_row;
        m_by_hash.add(edge.hash >> (kHashBits - kPartBits), edge);
    }
    for (RowBox& row : block.rows) {
        row.row += first_row;
    }
    m_row_count += block.rows.size();
    m_rows.append(std::move(block.rows));
}

LayerBorders BorderPairing::finish(unsigned threads) && {
    LayerBorders borders{std::move(m_rows), RowBoxes(m_file)};
    const std::size_t rows_a_part = m_row_count / kParts + 1;
    SpilledParts<RowBox> by_row(kParts, m_file);
    pass_lone(m_by_hash, threads, [&](const std::vector<LoneEdge>& lone) {
        for (const LoneEdge& edge : lone) {
            RowBox open{edge.row, {}};
            open.box.expand(edge.ends[0]);
            open.box.expand(edge.ends[1]);
            by_row.add(edge.row / rows_a_part, open);
        }
    });
    for (std::size_t part = 0; part < kParts; ++part) {
        borders.open.append(united_by_row(by_row.take(part)));
    }
    return borders;
}

std::vector<LoneEdge> BorderPairing::lone_edges(unsigned threads) && {
    std::vector<LoneEdge> edges;
    pass_lone(m_by_hash, threads, [&](const std::vector<LoneEdge>& lone) {
        edges.insert(edges.end(), lone.begin(), lone.end());
    });
    return edges;
}

LayerBorders
borders_of(const ShapeTable& shapes, unsigned threads, SpillFile* file, Progress& progress) {
    return pair_blocks(shapes, threads, file, progress).finish(threads);
}

std::vector<LoneEdge>
lone_edges_of(const ShapeTable& shapes, unsigned threads, SpillFile* file, Progress& progress) {
    return pair_blocks(shapes, threads, file, progress).lone_edges(threads);
}

} // namespace huuco
