// SPDX-License-Identifier: MIT

/// \file
/// Village regions and survey patches.

#include "regions.hpp"

#include "components.hpp"
#include "random.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <limits>
#include <vector>

namespace landscape {

namespace {

struct Place {
    int x = 0;
    int y = 0;
};

std::int64_t distance2(Place a, Place b) {
    const std::int64_t dx = a.x - b.x;
    const std::int64_t dy = a.y - b.y;
    return dx * dx + dy * dy;
}

Place place_of(const Land& land, std::uint32_t cell) {
    const auto columns = static_cast<std::uint32_t>(land.lattice.columns());
    return {static_cast<int>(cell % columns), static_cast<int>(cell / columns)};
}

/// The middle cell of a parcel's list of cells: inside it, and near its centre.
Place middle_of(const Land& land, std::int32_t parcel) {
    const auto cells = land.cells_of(parcel);
    return place_of(land, cells[cells.size() / 2]);
}

/// Points that keep away from each other: the best of some candidates each time.
std::vector<Place> scatter(const Land& land, int count, std::int64_t limit, std::uint64_t seed) {
    Random random(seed);
    std::vector<Place> places;
    while (static_cast<int>(places.size()) < count) {
        Place best;
        std::int64_t best_gap = -1;
        for (int k = 0; k < 10; ++k) {
            const Place here = middle_of(land, random.below(static_cast<int>(land.parcels.size())));
            if (remoteness(land.lattice, here.x, here.y, seed) > limit && k + 1 < 10) {
                continue;
            }
            std::int64_t gap = std::numeric_limits<std::int64_t>::max();
            for (const Place other : places) {
                gap = std::min(gap, distance2(here, other));
            }
            if (gap > best_gap) {
                best = here;
                best_gap = gap;
            }
        }
        places.push_back(best);
    }
    return places;
}

/// Answers which of many points is nearest; looks only at the points that can win in a tile.
class Nearest {
public:
    Nearest(std::vector<Place> points, const Lattice& lattice, std::uint64_t seed)
        : m_points(std::move(points)), m_seed(seed), m_tiles_across(lattice.columns() / tile + 1) {
        const int tiles_up = lattice.rows() / tile + 1;
        for (int row = 0; row < tiles_up; ++row) {
            for (int column = 0; column < m_tiles_across; ++column) {
                m_candidates.push_back(candidates_at(
                    {disturb_scale * (column * tile + tile / 2),
                     disturb_scale * (row * tile + tile / 2)}));
            }
        }
    }

    /// \returns position of the nearest point, in a distance that winds
    [[nodiscard]] int operator()(int x, int y) const {
        const Place here = disturbed(x, y);
        const auto index = static_cast<std::size_t>((y / tile) * m_tiles_across + x / tile);
        int best = 0;
        std::int64_t best_gap = std::numeric_limits<std::int64_t>::max();
        for (const int k : m_candidates[index]) {
            const std::int64_t gap = distance2(here, scaled(m_points[static_cast<std::size_t>(k)]));
            if (gap < best_gap) {
                best_gap = gap;
                best = k;
            }
        }
        return best;
    }

private:
    static constexpr int tile = 32;
    static constexpr int disturb_scale = 16;
    static constexpr int disturb_cells = 5;

    static Place scaled(Place p) { return {p.x * disturb_scale, p.y * disturb_scale}; }

    [[nodiscard]] Place disturbed(int x, int y) const {
        const auto off = [&](std::uint64_t channel) {
            const int noise = smooth_noise(m_seed + channel, x * flat_unit, y * flat_unit, 4);
            return noise * disturb_cells / (32768 / disturb_scale);
        };
        return {x * disturb_scale + off(1), y * disturb_scale + off(2)};
    }

    /// Points no farther than the nearest one plus the tile's diagonal and the disturbance.
    [[nodiscard]] std::vector<int> candidates_at(Place middle) const {
        std::int64_t nearest = std::numeric_limits<std::int64_t>::max();
        for (const Place p : m_points) {
            nearest = std::min(nearest, distance2(middle, scaled(p)));
        }
        std::int64_t reach = 0;
        while (reach * reach < nearest) {
            ++reach;
        }
        reach += disturb_scale * (2 * tile + 4 * disturb_cells);
        std::vector<int> result;
        for (std::size_t k = 0; k < m_points.size(); ++k) {
            if (distance2(middle, scaled(m_points[k])) <= reach * reach) {
                result.push_back(static_cast<int>(k));
            }
        }
        return result;
    }

