// SPDX-License-Identifier: MIT

/// \file
/// From the sketch to the landscape: which faces are parcels, their keys and their cells.

#include "land.hpp"

#include "random.hpp"
#include "regions.hpp"

#include <algorithm>
#include <cstddef>
#include <tuple>

namespace landscape {

namespace {

constexpr int sheet_cells = 64; ///< side of a map sheet

/// A face of the sketch that may become a parcel.
struct Candidate {
    std::int32_t face = 0;
    std::int64_t cells = 0;
    std::int64_t sum_x = 0;
    std::int64_t sum_y = 0;
    std::int64_t remoteness = 0;

    [[nodiscard]] int x() const { return static_cast<int>(sum_x / cells); }

    [[nodiscard]] int y() const { return static_cast<int>(sum_y / cells); }
};

/// All faces that somebody owns, with their remoteness.
std::vector<Candidate>
find_candidates(const Layout& layout, const Lattice& lattice, std::uint64_t seed) {
    std::vector<Candidate> all(layout.kind.size());
    std::size_t index = 0;
    for (int y = 0; y < layout.rows; ++y) {
        for (int x = 0; x < layout.columns; ++x, ++index) {
            auto& candidate = all[static_cast<std::size_t>(layout.face[index])];
            candidate.face = layout.face[index];
            candidate.cells += 1;
            candidate.sum_x += x;
            candidate.sum_y += y;
        }
    }
    std::erase_if(all, [&](const Candidate& c) {
        return c.cells == 0 || layout.kind[static_cast<std::size_t>(c.face)] == Kind::nobody;
    });
    for (auto& candidate : all) {
        candidate.remoteness = remoteness(lattice, candidate.x(), candidate.y(), seed);
    }
    return all;
}

/// A sketch large enough for the parcels asked for.
Layout sketch(const LandSize& size, std::vector<Candidate>& candidates, Lattice& lattice) {
    std::int64_t cells = static_cast<std::int64_t>(size.parcels) * 20 + 4000;
    while (true) {
        int rows = 32;
        while (static_cast<std::int64_t>(rows) * rows * 5 / 4 < cells) {
            ++rows;
        }
        Layout layout = make_layout(rows * 5 / 4, rows, size.seed);
        lattice = Lattice(layout.columns, layout.rows, size.seed);
        candidates = find_candidates(layout, lattice, size.seed);
        // The outline leaves out the corners of the grid, about a third of it.
        if (candidates.size() * 2 / 3 >= static_cast<std::size_t>(size.parcels)) {
            return layout;
        }
        cells += cells / 8;
    }
}

/// Keeps the faces nearest to the middle. \returns the remoteness beyond which no village lies
std::int64_t keep_nearest(std::vector<Candidate>& candidates, int parcels) {
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return std::tie(a.remoteness, a.face) < std::tie(b.remoteness, b.face);
    });
    candidates.resize(static_cast<std::size_t>(parcels));
    return candidates[candidates.size() - 1 - candidates.size() / 50].remoteness;
}

/// Old communes lie side by side from west to east.
int commune_of(const Candidate& c, const LandSize& size, const Lattice& lattice) {
    return std::min(size.communes - 1, c.x() * size.communes / lattice.columns());
}

/// Sheets are squares; they are numbered within their commune, parcels within their sheet.
void number_parcels(
    Land& land,
    std::vector<Candidate>& kept,
    const Layout& layout,
    const LandSize& size) {
    const auto place = [&](const Candidate& c) {
        return std::tuple(
            commune_of(c, size, land.lattice),
            -(c.y() / sheet_cells),
            c.x() / sheet_cells,
            -c.y() / 8,
            c.x(),
            c.face);
    };
    std::sort(kept.begin(), kept.end(), [&](const Candidate& a, const Candidate& b) {
        return place(a) < place(b);
    });
    std::tuple<int, int, int> sheet_place{-1, 0, 0};
    ParcelKey key;
    for (const auto& c : kept) {
        const auto [commune, row, column, strip, x, face] = place(c);
        if (std::tuple(commune, row, column) != sheet_place) {
            key.sheet = commune == std::get<0>(sheet_place) ? key.sheet + 1 : 1;
            key.number = 0;
            sheet_place = {commune, row, column};
        }
        key.commune = commune;
        key.number += 1;
        key.kind = layout.kind[static_cast<std::size_t>(c.face)];
        land.parcels.push_back(key);
    }
}

void fill_cells(Land& land, const std::vector<Candidate>& kept, const Layout& layout) {
    std::vector<std::int32_t> parcel_of(layout.kind.size(), -1);
    land.first_cell.assign(kept.size() + 1, 0);
    for (std::size_t p = 0; p < kept.size(); ++p) {
        parcel_of[static_cast<std::size_t>(kept[p].face)] = static_cast<std::int32_t>(p);
        land.first_cell[p + 1] = land.first_cell[p] + static_cast<std::uint32_t>(kept[p].cells);
    }
    land.cells.resize(layout.face.size());
    land.parcel_cells.resize(land.first_cell.back());
    std::vector<std::uint32_t> next(land.first_cell.begin(), land.first_cell.end() - 1);
    for (std::uint32_t i = 0; i < land.cells.size(); ++i) {
        const std::int32_t parcel = parcel_of[static_cast<std::size_t>(layout.face[i])];
        land.cells[i].parcel = parcel;
        if (parcel >= 0) {
            land.parcel_cells[next[static_cast<std::size_t>(parcel)]++] = i;
        }
    }
}

/// Streams wind; a few other parcels were surveyed with very many points.
void draw_richness(Land& land, std::uint64_t seed) {
    land.richness.resize(land.parcels.size());
    for (std::size_t p = 0; p < land.parcels.size(); ++p) {
        const std::uint64_t draw = hash(seed, static_cast<std::int64_t>(p), 17) % 1000;
        std::uint8_t richness = land.parcels[p].kind == Kind::stream ? 1 : 0;
        if (draw < 12) {
            richness = draw < 3 ? 3 : 2;
        }
        land.richness[p] = richness;
    }
}

} // namespace

Land make_land(const LandSize& size) {
    Land land;
    land.villages = size.villages;
    std::vector<Candidate> candidates;
    const Layout layout = sketch(size, candidates, land.lattice);
    const std::int64_t limit = keep_nearest(candidates, size.parcels);
    number_parcels(land, candidates, layout, size);
    fill_cells(land, candidates, layout);
    draw_richness(land, size.seed);
    assign_villages(land, limit, size.seed);
    assign_surveys(land, size.seed);
    return land;
}

} // namespace landscape
