// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The finished landscape: cells that know their parcel, village and survey.

#include "lattice.hpp"
#include "layout.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace landscape {

/// What a cell belongs to. Cells with equal values of a parcel form one atom.
struct Cell {
    std::int32_t parcel = -1;  ///< position in the parcel file, -1 for nobody's ground
    std::uint16_t village = 0; ///< from 1; 0 is outside all villages
    std::uint16_t survey = 0;  ///< surveyed organic polygon from 1; 0 for none

    friend bool operator==(const Cell&, const Cell&) = default;
};

/// Key of a parcel in the cadastre, and what it was drawn as.
struct ParcelKey {
    int commune = 0; ///< index into the list of old communes
    int sheet = 0;
    int number = 0;
    Kind kind = Kind::nobody;
};

/// What to make.
struct LandSize {
    int parcels = 6000;
    int villages = 12;
    int communes = 1;
    std::uint64_t seed = 1;
};

/// The landscape without attributes.
struct Land {
    Lattice lattice{0, 0, 0};
    std::vector<Cell> cells;               ///< row by row from the south
    std::vector<ParcelKey> parcels;        ///< in file order: commune, sheet, number
    std::vector<std::uint8_t> richness;    ///< of each parcel's outline, 0 to 3
    std::vector<std::uint32_t> first_cell; ///< of each parcel in parcel_cells, and one end
    std::vector<std::uint32_t> parcel_cells;
    int villages = 0;
    int surveys = 0;

    [[nodiscard]] std::span<const std::uint32_t> cells_of(std::int32_t parcel) const {
        const auto p = static_cast<std::size_t>(parcel);
        return std::span(parcel_cells).subspan(first_cell[p], first_cell[p + 1] - first_cell[p]);
    }

    [[nodiscard]] const Cell& cell(std::uint32_t index) const { return cells[index]; }
};

/// Makes a landscape of exactly the parcels asked for, inside an irregular outline.
///
/// Villages are regions nearest to a seed point, with a disturbed distance; most parcels belong as
/// a whole to the village of their middle, the others are cut by the border. About two parcels in
/// a hundred lie outside every village. Every village is one connected region.
/// \pre 1 <= villages <= 60000, parcels >= villages
[[nodiscard]] Land make_land(const LandSize& size);

} // namespace landscape