    std::vector<Place> m_points;
    std::uint64_t m_seed;
    int m_tiles_across;
    std::vector<std::vector<int>> m_candidates;
};

/// Roads and streams follow the border cell by cell, and so do some of the other parcels.
bool is_cut_by_borders(const Land& land, std::int32_t parcel, std::uint64_t seed) {
    const Kind kind = land.parcels[static_cast<std::size_t>(parcel)].kind;
    return kind == Kind::road || kind == Kind::stream || hash(seed, parcel, 3) % 100 < 40;
}

void assign_nearest(Land& land, std::int64_t limit, std::uint64_t seed) {
    const Nearest nearest(scatter(land, land.villages, limit * 8 / 10, seed), land.lattice, seed);
    const auto village_at = [&](Place at) -> std::uint16_t {
        if (remoteness(land.lattice, at.x, at.y, seed) > limit) {
            return 0;
        }
        return static_cast<std::uint16_t>(nearest(at.x, at.y) + 1);
    };
    for (std::uint32_t i = 0; i < land.cells.size(); ++i) {
        Cell& cell = land.cells[i];
        if (cell.parcel < 0 || is_cut_by_borders(land, cell.parcel, seed)) {
            cell.village = village_at(place_of(land, i));
        }
    }
    for (std::int32_t p = 0; p < static_cast<std::int32_t>(land.parcels.size()); ++p) {
        if (!is_cut_by_borders(land, p, seed)) {
            const std::uint16_t village = village_at(middle_of(land, p));
            for (const std::uint32_t i : land.cells_of(p)) {
                land.cells[i].village = village;
            }
        }
    }
}

/// Gives detached bits of a village to the village next to them.
/// \returns whether there were any
bool attach_enclaves(Land& land) {
    std::vector<std::int32_t> villages(land.cells.size());
    for (std::size_t i = 0; i < villages.size(); ++i) {
        villages[i] = land.cells[i].village;
    }
    const Components regions = find_components(villages, land.lattice.columns());
    std::vector<std::int32_t> largest(static_cast<std::size_t>(land.villages) + 1, -1);
    for (std::size_t k = 0; k < regions.size.size(); ++k) {
        auto& best = largest[land.cells[static_cast<std::size_t>(regions.sample[k])].village];
        if (best < 0 || regions.size[k] > regions.size[static_cast<std::size_t>(best)]) {
            best = static_cast<std::int32_t>(k);
        }
    }
    bool found = false;
    const auto columns = static_cast<std::size_t>(land.lattice.columns());
    for (std::size_t i = columns; i < villages.size(); ++i) {
        const std::int32_t region = regions.label[i];
        if (largest[static_cast<std::size_t>(villages[i])] != region) {
            // The cell before in the scan is settled already, so the bit is filled from one side.
            const bool from_left = regions.label[i - 1] != region ||
                                   land.cells[i - 1].village != land.cells[i].village;
            land.cells[i].village = land.cells[from_left ? i - 1 : i - columns].village;
            found = true;
        }
    }
    return found;
}

/// Marks the cells of a patch with the latest survey's number.
void paint_survey(Land& land, Place middle, int radius, std::uint64_t seed) {
    const int columns = land.lattice.columns();
    for (int y = std::max(1, middle.y - 14); y < std::min(land.lattice.rows() - 1, middle.y + 15);
         ++y) {
        for (int x = std::max(1, middle.x - 14); x < std::min(columns - 1, middle.x + 15); ++x) {
            const int noise = smooth_noise(seed + 8, x * flat_unit, y * flat_unit, 3);
            const int reach = radius + noise * 4 / 32768;
            if (distance2({x, y}, middle) <= reach * reach) {
                const auto index = static_cast<std::size_t>(y) * static_cast<std::size_t>(columns);
                land.cells[index + static_cast<std::size_t>(x)].survey =
                    static_cast<std::uint16_t>(land.surveys);
            }
        }
    }
}

} // namespace

std::int64_t remoteness(const Lattice& lattice, int x, int y, std::uint64_t seed) {
    const bool on_rim = x <= 0 || y <= 0 || x + 1 >= lattice.columns() || y + 1 >= lattice.rows();
    if (on_rim) {
        return std::numeric_limits<std::int64_t>::max();
    }
    const std::int64_t dx =
        (2 * x + 1 - lattice.columns()) * std::int64_t{1024} / lattice.columns();
    const std::int64_t dy = (2 * y + 1 - lattice.rows()) * std::int64_t{1024} / lattice.rows();
    const auto width = static_cast<unsigned>(lattice.columns());
    const auto shift =
        static_cast<unsigned>(std::max(2, static_cast<int>(std::bit_width(width)) - 3));
    const int wide = smooth_noise(seed + 5, x * flat_unit, y * flat_unit, shift);
    const int small = smooth_noise(seed + 6, x * flat_unit, y * flat_unit, 4);
    return (dx * dx + dy * dy) * (1024 + wide * 400 / 32768 + small * 40 / 32768) / 1024;
}

void assign_villages(Land& land, std::int64_t limit, std::uint64_t seed) {
    assign_nearest(land, limit, seed);
    for (int round = 0; round < 8 && attach_enclaves(land); ++round) {
    }
}

void assign_surveys(Land& land, std::uint64_t seed) {
    Random random(mix(seed + 31));
    const int count =
        std::max({3, land.villages / 2, static_cast<int>(land.parcels.size()) / 4000});
    std::vector<Place> middles;
    for (int attempt = 0; attempt < 20 * count && land.surveys < count; ++attempt) {
        const int parcel = random.below(static_cast<int>(land.parcels.size()));
        const Kind kind = land.parcels[static_cast<std::size_t>(parcel)].kind;
        const Place middle = middle_of(land, parcel);
        const bool crowded = std::any_of(middles.begin(), middles.end(), [&](Place other) {
            return distance2(middle, other) < 30 * 30;
        });
        if (crowded || (kind != Kind::paddy && kind != Kind::upland)) {
            continue;
        }
        middles.push_back(middle);
        ++land.surveys;
        paint_survey(land, middle, random.between(4, 7), seed);
    }
}

} // namespace landscape
